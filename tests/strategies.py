"""Hypothesis strategies for random documents: anything the tree's types and rules allow."""

import re
from datetime import date

from builders import DAY
from hypothesis import strategies as st

from briefgen.document.drawing import Bar, BarChart, Drawing, Event, Matrix, Timeline
from briefgen.document.marking import Marking
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
    Contents,
    Document,
    Emphasis,
    Evidence,
    Figure,
    Foreign,
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
STATEMENTS = ("a", "b")
"""The ids of statements that may have evidence; citations may name another one, which has none."""
LANGUAGES = ("fr", "ko", "ar", "he", "zh-Hant")

_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


def _single_blanks(text: str) -> str:
    """`text` as a `Text` holds it: single blanks, also one at an end."""
    return re.sub(r"\s+", " ", text)


texts = st.lists(st.sampled_from(HOSTILE) | st.sampled_from(["a", "b", " ", "."]) | _ANYTHING, max_size=4).map(
    lambda parts: _single_blanks("".join(parts))
)
"""Text of the kind a document holds, and the kind it would rather not hold."""

_cites = st.builds(
    Cite,
    st.sets(st.sampled_from(SOURCE_IDS)).map(lambda ids: tuple(sorted(ids))),
    st.none() | st.sampled_from([*STATEMENTS, "none"]),
)
_urls = st.sampled_from(
    ["https://example.org", "http://a.example/?b=1&copy;=2|3#<d>", "mailto:a@example.org", "https://é.example/( )"]
)


def _inlines(*, cited: bool) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaves: st.SearchStrategy[Inline] = (
        texts.map(Text) | texts.map(Text) | texts.map(Code) | st.just(LineBreak()) | (_cites if cited else st.nothing())
    )

    def nest(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        several = st.lists(children, max_size=3).map(tuple)
        foreign = st.builds(Foreign, st.sampled_from(LANGUAGES), several)
        return several.map(Emphasis) | several.map(Strong) | st.builds(Link, _urls, several) | foreign

    return st.lists(st.recursive(leaves, nest, max_leaves=6), max_size=4).map(tuple)


def _tables(inlines: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Table]:
    def of_width(width: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[inlines.map(Cell)] * width)
        aligns: st.SearchStrategy[tuple[Align, ...]] = st.tuples(
            *[st.sampled_from(["left", "center", "right"])] * width
        )
        return st.builds(Table, row, st.lists(row, max_size=2).map(tuple), aligns)

    return st.integers(1, 4).flatmap(of_width)


def _matrices() -> st.SearchStrategy[Matrix]:
    def of_size(size: tuple[int, int]) -> st.SearchStrategy[Matrix]:
        height, width = size
        marks = st.tuples(*[st.tuples(*[st.booleans()] * width)] * height)
        return st.builds(Matrix, st.tuples(*[texts] * height), st.tuples(*[texts] * width), marks)

    return st.tuples(st.integers(0, 3), st.integers(0, 3)).flatmap(of_size)


def _drawings() -> st.SearchStrategy[Drawing]:
    events = st.builds(Event, st.dates(date(1990, 1, 1), date(2030, 1, 1)), texts, texts)
    bars = st.builds(Bar, texts, st.floats(0, 1e12), texts)
    return (
        st.lists(events, max_size=3).map(lambda row: Timeline(tuple(sorted(row, key=lambda event: event.day))))
        | st.lists(bars, max_size=3).map(tuple).map(BarChart)
        | _matrices()
    )


def _figures(inlines: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Figure]:
    return st.builds(Figure, _drawings(), texts.filter(str.strip), inlines, _tables(inlines))


def _blocks(*, cited: bool) -> st.SearchStrategy[tuple[Block, ...]]:
    inlines = _inlines(cited=cited)
    leaves: st.SearchStrategy[Block] = (
        inlines.map(Paragraph)
        | st.builds(Heading, st.integers(1, 6), inlines)
        | st.lists(texts, max_size=3).map("\n".join).map(CodeBlock)
        | st.just(ThematicBreak())
        | _tables(inlines)
        | _figures(inlines)
        | st.just(Contents())
    )

    def nest(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        several = st.lists(children, max_size=3).map(tuple)
        items = st.lists(several.map(ListItem), max_size=3).map(tuple)
        kinds: st.SearchStrategy[CalloutKind] = st.sampled_from(
            ["bottom-line", "kicker", "marking", "note", "shift", "warning"]
        )
        return (
            several.map(BlockQuote)
            | items.map(BulletList)
            | st.builds(OrderedList, items, st.integers(0, 1_000_000_000))
            | st.builds(Callout, kinds, several)
            | _tables(inlines).map(lambda table: Callout("shift", (table,)))
        )

    return st.lists(st.recursive(leaves, nest, max_leaves=6), max_size=4).map(tuple)


def _source_lists() -> st.SearchStrategy[SourceList]:
    entries = st.tuples(*[st.builds(SourceEntry, st.just(id_), _inlines(cited=False)) for id_ in SOURCE_IDS])
    return entries.map(SourceList)


_markings = st.builds(
    Marking,
    label=texts.filter(str.strip),
    color=st.just("#FFC000"),
    ground=st.just("#000000"),
    align=st.sampled_from(["center", "right"]),
    size_pt=st.floats(6, 18),
    definition=st.none() | texts,
)
_evidence = st.dictionaries(
    st.sampled_from(STATEMENTS),
    st.lists(st.builds(Evidence, st.sampled_from(SOURCE_IDS), texts, st.integers(1, 99), texts), max_size=2).map(tuple),
)


def _documents(blocks: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Document]:
    return st.builds(
        Document,
        title=texts,
        blocks=blocks,
        created=st.just(DAY),
        style=st.just(Style()),
        author=st.none() | texts,
        marking=st.none() | _markings,
        citations=st.sampled_from(["numbers", "footnotes"]),
        comments=st.sampled_from(["none", "provenance"]),
        evidence=_evidence,
    )


_cited = st.builds(
    lambda before, sources, after: (*before, sources, *after), _blocks(cited=True), _source_lists(), _blocks(cited=True)
)
documents = _documents(_cited | _blocks(cited=False))
"""Documents with a source list and citations of it, or with neither."""
