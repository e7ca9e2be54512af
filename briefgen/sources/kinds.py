"""Which kind of source some content is. Goes in: the bytes and the name. Comes out: yes or no, at next to no cost.

The content decides; the name counts only where kinds look alike. Nothing heavy is imported here.
"""

import re

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_SNIFFED = 65_536
_SURE_HEADINGS = 2
_PDF_SIGNATURE = b"%PDF-"
_PDF_SIGNATURE_WITHIN = 1024
_SNIFFED_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#]", re.MULTILINE)


def is_markdown(content: bytes, origin: str) -> bool:
    """Whether the name says so, or the text starts with a `#` heading or front matter and one, or holds two of them."""
    if origin.lower().endswith(_MARKDOWN_SUFFIXES):
        return True
    # Without its zero bytes, UTF-16 of a Latin text can be searched like UTF-8.
    head = content[:_SNIFFED].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    needed = 1 if head.startswith((b"#", b"---", b"+++")) else _SURE_HEADINGS
    return len(_SNIFFED_HEADING.findall(head)) >= needed


def is_pdf(content: bytes, _origin: str) -> bool:
    """Whether the signature of a PDF stands where readers of PDFs look for it: within the first 1,024 bytes."""
    return _PDF_SIGNATURE in content[:_PDF_SIGNATURE_WITHIN]


def is_anything(_content: bytes, _origin: str) -> bool:
    """True: what no other kind fits is read as plain text, or refused there."""
    return True
