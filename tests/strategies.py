"""Hypothesis strategies for random documents: anything the tree's types and rules allow."""

import re

from builders import DAY
from hypothesis import strategies as st

from briefgen.document.style import Style
from briefgen.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    SourceEntry,
    SourceList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)

HOSTILE = (
    *("#", "# a", "a #", "1.", "1. a", "2026. ", "-", "- a", "+", "---", "===", "***", "* a", "*", "**a**"),
    *("_a_", "__", "a_b", "`", "``a`", "~~~", "```", "~a~", "|", "a | b", ":--", "| --- |", "<b>", "</style>"),
    *("<!--", "]]>", "<script>x</script>", "&", "&amp;", "amp;", "&#35;", "&lt", "\\", "a\\", "\\*", "[", "]"),
    *("[a](b)", "[^1]", "[^1]: a", "^[a]", "!", "![a](b)", "(b)", ":", ": a", "“a”", "(", ".", "€", "é", "ß", "Ω"),
    *("Ж", "漢字", "🙂", "e\u0301", "\u202etxt", "\u200b", "\ufeff", "\xad", "{{ a }}", "{% a %}", "%s", "$a$"),
    *("https://example.org", "www.example.org", "a@example.org", "word" * 30),
)
"""Text that is markup somewhere, or that a writer may trip over."""

SOURCE_IDS = ("s1", "s2", "s3")


_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


def _single_blanks(text: str) -> str:
    """`text` as a `Text` holds it: single blanks, also one at an end."""
    return re.sub(r"\s+", " ", text)


texts = st.lists(st.sampled_from(HOSTILE) | st.sampled_from(["a", "b", " ", "."]) | _ANYTHING, max_size=4).map(
    lambda parts: _single_blanks("".join(parts))
)
"""Text of the kind a document holds, and the kind it would rather not hold."""

_cites = st.sets(st.sampled_from(SOURCE_IDS)).map(lambda ids: Cite(tuple(sorted(ids))))
_urls = st.sampled_from(
    ["https://example.org", "http://a.example/?b=1&copy;=2|3#<d>", "mailto:a@example.org", "https://é.example/( )"]
)


def _inlines(*, cited: bool) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaves: st.SearchStrategy[Inline] = (
        texts.map(Text) | texts.map(Text) | texts.map(Code) | st.just(LineBreak()) | (_cites if cited else st.nothing())
    )

    def nest(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        several = st.lists(children, max_size=3).map(tuple)
        return several.map(Emphasis) | several.map(Strong) | st.builds(Link, _urls, several)

    return st.lists(st.recursive(leaves, nest, max_leaves=6), max_size=4).map(tuple)


def _tables(inlines: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Table]:
    def of_width(width: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[inlines.map(Cell)] * width)
        aligns: st.SearchStrategy[tuple[Align, ...]] = st.tuples(
            *[st.sampled_from(["left", "center", "right"])] * width
        )
        return st.builds(Table, row, st.lists(row, max_size=2).map(tuple), aligns)

    return st.integers(1, 4).flatmap(of_width)


def _blocks(*, cited: bool) -> st.SearchStrategy[tuple[Block, ...]]:
    inlines = _inlines(cited=cited)
    leaves: st.SearchStrategy[Block] = (
        inlines.map(Paragraph)
        | st.builds(Heading, st.integers(1, 6), inlines)
        | st.lists(texts, max_size=3).map("\n".join).map(CodeBlock)
        | st.just(ThematicBreak())
        | _tables(inlines)
    )

    def nest(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        several = st.lists(children, max_size=3).map(tuple)
        items = st.lists(several.map(ListItem), max_size=3).map(tuple)
        kinds: st.SearchStrategy[CalloutKind] = st.sampled_from(["bottom-line", "kicker", "note", "warning"])
        return (
            several.map(BlockQuote)
            | items.map(BulletList)
            | st.builds(OrderedList, items, st.integers(0, 1_000_000_000))
            | st.builds(Callout, kinds, several)
        )

    return st.lists(st.recursive(leaves, nest, max_leaves=6), max_size=4).map(tuple)


def _source_lists() -> st.SearchStrategy[SourceList]:
    entries = st.tuples(*[st.builds(SourceEntry, st.just(id_), _inlines(cited=False)) for id_ in SOURCE_IDS])
    return entries.map(SourceList)


def _document(blocks: tuple[Block, ...], title: str) -> Document:
    return Document(title=title, blocks=blocks, created=DAY, style=Style())


_cited = st.builds(
    lambda before, sources, after: (*before, sources, *after), _blocks(cited=True), _source_lists(), _blocks(cited=True)
)
documents = st.builds(_document, _cited | _blocks(cited=False), texts)
"""Documents with a source list and citations of it, or with neither."""
