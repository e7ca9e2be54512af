"""Pages as Chromium prints them: the marking is on every sheet, over no words, and the sheets are counted."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest
from audit import print_page
from builders import document, paragraph, sources
from every_block import MARKING
from msgspec.structs import replace

from briefgen.document.marking import Marking
from briefgen.document.tree import Callout, Cite, Heading, Text
from briefgen.writers.html import write

pytestmark = pytest.mark.slow

LONG = document(
    Callout("marking", (paragraph("For the council."),)),
    Heading(1, (Text("The harbor closes"),)),
    *(paragraph(f"Statement {number} about the harbor. " * 12, Cite(("s1",))) for number in range(40)),
    sources("Harbor Times"),
)


FOOTER_PT = 24
"""Below it the sheets are counted."""


class Words(NamedTuple):
    """Words on a sheet, and how far their baseline is from its lower edge."""

    text: str
    y_pt: float


def words_of(page: pypdf.PageObject) -> Iterator[Words]:
    found: list[Words] = []

    def visit(text: str, outer: list[float], inner: list[float], *_: Any) -> None:
        if text.strip():
            found.append(Words(text.strip(), inner[4] * outer[1] + inner[5] * outer[3] + outer[5]))

    page.extract_text(visitor_text=visit)
    return iter(found)


@pytest.mark.parametrize("align", ["center", "right"])
def test_the_marking_stands_above_and_below_the_words_of_every_sheet(align: str, tmp_path: Path) -> None:
    marked = replace(LONG, marking=replace(MARKING, align=align))
    sheets = pypdf.PdfReader(io.BytesIO(print_page(write(marked), tmp_path))).pages
    assert len(sheets) > 2
    for sheet in sheets:
        words = list(words_of(sheet))
        labels = sorted(word.y_pt for word in words if word.text == MARKING.label)
        others = [word.y_pt for word in words if word.text != MARKING.label and word.y_pt > FOOTER_PT]
        assert len(labels) == 2
        assert labels[0] > FOOTER_PT
        assert labels[0] + MARKING.size_pt < min(others)
        assert max(others) + MARKING.size_pt < labels[1]


@pytest.mark.parametrize("marking", [None, MARKING], ids=["plain", "marked"])
def test_the_sheets_are_counted(marking: Marking | None, tmp_path: Path) -> None:
    sheets = pypdf.PdfReader(io.BytesIO(print_page(write(replace(LONG, marking=marking)), tmp_path))).pages
    for number, sheet in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in sheet.extract_text()
