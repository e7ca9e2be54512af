"""What a file says of itself: the facts of the document as XMP, what it conforms to, and what its colors mean."""

import re
import struct
from html import escape
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDate, PDFDictionary, PDFInfo, PDFString

from briefgen.document.tree import Document

_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PART = "http://www.aiim.org/pdfa/ns"
_WHITE_POINT = (0.9642, 1.0, 0.8249)
"""D50, the white of the profile connection space (ICC.1:2001-04, 6.2.1)."""
_PRIMARIES = {"r": (0.43607, 0.22249, 0.01392), "g": (0.38515, 0.71687, 0.09708), "b": (0.14307, 0.06061, 0.71410)}
"""Of sRGB (IEC 61966-2-1), adapted to D50."""
_GAMMA = 2.2
_RGB_PROFILE = 0x02100000
"""Version 2.1: PDF/A-2 takes it, and it needs no date."""


def write_metadata(document: Document, *, producer: str, title: str, subject: str) -> str:
    """The XMP packet (ISO 16684-1): title, author, date, language, and the marks of PDF/A-2a and PDF/UA-1."""
    moment = f"{document.created:%Y-%m-%dT%H:%M:%S}+00:00"
    description = f'<rdf:Alt><rdf:li xml:lang="x-default">{_xml(subject)}</rdf:li></rdf:Alt>'
    description = f"<dc:description>{description}</dc:description>"
    author = f"<dc:creator><rdf:Seq><rdf:li>{_xml(document.author)}</rdf:li></rdf:Seq></dc:creator>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="{_PART}/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(title)}</rdf:li></rdf:Alt></dc:title>
{description if subject else ""}{author if document.author else ""}
<dc:language><rdf:Bag><rdf:li>{_xml(document.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_EXTENSION}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


_EXTENSION = f"""<rdf:Description rdf:about="" xmlns:pdfaExtension="{_PART}/extension/"
 xmlns:pdfaSchema="{_PART}/schema#" xmlns:pdfaProperty="{_PART}/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/A knows nothing of PDF/UA: a file that names it must describe the name (ISO 19005-2, 6.6.2.3.3)."""


class Facts(PDFInfo):
    """What ReportLab writes of a document, without what is empty: the XMP says the same, no more and no less."""

    def format(self, document: Any) -> bytes:  # noqa: ANN401 # ReportLab's signature
        """The bytes of the object."""
        facts = {"Title": self.title, "Author": self.author, "Subject": self.subject}
        facts |= {"Producer": self.producer, "Creator": self.creator}
        entries: dict[str, Any] = {name: PDFString(value) for name, value in facts.items() if value}
        entries["CreationDate"] = entries["ModDate"] = PDFDate(
            ts=document._timeStamp,  # noqa: SLF001 # what ReportLab itself takes
            dateFormatter=self._dateFormatter,
        )
        written: bytes = PDFDictionary(entries).format(document)
        return written


def _xml(text: str | None) -> str:
    """`text` between tags, with U+FFFD for what XML cannot hold (XML 1.0, production 2)."""
    return escape(_ILLEGAL.sub("\ufffd", text or ""), quote=False)


def rgb_profile() -> bytes:
    """An ICC profile of sRGB: three primaries and one gamma, without date or copyright of others (ICC.1:2001-04)."""
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"sRGB\0" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _color_value(_WHITE_POINT),
    }
    for letter, primary in _PRIMARIES.items():
        tags[f"{letter}XYZ".encode()] = _color_value(primary)
        tags[f"{letter}TRC".encode()] = b"curv" + bytes(4) + struct.pack(">IH", 1, round(_GAMMA * 256))
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    white = struct.pack(">3i", *(round(part * 65536) for part in _WHITE_POINT))
    header = struct.pack(">I4xI", offset + len(body), _RGB_PROFILE) + b"mntrRGB XYZ "
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + white
    return header.ljust(128, b"\0") + table + body


def _color_value(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))
