"""Pieces of a line, and how they stand together: what is markup alone may not be beside its neighbor.

An emphasis mark works only where the characters on both sides of it allow it (CommonMark 6.2, flanking delimiter
runs); where they do not, the letter outside becomes an entity, which counts as punctuation and reads as the letter.
"""

from typing import Literal

import msgspec
from msgspec.structs import replace

from briefgen.writers.markdown.escape import encode_first, encode_last, is_letter_like, is_punctuation_like


class Piece(msgspec.Struct, frozen=True):
    """A part of a line: escaped words, markup that stands for itself, or an emphasis mark that opens or closes."""

    kind: Literal["words", "solid", "open", "close"]
    source: str


def join(pieces: list[Piece]) -> str:
    """The line that `pieces` make."""
    parted = [_parted(pieces, at) for at in range(len(pieces))]
    while any(_let_work(parted, at) for at in range(len(parted))):
        pass  # an entity is punctuation, which may stop the mark on its other side
    return "".join(piece.source for piece in parted)


def _parted(pieces: list[Piece], at: int) -> Piece:
    """The piece at `at`, its words unable to make a link of the mark before them or an image of the one behind."""
    piece = pieces[at]
    if piece.kind != "words":
        return piece
    source = piece.source
    if source[0] == "(" and at > 0 and pieces[at - 1].source.endswith("]"):
        source = f"\\{source}"
    if source[-1] == "!" and at + 1 < len(pieces) and pieces[at + 1].source.startswith("["):
        source = f"{source[:-1]}\\!"
    return replace(piece, source=source)


def _let_work(pieces: list[Piece], at: int) -> bool:
    """Whether the letter outside the mark at `at` had to become an entity, so that the mark works."""
    mark = pieces[at]
    if mark.kind not in ("open", "close"):
        return False
    opens = mark.kind == "open"
    outside = at - 1 if opens else at + 1
    if not 0 <= outside < len(pieces):
        return False
    outer = pieces[outside].source[-1 if opens else 0]
    inner = pieces[at + 1].source[0] if opens else pieces[at - 1].source[-1]
    if not is_letter_like(outer) or (mark.source != "_" and not is_punctuation_like(inner)):
        return False
    encode = encode_last if opens else encode_first
    pieces[outside] = replace(pieces[outside], source=encode(pieces[outside].source))
    return True
