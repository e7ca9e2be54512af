"""Streams as an archive wants them."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream

_END = b"endstream\n"


class Stream(PDFStream):
    """A stream whose end stands on a line of its own; ReportLab leaves that line break out (ISO 19005-2, 6.1.7.1)."""

    @classmethod
    def of(cls, stream: PDFStream) -> "Stream":
        """`stream` as one of these."""
        return cls(stream.dictionary, stream.content, stream.filters)

    def format(self, document: Any) -> bytes:  # noqa: ANN401 # ReportLab's signature
        """The bytes of the object."""
        written: bytes = super().format(document)
        # Both signs: after content that happens to end in one of them, the other alone would read as a pair.
        return written.removesuffix(_END) + b"\r\n" + _END
