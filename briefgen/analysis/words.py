"""Words: cutting a sentence into words with offsets, inflecting verbs, stemming, and finding phrases."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_VOWELS = "aeiou"
_DOUBLED = ("p", "t", "b", "g", "m", "n", "d")


class Word(NamedTuple):
    """A word of a sentence, with its half-open range of code points in the sentence."""

    norm: str
    """In lower case, with a straight apostrophe."""
    start: int
    end: int


class Words(tuple[Word, ...]):  # noqa: SLOT001  `places` is kept in its dictionary
    """The words of a text in order."""

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, by its norm: so that what is looked for is found without reading all words."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self):
            places.setdefault(word.norm, []).append(at)
        return places


def find_words(text: str) -> Words:
    """The words of `text` in order; inner hyphens, apostrophes and stops belong to a word (`U.S`, `can't`)."""
    return Words([Word(_norm(m[0]), *m.span()) for m in _WORD.finditer(text)])


def _norm(word: str) -> str:
    """The month of May keeps its capital, so that it is never taken for the modal verb."""
    return word if word == "May" else word.lower().replace("’", "'")


def inflect(verb: str) -> tuple[str, ...]:
    """The regular forms of an English verb: base, third person, past, participle."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    short = len(verb) <= 4 and verb[-1:] in _DOUBLED and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS
    stem = verb + verb[-1] if short else verb
    return verb, verb + "s", stem + "ed", stem + "ing"


_SUFFIX = re.compile(
    r"(?:izations?|isations?|ations?|ments?|ences?|ances?|ingly|edly|ings?|ness|ies|ied|ions?|als?|ed|ly|es|s|e|y)$"
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """`word` without its ending, so that forms of one word meet (`deter`, `deterring`, `deterrence`)."""
    bare = word.removesuffix("'s").replace(".", "")
    if len(bare) <= 4 or bare.isdigit():
        return bare
    cut = _SUFFIX.sub("", bare)
    cut = cut if len(cut) >= 3 else bare
    return cut[:-1] if len(cut) > 4 and cut[-1] == cut[-2] else cut


class Phrases:
    """A set of phrases that is found in a sentence in one pass. In a phrase, `~` stands for all forms of a verb."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._index = _index((entry, entry) for entry in entries)

    def find(self, words: Sequence[Word]) -> list[tuple[str, int, int]]:
        """Each phrase that stands in `words`, with its half-open range of word numbers, in order."""
        found = _find(self._index, words if isinstance(words, Words) else Words(words))
        found.sort(key=itemgetter(1))
        return found

    def stand_in(self, words: Sequence[Word]) -> bool:
        """Whether any of the phrases stands in `words`."""
        return bool(self.find(words))


class PhraseSets:
    """Several sets of phrases, each under a name, that are looked for in one pass."""

    def __init__(self, sets: Mapping[str, Iterable[str]]) -> None:
        self._index = _index((name, entry) for name, entries in sets.items() for entry in entries)

    def count(self, words: Words) -> Counter[str]:
        """How many phrases of each set stand in `words`, by the set's name."""
        return Counter([name for name, _, _ in _find(self._index, words)])


_Index = dict[str, list[tuple[tuple[frozenset[str], ...], str]]]
"""By the first word of a phrase: its other words, and what is told where it stands."""


def _index(phrases: Iterable[tuple[str, str]]) -> _Index:
    """The index of phrases that are given as what is told of them and their words."""
    index: _Index = {}
    for told, phrase in phrases:
        firsts, *rest = (_part(part) for part in phrase.lower().split())
        for first in firsts:
            index.setdefault(first, []).append((tuple(rest), told))
    return index


def _find(index: _Index, words: Words) -> list[tuple[str, int, int]]:
    """What is told of each phrase that stands in `words`, with its half-open range; by first words, in no order."""
    places = words.places
    return [
        (told, at, at + 1 + len(rest))
        for first in index.keys() & places.keys()
        for at in places[first]
        for rest, told in index[first]
        if not rest or _go_on(words, at + 1, rest)
    ]


def _go_on(words: Sequence[Word], at: int, rest: Sequence[frozenset[str]]) -> bool:
    """Whether a phrase whose first word stands before `at` goes on there."""
    if at + len(rest) > len(words) or words[at].norm not in rest[0]:
        return False
    return len(rest) == 1 or all(words[at + n].norm in part for n, part in enumerate(rest))


def _part(part: str) -> frozenset[str]:
    if part.endswith("~"):
        return frozenset(inflect(part[:-1]))
    return frozenset({part})
