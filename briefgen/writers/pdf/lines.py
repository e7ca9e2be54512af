"""Lines: runs of text are measured and broken into lines of a given width."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from math import fsum

import msgspec
from msgspec.structs import replace

from briefgen.writers.pdf.characters import split_by_face
from briefgen.writers.pdf.faces import load_face
from briefgen.writers.pdf.runs import Ink, Run
from briefgen.writers.scripts import split_ideographs

_PARTS = re.compile(r" +|\n|[^ \n]+")
_GOOD_BREAKS = frozenset("/-–—.?&=_,;:")
"""Characters after which an overlong word (an address, as a rule) is best broken."""
_MOST_KEPT = 4096
"""Words whose width is kept: those of a brief, while a long document does not grow without end."""
_BREAK_SEARCH = 0.4
"""The share of a line in which such a character is looked for, from its end."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Text of one face and ink."""

    text: str
    face: str
    ink: Ink
    width_pt: float


class Word(msgspec.Struct, frozen=True, gc=False):
    """Pieces that stand together, with the blank that follows them."""

    pieces: tuple[Piece, ...] = ()
    blank: Piece | None = None
    ends_line: bool = False
    runs_on: bool = False
    """Whether the next word follows without a blank: a line may break between two ideographs."""

    @property
    def width_pt(self) -> float:
        """Width without the blank."""
        return fsum(piece.width_pt for piece in self.pieces)


class Line(msgspec.Struct, frozen=True, gc=False):
    """Pieces in reading order."""

    pieces: tuple[Piece, ...]
    width_pt: float
    torn: bool = False
    """Whether the line ends inside a word."""


def measure(runs: Iterable[Run]) -> tuple[Word, ...]:
    """The words of `runs`, each measured. Blanks at the start and next to other blanks are left out."""
    words: list[Word] = []
    pieces: list[Piece] = []
    for run in runs:
        for part in _PARTS.findall(run.text):
            if part == "\n":
                words.append(Word(tuple(pieces), ends_line=True))
                pieces = []
            elif part[0] != " ":
                *firsts, last = split_ideographs(part)
                for first in firsts:
                    words.append(Word((*pieces, *_pieces(first, run.ink)), runs_on=True))
                    pieces = []
                pieces += _pieces(last, run.ink)
            elif pieces:
                words.append(Word(tuple(pieces), blank=_piece(" ", run.ink.face, run.ink)))
                pieces = []
    if pieces:
        words.append(Word(tuple(pieces)))
    return tuple(words)


def _pieces(text: str, ink: Ink) -> Iterator[Piece]:
    measured = _measure(text, ink.face, ink.size_pt, ink.fallbacks)
    return (Piece(part, face, ink, width_pt) for part, face, width_pt in measured)


@lru_cache(maxsize=_MOST_KEPT)
def _measure(text: str, face: str, size_pt: float, fallbacks: tuple[str, ...]) -> tuple[tuple[str, str, float], ...]:
    """The parts of a word, each with its face and width; a document is laid out anew for each budget that it misses."""
    parts = split_by_face(text, face, fallbacks)
    return tuple((part, found, load_face(found).width_pt(part, size_pt)) for found, part in parts)


def _piece(text: str, face: str, ink: Ink) -> Piece:
    return Piece(text, face, ink, load_face(face).width_pt(text, ink.size_pt))


def break_lines(words: Iterable[Word], width_pt: float) -> tuple[Line, ...]:
    """Lines no wider than `width_pt`, each as full as it can be; a word wider than that is torn."""
    lines: list[Line] = []
    line: list[Word] = []
    filled = 0.0
    for word, torn in _fit(words, width_pt):
        gap = line[-1].blank.width_pt if line and line[-1].blank else 0.0
        if line and filled + gap + word.width_pt > width_pt:
            lines.append(_line(line))
            line, filled, gap = [], 0.0, 0.0
        line.append(word)
        filled += gap + word.width_pt
        if word.ends_line or torn:
            lines.append(_line(line, torn=torn))
            line, filled = [], 0.0
    if line:
        lines.append(_line(line))
    return tuple(lines)


def _line(words: list[Word], *, torn: bool = False) -> Line:
    pieces: list[Piece] = []
    for word in words[:-1]:
        pieces += (*word.pieces, *([word.blank] if word.blank else []))
    pieces += words[-1].pieces
    merged = []
    for (face, ink), group in groupby(pieces, lambda piece: (piece.face, piece.ink)):
        parts = list(group)
        merged.append(Piece("".join([p.text for p in parts]), face, ink, fsum([p.width_pt for p in parts])))
    return Line(tuple(merged), fsum(piece.width_pt for piece in merged), torn or words[-1].runs_on)


def _fit(words: Iterable[Word], width_pt: float) -> Iterator[tuple[Word, bool]]:
    """The words, those too wide for a line in parts; with each whether the word goes on after it."""
    for word in words:
        if word.width_pt <= width_pt:
            yield word, False
            continue
        letters = [_piece(letter, piece.face, piece.ink) for piece in word.pieces for letter in piece.text]
        start = 0
        while (end := _end_of_part(letters, start, width_pt)) < len(letters):
            yield Word(tuple(letters[start:end])), True
            start = end
        yield replace(word, pieces=tuple(letters[start:])), False


def _end_of_part(letters: Sequence[Piece], start: int, width_pt: float) -> int:
    """Where the part of an overlong word that begins at `start` ends: after a good place, else where it must."""
    filled, good = 0.0, start
    for at in range(start, len(letters)):
        filled += letters[at].width_pt
        if filled > width_pt:
            return good if good > start else max(at, start + 1)
        if letters[at].text in _GOOD_BREAKS and filled > width_pt * (1 - _BREAK_SEARCH):
            good = at + 1
    return len(letters)
