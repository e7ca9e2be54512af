"""The character set that a server states. Goes in: bytes and the name. Comes out: bytes that say it themselves.

Readers decide by the content: a byte-order mark first, then what a page says in its head. A server's word stands
between the two (WHATWG, "determining the character encoding"); it is handed on as UTF-8 with such a mark.
"""

import codecs
import re

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-gbk": "gb18030",
    "cp1251": "cp1251",
    "cp1252": "cp1252",
    "big5": "big5hkscs",
}
"""Labels that browsers read as another, larger set (WHATWG Encoding), by Python's names."""
_ALIKE = re.compile(
    r"windows-(?:874|125[0-8])|iso-8859-(?:[2-8]|1[03-6])|koi8-[ru]|euc-jp|iso-2022-jp|gb18030|macintosh"
)
"""Labels that Python knows by the same name."""
_UTF_16 = {"utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
_TEXT_TYPES = ("application/xml", "application/xhtml+xml", "application/json", "application/feed+json")


def is_text(media_type: str | None) -> bool:
    """Whether content of this type is text, so that its character set says something."""
    named = media_type or ""
    return named.startswith("text/") or named in _TEXT_TYPES or named.endswith(("+xml", "+json"))


def with_mark(content: bytes, charset: str | None, media_type: str | None) -> bytes:
    """`content` as UTF-8 with a byte-order mark, where the server's `charset` is certain; else as it is.

    It is certain for text that has no mark, decodes without a fault and could not be UTF-8 instead: servers state a
    set for all their files, and bytes beyond ASCII that are valid UTF-8 are hardly ever anything else.
    """
    if not charset or not is_text(media_type) or content.startswith(_MARKS):
        return content
    if charset in _UTF_16:
        return _as_utf_8(content, _UTF_16[charset])
    if content.isascii():
        return content
    if _is_utf_8(content):
        return codecs.BOM_UTF8 + content if charset in ("utf-8", "utf8") else content
    name = _NAMES.get(charset) or (charset if _ALIKE.fullmatch(charset) else None)
    return _as_utf_8(content, name.replace("windows-", "cp")) if name else content


def _as_utf_8(content: bytes, name: str) -> bytes:
    try:
        return codecs.BOM_UTF8 + content.decode(name).encode("utf-8")
    except UnicodeError:
        return content


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
