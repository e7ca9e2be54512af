"""The styles of what stands around the text: page edges, marking, table of contents, footnotes, comments."""

from collections.abc import Iterator

from briefgen.document.marking import Marking
from briefgen.document.style import Style
from briefgen.document.tree import Document
from briefgen.writers.docx.marking import leading_pt
from briefgen.writers.docx.properties import Border, Face, Layout
from briefgen.writers.docx.style_elements import character_style, paragraph_style
from briefgen.writers.docx.xml import Element

HAIRLINE_PT = 0.5

_CONTENTS_INDENT_PT = 12.0
_NOTE_LABEL_PT = 9.0


def margin_styles(document: Document) -> Iterator[Element]:
    """Every style of what surrounds the text of `document`."""
    yield from _page_edges(document.style)
    yield from _marking(document)
    yield from _contents(document.style)
    yield from _notes(document.style)
    yield from _comments(document.style)


def _page_edges(style: Style) -> Iterator[Element]:
    scale, face = style.type, Face(color=style.color.muted, size_pt=style.type.small_pt)
    head = Layout(
        borders={"bottom": Border(HAIRLINE_PT, style.color.rule, gap_pt=scale.step_pt)},
        right_tab_pt=style.page.text_width_pt,
        after_pt=scale.step_pt,
        leading_pt=scale.small_leading_pt,
    )
    yield paragraph_style("header", head, face, offered=False)
    foot = Layout(after_pt=0, leading_pt=scale.small_leading_pt, align="right")
    yield paragraph_style("footer", foot, face, offered=False)
    if not (style.header.words or style.footer.words):
        return
    width_pt = style.page.text_width_pt
    words = Layout(center_tab_pt=width_pt / 2, right_tab_pt=width_pt, after_pt=0, leading_pt=scale.small_leading_pt)
    yield paragraph_style("Edge Words", words, face, offered=False)


def _marking(document: Document) -> Iterator[Element]:
    style = document.style
    # A document that bears no marking may still show one as an example.
    plain = Marking(label="", color="#FFFFFF", ground=style.color.text, size_pt=max(style.type.small_pt, 6))
    marking = document.marking or plain
    align = "right" if marking.align == "right" else "center"
    label = Layout(keep_next=True, after_pt=style.type.step_pt, leading_pt=leading_pt(marking), align=align)
    face = Face(bold=True, color=marking.color, size_pt=marking.size_pt, fill=marking.ground)
    yield paragraph_style("Marking", label, face)
    asks = Layout(after_pt=style.type.step_pt, leading_pt=style.type.small_leading_pt)
    yield paragraph_style("Marking Note", asks, Face(size_pt=style.type.small_pt))


def _contents(style: Style) -> Iterator[Element]:
    for level in (1, 2):
        layout = Layout(
            after_pt=style.type.step_pt / 2,
            leading_pt=style.type.body_leading_pt,
            left_pt=_CONTENTS_INDENT_PT * (level - 1),
        )
        yield paragraph_style(f"toc {level}", layout, Face(color=style.color.accent), following="Normal", offered=False)


def _notes(style: Style) -> Iterator[Element]:
    layout = Layout(
        after_pt=0,
        leading_pt=style.type.small_leading_pt,
        left_pt=_NOTE_LABEL_PT,
        hanging_pt=_NOTE_LABEL_PT,
    )
    yield paragraph_style("footnote text", layout, Face(size_pt=style.type.small_pt), offered=False)
    yield character_style("footnote reference", Face(color=style.color.accent, superscript=True), offered=False)


def _comments(style: Style) -> Iterator[Element]:
    yield paragraph_style("annotation text", Layout(), Face(size_pt=style.type.body_pt), offered=False)
    yield character_style("annotation reference", Face(size_pt=style.type.small_pt), offered=False)
