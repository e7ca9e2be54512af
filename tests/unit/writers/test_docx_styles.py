"""Blocks carry Word's own styles, lists real numbering, tables a header row; the look comes from the style."""

import re
from io import BytesIO

import docx
import pytest
from builders import document, paragraph, sources
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from manual import read_page, rows_of

from briefgen.document.style import Color, Page, Paper, Style, Type
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    CodeBlock,
    Heading,
    ListItem,
    OrderedList,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.writers.docx import write


def reopen(*blocks: Block, style: Style | None = None) -> WordDocument:
    return docx.Document(BytesIO(write(document(*blocks, style=style))))


def styles(word: WordDocument) -> list[str]:
    return [paragraph.style.name or "" for paragraph in word.paragraphs if paragraph.style is not None]


def item(*blocks: Block) -> ListItem:
    return ListItem(blocks)


def numbering(word: WordDocument) -> list[tuple[int, int] | None]:
    """Number instance and level of each paragraph."""
    found = [paragraph._p.xpath("./w:pPr/w:numPr/*/@w:val") for paragraph in word.paragraphs]
    return [(int(values[1]), int(values[0])) if values else None for values in found]


def restarts(word: WordDocument) -> dict[int, tuple[int, int]]:
    """Level and start of each number instance that counts anew."""
    path = "./w:num[w:lvlOverride]"
    return {
        int(num.get(qn("w:numId"))): (
            int(num.find(qn("w:lvlOverride")).get(qn("w:ilvl"))),
            int(num.find(f".//{qn('w:startOverride')}").get(qn("w:val"))),
        )
        for num in word.part.numbering_part.element.xpath(path)
    }


def test_headings_are_title_and_heading_1_to_5_with_their_outline_levels() -> None:
    word = reopen(*(Heading(level, (Text("A heading"),)) for level in range(1, 7)))
    assert styles(word) == ["Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5"]
    levels = [word.styles[f"Heading {n}"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) for n in range(1, 6)]
    assert levels == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [("bottom-line", "Bottom Line"), ("kicker", "Kicker"), ("note", "Note"), ("warning", "Warning")],
)
def test_a_callout_is_the_style_that_bears_its_name(kind: CalloutKind, name: str) -> None:
    assert styles(reopen(Callout(kind, (paragraph("Mind this"),)))) == [name]


def test_other_blocks_have_styles_by_name() -> None:
    word = reopen(paragraph("a"), BlockQuote((paragraph("b"),)), CodeBlock("c"), ThematicBreak(), sources("d"))
    assert styles(word) == ["Normal", "Quote", "Code Block", "Thematic Break", "Source"]


def test_the_second_paragraph_of_an_entry_continues_at_its_indent() -> None:
    word = reopen(
        BulletList((item(paragraph("a"), paragraph("b"), BulletList((item(paragraph("c"), paragraph("d")),))),))
    )
    assert styles(word) == ["List Bullet", "List Continue", "List Bullet", "List Continue"]
    assert numbering(word) == [(1, 0), None, (1, 1), None]
    assert [line.paragraph_format.left_indent for line in word.paragraphs] == [None, None, Pt(36), Pt(36)]


def test_each_ordered_list_counts_from_its_own_start() -> None:
    inner = OrderedList((item(paragraph("inner")),), start=3)
    word = reopen(OrderedList((item(paragraph("first"), inner),)), OrderedList((item(paragraph("again")),), start=7))
    used = numbering(word)
    assert [found and found[1] for found in used] == [0, 1, 0]
    assert [restarts(word)[found[0]] for found in used if found] == [(0, 1), (1, 3), (0, 7)]


def test_lists_in_lists_count_in_letters_by_turns() -> None:
    part = reopen(paragraph("a")).part.numbering_part.element
    formats = part.xpath("./w:abstractNum[@w:abstractNumId='2']/w:lvl/w:numFmt/@w:val")
    assert formats[:4] == ["decimal", "lowerLetter", "decimal", "lowerLetter"]


def test_a_list_nested_deeper_than_word_numbers_stays_on_the_last_level() -> None:
    nested: Block = paragraph("bottom")
    for _ in range(12):
        nested = OrderedList((item(nested),))
    levels = [found[1] for found in numbering(reopen(nested)) if found]
    assert levels == [*range(9), 8, 8, 8]


def test_an_entry_that_starts_with_another_block_still_shows_its_label() -> None:
    word = reopen(BulletList((item(CodeBlock("x")), item())))
    assert styles(word) == ["List Bullet", "Code Block", "List Bullet"]


