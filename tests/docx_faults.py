"""Faults for a good Word file: each is a small change to one of its parts, under the rule that it breaks."""

import io
import re
import zipfile
from collections.abc import Callable

Parts = dict[str, str]
Change = Callable[[Parts], None]

_DOCUMENT, _STYLES, _CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def replace(part: str, pattern: str, replacement: str, *, count: int = 1) -> Change:
    """A change of what stands in a part; 0 changes it wherever it stands."""

    def change(parts: Parts) -> None:
        changed = re.sub(pattern, replacement, parts[part], count=count, flags=re.DOTALL)
        assert changed != parts[part], f"nothing like {pattern} in {part}"
        parts[part] = changed

    return change


def insert(blocks: str) -> Change:
    """A change that puts blocks at the end of the document's body."""
    return replace(_DOCUMENT, r"(<w:sectPr\b(?!.*<w:sectPr\b))", blocks.replace("\\", r"\\") + r"\1")


def drop(part: str) -> Change:
    def change(parts: Parts) -> None:
        del parts[part]

    return change


def pack_badly(content: bytes, packing: int) -> bytes:
    """The file with its text packed by `packing` of `zipfile`, and overwritten in part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name), packing if name == _DOCUMENT else zipfile.ZIP_STORED)
        at = after.getinfo(_DOCUMENT).header_offset + 70
    broken = bytearray(packed.getvalue())
    broken[at : at + 40] = b"\xff" * 40
    return bytes(broken)


def _run(properties: str, words: str = "pale words") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


_CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
_WIDE = '<w:gridSpan w:val="2"/>'
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"

FAULTS: dict[str, Change] = {
    "title": replace(_CORE, r"<dc:title>.*?</dc:title>", "<dc:title> </dc:title>"),
    "properties-language": replace(_CORE, r"<dc:language>.*?</dc:language>", ""),
    "generator-defaults": replace(_CORE, r"<dc:creator>.*?</dc:creator>", "<dc:creator>python-docx</dc:creator>"),
    "protection": replace(
        "word/settings.xml",
        r"(<w:defaultTabStop)",
        r'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>\1',
    ),
    "language": replace(_STYLES, r"<w:lang [^>]*/>", ""),
    "language/1": replace(_STYLES, r'<w:lang w:val="[^"]*"', '<w:lang w:val="no tag"'),
    "headings": replace(_DOCUMENT, r'w:val="(?:Title|Heading\d)"', 'w:val="Normal"', count=0),
    "heading-order": replace(_DOCUMENT, r'w:val="Heading1"', 'w:val="Heading3"'),
    "one-title": replace(_DOCUMENT, r'w:val="Heading1"', 'w:val="Title"'),
    "real-lists": insert(_PARAGRAPH.format("- one") + _PARAGRAPH.format("- two")),
    "real-lists/1": insert(_PARAGRAPH.format("1. one") + _PARAGRAPH.format("2. two")),
    "blank-paragraphs": insert("<w:p/><w:p/><w:p/>" + _PARAGRAPH.format("end")),
    "contrast": insert(_run('<w:color w:val="AAAAAA"/>')),
    "contrast/1": insert(_run('<w:color w:val="111111"/><w:shd w:val="clear" w:fill="222222"/>')),
    "contrast/2": insert(_run('<w:b/><w:color w:val="AAAAAA"/><w:sz w:val="40"/>')),
    "link-text": replace(_DOCUMENT, r'(<w:hyperlink [^>]*r:id="[^"]*"[^>]*>).*?(</w:hyperlink>)', r"\1\2"),
    "link-text/1": replace(
        _DOCUMENT,
        r'(<w:hyperlink [^>]*r:id="[^"]*"[^>]*>).*?(</w:hyperlink>)',
        r"\1<w:r><w:t>Click here</w:t></w:r>\2",
    ),
    "table-header": replace(_DOCUMENT, r"<w:tblHeader/>", ""),
    "table-header/1": replace(_DOCUMENT, r"<w:t [^>]*>Certainty</w:t>", ""),
    "table-simple": insert(f"<w:tbl><w:tr>{_HEAD}{_CELL.format(_WIDE)}</w:tr></w:tbl>" + _PARAGRAPH.format("end")),
    "table-simple/1": insert(
        f"<w:tbl><w:tr>{_HEAD}{_CELL.format('<w:vMerge/>')}</w:tr></w:tbl>" + _PARAGRAPH.format("end")
    ),
    "table-simple/2": insert(
        f"<w:tbl><w:tr>{_HEAD}<w:tc><w:tbl><w:tr>{_HEAD}{_CELL.format('')}</w:tr></w:tbl>"
        f"{_PARAGRAPH.format('a')}</w:tc></w:tr></w:tbl>" + _PARAGRAPH.format("end")
    ),
    "row-split": replace(_DOCUMENT, r"<w:cantSplit/>", ""),
    "alt-text": replace(_DOCUMENT, r' descr="[^"]*"', ""),
    "alt-text/1": replace(_DOCUMENT, r' descr="[^"]*"', ' descr="image1.PNG"'),
    "inline": replace(_DOCUMENT, r"<wp:inline\b(.*?)</wp:inline>", r"<wp:anchor\1</wp:anchor>"),
    "xml": replace("word/settings.xml", r"</w:settings>", ""),
    "relationship": drop("word/media/image1.png"),
    "relationship/1": replace(_DOCUMENT, r'r:embed="[^"]*"', 'r:embed="rId999"'),
    "note-reference": replace(_DOCUMENT, r'(<w:footnoteReference [^>]*w:id=)"\d+"', r'\1"999"'),
    "note-reference/1": replace(_DOCUMENT, r'(<w:commentReference [^>]*w:id=)"\d+"', r'\1"999"'),
    "bookmark": replace(_DOCUMENT, r'w:anchor="[^"]*"', 'w:anchor="nowhere"'),
    "bookmark/1": replace(_DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""),
    "style": replace(_DOCUMENT, r'<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Unheard"'),
    "numbering": replace(_DOCUMENT, r'<w:numId w:val="\d+"', '<w:numId w:val="999"'),
}
"""By the rule that must be told; a number after `/` tells faults of one rule apart."""


def break_docx(content: bytes, fault: str) -> bytes:
    """The Word file `content` with a fault."""
    return change_docx(content, FAULTS[fault])


def change_docx(content: bytes, change: Change) -> bytes:
    """The Word file `content`, its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: part.decode("latin-1") for name, part in members.items()}
    change(texts)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text.encode("latin-1"))
    return changed.getvalue()
