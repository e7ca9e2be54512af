"""What a PDF may cost. Goes in: the library's parser. Comes out: the same parser, with every stream it makes bounded.

pdfminer.six decodes a stream whole, follows the links between cross-reference tables without end and draws a form as
often as it is called. Its classes are extended here, never changed, so that another user of the library in the same
process sees nothing of it.
"""

import zlib
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFNoPageLabels, PDFNoValidXRef
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    resolve1,
)
from pdfminer.psparser import PSKeyword

MOST_PAGES = 300
MOST_GLYPHS = 150_000
"""Letters and signs that are drawn: a long article has 60,000. Measured: 12 to 40 microseconds for each, in all."""
MOST_STREAM_BYTES = 20_000_000
"""Of one stream that is read, unpacked; pictures are never unpacked."""
MOST_BYTES_UNPACKED = 60_000_000
"""Of all streams that are read."""
MOST_PACKED_BYTES = 2_000_000
"""Of one stream in a filter that unpacks slowly (LZW, run lengths, base 85, hexadecimal)."""
MOST_TABLES = 100
"""Cross-reference tables: a PDF gets one more each time it is changed and saved."""
MOST_STATES = 1_000
"""States of drawing that are kept at once."""
MOST_FORMS = 5_000
"""Calls of form XObjects on all pages."""

_ROOT = (
    b"\nendobj\n8388607 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 8388607 0 R >>\nstartxref\n0\n%%EOF\n"
)
_SLOW = {*LITERALS_LZW_DECODE, *LITERALS_RUNLENGTH_DECODE, *LITERALS_ASCII85_DECODE, *LITERALS_ASCIIHEX_DECODE}
_OPENS_FLATE = frozenset({*LITERALS_FLATE_DECODE})


class TooMuchError(Exception):
    """A PDF asks for more than any article needs; the message says what."""


class BoundedStream(PDFStream):
    """A stream that is unpacked up to a limit, and whose pictures are not unpacked at all."""

    document: "BoundedDocument"

    def decode(self) -> None:
        """Unpack the stream; raises TooMuchError where it holds more than a limit."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        filters = self.get_filters()
        taken = 0
        while taken < len(filters) and filters[taken][0] in _OPENS_FLATE and not _predicts(filters[taken][1]):
            data = _inflate(data)
            taken += 1
        rest = filters[taken:]
        if any(name in _SLOW for name, _ in rest) and len(data) > MOST_PACKED_BYTES:
            raise TooMuchError("a stream is too long for its slow filter")
        if rest and not all(name in _SLOW or name in _OPENS_FLATE for name, _ in rest):
            data, rest = b"", []
        if any(name in _OPENS_FLATE for name, _ in rest[:1]):
            data = zlib.compress(_inflate(data), 0)
        plain = PDFStream({"Filter": [n for n, _ in rest], "DecodeParms": [p or {} for _, p in rest]}, data)
        if rest:
            plain.decode()
            data = plain.data or b""
        self.document.count_bytes(len(data))
        self.data, self.rawdata = data, None


class BoundedParser(PDFParser):
    """A parser whose streams are bounded."""

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """As the library does, but for the class of a stream."""
        super().do_keyword(pos, token)
        if token is not self.KEYWORD_STREAM or not self.curstack:
            return
        position, made = self.curstack[-1]
        document = self.doc
        if isinstance(made, PDFStream) and isinstance(document, BoundedDocument):
            stream = BoundedStream(made.attrs, made.rawdata or b"", made.decipher)
            stream.document = document
            self.curstack[-1] = (position, stream)


class BoundedDocument(PDFDocument):
    """A document that reads no cross-reference table twice.

    `scan` looks through the whole file for objects, as where the tables are broken; `lost_root` puts a catalog in place
    of one that the file has lost, so that every page in the file counts, in their order there.
    """

    def __init__(self, content: bytes, *, scan: bool = False, lost_root: bool = False) -> None:
        self._scan = scan
        self._tables: set[int] = set()
        self._unpacked = 0
        super().__init__(BoundedParser(BytesIO(content + _ROOT if lost_root else content)))

    def count_bytes(self, count: int) -> None:
        """Add to what is unpacked; raises TooMuchError where that is more than `MOST_BYTES_UNPACKED`."""
        self._unpacked += count
        if self._unpacked > MOST_BYTES_UNPACKED:
            raise TooMuchError(f"its streams unpack to more than {MOST_BYTES_UNPACKED / 1e6:.0f} MB")

    def find_xref(self, parser: PDFParser) -> int:
        """The place of the last table; raises PDFNoValidXRef where the file is to be scanned."""
        if self._scan:
            raise PDFNoValidXRef("the file is scanned")
        return super().find_xref(parser)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[Any]) -> None:
        """Reads the table at `start`, unless it was read before."""
        if start in self._tables or len(self._tables) >= MOST_TABLES:
            return
        self._tables.add(start)
        super().read_xref_from(parser, start, xrefs)

    def get_page_labels(self) -> Any:
        """Raises PDFNoPageLabels: pages are counted from 1."""
        raise PDFNoPageLabels


class BoundedInterpreter(PDFPageInterpreter):
    """An interpreter that draws no more than `MOST_FORMS` forms and keeps no more than `MOST_STATES` states."""

    def do_q(self) -> None:
        """Keep the state of drawing; raises TooMuchError for one too many."""
        if len(self.gstack) >= MOST_STATES:
            raise TooMuchError(f"a page keeps more than {MOST_STATES} states of drawing")
        super().do_q()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - the library finds it by this name
        """Draw an XObject; raises TooMuchError for one too many."""
        count = getattr(self.device, "forms", 0) + 1
        if count > MOST_FORMS:
            raise TooMuchError(f"its pages call more than {MOST_FORMS} forms")
        self.device.forms = count  # type: ignore[attr-defined]
        super().do_Do(xobjid_arg)


def _predicts(parameters: Any) -> bool:
    return bool(parameters) and resolve1(parameters.get("Predictor", 1)) != 1


def _inflate(data: bytes) -> bytes:
    """`data` unpacked, as far as it is whole; raises TooMuchError for more than `MOST_STREAM_BYTES`."""
    unpacker = zlib.decompressobj()
    unpacked = bytearray()
    try:
        # In small steps, so that a stream which breaks off keeps what stands before.
        for start in range(0, len(data), 4096):
            unpacked += unpacker.decompress(data[start : start + 4096], MOST_STREAM_BYTES + 1 - len(unpacked))
            if len(unpacked) > MOST_STREAM_BYTES or unpacker.unconsumed_tail:
                raise TooMuchError(f"a stream unpacks to more than {MOST_STREAM_BYTES / 1e6:.0f} MB")
    except zlib.error:
        pass
    return bytes(unpacked)
