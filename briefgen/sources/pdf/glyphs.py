"""The glyphs of a page. Goes in: a page of pdfminer.six. Comes out: a `Sheet`: letters with place and size.

Only what reads as the page does is kept: text that is turned against the rest is counted and left out, text that is
printed twice for boldness is taken once, and a span with its own spelling (`ActualText`) is one glyph.
"""

import re
from collections import Counter
from math import hypot
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import decode_text

from briefgen.sources.pdf.bounds import MOST_GLYPHS, TooMuchError

UNKNOWN = "�"
"""Stands for a glyph whose letter the PDF does not say."""

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|CMBX", re.IGNORECASE)
_BOLD_WEIGHT = 600
_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys((*range(0x20), 0x7F), " ")
    | dict.fromkeys((0x200B, 0xFEFF), "")
)
_NEAR = 0.05
_MOST_SPELLED = 500


class Glyph(NamedTuple):
    """One letter or sign as it reads, in points from the page's lower left corner."""

    text: str
    x0: float
    x1: float
    y: float
    """Of the line that it stands on."""
    size: float
    bold: bool
    artifact: bool
    """The PDF marks it as no part of the text: a running head, a page number."""


class Sheet(NamedTuple):
    """What a page shows."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    turned: int
    """Glyphs that read in another direction than the page, left out."""
    has_picture: bool


class Device(PDFTextDevice):
    """Where the library draws; gathers the glyphs of one page after the other, `MOST_GLYPHS` in all."""

    def __init__(self) -> None:
        super().__init__(PDFResourceManager())
        self.forms = 0
        self._count = 0
        self._bold: dict[int, bool] = {}
        self._clear(0, 0)

    def _clear(self, width: float, height: float) -> None:
        self._size = (width, height)
        self._drawn: list[tuple[int, Glyph]] = []
        self._tags: list[tuple[bool, str | None, int]] = []
        self._artifacts = 0
        self._picture = False

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Start a page."""
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        self._clear(*((height, width) if page.rotate in (90, 270) else (width, height)))

    def render_image(self, name: str, stream: Any) -> None:
        """Note that the page has a picture."""
        self._picture = True

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Start a span that is marked."""
        spelling = resolve1(props.get("ActualText")) if isinstance(props, dict) else None
        words = decode_text(spelling) if isinstance(spelling, bytes) else None
        is_artifact = literal_name(tag) == "Artifact"
        self._artifacts += is_artifact
        self._tags.append((is_artifact, words, len(self._drawn)))

    def end_tag(self) -> None:
        """End the last span; one with its own spelling becomes one glyph."""
        if not self._tags:
            return
        is_artifact, words, start = self._tags.pop()
        self._artifacts -= is_artifact
        if words is None or not 0 < len(self._drawn) - start <= _MOST_SPELLED:
            return
        inside = self._drawn[start:]
        if len({(turn, round(glyph.y)) for turn, glyph in inside}) != 1:
            return
        turn, first = inside[0]
        x0, x1 = min(glyph.x0 for _, glyph in inside), max(glyph.x1 for _, glyph in inside)
        self._drawn[start:] = [(turn, first._replace(text=words.translate(_LETTERS), x0=x0, x1=x1))]

    def render_char(  # noqa: PLR0917 - as the library calls it
        self, matrix: Any, font: PDFFont, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, state: Any
    ) -> float:
        """Keep a glyph; its width in points of the text's own space."""
        self._count += 1
        if self._count > MOST_GLYPHS:
            raise TooMuchError(f"it holds more than {MOST_GLYPHS} letters")
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        a, b, c, d, e, f = matrix
        advance: float = font.char_width(cid) * fontsize * scaling
        turn = _turn(a, b)
        x, y = _turned(c * rise + e, d * rise + f, turn, self._size)
        width, size = advance * hypot(a, b), abs(fontsize) * hypot(c, d)
        glyph = Glyph(text.translate(_LETTERS), x, x + width, y, size, self._is_bold(font), self._artifacts > 0)
        self._drawn.append((turn, glyph))
        return advance

    def sheet(self, number: int) -> Sheet:
        """The page that was drawn last."""
        turns = Counter(turn for turn, glyph in self._drawn if glyph.text.strip())
        main = turns.most_common(1)[0][0] if turns else 0
        width, height = self._size if main in (0, 2) else self._size[::-1]
        upright = [glyph for turn, glyph in self._drawn if turn == main]
        on_page = [glyph for glyph in upright if -1 <= glyph.x0 <= width + 1 and -1 <= glyph.y <= height + 1]
        glyphs = tuple(_once(on_page))
        return Sheet(number, width, height, glyphs, sum(turns.values()) - turns[main], self._picture)

    def _is_bold(self, font: PDFFont) -> bool:
        known = self._bold.get(id(font))
        if known is None:
            name = font.fontname if isinstance(font.fontname, str) else ""
            weight = resolve1(font.descriptor.get("FontWeight", 0))
            known = bool(_BOLD.search(name)) or (isinstance(weight, int) and weight >= _BOLD_WEIGHT)
            self._bold[id(font)] = known
        return known


def _turn(a: float, b: float) -> int:
    """In quarters of a circle, to the left, how far a line of text is turned."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _turned(x: float, y: float, turn: int, size: tuple[float, float]) -> tuple[float, float]:
    """Where a point stands on a page that is laid so that the text reads upright."""
    width, height = size
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turn]


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """`glyphs` without those printed again upon the same letter."""
    seen: set[tuple[str, float, int, int]] = set()
    kept: list[Glyph] = []
    for glyph in glyphs:
        step = max(glyph.size * _NEAR, 0.1)
        across, up = int(glyph.x0 / step), int(glyph.y / step)
        near = [(glyph.text, glyph.size, across + dx, up + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if glyph.text.isspace() or not any(place in seen for place in near):
            kept.append(glyph)
        seen.add((glyph.text, glyph.size, across, up))
    return kept
