"""White space and what no one sees: text as a document holds it comes in, text as lines are made of goes out."""

import re

NO_BREAK_SPACE = "\u00a0"

_SOFT_HYPHEN = "\u00ad"
_BYTE_ORDER_MARK = "\ufeff"
_BLANKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_FIRM_BLANKS = str.maketrans(
    {"\u2007": NO_BREAK_SPACE, "\u202f": NO_BREAK_SPACE, _SOFT_HYPHEN: None, _BYTE_ORDER_MARK: None}
)


def drawable(text: str) -> str:
    """`text` with white space as single blanks or no-break spaces, without soft hyphens and byte order marks."""
    return _BLANKS.sub(" ", text).translate(_FIRM_BLANKS)
