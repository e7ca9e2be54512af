"""Bytes become text. Goes in: the content of a file. Comes out: its text, and a notice where the encoding was a guess.

UTF-8 with or without a mark, UTF-16 with one, else Windows-1252, whose five undefined bytes show that it is not text
either.
"""

import codecs
import re

from briefgen.errors import SourceError
from briefgen.notices import Notice

_SIGNATURES = (
    (b"\x89PNG", "a PNG image", "type or copy its text into a .txt file"),
    (b"\xff\xd8\xff", "a JPEG image", "type or copy its text into a .txt file"),
    (b"GIF8", "a GIF image", "type or copy its text into a .txt file"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give the file inside"),
)
"""First bytes, what they announce, and the next step (file signatures as listed in the formats' own definitions)."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TEXT_PER_CONTROL = 100


def decode(content: bytes, origin: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of `content` without its byte-order mark, line ends untouched, and an `encoding` notice for a guess.

    Raises SourceError for content that is not text; `origin` names it there.
    """
    _refuse_known_formats(content, origin)
    try:
        text, notices = _decode(content, origin)
    except UnicodeDecodeError:
        raise _not_text(origin, "its bytes are no UTF-8, UTF-16 or Windows-1252") from None
    if "\0" in text or len(_CONTROL.findall(text)) * _TEXT_PER_CONTROL > len(text):
        raise _not_text(origin, "it looks like a binary file")
    return text, notices


def _decode(content: bytes, origin: str) -> tuple[str, tuple[Notice, ...]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16"), ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    return text, (Notice("encoding", "the text is not UTF-8 and is read as Windows-1252", origin),)


def _refuse_known_formats(content: bytes, origin: str) -> None:
    for signature, name, hint in _SIGNATURES:
        if content.startswith(signature):
            raise SourceError(f"`{origin}` is not text: it looks like {name}", hint=hint)


def _not_text(origin: str, reason: str) -> SourceError:
    return SourceError(f"`{origin}` is not text: {reason}", hint="save the article as plain text in UTF-8")
