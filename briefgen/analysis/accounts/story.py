"""Whether articles tell one story: words in common over whole articles, or openings that report the same."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from briefgen.analysis.accounts.similarity import Vector, cosine, unit_vector
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import stem

_ALIKE = 0.28
"""Cosine of two articles from which they tell one story whatever their sentences say."""
_AKIN = 0.15
"""Cosine from which they do where their openings report the same."""
_OPENING_LINK = 0.2
_OPENING_SHARED = 3
_OPENING = 3
"""Sentences at the head of an article. Set on pairs of articles of BASIL (US politics) and ECB+ (look-alike events):
99 and 86 in 100 pairs on one event are found, and 3 and 1 in 100 pairs on different events are taken for one."""
_MOST_HOLDERS = 50
"""A stem proposes no more of the articles before one than these, so that the cost follows their number."""
_LEAST_SHARED = 3
_FEWEST = 2
"""Articles; one alone has nothing to be compared with."""


def find_related(sentences: Sequence[Sentence], count: int, lexicons: Lexicons) -> frozenset[tuple[int, int]]:
    """Pairs of article numbers, the smaller first, that tell one story."""
    if count < _FEWEST:
        return frozenset()
    stems: list[Counter[str]] = [Counter() for _ in range(count)]
    openings: list[list[Counter[str]]] = [[] for _ in range(count)]
    for sentence in sentences:
        words = Counter(content_stems(sentence, lexicons))
        stems[sentence.source].update({word: times for word, times in words.items() if not word.isdigit()})
        if sentence.number < _OPENING:
            openings[sentence.source].append(words)
    vectors = [unit_vector(counts) for counts in stems]
    heads = _Heads(openings)
    found: set[tuple[int, int]] = set()
    for one, two in _candidates(stems):
        value = cosine(vectors[one], vectors[two])
        if value >= _ALIKE or (value >= _AKIN and heads.report_the_same(one, two)):
            found.add((one, two))
    return frozenset(found)


def find_stories(
    sentences: Sequence[Sentence], related: Collection[tuple[int, int]]
) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of each set of articles that hang together by `related`, in order; those of no set are left out."""
    leader: dict[int, int] = {}

    def first(at: int) -> int:
        while leader.setdefault(at, at) != at:
            at = leader[at]
        return at

    for one, two in sorted(related):
        low, high = sorted((first(one), first(two)))
        leader[high] = low
    stories: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.source in leader:
            stories.setdefault(first(sentence.source), []).append(sentence)
    return tuple(map(tuple, stories.values()))


def _candidates(stems: Sequence[Counter[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of article numbers, the smaller first, that share stems; of those everywhere, the latest holders count."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, counts in enumerate(stems):
        shared = Counter(other for word in counts for other in holders[word][-_MOST_HOLDERS:])
        yield from ((other, at) for other, common in shared.items() if common >= _LEAST_SHARED)
        for word in counts:
            holders[word].append(at)


class _Heads:
    """The first sentences of each article, to be compared."""

    def __init__(self, openings: Sequence[Sequence[Counter[str]]]) -> None:
        frequency = Counter(word for heads in openings for counts in heads for word in counts)
        total = sum(map(len, openings))
        weight = {word: math.log((total + 1) / (count + 0.5)) + 0.3 for word, count in frequency.items()}
        self._vectors: list[list[Vector]] = [[unit_vector(counts, weight) for counts in heads] for heads in openings]

    def report_the_same(self, one: int, two: int) -> bool:
        return any(
            len(ours.keys() & theirs.keys()) >= _OPENING_SHARED and cosine(ours, theirs) >= _OPENING_LINK
            for ours in self._vectors[one]
            for theirs in self._vectors[two]
        )


def content_stems(sentence: Sentence, lexicons: Lexicons) -> list[str]:
    """The stems of the words of `sentence` that carry content."""
    stop_words = lexicons.words("words", "stop words")
    return [stem(word.norm) for word in sentence.words if word.norm not in stop_words and len(word.norm) > 1]
