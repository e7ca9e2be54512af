"""Where two sentences spell one name differently (“Vang Vieng”, “Van Vieng”)."""

import re
import unicodedata
from collections.abc import Iterator

from briefgen.analysis.accounts.compare import Point, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link

_WORD = re.compile(r"(?<!\w)[A-Z][^\W\d_]{2,}(?: [A-Z][^\W\d_]{2,})*")
_LEAST_LETTERS = 7
"""Of a single word: shorter ones that differ in a letter are two names (“Iran”, “Iraq”)."""
_ENDINGS = re.compile(r"(?:i?ans?|ia|as?|ns?|s|es|ese|ish|i|e)$")


def compare_spelling(link: Link, _reader: Reader) -> Iterator[Point]:
    """Names of several words that differ in one letter of one word, or long ones that do."""
    if link.value < LINKED:
        return
    ours, theirs = ({m[0]: m.span() for m in _WORD.finditer(s.text)} for s in (link.one, link.two))
    for one, place in ours.items():
        for two, other in theirs.items():
            if one not in theirs and two not in ours and _is_variant(_bare(one), _bare(two)):
                yield Point("The name", min(one, two), place, other, certain=False)


def _bare(name: str) -> str:
    """A name without accents and inner capitals, which keyboards decide."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).title()


def _is_variant(one: str, two: str) -> bool:
    pairs = [pair for pair in zip(one.split(), two.split(), strict=False) if pair[0] != pair[1]]
    if len(pairs) != 1 or one.count(" ") != two.count(" "):
        return False
    ours, theirs = pairs[0]
    least = 3 if " " in one else _LEAST_LETTERS
    same_root = _ENDINGS.sub("", ours) == _ENDINGS.sub("", theirs)
    return min(len(ours), len(theirs)) >= least and not same_root and _one_letter_apart(ours, theirs)


def _one_letter_apart(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    at = next((n for n, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
