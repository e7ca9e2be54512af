"""Typefaces: the name of a face in `pymupdf-fonts` becomes a font that ReportLab embeds.

Unpacking a face is the dearest step of writing a PDF, so each is loaded once a process, and only when a
character asks for it.
"""

from functools import cache
from hashlib import sha256
from importlib import import_module
from io import BytesIO
from math import fsum
from pathlib import Path
from struct import error, unpack_from
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont, TTFontFace

from briefgen.errors import WriterError
from briefgen.writers.pdf.font_tables import (
    find_characters,
    has_postscript,
    read_character_map,
    read_numbers,
)
from briefgen.writers.pdf.postscript import PostScriptFace, can_convert
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

_OTHER_FONT = "name another font file, of TrueType (.ttf) at best"
_MOST_IN_A_BLOCK = 100
"""The most entries between `beginbfchar` and `endbfchar` (Adobe technical note 5014, section 7.7)."""


class Face(TTFontFace):
    """Outlines and metrics of one face, read in bulk: ReportLab takes the same tables number by number."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: ARG002, N802, N803 # ReportLab's signature
        """Fill in what ReportLab asks of a face: names, metrics, character map and places of the glyphs."""
        super().extractInfo(charInfo=0)
        self.charToGlyph = read_character_map(self.get_table("cmap"))
        self._read_metrics()
        (is_long,) = unpack_from(">H", self.get_table("head"), 50)
        places = read_numbers(self.get_table("loca"), "L" if is_long else "H")
        self.glyphPos = places if is_long else tuple(place * 2 for place in places)

    def _read_metrics(self) -> None:
        (count,) = unpack_from(">H", self.get_table("hhea"), 34)
        numbers = read_numbers(self.get_table("hmtx"), "H")
        full, rest = numbers[: 2 * count], numbers[2 * count :]
        self.hmetrics = [*zip(full[::2], full[1::2], strict=True), *((full[-2], bearing) for bearing in rest)]
        widths = [self._pdfScale(advance) for advance, _ in self.hmetrics]
        self.defaultWidth = widths[0]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items()}


class EmbeddedFont(TTFont):
    """A font that is embedded as a subset, with a map from its codes back to text."""

    def __init__(self, name: str, content: bytes) -> None:
        # Not the base's own: it would build the face that reads number by number.
        self.fontName = name
        self.face = PostScriptFace(content) if has_postscript(content) else Face(BytesIO(content))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
        self.advances: dict[int, float] = self.face.charWidths
        """Advance of each character that the face has, in thousandths of the size."""

    def width_pt(self, text: str, size_pt: float) -> float:
        """Width of `text`; every character must be in the face."""
        return fsum([self.advances[code] for code in map(ord, text)]) * size_pt / 1000

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
    """The font of that name in `pymupdf-fonts`, or in the file of that path; ReportLab knows it under the same name.

    Raises WriterError for a file that is no TrueType font, or one that may not be embedded.
    """
    content = read_font(Path(name)) if _is_file(name) else import_module(f"pymupdf_fonts.{name}").fontbuffer
    try:
        font = EmbeddedFont(name, content)
    except (LookupError, TTFError, error) as fault:
        raise WriterError(f"{name} cannot be used as a font: {fault}", hint=_OTHER_FONT) from None
    if _is_file(name):
        # ReportLab tells the parts of fonts apart by name, and a font of the machine may be called as one of ours.
        font.face.name += f"-{sha256(content).hexdigest()[:8]}".encode()
    pdfmetrics.registerFont(font)
    return font


def read_font(file: Path) -> bytes:
    """The bytes of a TrueType file. Raises WriterError where there are none, or its licence forbids embedding it."""
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise WriterError(f"the font {file} cannot be read: {fault.strerror}", hint=_OTHER_FONT) from None
    if not find_characters(content):
        raise WriterError(f"the font {file} is damaged, of another kind, or may not be embedded", hint=_OTHER_FONT)
    if has_postscript(content) and not can_convert():
        hint = "run pip install 'briefgen[cjk]', or name a TrueType file (.ttf)"
        raise WriterError(f"the font {file} has PostScript outlines, which take fontTools", hint=hint)
    return content


def _is_file(name: str) -> bool:
    return "/" in name or "\\" in name or "." in name
