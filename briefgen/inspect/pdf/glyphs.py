"""The embedded program of a font: which glyph a code shows, and how wide it is there."""

import io
import logging
from collections.abc import Callable
from typing import Any

import msgspec
import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from briefgen.inspect.pdf.file import entry, number, text, unpack
from briefgen.inspect.pdf.font import CODECS, Font

logging.getLogger("fontTools").setLevel(logging.CRITICAL)
"""Its remarks on dates inside fonts would stand among our findings."""

_SYMBOL = 0xF000
"""Where a symbol font keeps its codes (OpenType, `cmap`)."""
_SYMBOLIC = 4


class Program(msgspec.Struct, frozen=True, eq=False):
    """An embedded TrueType or OpenType font."""

    tables: Any
    """fontTools' view of it."""
    find: Callable[[int], int | None]
    """The number of the glyph that a code shows; None where the font has none."""
    count: int

    def width(self, glyph: int) -> float:
        """The width of a glyph, in thousandths of the size."""
        name = self.tables.getGlyphName(glyph)
        units: float = self.tables["head"].unitsPerEm or 1000
        advance: float = self.tables["hmtx"][name][0]
        return advance * 1000 / units


def is_symbolic(font: Font) -> bool:
    """Whether the font says that its codes follow no known encoding."""
    return bool(int(number(entry(font.descriptor, "/Flags"))) & _SYMBOLIC)


def read_program(font: Font) -> Program | None:
    """The program of a TrueType font, or of a Type 0 font on one; None for other kinds and for a broken one."""
    if font.program is None or font.program_key != "/FontFile2":
        return None
    try:
        tables = TTFont(io.BytesIO(unpack(font.program)), lazy=True)
        count = int(tables["maxp"].numGlyphs)
        tables["hmtx"], tables["head"]
        find = _find_by_number(font) if font.kind == "/Type0" else _find_by_encoding(font, tables)
    except (TTLibError, KeyError, ValueError, AssertionError, IndexError):
        return None
    return Program(tables, find, count)


def _find_by_number(font: Font) -> Callable[[int], int | None]:
    listed = font.inner.get("/CIDToGIDMap")
    if not isinstance(listed, pikepdf.Stream):
        return lambda code: code
    numbers = unpack(listed)
    return lambda code: int.from_bytes(numbers[2 * code : 2 * code + 2], "big")


def _find_by_encoding(font: Font, tables: Any) -> Callable[[int], int | None]:  # noqa: ANN401 - fontTools' own
    maps = {(table.platformID, table.platEncID): table.cmap for table in tables["cmap"].tables}
    unicode, symbol, mac = maps.get((3, 1)), maps.get((3, 0)), maps.get((1, 0))
    codec = CODECS.get(text(font.source.get("/Encoding")) or text(entry(font.source, "/Encoding", "/BaseEncoding")))

    def find(code: int) -> int | None:
        name = None
        if unicode and (codec or code in font.differences) and not is_symbolic(font):
            words = font.read(code) if code in font.differences else bytes((code,)).decode(codec or "", "replace")
            name = unicode.get(ord(words)) if words and len(words) == 1 else None
        if name is None and symbol:
            name = symbol.get(_SYMBOL + code) or symbol.get(code)
        if name is None and mac:
            name = mac.get(code)
        if name is None and len(maps) == 1:
            name = next(iter(maps.values())).get(code)
        return None if name is None else int(tables.getGlyphID(name))

    return find
