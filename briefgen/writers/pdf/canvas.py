"""The canvas: lines of text, links, outline and the facts of the file, on top of ReportLab's canvas."""

import re
from functools import cache
from hashlib import md5
from io import BytesIO
from itertools import groupby
from math import fsum
from typing import Any
from urllib.parse import quote

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from briefgen.document.tree import Document
from briefgen.writers.pdf.characters import REPLACEMENT
from briefgen.writers.pdf.faces import REGULAR, load_face
from briefgen.writers.pdf.lines import Line

_PRODUCER = "briefgen"
_VERSION = (1, 7)
_PRINTED = 4
"""The annotation flag Print (ISO 32000-1, table 165); PDF/A refuses a link without it."""
_LINK_DESCENT = 0.25
_LINK_ASCENT = 0.85
"""How far a link reaches below and above the baseline, as shares of the text's size."""
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"
_SURROGATE = re.compile("[\ud800-\udfff]")


class PageCanvas(Canvas):
    """The pages of one document, and what leads through them."""

    def __init__(self, document: Document) -> None:
        load_face(REGULAR)
        self._output = BytesIO()
        super().__init__(
            self._output,
            pagesize=document.style.page.size_pt,
            pdfVersion=_VERSION,
            lang=document.language,
            invariant=1,
            initialFontName=REGULAR,  # else each page names Helvetica, which is not embedded
        )
        # The base has begun the file's identifier with SOURCE_DATE_EPOCH.
        self._doc.signature = md5(document.created.isoformat().encode(), usedforsecurity=False)
        self._source_names: set[str] = set()
        self._open_levels: list[int] = []
        self._headings = 0
        self.setTitle(_storable(document.title))
        self.setSubject(_storable(document.subject or ""))
        self.setAuthor("")
        self.setCreator(_PRODUCER)
        self.setProducer(_PRODUCER)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setDateFormatter(lambda *_: f"D:{document.created:%Y%m%d%H%M%S}+00'00'")

    def draw_line(self, line: Line, x: float, baseline: float) -> None:
        """Draw one line of text with its links.

        A line that ends between two words ends with a blank: readers would else join the words.
        """
        if not line.pieces:
            return
        text = self.beginText(x, baseline)
        for place, piece in enumerate(line.pieces, 1):
            ends = place == len(line.pieces) and not line.torn
            text.setFont(piece.face, piece.ink.size_pt)
            text.setFillColor(_color(piece.ink.color))
            text.setRise(piece.ink.rise_pt)
            text.textOut(f"{piece.text} " if ends else piece.text)
        text.setRise(0)
        self.drawText(text)
        self._link_line(line, x, baseline)

    def fill_box(self, x: float, bottom: float, width_pt: float, height_pt: float, color: str) -> None:
        """Fill a rectangle."""
        self.setFillColor(_color(color))
        self.rect(x, bottom, width_pt, height_pt, stroke=0, fill=1)

    def add_heading(self, title: str, level: int, x: float, top: float) -> None:
        """An entry of the outline that leads here, one step below the last entry of a lower level."""
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        self._headings += 1
        name = f"heading-{self._headings}"
        self.bookmarkHorizontalAbsolute(name, top, left=x)
        self.addOutlineEntry(_storable(title), name, len(self._open_levels))
        self._open_levels.append(level)

    def add_source(self, number: int, x: float, top: float) -> None:
        """The place where citations of this source lead to."""
        name = _source_name(number)
        self.bookmarkHorizontalAbsolute(name, top, left=x)
        self._source_names.add(name)

    def showPage(self) -> None:  # noqa: N802 # ReportLab's name
        """Close the page. Its stream is compressed only, without the ASCII layer that ReportLab adds."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        self._doc.updateSignature(page.stream)

    def finish(self) -> bytes:
        """The whole file."""
        if self._source_names:
            names = [part for name in sorted(self._source_names) for part in (name, self._destinations[name])]
            entries = PDFArray([PDFString(part) if isinstance(part, str) else part for part in names])
            self.setCatalogEntry("Names", {"Dests": PDFDictionary({"Names": entries})})
        self.save()
        return self._output.getvalue()

    def _link_line(self, line: Line, x: float, baseline: float) -> None:
        for (url, source), group in groupby(line.pieces, lambda piece: (piece.ink.url, piece.ink.source)):
            pieces = list(group)
            start, x = x, x + fsum(piece.width_pt for piece in pieces)
            low = min(piece.ink.rise_pt - piece.ink.size_pt * _LINK_DESCENT for piece in pieces)
            high = max(piece.ink.rise_pt + piece.ink.size_pt * _LINK_ASCENT for piece in pieces)
            box = (start, baseline + low, x, baseline + high)
            if source:
                self._add_link(box, f"Source {source}", Dest=PDFString(_source_name(source)))
            elif url:
                address = quote(url, safe=_URL_SAFE, errors="replace")
                action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)})
                self._add_link(box, address, A=action)

    def _add_link(self, box: tuple[float, ...], contents: str, **target: Any) -> None:  # noqa: ANN401 # PDF objects
        self._addAnnotation(
            PDFDictionary(
                {
                    "Type": PDFName("Annot"),
                    "Subtype": PDFName("Link"),
                    "Rect": PDFArray([round(edge, 2) for edge in box]),
                    "Border": PDFArray([0, 0, 0]),
                    "F": _PRINTED,
                    "Contents": PDFString(contents),
                    **target,
                }
            )
        )


def _source_name(number: int) -> str:
    return f"source-{number}"


def _storable(text: str) -> str:
    """`text` without lone surrogates, which no PDF string can hold."""
    return _SURROGATE.sub(REPLACEMENT, text)


@cache
def _color(code: str) -> Any:  # noqa: ANN401 # reportlab carries no types
    return HexColor(code)
