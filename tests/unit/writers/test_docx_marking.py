"""A marking stands in the header and footer of every page, and in the text where the document says what it asks."""

from io import BytesIO
from typing import Any

import docx
import pytest
from builders import document, paragraph
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from msgspec.structs import replace

from briefgen.document.marking import Marking
from briefgen.document.style import Page, Style
from briefgen.document.tree import Block, Callout
from briefgen.writers.docx import write

AMBER = Marking(label="TLP:AMBER", color="#FFC000", ground="#000000", align="right", size_pt=13)


def marked(*blocks: Block, marking: Marking | None = AMBER, page: Page | None = None) -> WordDocument:
    written = document(*blocks, title="The harbor closes", style=Style(page=page or Page()))
    return docx.Document(BytesIO(write(replace(written, marking=marking))))


def lines(edge: Any) -> list[tuple[str, str]]:
    """Style and words of each paragraph."""
    return [(str(line.style.name), "".join(text.text for text in line._p.iter(qn("w:t")))) for line in edge.paragraphs]


LABEL = ("Marking", "\u00a0TLP:AMBER\u00a0")


def test_the_marking_is_above_the_running_head_and_below_the_page_number_of_every_page() -> None:
    section = marked().sections[0]
    assert lines(section.first_page_header) == [LABEL]
    assert lines(section.header) == [LABEL, ("Header", "The harbor closes2026-11-22")]
    assert lines(section.footer) == lines(section.first_page_footer) == [("Footer", "Page 1 of 1"), LABEL]


def test_the_marking_looks_as_its_scheme_asks() -> None:
    style = marked().styles["Marking"]
    assert (str(style.font.color.rgb), style.font.size, style.font.bold) == ("FFC000", Pt(13), True)
    assert style.element.rPr.find(qn("w:shd")).get(qn("w:fill")) == "000000"
    assert str(style.paragraph_format.alignment) == "RIGHT (2)"
    assert str(marked(marking=replace(AMBER, align="center")).styles["Marking"].paragraph_format.alignment) == (
        "CENTER (1)"
    )


@pytest.mark.parametrize("margin_pt", [20, 42, 72])
def test_header_and_footer_leave_the_edge_of_the_sheet_free(margin_pt: float) -> None:
    section = marked(page=Page(margin_top_pt=margin_pt, margin_bottom_pt=margin_pt)).sections[0]
    assert section.header_distance is not None
    assert section.footer_distance is not None
    assert section.header_distance.pt >= 12
    assert section.footer_distance.pt >= 12
    if margin_pt == 72:
        assert section.header_distance.pt + 13 * 1.4 + 12 + 4 <= margin_pt


def test_a_document_without_a_marking_has_none_in_its_margins() -> None:
    section = marked(marking=None).sections[0]
    assert section.first_page_header.is_linked_to_previous
    assert [name for edge in (section.header, section.footer) for name, _ in lines(edge)] == ["Header", "Footer"]


def test_in_the_text_it_is_small_and_starts_at_the_margin() -> None:
    word = marked(Callout("marking", (paragraph("TLP:AMBER For the council."),)))
    assert lines(word) == [("Marking Note", "TLP:AMBER For the council.")]
    assert word.styles["Marking Note"].paragraph_format.alignment is None
