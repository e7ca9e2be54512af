"""What Word's accessibility checker asks of a file, as far as the file can show it."""

from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest
from builders import DAY, document
from builders_article import samples
from docx.oxml.ns import qn
from docx_package import Package
from every_block import EVERY_BLOCK, EVIDENCE, MARKING
from msgspec.structs import replace

from briefgen.brief.build import make_brief
from briefgen.composition.compose import compose
from briefgen.document.contrast import LEAST_CONTRAST, contrast
from briefgen.document.tree import Document
from briefgen.writers.docx import write

EVERYTHING = replace(
    document(*EVERY_BLOCK, title="The harbor closes"),
    marking=MARKING,
    evidence=EVIDENCE,
    citations="footnotes",
    comments="provenance",
)


@pytest.fixture(params=["everything", "base", "executive"])
def written(request: pytest.FixtureRequest) -> Document:
    return EVERYTHING if request.param == "everything" else compose(make_brief(samples(), created=DAY), request.param)


def test_the_file_has_a_title_and_a_language(written: Document) -> None:
    word = docx.Document(BytesIO(write(written)))
    assert word.core_properties.title == written.title
    assert word.core_properties.language == written.language
    assert word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == written.language


def test_every_picture_stands_in_the_line_and_has_a_text(written: Document) -> None:
    body = Package(write(written)).body
    assert all((picture.get("descr") or "").strip() for picture in body.iter(qn("wp:docPr")))
    assert not list(body.iter(qn("wp:anchor"), qn("w:pict"), qn("w:framePr")))


def test_tables_have_a_header_row_and_no_merged_or_nested_cells(written: Document) -> None:
    body = Package(write(written)).body
    tables = list(body.iter(qn("w:tbl")))
    assert all(table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}").get(qn("w:firstRow")) == "1" for table in tables)
    assert all(table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for table in tables)
    assert not list(body.iter(qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")))
    assert not [table for table in tables if next(table.iterancestors(qn("w:tbl")), None) is not None]


def test_no_blank_paragraphs_stand_in_a_row(written: Document) -> None:
    body = Package(write(written)).body
    blank = [_is_blank(block) for block in body if block.tag in (qn("w:p"), qn("w:tbl"))]
    assert not any(one and other for one, other in pairwise(blank))


def _is_blank(block: Any) -> bool:
    shown = (qn("w:t"), qn("w:drawing"), qn("w:numPr"), qn("w:pBdr"))
    if block.tag == qn("w:tbl"):
        return False
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return next(block.iter(*shown), None) is None and (style is None or style.get(qn("w:val")) != "ThematicBreak")


def test_headings_go_down_one_level_at_a_time(written: Document) -> None:
    word = docx.Document(BytesIO(write(written)))
    names = [str(line.style.name) for line in word.paragraphs if line.style is not None]
    levels = [int(name[8:]) for name in names if name.startswith("Heading ")]
    assert names.count("Title") == 1
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))


def test_every_style_is_legible(written: Document) -> None:
    styles = Package(write(written)).part("styles")
    found = {}
    for style in styles.iter(qn("w:style")):
        color = style.find(f"{qn('w:rPr')}/{qn('w:color')}")
        grounds = [shade.get(qn("w:fill")) for shade in style.iter(qn("w:shd"))] or ["FFFFFF"]
        if color is not None:
            found[style.get(qn("w:styleId"))] = min(
                contrast(f"#{color.get(qn('w:val'))}", f"#{ground}") for ground in grounds
            )
    assert len(found) > 10
    assert {name: figure for name, figure in found.items() if figure < LEAST_CONTRAST} == {}


def test_the_words_of_a_change_are_legible_on_its_panels(written: Document) -> None:
    color = written.style.color
    assert min(contrast(ink, color.tint) for ink in (color.text, color.accent, color.muted)) >= LEAST_CONTRAST
