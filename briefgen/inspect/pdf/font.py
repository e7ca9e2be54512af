"""A font of a PDF file: its dictionary comes in, how its codes are cut, measured and read goes out."""

import msgspec
import pikepdf
from fontTools import agl

from briefgen.inspect.pdf.cmap import CharacterMap, read_map
from briefgen.inspect.pdf.file import entry, members, number, text, unpack

CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
"""Predefined encodings by name, and Python's names of them (ISO 32000-1, annex D)."""
_NONSYMBOLIC = 32
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


class Font(msgspec.Struct, eq=False):
    """One font as its dictionary describes it."""

    source: pikepdf.Object
    kind: str
    """`/Type0`, `/TrueType`, `/Type1`, `/Type3`, `/MMType1`."""
    name: str
    inner: pikepdf.Object
    """The font that holds the glyphs: the descendant of a Type 0 font, else the font itself."""
    descriptor: pikepdf.Object | None
    program: pikepdf.Object | None
    """The stream of the embedded font; None where there is none."""
    program_key: str
    """Under which name it is embedded."""
    to_unicode: CharacterMap | None
    code_bytes: int
    widths: dict[int, float]
    """In thousandths of the size, by code (of a Type 0 font, by glyph number as Identity-H has it)."""
    default_width: float
    differences: dict[int, str]
    """The names of the glyphs that its encoding changes."""

    def split(self, shown: bytes) -> list[int]:
        """The codes in a string that is shown."""
        step = self.code_bytes
        return [int.from_bytes(shown[place : place + step], "big") for place in range(0, len(shown), step)]

    def width(self, code: int) -> float:
        """The width of a code, in thousandths of the size."""
        return self.widths.get(code, self.default_width)

    def read(self, code: int) -> str | None:
        """What a code stands for; None where the file does not say."""
        if self.to_unicode is not None and code in self.to_unicode.text:
            return self.to_unicode.text[code]
        if self.kind == "/Type0":
            return None
        return self._read_name(code) if code in self.differences else self._read_encoded(code)

    @property
    def _is_standard(self) -> bool:
        """Whether its codes are those of the standard encoding, which for letters and digits is ASCII."""
        flags = int(number(entry(self.descriptor, "/Flags")))
        return self.kind == "/Type1" and (self.descriptor is None or bool(flags & _NONSYMBOLIC))

    def _read_name(self, code: int) -> str | None:
        return agl.toUnicode(self.differences[code]) or None

    def _read_encoded(self, code: int) -> str | None:
        encoding = self.source.get("/Encoding")
        base = text(encoding) or text(entry(encoding, "/BaseEncoding"))
        codec = CODECS.get(base) or ("ascii" if self._is_standard else None)
        try:
            return bytes((code,)).decode(codec) if codec else None
        except (UnicodeDecodeError, ValueError):
            return None


def read_font(source: pikepdf.Object) -> Font:
    """The font of a font dictionary."""
    kind = text(source.get("/Subtype"))
    inner = source
    if kind == "/Type0":
        inside = members(source.get("/DescendantFonts"))
        inner = next((font for font in inside if isinstance(font, pikepdf.Dictionary)), source)
    descriptor = entry(inner, "/FontDescriptor")
    program_key = next((name for name in _PROGRAMS if isinstance(entry(descriptor, name), pikepdf.Stream)), "")
    to_unicode = source.get("/ToUnicode")
    missing = number(entry(descriptor, "/MissingWidth"))
    return Font(
        source,
        kind,
        text(source.get("/BaseFont"))[1:] or "a font without a name",
        inner,
        descriptor,
        entry(descriptor, program_key) if program_key else None,
        program_key,
        read_map(unpack(to_unicode)) if isinstance(to_unicode, pikepdf.Stream) else None,
        _code_bytes(source) if kind == "/Type0" else 1,
        _wide(inner) if kind == "/Type0" else _narrow(source),
        number(inner.get("/DW"), 1000) if kind == "/Type0" else missing,
        _differences(source),
    )


def _code_bytes(source: pikepdf.Object) -> int:
    encoding = source.get("/Encoding")
    if isinstance(encoding, pikepdf.Stream):
        return read_map(unpack(encoding)).code_bytes or 2
    return 2


def _narrow(source: pikepdf.Object) -> dict[int, float]:
    first = int(number(source.get("/FirstChar")))
    return {code: number(width) for code, width in enumerate(members(source.get("/Widths")), first)}


def _wide(inner: pikepdf.Object) -> dict[int, float]:
    """ISO 32000-1, 9.7.4.3: a first code with a list of widths, or a first and a last code with one width."""
    found: dict[int, float] = {}
    waiting = members(inner.get("/W"))
    while len(waiting) > 1:
        first = int(number(waiting[0]))
        if isinstance(waiting[1], pikepdf.Array):
            found |= {code: number(width) for code, width in enumerate(waiting[1], first)}
            del waiting[:2]
        else:
            last = min(int(number(waiting[1])), first + 0xFFFF)
            width = number(waiting[2] if len(waiting) > 2 else None)
            found |= dict.fromkeys(range(first, last + 1), width)
            del waiting[:3]
    return found


def _differences(source: pikepdf.Object) -> dict[int, str]:
    found: dict[int, str] = {}
    code = 0
    for member in members(entry(source.get("/Encoding"), "/Differences")):
        if isinstance(member, pikepdf.Name):
            found[code] = text(member)[1:]
            code += 1
        else:
            code = int(number(member))
    return found
