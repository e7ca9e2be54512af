"""The theme of a Word file: the names that styles use for fonts and colors become families and `#RRGGBB`."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

import msgspec

from briefgen.template.house.package import WORD, Package

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_SCHEME = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""The names of colors in styles that the theme calls otherwise (ECMA-376 part 1, 17.18.97)."""


class Theme(msgspec.Struct, frozen=True):
    """What a Word file names once for all of its styles."""

    major: str | None
    """The family of headings."""
    minor: str | None
    """The family of the text."""
    colors: Mapping[str, str]

    def family(self, fonts: Element | None) -> str | None:
        """The family that `w:rFonts` names for Latin letters."""
        if fonts is None:
            return None
        name = fonts.get(f"{WORD}asciiTheme") or fonts.get(f"{WORD}hAnsiTheme") or ""
        themed = self.major if name.startswith("major") else self.minor if name.startswith("minor") else None
        return themed or fonts.get(f"{WORD}ascii") or fonts.get(f"{WORD}hAnsi")

    def color(self, color: Element | None) -> str | None:
        """The color that `w:color` names; an automatic one is black."""
        if color is None:
            return None
        value = color.get(f"{WORD}val", "")
        if _COLOR.fullmatch(value):
            return f"#{value.upper()}"
        name = color.get(f"{WORD}themeColor")
        if name:
            return self.colors.get(_SCHEME.get(name, name))
        return "#000000" if value == "auto" else None


def read_theme(package: Package) -> Theme:
    """The theme of `package`, empty where it has none."""
    element = package.find("theme")
    if element is None:
        return Theme(None, None, {})
    colors = {}
    for entry in element.iterfind(f".//{_DRAWING}clrScheme/*"):
        for color in entry:
            value = color.get("lastClr") or color.get("val") or ""
            if _COLOR.fullmatch(value):
                colors[entry.tag.removeprefix(_DRAWING)] = f"#{value.upper()}"
    return Theme(_typeface(element, "majorFont"), _typeface(element, "minorFont"), colors)


def _typeface(theme: Element, kind: str) -> str | None:
    latin = theme.find(f".//{_DRAWING}{kind}/{_DRAWING}latin")
    return latin.get("typeface") or None if latin is not None else None
