"""Characters and faces: which face draws a character, and which characters none can draw."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from briefgen.writers.pdf.faces import FIXED, FIXED_BOLD, REGULAR, SYMBOLS, load_face

NO_BREAK_SPACE = "\u00a0"
REPLACEMENT = "\ufffd"
"""Drawn for a character that no face has."""

_SOFT_HYPHEN = "\u00ad"
_BYTE_ORDER_MARK = "\ufeff"
_BLANKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_FIRM_BLANKS = str.maketrans(
    {"\u2007": NO_BREAK_SPACE, "\u202f": NO_BREAK_SPACE, _SOFT_HYPHEN: None, _BYTE_ORDER_MARK: None}
)

# What the substitute faces hold and draw rightly as single glyphs. Their Arabic, Hebrew and Devanagari need
# shaping or the other direction, which ReportLab does not give, and would come out as another text.
_SUBSTITUTED = (
    (range(0x0E00, 0x0E80), (SYMBOLS,)),  # Thai
    (range(0x10D0, 0x1100), (SYMBOLS,)),  # Georgian
    (range(0x2100, 0x2C00), (SYMBOLS, FIXED)),  # arrows, mathematical signs, boxes, shapes, dingbats
)
_FIXED_FACES = {FIXED, FIXED_BOLD}


def drawable(text: str) -> str:
    """`text` with white space as single blanks or no-break spaces, and without soft hyphens and byte order marks."""
    return _BLANKS.sub(" ", text).translate(_FIRM_BLANKS)


def split_by_face(text: str, face: str) -> Iterator[tuple[str, str]]:
    """`text` in parts, each with the face that draws all of it: `face` where it can.

    Invisible characters that a face lacks are left out; of the others, each becomes `REPLACEMENT`.
    """
    if all(map(load_face(face).advances.__contains__, map(ord, text))) and text.isprintable():
        yield face, text
        return
    for found, part in groupby(text, lambda character: _face_of(character, face)):
        if found:
            yield found, "".join(part)
        elif shown := [REPLACEMENT for character in part if not _is_invisible(character)]:
            yield (face, "".join(shown))


def find_missing(text: str) -> tuple[str, ...]:
    """The characters of `text` that are drawn as `REPLACEMENT`, each once, in code point order."""
    characters = sorted(set(drawable(text)))
    return tuple(c for c in characters if _face_of(c, REGULAR) is None and not _is_invisible(c))


def _face_of(character: str, face: str) -> str | None:
    category = unicodedata.category(character)
    if category == "Cc":
        return None
    code = ord(character)
    faces = [face, *([REGULAR] if face in _FIXED_FACES else [])]
    faces += [name for codes, names in _SUBSTITUTED if code in codes for name in names]
    found = next((name for name in faces if code in load_face(name).advances), None)
    # Some faces draw a sign for a format character, which no reader is meant to see.
    return None if found and category == "Cf" and load_face(found).advances[code] else found


def _is_invisible(character: str) -> bool:
    """Whether it only steers its neighbors: a format character or a variation selector (Unicode 15, 23.4)."""
    return unicodedata.category(character) == "Cf" or unicodedata.name(character, "").startswith("VARIATION SELECTOR")
