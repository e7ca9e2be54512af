"""The logo of a Word file: the first picture in its headers and footers."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import msgspec

from briefgen.document.attached import Picture
from briefgen.template.house.package import RELATIONSHIP, Package
from briefgen.template.picture import recognize

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_PT = 12700
_SMALLEST_PT, _LARGEST_PT = 4.0, 300.0
_UNITS_PT = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
_HEIGHT = re.compile(r"(?:^|;)\s*height:\s*([\d.]+)(pt|in|cm|mm|px)")
_POINTS_PER_PIXEL = 0.75


class FoundLogo(msgspec.Struct, frozen=True):
    """A picture, how high it stands, and what it says."""

    picture: Picture
    height_pt: float
    alt: str


def find_logo(package: Package, names: Sequence[str]) -> tuple[FoundLogo | None, tuple[str, ...]]:
    """The first picture in the parts `names` that is a PNG or JPEG, and the names of others before it."""
    passed: list[str] = []
    for name in names:
        related = package.related(name)
        for relation, height_pt, alt in _pictures(package.element(name)):
            _, target = related.get(relation, ("", ""))
            content = package.parts.get(target)
            picture = recognize(content) if content is not None else None
            if picture is not None:
                height = height_pt or picture.height * _POINTS_PER_PIXEL
                return FoundLogo(picture, min(max(height, _SMALLEST_PT), _LARGEST_PT), alt), tuple(passed)
            passed.append(PurePosixPath(target).name or "a linked picture")
    return None, tuple(passed)


def _pictures(part: Element) -> Iterator[tuple[str, float | None, str]]:
    """The relationship, height and alternative text of each picture of a part."""
    for kind in ("inline", "anchor"):
        for place in part.iter(f"{_PLACE}{kind}"):
            blip = place.find(f".//{_MAIN}blip")
            if blip is not None:
                extent, properties = place.find(f"{_PLACE}extent"), place.find(f"{_PLACE}docPr")
                high = extent.get("cy", "") if extent is not None else ""
                alt = properties.get("descr", "") if properties is not None else ""
                yield (
                    blip.get(f"{RELATIONSHIP}embed", ""),
                    int(high) / _EMU_PER_PT if high.isdecimal() else None,
                    alt.strip(),
                )
    for shape in part.iter(f"{_VML}shape"):
        image = shape.find(f"{_VML}imagedata")
        if image is not None:
            height = _HEIGHT.search(shape.get("style", ""))
            high_pt = float(height[1]) * _UNITS_PT[height[2]] if height else None
            yield image.get(f"{RELATIONSHIP}id", ""), high_pt, shape.get("alt", "").strip()
