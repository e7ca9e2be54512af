"""Which sentences of different articles report the same: terms in common, the rare ones weighing more.

Candidates come from an inverted index, so that the cost follows the number of sentences and not that of pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.analysis.accounts.terms import Said, Terms
from briefgen.analysis.model import Key
from briefgen.analysis.sentences import Sentence

_WEIGHTS = {
    "cosine": 3.2,  # all terms, the rare ones weighing more
    "words": 2.2,  # the terms that are no names: one event is told in words, a person turns up in many
    "covered": 3.0,  # how much of the shorter sentence the other says: a short one may be a part of a long one
    "weight": 1.7,  # how much is shared at all: two short sentences are alike by chance
    "names": 3.6,  # the names that are shared, as far as they count; the words of one name little more than its first
    "run": 1.0,  # four words on end without a name: the same quote, the same wire
    "heads": 1.4,  # the first sentences of articles on one event report that event
    "openings": 0.8,  # so do, for the most part, the next two
}
"""What each thing that two sentences have in common adds to the log of the odds that they report the same, and why.
Fitted by logistic regression on annotated story pairs and, for a fifth of the weight, on sentences of ECB+ that report
one event, and rounded; names, heads and openings set by hand after that, by what holds for all stories."""
_BASE = -3.9
LINKED = 0.25
"""The least value of a pair that is the surest for both of its sentences."""
_ONE_SIDED = 0.15
"""How much surer one must be that is the surest for one of them only."""
_NEAR = -0.8
"""The least value of pairs that a third article may confirm."""
_THIRD = 0.5
"""How much surer a pair is where a third article has a sentence near both: three seldom meet by chance."""
_COMMON_SHARE = 0.5
"""Terms in more than this share of all sentences propose no candidates."""
_MANY_HOLDERS = 100
_MOST_HOLDERS = 20
"""A term that so many sentences hold proposes the latest of them only, so that the cost follows their number."""
_LEAST_SHARED = 2
_MOST_NAMES = 8.0
_MOST_RUN = 6
_LEAST_CONTENT = 6.0
_OFFICE = 0.35
_OPENING = 3
_GOES_ON = 0.5

Vector = Mapping[str, float]


class Link(NamedTuple):
    """Two sentences of different articles, and how surely they report the same."""

    value: float
    """The log of the odds; from 0 on they do."""
    one: Sentence
    two: Sentence


class SentenceIndex:
    """The sentences of one story as weighted terms."""

    def __init__(
        self, sentences: Sequence[Sentence], terms: Terms, whom: Mapping[Key, Sequence[str]] | None = None
    ) -> None:
        self._sentences = sentences
        self._said = [terms.read(sentence, (whom or {}).get(sentence.key, ())) for sentence in sentences]
        every = [said.content | said.names for said in self._said]
        frequency = Counter(term for counts in every for term in counts)
        total = len(sentences)
        self._weight = {
            term: (math.log((total + 1) / (count + 0.5)) + 0.3) * (_OFFICE if term in terms.titles else 1)
            for term, count in frequency.items()
        }
        self._vectors = [unit_vector(counts, self._weight) for counts in every]
        self._sums = [math.fsum(self._weight[term] for term in said.content) for said in self._said]
        most = max(8, total * _COMMON_SHARE)
        self._rare = [[term for term in counts if frequency[term] <= most] for counts in every]

    def pairs(self, related: Collection[tuple[int, int]]) -> Iterator[Link]:
        """Every pair of sentences of `related` articles that shares terms which are not everywhere."""
        for one, two in self.candidates(related):
            if not (self._said[one].asks or self._said[two].asks):
                yield Link(self._value(one, two), self._sentences[one], self._sentences[two])

    def candidates(self, related: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Places of two sentences of related articles that are worth comparing, the smaller first."""
        sources = [sentence.source for sentence in self._sentences]
        holders: dict[str, list[int]] = defaultdict(list)
        for at, rare in enumerate(self._rare):
            shared = Counter(other for term in rare for other in _latest(holders[term]))
            for other, count in shared.items():
                if count >= _LEAST_SHARED and (sources[other], sources[at]) in related:
                    yield other, at
            for term in rare:
                holders[term].append(at)

    def features(self, one: int, two: int) -> dict[str, float]:
        """What two sentences have in common, by the names of `_WEIGHTS`."""
        ours, theirs = self._said[one], self._said[two]
        shared = self._vectors[one].keys() & self._vectors[two].keys()
        names = {term for term in shared if term in ours.names or term in theirs.names}
        common = math.fsum(self._weight[term] for term in shared - names)
        least, most = sorted((self._sums[one], self._sums[two]))
        return {
            "cosine": cosine(self._vectors[one], self._vectors[two]),
            "words": 2 * common / max(least + most, 1.0),
            "covered": common / max(least, _LEAST_CONTENT),
            "weight": common / 10,
            "names": min(math.fsum(self._counted(term, names, ours, theirs) for term in names), _MOST_NAMES) / 10,
            "run": float(min(len(ours.runs & theirs.runs), _MOST_RUN)) if ours.runs and theirs.runs else 0.0,
            "heads": float(self._sentences[one].number == self._sentences[two].number == 0),
            "openings": float(max(self._sentences[one].number, self._sentences[two].number) < _OPENING),
        }

    def _counted(self, name: str, names: Collection[str], ours: Said, theirs: Said) -> float:
        """What a shared name word weighs, little behind another that is shared."""
        goes_on = ours.behind.get(name) in names or theirs.behind.get(name) in names
        return self._weight[name] * (_GOES_ON if goes_on else 1)

    def _value(self, one: int, two: int) -> float:
        found = self.features(one, two)
        return _BASE + math.fsum(weight * found[name] for name, weight in _WEIGHTS.items())


