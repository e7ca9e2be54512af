"""The page of a Word file: its section comes in; paper, margins and the parts with header and footer go out."""

from xml.etree.ElementTree import Element

import msgspec

from briefgen.document.style import PAPER_SIZES_PT
from briefgen.template.house.package import RELATIONSHIP, WORD, Package
from briefgen.template.house.styles import number

_TWIPS_PER_PT = 20
_NEAR_PT = 3.0
"""What printers' names for one size differ by."""
_SIDES = ("top", "right", "bottom", "left")
_MOST_MARGIN_PT = 200.0
_OFF = ("0", "false", "off")


class Section(msgspec.Struct, frozen=True):
    """The first section of a Word file."""

    size_pt: tuple[float, float] | None
    margins_pt: dict[str, float]
    headers: dict[str, str]
    """The part of each kind of page: `default`, `first`, `even`, where Word shows it."""
    footers: dict[str, str]
    first_differs: bool
    """Whether the first page has a header and footer of its own."""
    columns: int

    @property
    def paper(self) -> str | None:
        """The name of the paper; None where it is of another size or lies on its side."""
        for name, size_pt in PAPER_SIZES_PT.items():
            if self.size_pt and all(abs(a - b) <= _NEAR_PT for a, b in zip(size_pt, self.size_pt, strict=True)):
                return name
        return None


def read_section(package: Package) -> Section:
    """The first section of `package`: the one that a letterhead begins with."""
    found = next(package.element(package.main).iter(f"{WORD}sectPr"), None)
    section = Element("none") if found is None else found
    size, margins = section.find(f"{WORD}pgSz"), section.find(f"{WORD}pgMar")
    width, height = number(size, "w"), number(size, "h")
    lengths = {side: number(margins, side) for side in _SIDES}
    title_page = section.find(f"{WORD}titlePg")
    return Section(
        size_pt=(width / _TWIPS_PER_PT, height / _TWIPS_PER_PT) if width and height else None,
        margins_pt={
            side: min(abs(length) / _TWIPS_PER_PT, _MOST_MARGIN_PT)
            for side, length in lengths.items()
            if length is not None
        },
        headers=_parts(package, section, "header"),
        footers=_parts(package, section, "footer"),
        first_differs=title_page is not None and title_page.get(f"{WORD}val") not in _OFF,
        columns=int(number(section.find(f"{WORD}cols"), "num") or 1),
    )


def _parts(package: Package, section: Element, kind: str) -> dict[str, str]:
    related = package.related(package.main)
    found = {}
    for reference in section.iterfind(f"{WORD}{kind}Reference"):
        _, part = related.get(reference.get(f"{RELATIONSHIP}id", ""), ("", ""))
        if part in package.parts:
            found[reference.get(f"{WORD}type", "default")] = part
    if "even" in found and not _has_even_pages(package):
        del found["even"]
    return found


def _has_even_pages(package: Package) -> bool:
    settings = package.find("settings")
    found = settings.find(f"{WORD}evenAndOddHeaders") if settings is not None else None
    return found is not None and found.get(f"{WORD}val") not in _OFF
