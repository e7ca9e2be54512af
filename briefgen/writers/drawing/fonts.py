"""Fonts for a picture of dots: which one draws which part of a line of text."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.writers.scripts import is_joined

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_REGULAR, _BOLD, _SYMBOLS = "NotoSans_Regular", "NotoSans_Bold", "FiraGO_Regular"
_MISSING = "\uffff"
"""No character: a font draws its sign for what it lacks."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def split_by_font(
    text: str, size: int, *, bold: bool, files: Sequence[str] = ()
) -> Iterator[tuple[str, "FreeTypeFont"]]:
    """`text` in parts, each with the font that draws it, `size` dots high: Noto Sans, else FiraGO, else one of `files`.

    What none of them has, and letters that come out wrong one by one, become U+FFFD; what only steers its neighbors
    is left out. A file that is no font is passed over.
    """
    names = (_BOLD if bold else _REGULAR, _SYMBOLS, *files)
    seen = (character for character in text if unicodedata.category(character) != "Cf")
    shown = "".join(character if _font_of(character, names) else _REPLACEMENT for character in seen)
    for name, part in groupby(shown, lambda character: _font_of(character, names)):
        font = _font(name, size) if name else None
        if font is not None:
            yield "".join(part), font


@cache
def _font_of(character: str, names: tuple[str, ...]) -> str | None:
    if is_joined(character):
        return None
    return next((name for name in names if _has(name, character)), None)


def _has(name: str, character: str) -> bool:
    font = _font(name, 16)
    return font is not None and bytes(font.getmask(character)) != bytes(font.getmask(_MISSING))


@cache
def _font(name: str, size: int) -> "FreeTypeFont | None":
    from PIL import ImageFont

    built_in = name in {_REGULAR, _BOLD, _SYMBOLS}
    file = BytesIO(import_module(f"pymupdf_fonts.{name}").fontbuffer) if built_in else name
    try:
        # The basic layout is in every build of Pillow; with the other one the bytes would hang on what is installed.
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        return None
