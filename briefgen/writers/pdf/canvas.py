"""The canvas: lines of text, links, outline and the facts of the file, on top of ReportLab's canvas."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import md5
from io import BytesIO
from itertools import groupby
from math import fsum
from typing import Any
from urllib.parse import quote

import msgspec
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from briefgen.document.tree import Document
from briefgen.writers.drawing.shapes import Picture
from briefgen.writers.pdf.characters import REPLACEMENT
from briefgen.writers.pdf.faces import REGULAR, load_face
from briefgen.writers.pdf.lines import Line, Piece
from briefgen.writers.pdf.metadata import Facts, rgb_profile, write_metadata
from briefgen.writers.pdf.shapes import draw_shapes
from briefgen.writers.pdf.streams import Stream
from briefgen.writers.pdf.tags import Annotation, Content, Tag, write_structure

_PRODUCER = "briefgen"
_VERSION = (1, 7)
_PRINTED = 4
"""The annotation flag Print (ISO 32000-1, table 165); PDF/A refuses a link without it."""
_LINK_DESCENT = 0.25
_LINK_ASCENT = 0.85
"""How far a link reaches below and above the baseline, as shares of the text's size."""
_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"
_LONGEST_CONTENTS = 500
"""Characters of an address that are told as a link's purpose."""
_ARTIFACT = "/Artifact BMC"
ARROW_LENGTH = 0.8
"""Of an arrow's head, as a share of its height."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Pixels(msgspec.Struct, frozen=True):
    """A picture, three bytes a pixel, row by row from the top."""

    width: int
    height: int
    rgb: bytes


class PageCanvas(Canvas):
    """The pages of one document, and what leads through them.

    What is drawn belongs to a tag, or it is an artifact: nothing that a voice would read.
    """

    _edge = _ARTIFACT

    def __init__(self, document: Document, heading_pages: Mapping[int, int]) -> None:
        """An empty file; `heading_pages` has the page of each heading, both counted from 1."""
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
        self._doc.info = Facts()
        self._document = document
        self.heading_pages = heading_pages
        self._targets: set[str] = set()
        self._open_levels: list[int] = []
        self._marked: list[Tag] = []
        self._parents: list[Tag | list[Tag]] = []
        self._links = 0
        self._pictures: set[str] = set()
        """The names of those on this page."""
        self.setTitle(_storable(document.title))
        self.setSubject(_storable(document.subject or ""))
        self.setAuthor(_storable(document.author or ""))
        self.setCreator(_PRODUCER)
        self.setProducer(_PRODUCER)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setDateFormatter(lambda *_: f"D:{document.created:%Y%m%d%H%M%S}+00'00'")

    def draw_line(self, line: Line, x: float, baseline: float) -> None:
        """Draw one line of text with its links, each piece under its tag.

        A line that ends between two words ends with a blank: readers would else join the words.
        """
        if not line.pieces:
            return
        text = self.beginText(x, baseline)
        for tag, group in groupby(line.pieces, lambda piece: piece.ink.tag):
            text._code.append(self._open_mark(tag))  # noqa: SLF001 # ReportLab has no name for marked content
            for piece in group:
                ends = piece is line.pieces[-1] and not line.torn
                text.setFont(piece.face, piece.ink.size_pt)
                text.setFillColor(_color(piece.ink.color))
                text.setRise(piece.ink.rise_pt)
                text.textOut(f"{piece.text} " if ends else piece.text)
            text._code.append("EMC")  # noqa: SLF001 # as above
        text.setRise(0)
        self.drawText(text)
        self._link_line(line, x, baseline)

    def fill_box(self, x: float, bottom: float, width_pt: float, height_pt: float, color: str) -> None:
        """Fill a rectangle, an artifact."""
        self.setFillColor(_color(color))
        self._code.append(_ARTIFACT)
        self.rect(x, bottom, width_pt, height_pt, stroke=0, fill=1)
        self._code.append("EMC")

    def fill_arrow(self, x: float, middle: float, size_pt: float, color: str) -> None:
        """Fill a triangle that points to the right, an artifact; `x` is its left edge."""
        self.setFillColor(_color(color))
        outline = self.beginPath()
        outline.moveTo(x, middle + size_pt / 2)
        outline.lineTo(x + size_pt * ARROW_LENGTH, middle)
        outline.lineTo(x, middle - size_pt / 2)
        outline.close()
        self._code.append(_ARTIFACT)
        self.drawPath(outline, stroke=0, fill=1)
        self._code.append("EMC")

    def draw_picture(self, picture: Picture, x: float, top: float, tag: Tag, *, scale: float = 1.0) -> None:
        """Draw the shapes of `picture` under `tag`, with the picture's upper left corner at `x`, `top`."""
        low = top - picture.height_pt * scale
        box = " ".join(f"{edge:.2f}" for edge in (x, low, x + picture.width_pt * scale, top))
        tag.attributes = {**tag.attributes, "A": f"<</O /Layout /Placement /Block /BBox [{box}]>>"}
        self.saveState()
        self.translate(x, top)
        self.scale(scale, scale)
        self._code.append(self._open_mark(tag))
        draw_shapes(self, picture, self._document.style.type.fonts)
        self._code.append("EMC")
        self.restoreState()

    def draw_pixels(self, pixels: Pixels, box: tuple[float, float, float, float], tag: Tag | None) -> None:
        """Draw a picture in `box` (left, bottom, right, top) under `tag`; of None, an artifact."""
        left, low, right, top = box
        name = f"picture-{md5(pixels.rgb, usedforsecurity=False).hexdigest()}"
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": pixels.width,
            "Height": pixels.height,
            "ColorSpace": PDFName("DeviceRGB"),
            "BitsPerComponent": 8,
        }
        self._doc.Reference(Stream(PDFDictionary(entries), pixels.rgb, filters=[PDFZCompress]), name)
        if tag:
            edges = " ".join(f"{edge:.2f}" for edge in box)
            tag.attributes = {**tag.attributes, "A": f"<</O /Layout /Placement /Block /BBox [{edges}]>>"}
        self._code.append(self._open_mark(tag))
        self._code.append(f"q {right - left:.2f} 0 0 {top - low:.2f} {left:.2f} {low:.2f} cm /{name} Do Q")
        self._code.append("EMC")
        self._pictures.add(name)

    def _setXObjects(self, thing: Any) -> None:  # noqa: ANN401, N802 # ReportLab's name
        """The pictures of a page among its resources; the base knows those only that it has made."""
        pictures = {name: PDFObjectReference(name) for name in sorted(self._pictures)}
        thing.XObjects = PDFDictionary(pictures) if pictures else None
        self._pictures = set()

    @contextmanager
    def edge(self, kind: str) -> Iterator[None]:
        """Around what is drawn in a margin: `Header` or `Footer` (ISO 32000-1, table 330)."""
        self._edge = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"
        yield
        self._edge = _ARTIFACT

    def add_heading(self, title: str, level: int, x: float, top: float, *, number: int) -> None:
        """An entry of the outline that leads here, one step below the last entry of a lower level.

        `number` counts the headings of the document, from 1.
        """
        while self._open_levels and self._open_levels[-1] >= level:
            self._open_levels.pop()
        name = heading_target(number)
        self.add_target(name, x, top)
        self.addOutlineEntry(_storable(title), name, len(self._open_levels))
        self._open_levels.append(level)

    def add_target(self, name: str, x: float, top: float) -> None:
        """A place that links can lead to; the first of a name counts."""
        if name not in self._targets:
            self.bookmarkHorizontalAbsolute(name, top, left=x)
            self._targets.add(name)

    def showPage(self) -> None:  # noqa: N802 # ReportLab's name
        """Close the page. Its stream is compressed only, without the ASCII layer that ReportLab adds."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = Stream(content=page.stream, filters=[PDFZCompress])
        self._doc.updateSignature(page.stream)
        page.__Defaults__ = {**page.__Defaults__, "Tabs": PDFName("S"), "StructParents": len(self._parents)}
        self._parents.append(self._marked)
        self._marked = []

    def finish(self, root: Tag) -> bytes:
        """The whole file, with `root` as its structure."""
        catalog = self._doc.Catalog
        if self._targets:
            names = [part for name in sorted(self._targets) for part in (name, self._destinations[name])]
            entries = PDFArray([PDFString(part) if isinstance(part, str) else part for part in names])
            catalog.Names = PDFDictionary({"Dests": PDFDictionary({"Names": entries})})
        catalog.StructTreeRoot = PDFObjectReference(write_structure(self._doc, root, self._parents))
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        info = self._doc.info
        packet = write_metadata(self._document, producer=_PRODUCER, title=info.title, subject=info.subject)
        kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        catalog.Metadata = Stream(PDFDictionary(kind), packet.encode())
        catalog.__Defaults__ = {**catalog.__Defaults__, "OutputIntents": PDFArray([self._output_intent()])}
        self.save()
        return self._output.getvalue()

    def _output_intent(self) -> PDFDictionary:
        """What the colors mean (ISO 19005-2, 6.2.3)."""
        profile = Stream(PDFDictionary({"N": 3}), rgb_profile(), filters=[PDFZCompress])
        return PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": PDFString("sRGB"),
                "Info": PDFString("sRGB IEC61966-2.1"),
                "DestOutputProfile": self._doc.Reference(profile, "color-profile"),
            }
        )

    def _open_mark(self, tag: Tag | None) -> str:
        """What opens marked content of `tag`; of None, of an artifact."""
        if tag is None:
            return self._edge
        tag.place()
        self._marked.append(tag)
        tag.kids.append(Content(len(self._doc.Pages.pages), len(self._marked) - 1))
        return f"/{tag.role} <</MCID {len(self._marked) - 1}>> BDC"

    def _link_line(self, line: Line, x: float, baseline: float) -> None:
        for tag, group in groupby(line.pieces, lambda piece: piece.ink.tag if piece.ink.leads else None):
            pieces = list(group)
            start, x = x, x + fsum(piece.width_pt for piece in pieces)
            if tag:
                self._link_pieces(pieces, tag, start, x, baseline)

    def _link_pieces(self, pieces: list[Piece], tag: Tag, start: float, end: float, baseline: float) -> None:
        low = min(piece.ink.rise_pt - piece.ink.size_pt * _LINK_DESCENT for piece in pieces)
        high = max(piece.ink.rise_pt + piece.ink.size_pt * _LINK_ASCENT for piece in pieces)
        box = (start, baseline + low, end, baseline + high)
        ink = pieces[0].ink
        if ink.target:
            if ink.place:
                self.add_target(ink.place, start, box[3])
            self._add_link(box, tag, ink.purpose, Dest=PDFString(ink.target))
        elif ink.url:
            address = quote(ink.url, safe=_URL_SAFE, errors="replace")
            action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)})
            self._add_link(box, tag, address[:_LONGEST_CONTENTS], A=action)

    def _add_link(self, box: tuple[float, ...], tag: Tag, contents: str, **target: Any) -> None:  # noqa: ANN401 # PDF objects
        self._links += 1
        name = f"link-{self._links}"
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(edge, 2) for edge in box]),
            "Border": PDFArray([0, 0, 0]),
            "F": _PRINTED,
            "Contents": PDFString(contents),
            "StructParent": len(self._parents),
        }
        self._addAnnotation(PDFDictionary(annotation | target), name)
        self._parents.append(tag)
        tag.kids.append(Annotation(len(self._doc.Pages.pages), self._doc.annotationName(name)))


def heading_target(number: int) -> str:
    """The name of the place of a document's heading with this number, from 1."""
    return f"heading-{number}"


def _storable(text: str) -> str:
    """`text` without lone surrogates, which no PDF string can hold."""
    return _SURROGATE.sub(REPLACEMENT, text)


@cache
def _color(code: str) -> Any:  # noqa: ANN401 # reportlab carries no types
    return HexColor(code)
