"""Characters and faces: which face draws a character, and which characters none can draw."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.writers.pdf.faces import FIXED, FIXED_BOLD, REGULAR, SYMBOLS, load_face
from briefgen.writers.pdf.system_fonts import find_font
from briefgen.writers.pdf.white_space import drawable
from briefgen.writers.scripts import is_joined

REPLACEMENT = "\ufffd"
"""Drawn for a character that no face has."""

_SUBSTITUTED = (
    (range(0x0E00, 0x0E80), (SYMBOLS,)),  # Thai
    (range(0x10D0, 0x1100), (SYMBOLS,)),  # Georgian
    (range(0x2100, 0x2C00), (SYMBOLS, FIXED)),  # arrows, mathematical signs, boxes, shapes, dingbats
)
"""What the substitute faces hold and draw rightly as single glyphs."""
_FIXED_FACES = {FIXED, FIXED_BOLD}
_UNDRAWN = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Categories that have no agreed look; of private characters PDF/A-2a wants to be told the meaning, which none has."""


def split_by_face(text: str, face: str, fallbacks: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """`text` in parts, each with the face that draws all of it: `face` where it can, else one of `fallbacks`.

    Invisible characters that a face lacks are left out; of the others, each becomes `REPLACEMENT`.
    """
    # Only the fixed faces have letters of joined scripts, which are looked at one by one.
    plain = text.isascii() or face not in _FIXED_FACES
    if plain and all(map(load_face(face).advances.__contains__, map(ord, text))) and text.isprintable():
        yield face, text
        return
    for found, part in groupby(text, lambda character: _face_of(character, face, fallbacks)):
        if found:
            yield found, "".join(part)
        elif shown := [REPLACEMENT for character in part if not _is_invisible(character)]:
            yield (face, "".join(shown))


def find_missing(text: str, fallbacks: Sequence[str] = ()) -> tuple[str, ...]:
    """The characters of `text` that are drawn as `REPLACEMENT`, each once, in code point order."""
    characters = sorted(set(drawable(text)))
    return tuple(c for c in characters if _face_of(c, REGULAR, fallbacks) is None and not _is_invisible(c))


def _face_of(character: str, face: str, fallbacks: Sequence[str]) -> str | None:
    category = unicodedata.category(character)
    if category in _UNDRAWN or is_joined(character):
        return None
    code = ord(character)
    faces = [face, *([REGULAR] if face in _FIXED_FACES else [])]
    faces += [name for codes, names in _SUBSTITUTED if code in codes for name in names]
    faces += fallbacks
    found = next((name for name in faces if code in load_face(name).advances), None)
    if found is None and category != "Cf":
        return find_font(character)
    # Some faces draw a sign for a format character, which no reader is meant to see.
    return None if found and category == "Cf" and load_face(found).advances[code] else found


def _is_invisible(character: str) -> bool:
    """Whether it only steers its neighbors: a format character or a variation selector (Unicode 15, 23.4)."""
    return unicodedata.category(character) == "Cf" or unicodedata.name(character, "").startswith("VARIATION SELECTOR")
