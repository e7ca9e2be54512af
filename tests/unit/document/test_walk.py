from collections.abc import Callable

import pytest
from builders import document, paragraph, sources

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.document.walk import document_text, inline_text, iter_blocks, source_numbers


class TestBlocksInReadingOrder:
    def test_each_stands_before_those_inside_it(self) -> None:
        inner, last = paragraph("a"), paragraph("b")
        quote = BlockQuote((inner,))
        entries = BulletList((ListItem((quote,)), ListItem((last,))))
        assert list(iter_blocks((entries, ThematicBreak()))) == [entries, quote, inner, last, ThematicBreak()]

    @pytest.mark.parametrize(
        "around",
        [
            lambda inner: BlockQuote((inner,)),
            lambda inner: Callout("note", (inner,)),
            lambda inner: BulletList((ListItem((inner,)),)),
            lambda inner: OrderedList((ListItem((inner,)),)),
        ],
    )
    def test_every_block_that_holds_others_is_opened(self, around: Callable[[Block], Block]) -> None:
        inner = paragraph("a")
        assert list(iter_blocks([around(inner)]))[1:] == [inner]


class TestNumbers:
    def test_sources_are_numbered_by_their_place(self) -> None:
        assert source_numbers(document(paragraph("a"), sources("First", "Second"))) == {"s1": 1, "s2": 2}

    def test_a_list_inside_another_block_counts(self) -> None:
        assert source_numbers(document(Callout("note", (sources("First"),)))) == {"s1": 1}

    def test_a_document_without_a_list_has_none(self) -> None:
        assert source_numbers(document(paragraph("a"))) == {}


class TestWords:
    @pytest.mark.parametrize(
        ("inline", "words"),
        [
            (Text("a"), "a"),
            (Emphasis((Text("a"), Strong((Text("b"),)))), "ab"),
            (Code("a b"), "a b"),
            (Link("https://a.example", (Text("there"),)), "there"),
            (Cite(("s1", "s2")), "1 2"),
            (Cite(()), ""),
            (LineBreak(), "\n"),
        ],
    )
    def test_each_inline_reads_as_its_words(self, inline: Inline, words: str) -> None:
        assert inline_text([inline], {"s1": 1, "s2": 2}) == words

    def test_a_document_reads_in_order_with_a_line_for_each_part(self) -> None:
        table = Table((Cell((Text("b"),)), Cell(())), ((Cell((Text("c"),)), Cell((Cite(("s1",)),))),), ("left", "left"))
        text = document_text(
            document(
                Heading(1, (Text("a"),)),
                table,
                ThematicBreak(),
                BlockQuote((paragraph("d"),)),
                Callout("note", (paragraph("e"),)),
                BulletList((ListItem((paragraph("f"), paragraph("g"))),)),
                OrderedList((ListItem((paragraph("h"),)),), start=4),
                CodeBlock("i\nj"),
                sources("k", "l"),
            )
        )
        assert text.split("\n") == ["a", "b", "", "c", "1", *"defghijkl"]

    def test_an_empty_document_has_no_words(self) -> None:
        assert document_text(document()) == ""