def _latest(holders: list[int]) -> list[int]:
    """All holders of a term that few have; of one that many have, the latest."""
    return holders if len(holders) <= _MANY_HOLDERS else holders[-_MOST_HOLDERS:]


def find_links(pairs: Iterable[Link]) -> tuple[Link, ...]:
    """The pairs that report the same, the surest first.

    A pair counts where it is the surest of its kind for both sentences, or for one of them and surer than the least.
    """
    compared = _confirm(pairs)
    best: dict[tuple[Key, int], float] = defaultdict(lambda: -math.inf)
    for value, one, two in compared:
        best[one.key, two.source] = max(best[one.key, two.source], value)
        best[two.key, one.source] = max(best[two.key, one.source], value)
    kept = []
    for link in compared:
        value, one, two = link
        firsts = (value == best[one.key, two.source]) + (value == best[two.key, one.source])
        if (firsts == 2 and value >= LINKED) or (firsts == 1 and value >= LINKED + _ONE_SIDED):
            kept.append(link)
    return tuple(sorted(kept, key=lambda link: (-link.value, link.one.key, link.two.key)))


def _confirm(pairs: Iterable[Link]) -> list[Link]:
    """The pairs that are not far from reporting the same, surer where both are near one sentence of a third article."""
    near = [link for link in pairs if link.value >= _NEAR]
    beside: dict[Key, set[Key]] = defaultdict(set)
    for _, one, two in near:
        beside[one.key].add(two.key)
        beside[two.key].add(one.key)
    return [
        link._replace(value=link.value + _THIRD)
        if any(source not in {one.source, two.source} for source, _ in beside[one.key] & beside[two.key])
        else link
        for link in near
        for _, one, two in (link,)
    ]


def unit_vector(counts: Mapping[str, int], weight: Mapping[str, float] | None = None) -> Vector:
    """Terms weighted by their damped counts, and by `weight` where it is given, scaled to length 1."""
    weights = {term: (1 + math.log(count)) * (weight[term] if weight else 1.0) for term, count in counts.items()}
    norm = math.sqrt(math.fsum(value * value for value in weights.values())) or 1.0
    return {term: value / norm for term, value in weights.items()}


def cosine(one: Vector, two: Vector) -> float:
    """How alike two unit vectors are, 0 to 1."""
    return math.fsum(one[term] * two[term] for term in one.keys() & two.keys())
