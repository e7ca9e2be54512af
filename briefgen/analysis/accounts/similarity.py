"""Which sentences of different articles report the same: words in common, the rare ones weighing more.

Candidates come from an inverted index, so that the cost follows the number of shared words and not the
number of pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import stem

_LEAST_COSINE = 0.17
"""Least cosine of two sentences that report the same; found on story pairs, not on the samples alone."""
_LEAST_SHARED = 3
"""Least number of stems in common: two short sentences share two by chance."""
_COMMON_SHARE = 0.5
"""Stems in more than this share of all sentences propose no candidates."""


class Link(NamedTuple):
    """Two sentences of different articles that report the same."""

    value: float
    """Their closeness, 0 to 1."""
    one: Sentence
    two: Sentence


class SentenceIndex:
    """The sentences of one story as weighted stems."""

    def __init__(self, sentences: Sequence[Sentence], lexicons: Lexicons) -> None:
        self.stems = {s.key: Counter(content_stems(s, lexicons)) for s in sentences}
        frequency = Counter(stem for counts in self.stems.values() for stem in counts)
        total = len(sentences)
        self._weight = {word: math.log((total + 1) / (count + 0.5)) + 0.3 for word, count in frequency.items()}
        self._vectors = {key: self._vector(counts) for key, counts in self.stems.items()}
        self._common = {word for word, count in frequency.items() if count > max(8, total * _COMMON_SHARE)}

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        weights = {word: (1 + math.log(count)) * self._weight[word] for word, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / norm for word, weight in weights.items()}

    def cosine(self, one: Sentence, two: Sentence) -> float:
        """0 to 1; 0 where fewer than three stems are shared."""
        small, large = sorted((self._vectors[one.key], self._vectors[two.key]), key=len)
        shared = [word for word in small if word in large]
        return sum(small[word] * large[word] for word in shared) if len(shared) >= _LEAST_SHARED else 0.0

    def links(self, sentences: Sequence[Sentence], related: frozenset[tuple[int, int]]) -> tuple[Link, ...]:
        """Pairs of sentences of related articles that report the same, the closest first.

        A pair counts where it is the closest of its kind for at least one of the two.
        """
        near = [
            Link(value, one, two)
            for one, two in self._candidates(sentences, related)
            if (value := self.cosine(one, two)) >= _LEAST_COSINE
        ]
        best: dict[tuple[tuple[int, int], int], float] = defaultdict(float)
        for value, one, two in near:
            best[one.key, two.source] = max(best[one.key, two.source], value)
            best[two.key, one.source] = max(best[two.key, one.source], value)
        kept = [
            link
            for link in near
            if link.value in (best[link.one.key, link.two.source], best[link.two.key, link.one.source])
        ]
        return tuple(sorted(kept, key=lambda link: (-link.value, link.one.key, link.two.key)))

    def _candidates(
        self, sentences: Sequence[Sentence], related: frozenset[tuple[int, int]]
    ) -> Iterator[tuple[Sentence, Sentence]]:
        """Pairs of sentences of related articles that share a stem which is not everywhere."""
        postings: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            words = [word for word in self.stems[sentence.key] if word not in self._common]
            near = {other.key: other for word in words for other in postings[word]}
            for other in near.values():
                if (other.source, sentence.source) in related:
                    yield other, sentence
            for word in words:
                postings[word].append(sentence)


def content_stems(sentence: Sentence, lexicons: Lexicons) -> list[str]:
    """The stems of the words of `sentence` that carry content."""
    stop_words = lexicons.words("words", "stop words")
    return [stem(word.norm) for word in sentence.words if word.norm not in stop_words and len(word.norm) > 1]