def test_a_list_in_a_panel_keeps_the_look_of_the_panel() -> None:
    word = reopen(Callout("bottom-line", (paragraph("a"), BulletList((item(paragraph("b")),)))))
    assert styles(word) == ["Bottom Line", "Bottom Line"]
    assert numbering(word) == [None, (1, 0)]


def test_neighboring_panels_of_one_kind_are_kept_apart() -> None:
    warning = Callout("warning", (paragraph("a"),))
    assert styles(reopen(warning, warning)) == ["Warning", "Gap", "Warning"]


TABLE = Table(
    header=tuple(Cell((Text(words),)) for words in ("Who", "Cost")),
    rows=tuple((Cell((Text("The harbor board"),)), Cell((Text(f"{n} million"),))) for n in range(3)),
    aligns=("left", "right"),
)


def test_a_table_repeats_its_header_and_tears_no_row() -> None:
    (table,) = reopen(TABLE).tables
    assert table.style is not None
    assert table.style.name == "Brief Table"
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_columns_are_fixed_and_fill_the_text_width() -> None:
    (table,) = reopen(TABLE).tables
    widths = [column.width.pt for column in table.columns if column.width is not None]
    assert not table.autofit
    assert sum(widths) == pytest.approx(Page().text_width_pt, abs=0.2)
    assert [row.cells[1].width for row in table.rows] == [table.columns[1].width] * 4


def test_cells_are_aligned_as_their_column() -> None:
    (table,) = reopen(TABLE).tables
    assert [str(cell.paragraphs[0].alignment) for cell in table.rows[1].cells] == ["None", "RIGHT (2)"]


def test_neighboring_tables_stay_two_and_a_table_without_columns_is_nothing() -> None:
    assert len(reopen(TABLE, Table((), (), ()), TABLE).tables) == 2


def test_a_table_in_a_list_stands_at_the_indent_of_its_entry() -> None:
    (table,) = reopen(BulletList((item(paragraph("a"), TABLE),))).tables
    assert table._tbl.xpath("./w:tblPr/w:tblInd/@w:w") == ["360"]


@pytest.mark.parametrize(("paper", "size_pt"), [("a4", (595.3, 841.9)), ("letter", (612, 792))])
def test_the_page_is_the_paper_of_the_style(paper: Paper, size_pt: tuple[float, float]) -> None:
    section = reopen(style=Style(page=Page(paper=paper, margin_left_pt=72))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.left_margin is not None
    assert (section.page_width.pt, section.page_height.pt) == pytest.approx(size_pt, abs=0.05)
    assert section.left_margin.pt == 72


def test_family_sizes_leadings_and_colors_come_from_the_style() -> None:
    style = Style(
        type=Type(family="Fira Sans", alternatives=("Verdana",), body_pt=9.5, title_pt=24, title_leading_pt=28),
        color=Color(accent="#7a0019"),
    )
    word = reopen(Heading(2, (Text("A heading"),)), style=style)
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}")
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:ascii")) == "Fira Sans"
    assert defaults.find(f".//{qn('w:sz')}").get(qn("w:val")) == "19"
    title, heading = word.styles["Title"], word.styles["Heading 1"]
    assert (title.font.size, title.paragraph_format.line_spacing) == (Pt(24), Pt(28))
    assert str(heading.font.color.rgb) == "7A0019"


def test_the_manual_names_every_style_as_word_does_and_no_other() -> None:
    rows = rows_of(read_page("docs/reference/word-file.md"), "Style", "Bears")
    told = [name for names, _ in rows for name in re.findall("`([^`]+)`", names)]
    shown = {"annotation text": "comment text", "annotation reference": "comment reference"}
    known = [str(style.name).casefold() for style in reopen().styles if style.name not in _WORDS_OWN]
    told += [f"Heading {level}" for level in (2, 3, 4)]
    assert sorted(map(str.casefold, told)) == sorted(shown.get(name, name) for name in known)


def test_word_offers_the_styles_that_a_person_gives_by_hand() -> None:
    kept_back = {style.name for style in reopen().styles if not style.quick_style}
    assert kept_back == {
        *_WORDS_OWN,
        *("Header", "Footer", "toc 1", "toc 2", "footnote text", "footnote reference"),
        *("annotation text", "annotation reference", "Gap", "Back Link"),
    }


_WORDS_OWN = ("Default Paragraph Font", "Normal Table", "No List")
"""What every Word file has for whatever names no style."""


def test_headings_keep_with_what_follows() -> None:
    word = reopen()
    assert all(word.styles[name].paragraph_format.keep_with_next for name in ("Title", "Heading 1", "Heading 5"))
