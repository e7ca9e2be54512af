"""Backslashes that keep words words: text comes in, Markdown that reads back as that text goes out.

Rules and terms are those of CommonMark 0.31.2 (https://spec.commonmark.org/0.31.2/) and its GitHub flavor.
"""

import re
import unicodedata
from string import punctuation

_INSIDE = re.compile(
    r"[\\`*~\[\]^]"
    r"|(?<![A-Za-z0-9]{2})_|_(?![A-Za-z0-9]{2})"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[A-Za-z0-9]+;)"
)
"""What may open a code span, emphasis, link, footnote, HTML tag or entity wherever it stands.

An underscore inside a word opens nothing; of its neighbors one may become an entity, which is no letter.
"""
_LINE_START = re.compile(r"[#>+=:|-]|\[\^\d+\](?=:)|\d{1,9}(?=[.)](?:\s|$))")
"""What may open a block at the start of a line: heading, quote, list, underline, table or footnote."""
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")


def escape_text(text: str) -> str:
    """`text` with a backslash before each character that is markup wherever it stands in a line."""
    return _INSIDE.sub(r"\\\g<0>", text)


def escape_line_start(line: str) -> str:
    """A line of a paragraph with a backslash before what would make it another block."""
    opening = _LINE_START.match(line)
    if opening is None:
        return line
    at = 0 if opening.end() == 1 and not line[0].isdigit() else opening.end()
    return f"{line[:at]}\\{line[at:]}"


def escape_cell(line: str) -> str:
    """The line of a table's cell with a backslash before each pipe; code spans need it as well (GFM 4.10)."""
    return line.replace("|", r"\|")


def escape_url(url: str) -> str:
    """`url` as it may stand between angle brackets: nothing that ends it, no entity, no pipe that splits a cell."""
    encoded = "".join(
        "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace")) if _breaks_url(char) else char
        for char in url
    )
    return _ENTITY.sub(r"\\&", encoded)


def fence(content: str, *, least: int) -> str:
    """A run of at least `least` backticks, longer than any in `content`."""
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    return "`" * max(least, longest + 1)


def write_code_span(content: str) -> str:
    """`content`, not empty, as a code span; blanks part its own backticks from those around it."""
    marks = fence(content, least=1)
    edges = {content[0], content[-1]}
    blank = " " if "`" in edges or (edges == {" "} and content.strip(" ")) else ""
    return f"{marks}{blank}{content}{blank}{marks}"


def is_letter_like(char: str) -> bool:
    """Whether `char` may count as part of a word beside an emphasis mark.

    Symbols beyond ASCII count as both, for parsers before CommonMark 0.31 did not take them for punctuation.
    """
    return not (char.isspace() or char in punctuation or unicodedata.category(char)[0] == "P")


def is_punctuation_like(char: str) -> bool:
    """Whether `char` may count as punctuation beside an emphasis mark."""
    return unicodedata.category(char)[0] in "PS"


def encode_last(text: str) -> str:
    """`text` with its last character as an entity, which ends in punctuation."""
    return f"{text[:-1]}&#{ord(text[-1])};"


def encode_first(text: str) -> str:
    """`text` with its first character as an entity, which begins with punctuation."""
    return f"&#{ord(text[0])};{text[1:]}"


def _breaks_url(char: str) -> bool:
    return char in "<>\\|" or char.isspace() or not char.isprintable()
