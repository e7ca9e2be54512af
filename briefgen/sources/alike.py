"""Texts that are alike: articles come in, those that carry one text, or nearly the same, come out. Pure.

The rule is the same for the articles of one run and for an archive of many: two texts are nearly the same
where one holds seven tenths of the other's runs of five words. Fingerprints find the pairs that are worth comparing.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from briefgen.sources.article import Article
from briefgen.text import fold

_GRAM = 5
_SAMPLED = 4
"""One run of words in so many proposes articles: which ones, its own words decide, so that copies agree on them."""
_PROPOSED = 0.5
"""Share of what a copy must hold that the sample must show before two texts are compared run by run."""
_COPY_SHARE = 0.7
"""Share of the shorter text's five-word runs that the other holds: above it, one was made from the other."""
_SURE_SHARE, _SHORT = 0.8, 100
"""The share of a text of fewer runs: of so few, seven tenths may be what both quote."""
_WINDOW = 12
"""Runs of which one is a fingerprint at least: two texts that share a stretch of 16 words have one in common."""
_FEWEST = 2
"""Articles; one alone carries nobody's text."""


def body_words(article: Article) -> list[str]:
    """The words of an article's paragraphs, folded."""
    return [
        word
        for passage in article.passages
        if passage.kind == "paragraph"
        for word in fold(article.text[passage.start : passage.end]).split()
    ]


def find_grams(words: Sequence[str]) -> set[int]:
    """Every run of five words, each as a checksum, which is the same everywhere and takes little room."""
    return set(_checksums(words))


def _checksums(words: Sequence[str]) -> list[int]:
    return [crc32(" ".join(words[at : at + _GRAM]).encode()) for at in range(len(words) - _GRAM + 1)]


def find_copies(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """Groups of article numbers that carry nearly the same text, each with the first of them in front.

    An index of runs of words tells which earlier articles can be the text of another: only the first of each group
    stands in it, so that a thousand copies cost a thousand comparisons.
    """
    if len(articles) < _FEWEST:
        return ()
    groups: dict[int, list[int]] = {}
    holders: dict[int, list[int]] = {}
    runs: dict[int, array[int]] = {}
    for at, article in enumerate(articles):
        grams = find_grams(body_words(article))
        sample = sorted(gram for gram in grams if gram % _SAMPLED == 0)
        shared = Counter(first for gram in sample for first in holders.get(gram, ()))
        first = next((n for n in sorted(shared) if _is_copy(runs[n], grams, shared[n])), None)
        if first is not None:
            groups.setdefault(first, [first]).append(at)
            continue
        runs[at] = array("L", sorted(grams))
        for gram in sample:
            holders.setdefault(gram, []).append(at)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def _is_copy(theirs: Sequence[int], ours: set[int], sampled: int) -> bool:
    """Whether one of two texts was made from the other, by their runs and how many of those sampled they share."""
    needed = _needed(min(len(theirs), len(ours)))
    return sampled >= _PROPOSED * needed / _SAMPLED and sum(gram in ours for gram in theirs) >= needed


def _needed(runs: int) -> float:
    """How many of the shorter text's runs a copy holds."""
    return runs * (_SURE_SHARE if runs < _SHORT else _COPY_SHARE)


def find_fingerprints(words: Sequence[str]) -> frozenset[int]:
    """Numbers below 2**32 by which a text is found again among many: the least of each window of grams (winnowing).

    Two texts that have a stretch of 16 words in common share one at least.
    """
    marks = _checksums(words)
    return frozenset(min(marks[at : at + _WINDOW]) for at in range(max(1, len(marks) - _WINDOW + 1)) if marks)


def find_share(one: Article, other: Article) -> float:
    """The share, 0 to 1, of the shorter article's grams that the other holds too."""
    ours, theirs = find_grams(body_words(one)), find_grams(body_words(other))
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def are_copies(one: Article, other: Article) -> bool:
    """Whether two articles carry nearly the same text, by the rule of `find_copies`."""
    ours, theirs = find_grams(body_words(one)), find_grams(body_words(other))
    return len(ours & theirs) >= _needed(min(len(ours), len(theirs))) > 0
