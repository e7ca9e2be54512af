"""Run and paragraph properties. Settings come in as keywords, `w:rPr` and `w:pPr` go out.

Both are sequences in the schema (ECMA-376 part 1, 17.3.1 and 17.3.2): this is the one place that knows their order.
"""

from typing import Literal

import msgspec

from briefgen.writers.docx.scripts import is_east_asian
from briefgen.writers.docx.xml import WORD, Element, hexadecimal, legal, twips, w

Side = Literal["top", "left", "bottom", "right", "insideH"]


_WIDEST_GAP_PT = 31
"""What Word allows between a border and words (ECMA-376 part 1, 17.3.4)."""


class Border(msgspec.Struct, frozen=True):
    """A line along one side of a paragraph, a cell or a table's rows."""

    width_pt: float
    color: str
    gap_pt: float = 0
    """Between line and words."""


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """How a run looks, where it differs from its paragraph."""

    style_id: str | None = None
    family: str | None = None
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    underline: bool = False
    color: str | None = None
    size_pt: float | None = None
    fill: str | None = None
    """The color behind the words."""
    right_to_left: bool = False
    language: str | None = None
    """BCP 47 tag."""

    def element(self) -> Element | None:
        """`w:rPr`, or None where nothing differs."""
        if self == _PLAIN:
            return None
        return w("rPr", *self._shape(), *self._measure())

    def _shape(self) -> tuple[Element | None, ...]:
        return (
            w("rStyle", val=self.style_id) if self.style_id else None,
            self._fonts(),
            *((w("b"), w("bCs")) if self.bold else ()),
            *((w("i"), w("iCs")) if self.italic else ()),
        )

    def _measure(self) -> tuple[Element | None, ...]:
        half_points = round(self.size_pt * 2) if self.size_pt else None
        return (
            w("color", val=hexadecimal(self.color)) if self.color else None,
            *((w("sz", val=half_points), w("szCs", val=half_points)) if half_points else ()),
            w("u", val="single") if self.underline else None,
            w("shd", val="clear", color="auto", fill=hexadecimal(self.fill)) if self.fill else None,
            w("vertAlign", val="superscript") if self.superscript else None,
            w("rtl") if self.right_to_left else None,
            language(self.language) if self.language else None,
        )

    def _fonts(self) -> Element | None:
        element = fonts(self.family) if self.family else None
        if self.language and is_east_asian(self.language):
            element = w("rFonts") if element is None else element
            element.set(f"{{{WORD}}}hint", "eastAsia")
        return element


_PLAIN = Face()


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How a paragraph stands; None leaves a setting to its style."""

    style_id: str | None = None
    keep_next: bool = False
    keep_lines: bool = False
    numbering: tuple[int, int] | None = None
    """Number instance and level, from 0."""
    borders: dict[Side, Border] = {}
    fill: str | None = None
    center_tab_pt: float | None = None
    right_tab_pt: float | None = None
    before_pt: float | None = None
    after_pt: float | None = None
    leading_pt: float | None = None
    exact: bool = False
    """The leading holds even where a glyph is taller."""
    left_pt: float | None = None
    right_pt: float | None = None
    hanging_pt: float | None = None
    align: str | None = None
    outline_level: int | None = None

    def element(self) -> Element:
        """`w:pPr`."""
        return w("pPr", *self._flow(), *self._frame(), *self._place())

    def _flow(self) -> tuple[Element | None, ...]:
        return (
            w("pStyle", val=self.style_id) if self.style_id else None,
            w("keepNext") if self.keep_next else None,
            w("keepLines") if self.keep_lines else None,
            _numbering(*self.numbering) if self.numbering else None,
        )

    def _frame(self) -> tuple[Element | None, ...]:
        sides: tuple[Side, ...] = ("top", "left", "bottom", "right")
        stops = (("center", self.center_tab_pt), ("right", self.right_tab_pt))
        tabs = [(kind, at) for kind, at in stops if at is not None]
        lines = (line(side, self.borders[side]) for side in sides if side in self.borders)
        return (
            w("pBdr", *lines) if self.borders else None,
            w("shd", val="clear", color="auto", fill=hexadecimal(self.fill)) if self.fill else None,
            w("tabs", *(w("tab", val=kind, pos=twips(at)) for kind, at in tabs)) if tabs else None,
        )

    def _place(self) -> tuple[Element | None, ...]:
        spacing = _twips(before=self.before_pt, after=self.after_pt, line=self.leading_pt)
        if self.leading_pt is not None:
            spacing["lineRule"] = "exact" if self.exact else "atLeast"
        indent = _twips(left=self.left_pt, right=self.right_pt, hanging=self.hanging_pt)
        return (
            w("spacing", **spacing) if spacing else None,
            w("ind", **indent) if indent else None,
            w("jc", val=self.align) if self.align else None,
            None if self.outline_level is None else w("outlineLvl", val=self.outline_level),
        )


def fonts(family: str) -> Element:
    """`w:rFonts` that names `family` for every script."""
    name = legal(family)
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def language(tag: str) -> Element:
    """`w:lang` that names `tag` for every script."""
    name = legal(tag)
    return w("lang", val=name, eastAsia=name, bidi=name)


def line(side: Side, border: Border) -> Element:
    """`border` as an element; its width is in eighths of a point."""
    width, gap = round(border.width_pt * 8), round(min(border.gap_pt, _WIDEST_GAP_PT))
    return w(side, val="single", sz=width, space=gap, color=hexadecimal(border.color))


def _numbering(number_id: int, level: int) -> Element:
    return w("numPr", w("ilvl", val=level), w("numId", val=number_id))


def _twips(**lengths_pt: float | None) -> dict[str, str | float]:
    return {name: twips(length) for name, length in lengths_pt.items() if length is not None}
