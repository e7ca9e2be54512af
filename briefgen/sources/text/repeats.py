"""Text that stands in an article more than once. Goes in: units. Comes out: the units without later copies.

Text is compared by `fold`, sentence by sentence, so that a copy is also found where it is glued to the end or the
start of another paragraph. A later stretch of sentences that all stood before is a copy

- if it is a whole unit, and equals an earlier unit or has at least eight words;
- if it is part of a unit, has at least eight words, starts as an earlier unit starts and ends as one ends.

Every other sentence stays, however often the article holds it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from briefgen.sources.text.edges import title_key
from briefgen.sources.text.prose import reads_as_prose
from briefgen.sources.text.units import Unit
from briefgen.text import fold

_FEWEST_WORDS = 8
_FEWEST_PARAGRAPH_WORDS = 4

# Cut after every stop, also that of “U.S.”: both copies are cut alike, and no blank need follow where they are glued.
_SENTENCE = re.compile(r"[^.!?…。！？]*(?:[.!?…。！？]+[\"'”’»)\]*_]*|\Z)")


class Repeats(msgspec.Struct, frozen=True):
    """What is left of an article's units, and what was taken out."""

    kept: tuple[Unit, ...]
    first_line: int | None
    """Number of the first line that holds a copy, from 1; None where nothing repeats."""
    paragraphs: int
    """How many copies of paragraphs were taken out."""
    short_lines: int
    """How many copies of titles, headings and lines of fewer than four words were taken out."""
    body_copies: int
    """How many more times the whole body stands; 0 where only parts of it repeat, or nothing."""


class _Sentence(msgspec.Struct, frozen=True):
    start: int
    end: int
    key: str
    seen: bool


def drop_repeats(text: str, units: Iterable[Unit], lines: Iterable[str]) -> Repeats:
    """`units` without the copies of earlier ones, and of the title and metadata `lines` that stood before them."""
    search = _Search(text, lines)
    kept = tuple(stretch for unit in units for stretch in search.take(unit))
    return Repeats(kept, search.first_line, search.paragraphs, search.short_lines, search.count_body_copies())


class _Search:
    """What was read so far, and what was dropped of it."""

    def __init__(self, text: str, lines: Iterable[str]) -> None:
        self.first_line: int | None = None
        self.paragraphs = 0
        self.short_lines = 0
        self._text = text
        self._lines = frozenset(title_key(line) for line in lines)
        self._units: set[str] = set()
        self._kept: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()
        self._opening: set[str] = set()
        self._closing: set[str] = set()

    def take(self, unit: Unit) -> Iterator[Unit]:
        """The stretches of `unit` that are no copy of earlier text."""
        sentences = self._read_sentences(unit)
        if title_key(unit.words(self._text)) in self._lines:
            self._drop(unit, sentences, paragraphs=0)
            return
        if self._is_whole_copy(sentences):
            self._drop(unit, sentences, paragraphs=self._count_paragraphs(sentences))
            return
        stretch: list[_Sentence] = []
        for seen, group in groupby(sentences, lambda sentence: sentence.seen):
            run = tuple(group)
            first, behind = self._find_copy(run, stretch) if seen else (0, 0)
            if first == behind:
                stretch.extend(run)
                continue
            stretch.extend(run[:first])
            if stretch:
                yield self._keep(unit, stretch)
            self._drop(unit, run[first:behind], paragraphs=self._count_paragraphs(run[first:behind]))
            stretch = list(run[behind:])
        if stretch:
            yield self._keep(unit, stretch) if len(stretch) < len(sentences) else self._keep_whole(unit, stretch)

    def count_body_copies(self) -> int:
        """How many times every sentence that was kept was dropped again."""
        return min((self._dropped[key] // count for key, count in self._kept.items()), default=0)

    def _read_sentences(self, unit: Unit) -> tuple[_Sentence, ...]:
        read: set[str] = set()
        sentences: list[_Sentence] = []
        for match in _SENTENCE.finditer(self._text, unit.start, unit.end):
            words = match.group()
            if key := fold(words):
                start = match.start() + len(words) - len(words.lstrip())
                end = match.start() + len(words.rstrip())
                sentences.append(_Sentence(start, end, key, key in self._kept or key in read))
                read.add(key)
        return tuple(sentences)

    def _is_whole_copy(self, sentences: Sequence[_Sentence]) -> bool:
        if any(sentence.key not in self._kept for sentence in sentences):
            return False
        return _key(sentences) in self._units or _count_words(sentences) >= _FEWEST_WORDS

    def _find_copy(self, run: Sequence[_Sentence], before: Sequence[_Sentence]) -> tuple[int, int]:
        """The half-open range of `run` that is a copy; an empty one where none is."""
        opening = (self._opening, {sentence.key for sentence in before[:1]})
        closing = (self._closing, {sentence.key for sentence in before[-1:]})
        places = range(len(run))
        first = next((place for place in places if any(run[place].key in keys for keys in opening)), len(run))
        last = next((place for place in reversed(places) if any(run[place].key in keys for keys in closing)), -1)
        return (first, last + 1) if _count_words(run[first : last + 1]) >= _FEWEST_WORDS else (0, 0)

    def _keep_whole(self, unit: Unit, sentences: Sequence[_Sentence]) -> Unit:
        self._units.add(_key(sentences))
        self._kept.update(sentence.key for sentence in sentences)
        self._opening.add(sentences[0].key)
        self._closing.add(sentences[-1].key)
        return unit

    def _keep(self, unit: Unit, sentences: Sequence[_Sentence]) -> Unit:
        first, last = sentences[0], sentences[-1]
        return self._keep_whole(
            replace(unit, start=first.start, end=last.end, number=self._line(unit, first.start)),
            sentences,
        )

    def _drop(self, unit: Unit, sentences: Sequence[_Sentence], *, paragraphs: int) -> None:
        if self.first_line is None:
            self.first_line = self._line(unit, sentences[0].start)
        self._dropped.update(sentence.key for sentence in sentences)
        self.paragraphs += paragraphs
        self.short_lines += paragraphs == 0

    def _count_paragraphs(self, sentences: Sequence[_Sentence]) -> int:
        words = self._text[sentences[0].start : sentences[-1].end]
        if _count_words(sentences) < _FEWEST_PARAGRAPH_WORDS or not reads_as_prose(words):
            return 0
        if _key(sentences) in self._units:
            return 1
        return max(1, sum(sentence.key in self._opening for sentence in sentences))

    def _line(self, unit: Unit, position: int) -> int:
        return unit.number + len((self._text[unit.start : position] + "|").splitlines()) - 1


def _key(sentences: Sequence[_Sentence]) -> str:
    return " ".join(sentence.key for sentence in sentences)


def _count_words(sentences: Sequence[_Sentence]) -> int:
    return sum(sentence.key.count(" ") + 1 for sentence in sentences)
