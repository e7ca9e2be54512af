"""What keeps hostile text from harming a page of text.

Text comes in as a document holds it. What goes out has no character that such a page cannot hold, and leads to no
address that it must not open.
"""

import re

from briefgen.document.tree import Document
from briefgen.document.walk import document_text
from briefgen.notices import Notice
from briefgen.text import plural

_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
_PLANE_ENDS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_ILLEGIBLE = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]")
"""Controls that are not white space, surrogates and noncharacters (HTML standard, 13.2.3.5)."""


def legible(text: str) -> str:
    """`text` with every run of white space as one blank, and U+FFFD for each character that no page may hold.

    No-break spaces stay.
    """
    return _ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", _SPACES.sub(" ", text))


def legible_lines(content: str) -> list[str]:
    """The lines of `content`, blanks kept, with U+FFFD for each character that no page may hold."""
    return [_ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", line).replace("\x1f", " ") for line in content.splitlines()]


def find_illegible(document: Document) -> tuple[Notice, ...]:
    """A notice that says how many characters of `document` are shown as U+FFFD; none where all are legible."""
    count = len(_ILLEGIBLE.findall(document_text(document)))
    if count == 0:
        return ()
    shown = "is" if count == 1 else "are"
    return (Notice(code="missing-glyph", message=f"{plural(count, 'control character')} {shown} shown as U+FFFD"),)
