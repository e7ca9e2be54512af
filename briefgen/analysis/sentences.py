"""Articles become sentences, each a verbatim slice with its offsets, its paragraph and its heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sentencex import get_sentence_boundaries

from briefgen.analysis.words import Word, find_words
from briefgen.sources.article import Article
from briefgen.text import collapse, fold

_LABEL = re.compile(r"\(?\w{1,2}[.)]")
_CLOSERS = "\"”’'»)]"


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
    text: str
    """The slice, untouched."""
    paragraph: int
    """Number of the body paragraph, from 1."""
    heading: str | None
    """The section heading above it."""
    opens_paragraph: bool
    count: int
    """How many sentences its article has."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, with offsets in `text`."""
        return find_words(self.text)

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands, for sorting and looking up."""
        return self.source, self.number


def find_sentences(articles: Sequence[Article]) -> tuple[Sentence, ...]:
    """The body sentences of all articles in order; one that an article repeats word for word counts once."""
    return tuple(sentence for number, article in enumerate(articles) for sentence in _of_article(article, number))


def _of_article(article: Article, source: int) -> list[Sentence]:
    rows: list[tuple[int, int, int, str | None, bool]] = []
    heading, paragraph, seen = None, 0, set[str]()
    for passage in article.passages:
        text = article.text[passage.start : passage.end]
        if passage.kind == "heading":
            heading = collapse(text)
            continue
        paragraph += 1
        opens = True
        for start, end in _cut(text):
            key = fold(text[start:end])
            if not key or (key in seen and len(key.split()) > 3):
                continue
            seen.add(key)
            rows.append((passage.start + start, passage.start + end, paragraph, heading, opens))
            opens = False
    return [
        Sentence(source, number, start, end, article.text[start:end], paragraph, heading, opens, len(rows))
        for number, (start, end, paragraph, heading, opens) in enumerate(rows)
    ]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of a paragraph, trimmed of white space.

    sentencex cuts; what it tears is mended: a list label (“1.”) from its sentence, a closing mark, and a
    sentence that goes on in lower case.
    """
    begun: int | None = None
    for boundary in get_sentence_boundaries("en", text):
        start, end = boundary["start_index"], boundary["end_index"]
        begun = start if begun is None else begun
        piece = text[begun:end].strip()
        rest = text[end:].lstrip()
        torn = bool(rest) and (_LABEL.fullmatch(piece) or rest[0] in _CLOSERS[1:] or rest[0].islower())
        if torn and not rest.startswith(("'", "’")):
            continue
        if piece:
            yield _trim(text, begun, end)
        begun = None
    if begun is not None and text[begun:].strip():
        yield _trim(text, begun, len(text))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return start + lead, start + lead + len(piece.strip())
