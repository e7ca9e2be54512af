"""The style of a document as CSS: its type and colors, in light and dark, around the rules of `rules.py`.

Sizes are the style's, as multiples of its body size, so that a reader's own setting scales them all.
"""

import re

from briefgen.document.marking import Marking
from briefgen.document.style import Color, Style, Type
from briefgen.writers.html.color import blend, lighten
from briefgen.writers.html.house import colored_headings, margin_words, quote, write_house_rules
from briefgen.writers.html.rules import MARKED_PAPER, PAPER, SCREEN, SIDE

_DARK_GROUND = "#14181D"
_DARK_TEXT = "#E8E8E6"
_BODY_REM = 1.0625
"""Body text on a screen, against the size that readers have chosen: most read 17 px where the browser says 16."""
_PLATE = 1.5
"""The height of a marking's ground, as a share of its size."""
_GAP_PT = 8.0
"""Between a marking, the sheet's edge and the text at least."""
_BEYOND = 0.65
"""The share of the margin left by the marking that lies beyond it."""
_FOOTER_PT = 24.0
"""The smallest margin that holds a page number; printers leave some of it white."""
_POINTS_PER_REM = 12


def write_stylesheet(style: Style, marking: Marking | None, page_label: str) -> str:
    """The CSS of `style` and `marking`, which a `style` element can hold; on paper, `page_label` is the footer."""
    light = _write_colors(style.color, ground="#FFFFFF")
    dark = _write_colors(darken(style.color), ground=_DARK_GROUND)
    own = colored_headings(style.headings)
    house = write_house_rules(style, {element: lighten(color, _DARK_GROUND) for element, color in own.items()})
    return (
        f":root {{\n  color-scheme: light dark;\n{_write_type(style)}{light}{_write_marking(marking)}}}\n"
        f"{SCREEN}{house}"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        f"@media screen and (min-width: 75rem) {{\n{SIDE}}}\n"
        f"{_write_paper(style, marking, page_label)}"
    )


def darken(color: Color) -> Color:
    """The colors for a dark page: the same hues, each light enough to be read on it."""
    tint = blend(_DARK_GROUND, lighten(color.accent, _DARK_GROUND), 0.12)
    return Color(
        text=_DARK_TEXT,
        accent=lighten(color.accent, tint),
        tint=tint,
        muted=lighten(color.muted, tint),
        rule=blend(_DARK_GROUND, _DARK_TEXT, 0.25),
    )


def _write_colors(color: Color, *, ground: str) -> str:
    return (
        f"  --ground: {ground}; --text: {color.text}; --accent: {color.accent}; --tint: {color.tint};"
        f" --muted: {color.muted}; --rule: {color.rule};\n"
    )


def _write_type(style: Style) -> str:
    type_, own = style.type, style.headings
    body = type_.body_pt or 1
    lengths = {
        "body": f"{_BODY_REM}rem",
        "title": f"{(own.title.size_pt or type_.title_pt) / body:.3g}em",
        "heading": f"{(own.level_1.size_pt or type_.heading_pt) / body:.3g}em",
        "lead": f"{type_.lead_pt / body:.3g}em",
        "small": f"{type_.small_pt / body:.3g}em",
        "step": f"{type_.step_pt / body * _BODY_REM:.3g}rem",
        "leading": f"{type_.body_leading_pt / body:.3g}",
        "lead-leading": f"{type_.lead_leading_pt / (type_.lead_pt or 1):.3g}",
        "small-leading": f"{type_.small_leading_pt / (type_.small_pt or 1):.3g}",
    }
    written = "".join(f" --{name}: {length};" for name, length in lengths.items())
    return f"  --family: {_write_families(type_)};\n {written}\n"


def _write_marking(marking: Marking | None) -> str:
    if marking is None:
        return ""
    beside = "right" if marking.align == "right" else "none"
    return (
        f"  --marking-color: {marking.color}; --marking-ground: {marking.ground};"
        f" --marking-align: {marking.align}; --marking-float: {beside};"
        f" --marking-size: {marking.size_pt / _POINTS_PER_REM:.4g}rem;\n"
    )


def _write_paper(style: Style, marking: Marking | None, page_label: str) -> str:
    page = style.page
    size = {"a4": "A4", "letter": "letter"}[page.paper]
    top_pt, bottom_pt, marked = page.margin_top_pt, page.margin_bottom_pt, ""
    if marking is not None:
        top_pt, above_pt = _split_margin(top_pt, marking)
        bottom_pt, below_pt = _split_margin(bottom_pt, marking)
        marked = f"{MARKED_PAPER}  body {{ padding: {above_pt:g}pt 0 {below_pt:g}pt; }}\n"
        marked += f"  :root {{ --marking-size: {marking.size_pt:g}pt; }}\n"
    return (
        f"@page {{\n  size: {size};"
        f" margin: {top_pt:g}pt {page.margin_right_pt:g}pt {bottom_pt:g}pt {page.margin_left_pt:g}pt;\n"
        f"{_write_header(style) if top_pt >= _FOOTER_PT else ''}"
        f"{_write_footer(style, marking, page_label) if bottom_pt >= _FOOTER_PT else ''}}}\n"
        f"{_write_first_page(style)}"
        f"@media print {{\n  html {{ font-size: {style.type.body_pt / _BODY_REM:.4g}pt; }}\n{PAPER}{marked}}}\n"
    )


def _write_header(style: Style) -> str:
    return "".join(_write_box(f"top-{place}", words, style) for place, words in margin_words(style.header))


def _write_first_page(style: Style) -> str:
    """What takes the words of the upper margin off the first page, where it bears none."""
    boxes = (f" @top-{place} {{ content: none; }}" for place, _ in margin_words(style.header))
    return "" if style.header.first_page or not style.header.words else f"@page :first {{{''.join(boxes)} }}\n"


def _write_footer(style: Style, marking: Marking | None, page_label: str) -> str:
    """The style's words, or else the number of each page: where the marking stands at the right, at the left."""
    aligned = "middle" if marking is None else "top"
    if style.footer.words:
        words = margin_words(style.footer)
        return "".join(_write_box(f"bottom-{place}", part, style, aligned=aligned) for place, part in words)
    corner = "left" if marking is not None and marking.align == "right" else "right"
    return _write_box(f"bottom-{corner}", page_label, style, aligned=aligned)


def _write_box(box: str, words: str, style: Style, *, aligned: str = "middle") -> str:
    """`words` in a box of the page's margin."""
    look = f"font: {style.type.small_pt:g}pt {_write_families(style.type)}; color: {style.color.muted};"
    return f"  @{box} {{ content: {_write_label(words)}; {look} vertical-align: {aligned}; }}\n"


def _split_margin(margin_pt: float, marking: Marking) -> tuple[float, float]:
    """What stays of a margin beyond the marking, and what the page gives to the marking and the gap to the text.

    A browser draws nothing in the margin itself.
    """
    plate_pt = marking.size_pt * _PLATE
    beyond_pt = max((margin_pt - plate_pt) * _BEYOND, _GAP_PT)
    return beyond_pt, max(margin_pt - beyond_pt, plate_pt + _GAP_PT)


def _write_families(type_: Type) -> str:
    return ", ".join((*(quote(family) for family in (type_.family, *type_.alternatives)), "sans-serif"))


def _write_label(label: str) -> str:
    """`label` as the value of `content`, its two places filled by counters."""
    parts = (part for part in re.split(r"({pages?})", label) if part)
    return " ".join(f"counter({part[1:-1]})" if part in ("{page}", "{pages}") else quote(part) for part in parts)
