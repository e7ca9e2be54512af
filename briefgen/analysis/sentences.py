"""Articles become sentences, each with its verbatim slice, its offsets, its paragraph and its heading."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.analysis.dateline import dateline_end
from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine, cuts_of
from briefgen.analysis.words import Words, find_words
from briefgen.sources.article import Article, page_of
from briefgen.text import collapse, fold

_SPACE = re.compile(r"\s")
_GOES_ON = re.compile(r"[,;]|[A-Z]\.,")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,4})[.)]")
_TITLE = re.compile(r"\b(?:Amb|Atty|Cllr|Ft|Mmes|Ms)\.$")
_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[CEMP][SD]?T\b|GMT\b|UTC\b")
_MARKS = str.maketrans(dict.fromkeys('“”"', " "))
_SENTENCE_ENDS = frozenset(".?!…")
_INNER_END = re.compile(r"[.?!…]\s")
_EMBEDDED = re.compile(r"(?<=\w)[^“”\"\w]+(?P<quotation>[“\"][^“”\"]*[”\"])(?=.*\w)", re.DOTALL)
_GLANCE = 12
"""Characters on either side of a cut that tell whether it is right."""
_LAST_DATED = 2
"""Paragraph in which a dateline may stand; a summary may stand before it."""
_LONGEST_MENDED = 500
"""Characters; a text that goes on longer without a capital uses none."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article's body."""

    source: int
    """Place of its article among the articles that are analyzed, from 0."""
    number: int
    """Place in its article, from 0."""
    start: int
    end: int
    """Half-open range of code points in the article's text."""
    quote: str
    """The slice, untouched."""
    paragraph: int
    """Number of the body paragraph, from 1."""
    heading: str | None
    """The section heading above it."""
    opens_paragraph: bool
    count: int
    """How many sentences its article has."""
    page: int | None = None
    """On which it begins, from 1, in an article that has pages."""

    @cached_property
    def text(self) -> str:
        """The slice with every white space as one blank, so that line ends mean nothing; offsets stay."""
        return _SPACE.sub(" ", self.quote)

    @cached_property
    def words(self) -> Words:
        """Its words, with offsets in `text`."""
        return find_words(self.text)

    @cached_property
    def key(self) -> tuple[int, int]:
        """Where it stands, for sorting and looking up."""
        return self.source, self.number


def find_sentences(
    articles: Sequence[Article], *, without: Collection[int] = (), engine: Engine = BUILTIN
) -> tuple[Sentence, ...]:
    """The body sentences of all articles in order, but for those whose number is in `without`; `engine` cuts them.

    A sentence that an article repeats word for word counts once.
    """
    return tuple(
        sentence
        for number, article in enumerate(articles)
        if number not in without
        for sentence in _of_article(article, number, engine)
    )


def _of_article(article: Article, source: int, engine: Engine) -> list[Sentence]:
    rows: list[tuple[int, int, int, str | None, bool]] = []
    heading, paragraph, seen = None, 0, set[str]()
    for passage in article.passages:
        text = article.text[passage.start : passage.end]
        if passage.kind == "heading":
            heading = collapse(text)
            continue
        paragraph += 1
        opens = True
        for start, end in _cut(text, engine, dateline_end(text) if paragraph <= _LAST_DATED else 0):
            key = fold(text[start:end])
            if not key or (key in seen and len(key.split()) > 3):
                continue
            seen.add(key)
            rows.append((passage.start + start, passage.start + end, paragraph, heading, opens))
            opens = False
    return [
        Sentence(
            source,
            number,
            start,
            end,
            article.text[start:end],
            paragraph,
            heading,
            opens,
            len(rows),
            page_of(article, start),
        )
        for number, (start, end, paragraph, heading, opens) in enumerate(rows)
    ]


def _cut(text: str, engine: Engine, begun: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of a paragraph from `begun` on, trimmed of white space.

    The engine cuts; what it tears is mended: a list label (“1.”) from its sentence, a title or an hour from what
    belongs to it (“Ms.”, “9 a.m. Monday”), and a sentence that goes on in lower case. Where it keeps a quotation
    whole, the sentences in it are cut apart in a second pass: each is a statement of its own.
    """
    for end in (*(end for end in _ends(text, engine) if end > begun), len(text)):
        if end == len(text) or not _is_torn(text, begun, end):
            yield from _cut_quotation(text, begun, end, engine)
            begun = end


def _ends(text: str, engine: Engine) -> list[int]:
    """Where the engine sees sentences end; the built-in one where it leaves that open."""
    if engine is not BUILTIN and (ends := cuts_of(engine, text)) is not None:
        return ends
    return [end for _, end in BUILTIN.cut(text)]


def _cut_quotation(text: str, start: int, end: int, engine: Engine) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` where it quotes several.

    A cut behind a closing mark is none, nor is one in a quotation with words of the same sentence on both sides.
    """
    piece = text[start:end]
    begun = 0
    if _INNER_END.search(piece):
        embedded = [match.span("quotation") for match in _EMBEDDED.finditer(piece)]
        for cut in _ends(piece.translate(_MARKS), engine):
            before = piece[:cut].rstrip()
            if (
                before[-1:] in _SENTENCE_ENDS
                and not any(opens < cut < closes for opens, closes in embedded)
                and not _is_torn(piece, begun, cut)
            ):
                yield from _trim(text, start + begun, start + cut)
                begun = cut
    yield from _trim(text, start + begun, end)


def _is_torn(text: str, start: int, end: int) -> bool:
    """Whether the sentence that began at `start` goes on behind `end`."""
    following = text[end : end + _GLANCE].lstrip()
    if not following:
        return False
    if following[0].islower() and not text[start].islower():
        return end - start < _LONGEST_MENDED
    if _GOES_ON.match(following):
        return True
    piece = text[max(start, end - _GLANCE) : end].rstrip()
    label = end - start <= _GLANCE and _LABEL.fullmatch(piece.lstrip())
    return bool(label or _TITLE.search(piece) or (_HOUR.search(piece) and _DAY.match(following)))


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if bare := piece.strip():
        start += piece.index(bare[0])
        yield start, start + len(bare)
