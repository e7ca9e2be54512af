"""Figures, tables of contents and changes: pictures with their text, links to headings, panels side by side."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import document, paragraph, sources, table
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from msgspec.structs import replace
from PIL import Image

from briefgen.document.drawing import Bar, BarChart
from briefgen.document.style import Page, Style, Type
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cite,
    Contents,
    Figure,
    Heading,
    ListItem,
    Strong,
    Text,
)
from briefgen.writers.docx import write

_EMU_PER_PT = 12700


FIGURE = Figure(
    BarChart((Bar("Repairs", 12, "12 million"), Bar("Ferries", 3, "3 million"))),
    "Repairs cost four times as much as ferries.",
    (Text("What it "), Strong((Text("costs"),)), Cite(("s1",))),
    table(("Item", "Cost"), ("Repairs", "12 million"), ("Ferries", "3 million")),
)


def reopen(*blocks: Block, style: Style | None = None) -> WordDocument:
    return docx.Document(BytesIO(write(document(*blocks, sources("Harbor Times"), style=style))))


def picture_of(word: WordDocument) -> bytes:
    (part,) = word.part.package.image_parts
    return bytes(part.blob)


def style_names(word: WordDocument) -> list[str]:
    return [str(line.style.name) for line in word.paragraphs if line.style is not None]


def test_a_figure_is_its_picture_then_its_caption_then_its_facts() -> None:
    word = reopen(FIGURE)
    assert style_names(word)[:2] == ["Figure", "Caption"]
    assert word.paragraphs[1].text == "What it costs1"
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["Repairs", "12 million"]
    assert all(word.styles[name].paragraph_format.keep_with_next for name in ("Figure", "Caption"))


def test_a_picture_carries_its_text_and_its_table_says_what_it_is_about() -> None:
    word = reopen(FIGURE)
    (properties,) = word.element.body.iter(qn("wp:docPr"))
    assert properties.get("descr") == "Repairs cost four times as much as ferries."
    (look,) = word.element.body.iter(qn("w:tblPr"))
    assert look.find(qn("w:tblCaption")).get(qn("w:val")) == "What it costs1"
    assert look.find(qn("w:tblDescription")).get(qn("w:val")) == properties.get("descr")


def test_a_picture_shows_letters_that_only_a_font_of_the_style_has() -> None:
    font = next(iter(Path("/usr/share/fonts/truetype/nanum").glob("NanumGothic*.ttf")), None)
    if font is None:
        pytest.skip("this machine has no Korean font")
    seoul = replace(FIGURE, drawing=BarChart((Bar("서울", 1, "1"),)))
    mute, shown = (reopen(seoul, style=Style(type=Type(fonts=fonts))) for fonts in ((), (str(font),)))
    assert picture_of(mute) != picture_of(shown)


def test_a_picture_is_a_sharp_png_inside_the_margins() -> None:
    word = reopen(FIGURE)
    (picture,) = word.inline_shapes
    assert 0 < picture.width <= Page().text_width_pt * _EMU_PER_PT + 1
    (part,) = (part for part in word.part.package.iter_parts() if part.partname.endswith(".png"))
    with Image.open(BytesIO(part.blob)) as image:
        assert image.format == "PNG"
        assert image.width / (picture.width / 914400) >= 200
        assert image.width / image.height == pytest.approx(picture.width / picture.height, rel=0.02)


def test_a_picture_in_a_list_is_as_narrow_as_its_place() -> None:
    word = reopen(BulletList((ListItem((paragraph("a"), FIGURE)),)))
    (picture,) = word.inline_shapes
    assert picture.width <= (Page().text_width_pt - 18) * _EMU_PER_PT + 1


def test_a_picture_taller_than_a_page_is_made_smaller() -> None:
    many = BarChart(tuple(Bar(f"Item {n}", n, str(n)) for n in range(120)))
    word = reopen(Figure(many, "Many bars.", (), FIGURE.facts))
    (picture,) = word.inline_shapes
    assert picture.height < Page().text_height_pt * _EMU_PER_PT


def test_the_facts_of_a_figure_are_small() -> None:
    word = reopen(FIGURE)
    cell = word.tables[0].rows[1].cells[0].paragraphs[0]
    assert cell.style is not None
    assert cell.style.name == "Table Small Text"
    assert cell.style.font.size is not None
    assert cell.style.font.size.pt == Style().type.small_pt


HEADINGS: tuple[Block, ...] = (
    Heading(1, (Text("Title"),)),
    Contents(),
    Heading(2, (Text("What "), Strong((Text("follows"),)), Cite(("s1",)))),
    BlockQuote((Heading(3, (Text("In detail"),)),)),
    Heading(4, (Text("Too deep"),)),
)


def test_the_contents_are_links_to_the_headings_of_level_2_and_3() -> None:
    word = reopen(*HEADINGS)
    found = [line for line in word.paragraphs if line.style is not None and str(line.style.name).startswith("toc")]
    assert [(line.text, str(line.style.name)) for line in found if line.style] == [
        ("What follows", "toc 1"),
        ("In detail", "toc 2"),
    ]
    for line, words in zip(found, ("What follows1", "In detail"), strict=True):
        (link,) = line.hyperlinks
        (mark,) = word.element.body.xpath(f".//w:bookmarkStart[@w:name='{link.fragment}']")
        assert "".join(text.text for text in mark.getparent().iter(qn("w:t"))) == words


def test_the_contents_are_a_field_that_word_can_bring_up_to_date_and_need_not() -> None:
    body = reopen(*HEADINGS).element.body
    assert [text.text.strip() for text in body.iter(qn("w:instrText"))] == [r'TOC \o "1-2" \n \h \z']
    assert [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]


def test_without_contents_no_heading_is_marked_and_without_headings_there_are_no_contents() -> None:
    assert not [mark for mark in bookmarks(reopen(*HEADINGS[2:])) if mark.startswith("_Toc")]
    assert style_names(reopen(Contents())) == ["Source"]


def bookmarks(word: WordDocument) -> list[str]:
    return [str(mark.get(qn("w:name"))) for mark in word.element.body.iter(qn("w:bookmarkStart"))]


SHIFT = table(("Before", "Now"), ("an open harbor", "a closed harbor"))


def grounds(word: WordDocument) -> list[list[Any]]:
    """Ground and left bar of each cell, row by row."""
    return [
        [
            (
                [shade.get(qn("w:fill")) for shade in cell._tc.tcPr.iter(qn("w:shd"))],
                [side.get(qn("w:color")) for side in cell._tc.tcPr.iter(qn("w:left"))],
            )
            for cell in row.cells
        ]
        for row in word.tables[0].rows
    ]


def test_a_change_is_two_panels_with_a_bar_before_what_is_now() -> None:
    word = reopen(Callout("shift", (SHIFT,)))
    color = Style().color
    assert grounds(word) == [[([color.tint[1:]], []), ([color.tint[1:]], [color.accent[1:]])]] * 2
    names = [
        [str(line.style.name) for cell in row.cells for line in cell.paragraphs if line.style]
        for row in word.tables[0].rows
    ]
    assert names == [["Shift Before", "Shift Now"], ["Shift Text", "Shift Text"]]


def test_the_arrow_of_a_change_is_no_word() -> None:
    word = reopen(Callout("shift", (SHIFT,)))
    assert [cell.text for row in word.tables[0].rows for cell in row.cells] == [
        "Before",
        "Now",
        "an open harbor",
        "a closed harbor",
    ]
    number = word.styles["Shift Now"].element.pPr.numPr.numId.val
    (kind,) = word.part.numbering_part.element.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    assert word.part.numbering_part.element.xpath(f"./w:abstractNum[@w:abstractNumId='{kind}']//w:lvlText/@w:val") == [
        "→"
    ]


def test_a_change_without_two_sides_is_drawn_as_what_it_is() -> None:
    word = reopen(Callout("shift", (paragraph("a"), table(("Who", "Before", "Now")))))
    assert style_names(word)[0] == "Normal"
    assert word.tables[0].style is not None
    assert word.tables[0].style.name == "Brief Table"
