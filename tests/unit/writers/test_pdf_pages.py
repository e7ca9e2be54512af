"""Pages: what stands on which page, and where."""

from io import BytesIO
from typing import Any

import pytest
from builders import cell, document, paragraph, sources
from msgspec.structs import replace
from pypdf import PdfReader

from briefgen.document.marking import Marking
from briefgen.document.style import Page, Style
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cite,
    CodeBlock,
    Document,
    Heading,
    ListItem,
    OrderedList,
    Table,
    Text,
)
from briefgen.errors import WriterError
from briefgen.writers.pdf import write


def pages(whole: Document) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(write(whole))).pages]


def table(*rows: tuple[str, str]) -> Table:
    return Table((cell("Actor"), cell("Role")), tuple((cell(a), cell(b)) for a, b in rows), ("left", "right"))


def rightmost(whole: Document) -> float:
    """The right edge of the rightmost character, in points."""
    from briefgen.writers.pdf.faces import REGULAR, load_face

    edges = []

    def note(text: str, _: Any, matrix: list[float], __: Any, size: float) -> None:
        edges.append(matrix[4] + load_face(REGULAR).width_pt(text.strip(), size))

    for page in PdfReader(BytesIO(write(whole))).pages:
        page.extract_text(visitor_text=note)
    return max(edges)


class TestEdges:
    def test_every_page_is_numbered(self) -> None:
        first, second = pages(document(paragraph("word " * 1500)))
        assert first.splitlines()[-1].strip() == "Page 1 of 2"
        assert second.splitlines()[-1].strip() == "Page 2 of 2"

    def test_the_label_is_the_documents(self) -> None:
        (page,) = pages(replace(document(), page_label="{x} Seite {page} von {pages} }"))
        assert page.strip() == "{x} Seite 1 von 1 }"

    def test_the_title_and_the_day_stand_on_each_page_but_the_first(self) -> None:
        first, second = pages(document(paragraph("word " * 1500), title="Ferries"))
        assert "Ferries" not in first
        assert "Ferries" in second
        assert "2026-11-22" in second

    def test_a_long_title_is_shortened_on_one_line(self) -> None:
        title = "A very long title about ferries, " * 20
        _, second = pages(document(paragraph("word " * 1500), title=title))
        (head,) = [line for line in second.splitlines() if line.startswith("A very")]
        assert "…" in head
        assert title.startswith(head.split("…")[0])


class TestTables:
    def test_repeat_the_header_on_each_page(self) -> None:
        found = pages(document(table(*((f"actor {n}", "a role") for n in range(80)))))
        assert len(found) > 2
        assert all(page.startswith("Actor") for page in found)

    def test_tear_no_row(self) -> None:
        words = "nine words that fill some three lines of a cell " * 4
        found = pages(document(table(*((f"actor {n} begins", f"{words} end{n}.") for n in range(40)))))
        for n in range(40):
            (page,) = [page for page in found if f"actor {n} begins" in page]
            assert f"end{n}." in page

    def test_a_row_higher_than_a_page_goes_on_on_the_next(self) -> None:
        found = pages(document(table(("first", "word " * 2500), ("last", "row"))))
        assert len(found) > 2
        assert "".join(found).count("word") == 2500
        assert "last" in found[-1]

    def test_a_header_higher_than_a_page_ends(self) -> None:
        tall = Table((cell("word " * 15000),), ((cell("row"),),), ("left",))
        assert "row" in "".join(pages(document(tall)))

    def test_a_table_without_columns_is_nothing(self) -> None:
        assert pages(document(Table((), (), ()), paragraph("after")))[0].startswith("after")


class TestBreaks:
    def test_a_heading_never_stands_last(self) -> None:
        for lines in range(30, 60):
            filler = CodeBlock("\n".join(["line"] * lines))
            blocks = (
                filler,
                Heading(2, (Text("A heading"),)),
                Heading(3, (Text("below"),)),
                paragraph("Text under it."),
            )
            for page in pages(document(*blocks)):
                assert ("A heading" in page) == ("Text under it." in page)

    def test_two_lines_stand_before_and_after_a_break(self) -> None:
        for lines in range(40, 60):
            words = "\n".join(f"code {n}" for n in range(lines))
            text = " ".join(f"w{n:03d}" for n in range(60))
            found = pages(document(CodeBlock(words), paragraph(text)))
            counts = [sum("w0" in line for line in page.splitlines()) for page in found]
            assert 1 not in counts

    def test_a_bottom_line_goes_over_pages(self) -> None:
        found = pages(document(Callout("bottom-line", (paragraph("word " * 1500),))))
        assert len(found) > 1
        assert "".join(found).count("word") == 1500

    def test_a_paragraph_of_fifty_pages_is_whole(self) -> None:
        found = pages(document(paragraph("word " * 45_000)))
        assert len(found) > 40
        assert sum(page.count("word") for page in found) == 45_000


class TestWidth:
    @pytest.mark.parametrize("word", ["x" * 400, "https://example.org/" + "a-long-path/" * 40, "W" * 2000])
    def test_long_words_do_not_leave_the_page(self, word: str) -> None:
        deep: Block = BlockQuote((BulletList((ListItem((paragraph(word), table((word, word)))),)),))
        whole = document(Heading(1, (Text(word),)), paragraph(word), deep, title=word)
        assert rightmost(whole) <= 595.28 - 56.7 + 1

    def test_deep_nesting_does_not_leave_the_page(self) -> None:
        block: Block = paragraph("at the bottom of it")
        for _ in range(25):
            block = OrderedList((ListItem((BlockQuote((Callout("warning", (block,)),)),)),), start=100)
        assert rightmost(document(block)) <= 595.28 - 56.7 + 1


@pytest.mark.parametrize("kind", ["bottom-line", "kicker", "note", "warning"])
def test_empty_children_are_accepted(kind: Any) -> None:
    blocks: tuple[Block, ...] = (
        Callout(kind, ()),
        Callout(kind, (Callout(kind, (paragraph(),)),)),
        BlockQuote(()),
        BulletList(()),
        OrderedList((ListItem(()),)),
        CodeBlock(""),
        Heading(6, ()),
        paragraph(Cite(())),
        Table((cell(""),), ((cell(""),),), ("left",)),
        sources(),
    )
    assert len(pages(document(*blocks))) == 1


@pytest.mark.parametrize("align", ["center", "right"])
def test_of_a_long_label_nothing_is_cut_off(align: Any) -> None:
    label = " ".join(f"WORD{number}" for number in range(30))
    marking = Marking(label=label, color="#000000", ground="#FFFFFF", align=align)
    (page,) = pages(replace(document(paragraph("The harbor closes.")), marking=marking))
    assert [page.count(f"WORD{number}\n") + page.count(f"WORD{number} ") for number in range(3, 30)] == [2] * 27
    assert rightmost(replace(document(paragraph("x")), marking=marking)) <= Page().size_pt[0] - Page().margin_right_pt


def test_margins_that_leave_no_room_are_refused() -> None:
    style = Style(page=Page(margin_left_pt=300, margin_right_pt=290))
    with pytest.raises(WriterError, match="no room"):
        write(document(paragraph("a"), style=style))


def test_type_higher_than_the_page_still_ends() -> None:
    style = Style(page=Page(margin_top_pt=380, margin_bottom_pt=380))
    blocks = (Heading(1, (Text("A title of many words " * 9),)), Callout("warning", (paragraph("word " * 300),)))
    assert "".join(pages(document(*blocks, style=style))).count("word ") == 300
