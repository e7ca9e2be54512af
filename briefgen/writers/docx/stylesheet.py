"""The style sheet: a document's style comes in, `w:styles` goes out, under the names that Word's own styles have."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.document.style import HeadingLook, Style
from briefgen.document.tree import Document
from briefgen.writers.docx.margin_styles import HAIRLINE_PT, margin_styles
from briefgen.writers.docx.numbering import ARROW, ARROW_INDENT_PT, BULLETS, LIST_INDENT_PT, NUMBERS, SOURCES
from briefgen.writers.docx.properties import Border, Face, Layout, fonts, language, line
from briefgen.writers.docx.style_elements import character_style, default_style, paragraph_style, table_style
from briefgen.writers.docx.xml import Element, twips, w

MONOSPACE = "Consolas"

_QUOTE_PT = 16.0
_BAR_PT, _EDGE_PT = 4.5, 0.75
_PANEL_GAP_PT = 8.0
"""Between the words of a panel and its edge."""

INDENTS_PT: dict[str, float] = {
    "BottomLine": _BAR_PT + _PANEL_GAP_PT,
    "Warning": _EDGE_PT + _PANEL_GAP_PT,
    "Quote": _QUOTE_PT,
    "ListBullet": LIST_INDENT_PT,
    "ListNumber": LIST_INDENT_PT,
    "ListContinue": LIST_INDENT_PT,
    "Source": LIST_INDENT_PT,
}
"""Left indents by style id, so that what is drawn beside the words stays inside the margins; every other
paragraph style starts at the margin."""


def write_stylesheet(document: Document) -> Element:
    """Every style that the writer uses, and no other."""
    style = document.style
    return w(
        "styles",
        _defaults(style, document.language),
        *_foundations(style),
        _title(style),
        *_headings(style),
        *_texts(style),
        *_lists(style),
        _bottom_line(style),
        *_callouts(style),
        *_cells(style),
        *_figures(style),
        _logo(style) if style.logo else None,
        *_shift(style),
        *margin_styles(document),
        *_characters(style),
        _table(style),
        _shift_table(style),
    )


def _defaults(style: Style, tag: str) -> Element:
    half_points = round(style.type.body_pt * 2)
    run = w(
        "rPr",
        fonts(style.type.family),
        w("sz", val=half_points),
        w("szCs", val=half_points),
        language(tag),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr", w("widowControl"))))


def _foundations(style: Style) -> Iterator[Element]:
    layout = Layout(before_pt=0, after_pt=style.type.step_pt, leading_pt=style.type.body_leading_pt)
    yield default_style("paragraph", "Normal", w("qFormat"), layout.element(), Face(color=style.color.text).element())
    yield default_style("character", "Default Paragraph Font", w("semiHidden"))
    yield default_style("table", "Normal Table", w("semiHidden"))
    yield default_style("numbering", "No List", w("semiHidden"))


def _title(style: Style) -> Element:
    scale = style.type
    layout = Layout(
        keep_next=True,
        keep_lines=True,
        borders={"bottom": Border(1.5, style.color.accent, gap_pt=scale.step_pt)},
        after_pt=3 * scale.step_pt,
        leading_pt=scale.title_leading_pt,
        exact=True,
    )
    face = _dressed(Face(bold=True, size_pt=scale.title_pt), style.headings.title)
    if face.size_pt and scale.title_pt:
        layout = replace(layout, leading_pt=scale.title_leading_pt * face.size_pt / scale.title_pt)
    return paragraph_style("Title", layout, face, following="Normal")


def _headings(style: Style) -> Iterator[Element]:
    scale, color, step_pt = style.type, style.color, style.type.step_pt
    faces = (
        Face(bold=True, size_pt=scale.heading_pt, color=color.accent),
        Face(bold=True, size_pt=scale.body_pt),
        Face(bold=True, size_pt=scale.body_pt, color=color.muted),
        Face(bold=True, italic=True, size_pt=scale.body_pt, color=color.muted),
        Face(italic=True, size_pt=scale.body_pt, color=color.muted),
    )
    for level, (plain, own) in enumerate(zip(faces, (*style.headings.each[1:], None, None), strict=True)):
        face = _dressed(plain, own) if own else plain
        layout = Layout(
            keep_next=True,
            keep_lines=True,
            before_pt=(3 if level == 0 else 2) * step_pt,
            after_pt=step_pt,
            leading_pt=scale.heading_leading_pt,
            outline_level=level,
        )
        yield paragraph_style(f"heading {level + 1}", layout, face, following="Normal")


def _dressed(face: Face, own: HeadingLook) -> Face:
    """`face` with what the style says of this level of headings."""
    return replace(
        face,
        family=own.family,
        size_pt=own.size_pt or face.size_pt,
        color=own.color or face.color,
        bold=own.bold,
        italic=own.italic,
    )


def _texts(style: Style) -> Iterator[Element]:
    scale, color = style.type, style.color
    bar = Border(1.5, color.rule, gap_pt=_QUOTE_PT / 2)
    quote = Layout(borders={"left": bar}, left_pt=_QUOTE_PT, right_pt=_QUOTE_PT)
    yield paragraph_style("Quote", quote, Face(italic=True))
    code = Layout(keep_lines=True, fill=color.tint, leading_pt=scale.small_leading_pt)
    yield paragraph_style("Code Block", code, Face(family=MONOSPACE, size_pt=scale.small_pt))
    rule = Border(_EDGE_PT, color.rule)
    strip = Layout(borders={"bottom": rule}, after_pt=2 * scale.step_pt, leading_pt=2 * scale.step_pt, exact=True)
    yield paragraph_style("Thematic Break", strip, Face())


def _lists(style: Style) -> Iterator[Element]:
    for name, kind in (("List Bullet", BULLETS), ("List Number", NUMBERS)):
        layout = Layout(numbering=(kind, 0), left_pt=LIST_INDENT_PT, hanging_pt=LIST_INDENT_PT)
        yield paragraph_style(name, layout, Face())
    yield paragraph_style("List Continue", Layout(left_pt=LIST_INDENT_PT), Face())
    entry = Layout(
        numbering=(SOURCES, 0),
        leading_pt=style.type.small_leading_pt,
        left_pt=LIST_INDENT_PT,
        hanging_pt=LIST_INDENT_PT,
    )
    yield paragraph_style("Source", entry, Face(size_pt=style.type.small_pt))


def _bottom_line(style: Style) -> Element:
    scale, color = style.type, style.color
    # Lines in the color of the panel pad it: Word fills a paragraph out to its borders, and no further.
    edge = Border(_EDGE_PT, color.tint, _PANEL_GAP_PT)
    bar = Border(_BAR_PT, color.accent, _PANEL_GAP_PT)
    panel = Layout(
        keep_lines=True,
        borders={"top": edge, "left": bar, "bottom": edge, "right": edge},
        fill=color.tint,
        before_pt=2 * scale.step_pt,
        after_pt=3 * scale.step_pt,
        leading_pt=scale.lead_leading_pt,
        left_pt=INDENTS_PT["BottomLine"],
        right_pt=_EDGE_PT + _PANEL_GAP_PT,
    )
    return paragraph_style("Bottom Line", panel, Face(size_pt=scale.lead_pt))


def _callouts(style: Style) -> Iterator[Element]:
    scale, color = style.type, style.color
    kicker = Face(color=color.muted, size_pt=scale.small_pt)
    yield paragraph_style("Kicker", Layout(keep_next=True, leading_pt=scale.small_leading_pt), kicker)
    note = Face(color=color.muted, size_pt=scale.small_pt)
    yield paragraph_style("Note", Layout(leading_pt=scale.small_leading_pt), note)
    edge = Border(_EDGE_PT, color.accent, _PANEL_GAP_PT)
    box = Layout(
        keep_lines=True,
        borders={"top": edge, "left": edge, "bottom": edge, "right": edge},
        before_pt=3 * scale.step_pt,
        after_pt=3 * scale.step_pt,
        left_pt=INDENTS_PT["Warning"],
        right_pt=INDENTS_PT["Warning"],
    )
    yield paragraph_style("Warning", box, Face())


def _cells(style: Style) -> Iterator[Element]:
    scale = style.type
    yield paragraph_style("Table Text", Layout(after_pt=0), Face())
    heading = Layout(keep_next=True, after_pt=0, leading_pt=scale.small_leading_pt)
    yield paragraph_style("Table Heading", heading, Face(bold=True, color=style.color.muted, size_pt=scale.small_pt))
    small = Layout(after_pt=0, leading_pt=scale.small_leading_pt)
    yield paragraph_style("Table Small Text", small, Face(size_pt=scale.small_pt))
    gap = Layout(after_pt=0, leading_pt=scale.step_pt, exact=True)
    yield paragraph_style("Gap", gap, Face(size_pt=scale.step_pt / 2), offered=False)


def _figures(style: Style) -> Iterator[Element]:
    scale = style.type
    picture = Layout(keep_next=True, before_pt=2 * scale.step_pt, after_pt=scale.step_pt / 2)
    yield paragraph_style("Figure", picture, Face(), following="Caption")
    words = Layout(keep_next=True, keep_lines=True, after_pt=scale.step_pt, leading_pt=scale.small_leading_pt)
    yield paragraph_style("caption", words, Face(bold=True, size_pt=scale.small_pt))


def _logo(style: Style) -> Element:
    layout = Layout(keep_next=True, after_pt=3 * style.type.step_pt)
    return paragraph_style("Logo", layout, Face(), following="Title", offered=False)


def _shift(style: Style) -> Iterator[Element]:
    scale, color = style.type, style.color
    before = Layout(keep_next=True, before_pt=scale.step_pt / 2, after_pt=0, leading_pt=scale.small_leading_pt)
    now = replace(before, numbering=(ARROW, 0), left_pt=ARROW_INDENT_PT, hanging_pt=ARROW_INDENT_PT)
    face = Face(bold=True, size_pt=scale.small_pt)
    yield paragraph_style("Shift Before", before, replace(face, color=color.muted))
    yield paragraph_style("Shift Now", now, replace(face, color=color.accent))
    yield paragraph_style("Shift Text", Layout(after_pt=scale.step_pt / 2), Face())


def _characters(style: Style) -> Iterator[Element]:
    yield character_style("Hyperlink", Face(color=style.color.accent, underline=True))
    yield character_style("Back Link", Face(), offered=False)
    yield character_style("Code", Face(family=MONOSPACE))
    yield character_style("Cite", Face(color=style.color.accent, superscript=True))


def _table(style: Style) -> Element:
    hairline = Border(HAIRLINE_PT, style.color.rule)
    step_pt = style.type.step_pt
    properties = w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", line("bottom", hairline), line("insideH", hairline)),
        _cell_margins(top=step_pt / 2, left=0, bottom=step_pt / 2, right=2 * step_pt),
    )
    below_header = w("tcBorders", line("bottom", Border(_EDGE_PT, style.color.muted)))
    return table_style("Brief Table", properties, w("tblStylePr", w("tcPr", below_header), type="firstRow"))


def _shift_table(style: Style) -> Element:
    gap_pt, step_pt = _PANEL_GAP_PT, style.type.step_pt
    margins = _cell_margins(top=step_pt / 2, left=gap_pt, bottom=step_pt / 2, right=gap_pt)
    return table_style("Shift Table", w("tblPr", w("tblInd", w=0, type="dxa"), margins))


def _cell_margins(**margins_pt: float) -> Element:
    return w("tblCellMar", *(w(side, w=twips(margin), type="dxa") for side, margin in margins_pt.items()))
