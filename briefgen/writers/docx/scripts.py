"""Languages by their script, and text cut where its direction turns."""

import unicodedata
from collections.abc import Iterator

_EAST_ASIAN = frozenset({"ja", "ko", "zh", "yue"})
_STRONG = {"R": True, "AL": True, "L": False}


def is_east_asian(language: str) -> bool:
    """Whether the BCP 47 tag names a language that Word sets in its East Asian font."""
    return language.partition("-")[0].casefold() in _EAST_ASIAN


def directions(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of `text`, and whether each runs from right to left; blanks and signs go with the letters before."""
    start, backwards = 0, None
    for at, character in enumerate(text):
        turn = _STRONG.get(unicodedata.bidirectional(character))
        if turn is None or turn == backwards:
            continue
        if backwards is not None:
            yield text[start:at], backwards
            start = at
        backwards = turn
    yield text[start:], bool(backwards)
