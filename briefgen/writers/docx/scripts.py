"""Languages by their script, and text cut where its direction turns."""

import unicodedata
from collections.abc import Iterator

_EAST_ASIAN = frozenset({"ja", "ko", "zh", "yue"})
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_STRONG = {"R": True, "AL": True, "L": False}


def is_east_asian(language: str) -> bool:
    """Whether the BCP 47 tag names a language that Word sets in its East Asian font."""
    return _primary(language) in _EAST_ASIAN


def is_right_to_left(language: str) -> bool:
    """Whether the BCP 47 tag names a language that is written from right to left."""
    return _primary(language) in _RIGHT_TO_LEFT


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


def _primary(language: str) -> str:
    return language.partition("-")[0].casefold()
