"""The styles of a Word file: the name of a style comes in, how its words look goes out, with all that it inherits."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from briefgen.template.house.package import WORD, Package
from briefgen.template.house.theme import Theme

_DEFAULT_PT = 10.0
"""The size of text that nothing gives a size (ECMA-376 part 1, 17.3.2.38)."""
_SINGLE = 240
"""A single line, in the unit of spacing that grows with the text."""
_LINE = 1.2
"""The height of a single line, as a share of the size; families differ little."""
_OFF = ("0", "false", "off")
_DEEPEST = 20


class Look(msgspec.Struct, frozen=True):
    """How the words of a style look."""

    family: str | None
    size_pt: float
    color: str
    bold: bool
    italic: bool
    leading_pt: float


class Stylesheet:
    """The styles of one Word file."""

    def __init__(self, package: Package, theme: Theme) -> None:
        """Those of `package`; one without any has the defaults of the format."""
        self._theme = theme
        root = package.find("styles")
        self._styles = [] if root is None else root.findall(f"{WORD}style")
        defaults = None if root is None else root.find(f"{WORD}docDefaults")
        self._defaults = [] if defaults is None else [defaults]

    def look(self, name: str) -> Look | None:
        """The look of the paragraph style `name`, as English Word names it; None where the file lacks it."""
        style = self._named(name)
        return None if style is None else self._resolve(self._chain(style))

    def body(self) -> Look:
        """The look of text without a style of its own."""
        default = (s for s in self._styles if s.get(f"{WORD}default") == "1" and s.get(f"{WORD}type") == "paragraph")
        style = next(default, self._named("Normal"))
        return self._resolve(self._defaults if style is None else self._chain(style))

    def by_id(self, style_id: str) -> list[Element]:
        """The style with that id and those it is based on, the nearest first."""
        style = self._identified(style_id)
        return [] if style is None else self._chain(style)

    def _named(self, name: str) -> Element | None:
        for style in self._styles:
            label = style.find(f"{WORD}name")
            if label is not None and label.get(f"{WORD}val", "").casefold() == name.casefold():
                return style
        return None

    def _identified(self, style_id: str) -> Element | None:
        return next((style for style in self._styles if style.get(f"{WORD}styleId") == style_id), None)

    def _chain(self, style: Element) -> list[Element]:
        chain = [style]
        while len(chain) < _DEEPEST:
            based = chain[-1].find(f"{WORD}basedOn")
            parent = None if based is None else self._identified(based.get(f"{WORD}val", ""))
            if parent is None:
                break
            chain.append(parent)
        return [*chain, *self._defaults]

    def _resolve(self, chain: list[Element]) -> Look:
        size = number(_first(chain, "sz"), "val")
        size_pt = size / 2 if size else _DEFAULT_PT
        fonts = (self._theme.family(element) for element in _all(chain, "rFonts"))
        colors = (self._theme.color(element) for element in _all(chain, "color"))
        return Look(
            family=next((family for family in fonts if family), None),
            size_pt=size_pt,
            color=next((color for color in colors if color), "#000000"),
            bold=_is_on(_first(chain, "b")),
            italic=_is_on(_first(chain, "i")),
            leading_pt=_leading_pt(chain, size_pt),
        )


def number(element: Element | None, name: str) -> float | None:
    """The attribute `w:name` of `element` as a number, if it is one."""
    try:
        return float(element.get(f"{WORD}{name}", "")) if element is not None else None
    except ValueError:
        return None


def _leading_pt(chain: list[Element], size_pt: float) -> float:
    spacing = next((element for element in _all(chain, "spacing", "pPr") if element.get(f"{WORD}line")), None)
    line = number(spacing, "line")
    if spacing is None or not line or line <= 0:
        return size_pt * _LINE
    if spacing.get(f"{WORD}lineRule", "auto") == "auto":
        return size_pt * _LINE * line / _SINGLE
    return max(line / 20, size_pt)


def _first(chain: list[Element], tag: str) -> Element | None:
    return next(_all(chain, tag), None)


def _all(chain: list[Element], tag: str, properties: str = "rPr") -> Iterator[Element]:
    """`tag` among the properties of each style of the chain that has it, the nearest first."""
    for style in chain:
        for path in (f"{WORD}{properties}", f"{WORD}{properties}Default/{WORD}{properties}"):
            element = style.find(f"{path}/{WORD}{tag}")
            if element is not None:
                yield element


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{WORD}val", "1") not in _OFF
