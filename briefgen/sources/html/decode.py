"""The bytes of a page become text. Goes in: the content. Comes out: its text, and a notice where that was a guess.

The order of the HTML standard: a byte-order mark, then what the page states of itself, then UTF-8, then Windows-1252.
"""

import codecs
import re

from briefgen.notices import Notice

_SNIFFED = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STATED = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{1,40})"
    rb"|^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"'](?P<xml>[\w.:-]{1,40})",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"utf-?8|iso-?8859-?\d+|latin-?\d|windows-?\d+|cp-?\d+|koi8-[rut]|shift[_-]?jis|x-sjis|euc-(?:jp|kr)"
    r"|gb2312|gbk|gb18030|big5(?:-hkscs)?|(?:us-)?ascii|tis-620|iso-2022-jp|macroman|macintosh",
    re.IGNORECASE,
)
_LATIN = re.compile(r"iso-?8859-?1|latin-?1|(?:us-)?ascii", re.IGNORECASE)
_ASCII = bytes(range(128))
_LETTERS_A_BREAK = 4
"""So many bytes beyond ASCII for each that is no UTF-8 show that the page is in UTF-8 all the same."""
_HIDDEN = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")


def decode_page(content: bytes, origin: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of a page without its mark and without control characters, and an `encoding` notice for a guess."""
    text, notices = _decode(content, origin)
    return _HIDDEN.sub("", text).replace("\x0c", " "), notices


def _decode(content: bytes, origin: str) -> tuple[str, tuple[Notice, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :], encoding, origin)
    if (wide := _wide(content)) is not None:
        return _whole(content, wide, origin)
    stated = _stated(content)
    for name in dict.fromkeys((stated or "utf-8", "utf-8")):
        try:
            return content.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue
    # Most bytes in order: one broken letter, not another encoding.
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") * _LETTERS_A_BREAK < len(content.translate(None, _ASCII)):
        return text, (_replaced(origin),)
    notice = Notice("encoding", "the page is not in the encoding that it states and is read as Windows-1252", origin)
    return content.decode("cp1252", "replace"), (notice,)


def _whole(content: bytes, encoding: str, origin: str) -> tuple[str, tuple[Notice, ...]]:
    text = content.decode(encoding, "replace")
    return text, (_replaced(origin),) if "\ufffd" in text else ()


def _replaced(origin: str) -> Notice:
    return Notice("encoding", "some bytes of the page are no text in its encoding and stand as \ufffd", origin)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark, which its zero bytes beside `<` give away."""
    head = content[:64].lstrip(b" \0\r\n\t")[:1] and content[:200]
    if head and head.count(b"\0") * 3 > len(head):
        return "utf-16-be" if head.find(b"\0") % 2 == 0 else "utf-16-le"
    return None


def _stated(content: bytes) -> str | None:
    """The encoding that a page states, as Python names it; None for none, and for one that is no encoding of text."""
    found = _STATED.search(content[:_SNIFFED])
    name = (found["meta"] or found["xml"]).decode("ascii", "replace") if found else ""
    if _LATIN.fullmatch(name):
        return "cp1252"  # what browsers take these names to mean
    return name.lower() if _KNOWN.fullmatch(name) else None
