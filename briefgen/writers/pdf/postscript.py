"""Fonts with PostScript outlines, as most free fonts for Chinese, Japanese and Korean have them.

ReportLab embeds TrueType outlines only. fontTools, an extra, turns those of the characters that a document uses into
TrueType curves; the shapes stay within one unit of the em.
"""

from functools import cached_property
from importlib.util import find_spec
from io import BytesIO
from typing import Any

_TOLERANCE = 1.0
"""How far a curve may be from the one it stands for, in units of the font."""
_NAMELESS = ".notdef"


def can_convert() -> bool:
    """Whether fontTools is installed."""
    return find_spec("fontTools") is not None


class PostScriptFace:
    """What ReportLab asks of a face; outlines are converted when the file is finished, only those that it uses."""

    subfontNameX = b""  # noqa: N815 # ReportLab's name

    def __init__(self, content: bytes) -> None:
        from fontTools.ttLib import TTFont

        self._font: Any = TTFont(BytesIO(content), fontNumber=0, lazy=True)
        scale = 1000 / self._font["head"].unitsPerEm
        metrics = self._font["hmtx"].metrics
        self._glyphs: dict[int, str] = self._font.getBestCmap()
        self.name = str(self._font["name"].getDebugName(6) or "Font").encode("ascii", "replace")
        self.charToGlyph = {code: code for code in self._glyphs}
        self.charWidths: dict[int, float] = {code: metrics[glyph][0] * scale for code, glyph in self._glyphs.items()}
        self.defaultWidth = metrics[_NAMELESS][0] * scale if _NAMELESS in metrics else 1000.0

    def getCharWidth(self, code: int) -> float:  # noqa: N802 # ReportLab's name
        """Advance of a character, in thousandths of the size."""
        return self.charWidths.get(code, self.defaultWidth)

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:  # noqa: ANN401, N802 # ReportLab's
        """The descriptor of a TrueType font with the characters of `subset`, added to ReportLab's `doc`."""
        from briefgen.writers.pdf.faces import Face

        face = Face(BytesIO(self._convert(subset)))
        return face.addSubsetObjects(doc, fontname, subset)

    @cached_property
    def _outlines(self) -> Any:  # noqa: ANN401 # fontTools carries no types
        return self._font.getGlyphSet()

    def _convert(self, subset: list[int]) -> bytes:
        """A TrueType font file with the characters of `subset`, the same bytes for the same characters."""
        from fontTools.fontBuilder import FontBuilder

        codes = {code: self._glyphs[code] for code in sorted(set(subset)) if code in self._glyphs}
        names = [_NAMELESS, *dict.fromkeys(name for name in codes.values() if name != _NAMELESS)]
        head, line = self._font["head"], self._font["hhea"]
        builder = FontBuilder(head.unitsPerEm, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap(codes)
        builder.setupGlyf({name: self._outline(name) for name in names})
        metrics = self._font["hmtx"].metrics
        builder.setupHorizontalMetrics({name: metrics.get(name, (head.unitsPerEm, 0)) for name in names})
        builder.setupHorizontalHeader(ascent=line.ascent, descent=line.descent)
        builder.setupNameTable({"familyName": "Converted", "styleName": "Regular", "psName": self.name.decode("ascii")})
        builder.setupOS2(sTypoAscender=line.ascent, sTypoDescender=line.descent, sCapHeight=line.ascent)
        builder.setupPost()
        builder.font["head"].created = builder.font["head"].modified = head.created
        builder.font.recalcTimestamp = False
        result = BytesIO()
        builder.save(result)
        return result.getvalue()

    def _outline(self, name: str) -> Any:  # noqa: ANN401 # fontTools carries no types
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        pen = TTGlyphPen(None)
        if name in self._outlines:
            self._outlines[name].draw(Cu2QuPen(pen, max_err=_TOLERANCE, reverse_direction=True))
        return pen.glyph()
