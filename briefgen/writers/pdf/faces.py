"""Typefaces: the name of a face in `pymupdf-fonts` becomes a font that ReportLab embeds.

Unpacking a face is the dearest step of writing a PDF, so each is loaded once a process, and only when a
character asks for it.
"""

from functools import cache
from importlib import import_module
from io import BytesIO
from struct import unpack_from
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

from briefgen.writers.pdf.streams import Stream

FAMILY = "Noto Sans"
"""The family that text is set in: Latin, Greek and Cyrillic, in four faces."""
REGULAR = "NotoSans_Regular"
BOLD = "NotoSans_Bold"
ITALIC = "NotoSans_Italic"
BOLD_ITALIC = "NotoSans_BoldItalic"
FIXED = "CascadiaMono_Regular"
FIXED_BOLD = "CascadiaMono_Bold"
SYMBOLS = "FiraGO_Regular"

_SEGMENTED = 4
"""The cmap format that serves the Basic Multilingual Plane (OpenType 1.9, `cmap`)."""
_MOST_IN_A_BLOCK = 100
"""The most entries between `beginbfchar` and `endbfchar` (Adobe technical note 5014, section 7.7)."""


class Face(TTFontFace):
    """Outlines and metrics of one face, read in bulk: ReportLab takes the same tables number by number."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: ARG002, N802, N803 # ReportLab's signature
        """Fill in what ReportLab asks of a face: names, metrics, character map and places of the glyphs."""
        super().extractInfo(charInfo=0)
        self.charToGlyph = self._character_map()
        self._read_metrics()
        (is_long,) = unpack_from(">H", self.get_table("head"), 50)
        places = _numbers(self.get_table("loca"), "L" if is_long else "H")
        self.glyphPos = places if is_long else tuple(place * 2 for place in places)

    def _character_map(self) -> dict[int, int]:
        table: bytes = self.get_table("cmap")
        (count,) = unpack_from(">H", table, 2)
        for number in range(count):
            (offset,) = unpack_from(">L", table, 4 + 8 * number + 4)
            (table_format,) = unpack_from(">H", table, offset)
            if table_format == _SEGMENTED:
                return _segments(table[offset:])
        raise LookupError(f"{self.name!r} has no character map of format {_SEGMENTED}")

    def _read_metrics(self) -> None:
        (count,) = unpack_from(">H", self.get_table("hhea"), 34)
        numbers = _numbers(self.get_table("hmtx"), "H")
        full, rest = numbers[: 2 * count], numbers[2 * count :]
        self.hmetrics = [*zip(full[::2], full[1::2], strict=True), *((full[-2], bearing) for bearing in rest)]
        widths = [self._pdfScale(advance) for advance, _ in self.hmetrics]
        self.defaultWidth = widths[0]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items()}


def _numbers(table: bytes, kind: str) -> tuple[int, ...]:
    size = 4 if kind == "L" else 2
    return unpack_from(f">{len(table) // size}{kind}", table)


def _segments(table: bytes) -> dict[int, int]:
    """Character to glyph, without the characters that map to the missing glyph."""
    numbers = _numbers(table, "H")
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


class EmbeddedFont(TTFont):
    """A font that is embedded as a subset, with a map from its codes back to text."""

    def __init__(self, name: str, content: bytes) -> None:
        # Not the base's own: it would build the face that reads number by number.
        self.fontName = name
        self.face = Face(BytesIO(content))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
        self.advances: dict[int, float] = self.face.charWidths
        """Advance of each character that the face has, in thousandths of the size."""

    def width_pt(self, text: str, size_pt: float) -> float:
        """Width of `text`; every character must be in the face."""
        return sum([self.advances[code] for code in map(ord, text)]) * size_pt / 1000

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 # ReportLab's signature
        """Add the subsets to a file, each with a map that readers and validators accept."""
        state = self.state[doc]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            font = fonts[f"{state.internalName}+{number}"]
            doc.idToObject[font.ToUnicode.name].content = _unicode_map(subset)
            descriptor = doc.idToObject[font.FontDescriptor.name]
            for name in (font.ToUnicode.name, descriptor["FontFile2"].name):
                doc.idToObject[name] = Stream.of(doc.idToObject[name])


def _unicode_map(subset: list[int]) -> str:
    """A ToUnicode map (ISO 32000-1, 9.10.3). The missing glyph reads as U+FFFD: U+0000 is refused by PDF/UA."""
    pairs = [f"<{code:02X}> <{character or 0xFFFD:04X}>" for code, character in enumerate(subset)]
    blocks = [pairs[start : start + _MOST_IN_A_BLOCK] for start in range(0, len(pairs), _MOST_IN_A_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            f"1 begincodespacerange <00> <{len(subset) - 1:02X}> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


@cache
def load_face(name: str) -> EmbeddedFont:
    """The font of that name, known to ReportLab under the same name."""
    font = EmbeddedFont(name, import_module(f"pymupdf_fonts.{name}").fontbuffer)
    pdfmetrics.registerFont(font)
    return font
