"""Tables of font files: bytes come in, numbers go out, read in bulk (OpenType 1.9)."""

from struct import error, unpack_from

_KINDS = frozenset({b"\0\1\0\0", b"true", b"OTTO"})
"""How a font begins."""
_COLLECTION = b"ttcf"
"""How a file of several fonts begins; the first of them counts."""
_SEGMENTED = 4
"""The `cmap` format that serves the Basic Multilingual Plane."""
_RESTRICTED = 2
"""The licence forbids embedding (`OS/2`, fsType)."""


def read_character_map(table: bytes) -> dict[int, int]:
    """The glyph of each character of the Basic Multilingual Plane, from the table `cmap`.

    Raises LookupError where the table has no such map.
    """
    (count,) = unpack_from(">H", table, 2)
    for number in range(count):
        (offset,) = unpack_from(">L", table, 4 + 8 * number + 4)
        (table_format,) = unpack_from(">H", table, offset)
        if table_format == _SEGMENTED:
            return _segments(table[offset:])
    raise LookupError(f"it has no character map of format {_SEGMENTED}")


def may_be_embedded(table: bytes) -> bool:
    """Whether the table `OS/2` allows a document to hold the font."""
    flags: int = unpack_from(">H", table, 8)[0]
    return flags & 0xF != _RESTRICTED


def find_characters(content: bytes) -> frozenset[int]:
    """The characters of a font file that a document may hold; none where it is damaged or of another kind."""
    try:
        tables = _read_directory(content)
        if not ({b"glyf", b"CFF "} & tables.keys()) or not may_be_embedded(tables[b"OS/2"]):
            return frozenset()
        return frozenset(read_character_map(tables[b"cmap"]))
    except (error, LookupError):
        return frozenset()


def has_postscript(content: bytes) -> bool:
    """Whether the outlines of a font file are of PostScript."""
    return b"CFF " in _read_directory(content)


def _read_directory(content: bytes) -> dict[bytes, bytes]:
    start = unpack_from(">L", content, 12)[0] if content[:4] == _COLLECTION else 0
    if content[start : start + 4] not in _KINDS:
        return {}
    (count,) = unpack_from(">H", content, start + 4)
    entries = (unpack_from(">4s4xLL", content, start + 12 + 16 * number) for number in range(count))
    return {name: content[offset : offset + length] for name, offset, length in entries}


def read_numbers(table: bytes, kind: str) -> tuple[int, ...]:
    """All numbers of `table`: `H` of two bytes each, `L` of four."""
    size = 4 if kind == "L" else 2
    return unpack_from(f">{len(table) // size}{kind}", table)


def _segments(table: bytes) -> dict[int, int]:
    """Character to glyph, without the characters that map to the missing glyph."""
    numbers = read_numbers(table, "H")
    count = numbers[3] // 2
    ends, starts = numbers[7 : 7 + count], numbers[8 + count : 8 + 2 * count]
    deltas, offsets = numbers[8 + 2 * count : 8 + 3 * count], numbers[8 + 3 * count : 8 + 4 * count]
    glyphs: dict[int, int] = {}
    for segment, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        codes = range(start, end + 1)
        if offset:
            first = 8 + 3 * count + segment + offset // 2
            found = numbers[first : first + len(codes)]
        else:
            found = tuple(codes)
        glyphs.update(
            (code, (glyph + delta) & 0xFFFF) for code, glyph in zip(codes, found, strict=False) if glyph or not offset
        )
    return {code: glyph for code, glyph in glyphs.items() if glyph}
