"""Glyphs become words, words become rows. Goes in: a `Sheet`. Comes out: its rows from top to bottom.

A row is what stands on one line of the page, across all columns. A PDF need not hold blanks: a gap is one where it is
wider than a letter's share, and wider still on pages that do hold blanks.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from briefgen.sources.pdf.glyphs import Glyph, Sheet
from briefgen.sources.pdf.initials import lower_initials

_SAME_LINE = 0.3
_RAISED = 0.6
_BACK = 0.6
_AHEAD = 1.2
_GAP_WITH_BLANKS = 0.3
_GAP_WITHOUT_BLANKS = 0.16
_FEWEST_BLANKS = 0.05
_INITIAL = 1.75
_SMALL = 0.85
_HIGHER = 0.15
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Word(NamedTuple):
    """Letters without a blank between them."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool


class Row(NamedTuple):
    """The words on one line of a page, from left to right."""

    page: int
    y: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where the first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the last word ends."""
        return self.words[-1].x1

    @property
    def size(self) -> float:
        """The type size of most of its letters, in points, to a fifth of a point."""
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[round(word.size * 5) / 5] += len(word.text)
        return max(counts, key=lambda size: (counts[size], size))

    @property
    def bold(self) -> bool:
        """Whether nearly all of its letters are bold."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) for word in self.words if word.bold) >= 0.9 * letters


def find_rows(sheet: Sheet, glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of `glyphs` on `sheet`, top to bottom; blank ones are none."""
    letters = [glyph for glyph in glyphs if glyph.text.strip()]
    with_blanks = len(glyphs) - len(letters) > _FEWEST_BLANKS * len(glyphs)
    gap = _GAP_WITH_BLANKS if with_blanks else _GAP_WITHOUT_BLANKS
    lines: list[tuple[float, float, list[Glyph]]] = []
    for y, size, run in sorted(lower_initials(_runs(glyphs)), key=lambda run: (-run[0], run[2][0].x0)):
        if lines and lines[-1][0] - y <= _SAME_LINE * min(size, lines[-1][1]):
            lines[-1][2].extend(run)
        else:
            lines.append((y, size, list(run)))
    rows = (Row(sheet.number, y, tuple(_words(_raise_digits(line, y, size), gap))) for y, size, line in lines)
    return [row for row in rows if row.words]


def _runs(glyphs: Iterable[Glyph]) -> Iterable[tuple[float, float, list[Glyph]]]:
    """Glyphs drawn one after the other on one line, with its place and size; raised and lowered signs among them."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield _measured(run)
            run = []
        run.append(glyph)
    if run:
        yield _measured(run)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    if not -_BACK * size <= glyph.x0 - last.x1 <= _AHEAD * size or size > _INITIAL * min(last.size, glyph.size):
        return False
    same_size = abs(last.size - glyph.size) < 0.1 * size
    return abs(last.y - glyph.y) <= (_SAME_LINE * 0.5 if same_size else _RAISED) * size


def _measured(run: list[Glyph]) -> tuple[float, float, list[Glyph]]:
    letters = [glyph for glyph in run if glyph.text.strip()] or run
    size = median(glyph.size for glyph in letters)
    y = median(glyph.y for glyph in letters if glyph.size >= size)
    return y, size, run


def _raise_digits(line: list[Glyph], y: float, size: float) -> list[Glyph]:
    """`line` with digits that are small and stand higher as such (`²`), lest they become part of a number."""
    if all(glyph.size >= _SMALL * size for glyph in line):
        return line
    return [
        glyph._replace(text=glyph.text.translate(_RAISED_DIGITS), bold=False)
        if glyph.size < _SMALL * size and glyph.y > y + _HIGHER * size
        else glyph
        for glyph in line
    ]


def _words(line: list[Glyph], gap: float) -> Iterable[Word]:
    word: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: glyph.x0):
        blank = not glyph.text.strip()
        if word and (blank or glyph.x0 - word[-1].x1 > gap * max(word[-1].size, glyph.size)):
            yield _word(word)
            word = []
        if not blank:
            word.append(glyph)
    if word:
        yield _word(word)


def _word(glyphs: list[Glyph]) -> Word:
    text = "".join(glyph.text for glyph in glyphs).strip()
    size = median(glyph.size for glyph in glyphs)
    bold = sum(glyph.bold for glyph in glyphs) * 2 > len(glyphs)
    return Word(text, glyphs[0].x0, max(glyph.x1 for glyph in glyphs), size, bold)
