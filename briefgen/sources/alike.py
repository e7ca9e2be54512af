"""Texts that are alike: articles come in, those that carry one text, or nearly the same, come out. Pure.

The rule is the same for the articles of one run and for an archive of many: two texts are nearly the same
where one holds four fifths of the other's runs of five words. Fingerprints find the pairs that are worth comparing.
"""

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from briefgen.sources.article import Article
from briefgen.text import fold

Gram = tuple[str, ...]
"""Five words that follow one another."""
_GRAM = 5
_COPY_SHARE = 0.8
"""Share of the shorter text's five-word runs that the other holds: above it, one was made from the other."""
_WINDOW = 12
"""Grams in a row of which one is a fingerprint at least: a stretch of 16 words."""
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


def find_grams(words: Sequence[str]) -> set[Gram]:
    """Every run of five words in `words`."""
    return {tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)}


def find_copies(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """Groups of article numbers that carry nearly the same text, each with the first of them in front.

    An index of runs of words tells which earlier articles can be the text of another: only the first of each group
    stands in it, so that a thousand copies cost a thousand comparisons.
    """
    if len(articles) < _FEWEST:
        return ()
    groups: dict[int, list[int]] = {}
    holders: dict[Gram, list[int]] = {}
    sizes: dict[int, int] = {}
    for at, article in enumerate(articles):
        grams = find_grams(body_words(article))
        shared = Counter(first for gram in sorted(grams) for first in holders.get(gram, ()))
        first = next((n for n in sorted(shared) if shared[n] >= _COPY_SHARE * min(sizes[n], len(grams))), None)
        if first is not None:
            groups.setdefault(first, [first]).append(at)
            continue
        sizes[at] = len(grams)
        for gram in grams:
            holders.setdefault(gram, []).append(at)
    return tuple(tuple(group) for _, group in sorted(groups.items()))


def find_fingerprints(words: Sequence[str]) -> frozenset[int]:
    """Numbers below 2**32 by which a text is found again among many: the least of each window of grams (winnowing).

    Two texts that have a stretch of 16 words in common share one at least.
    """
    marks = [crc32(" ".join(words[at : at + _GRAM]).encode()) for at in range(len(words) - _GRAM + 1)]
    return frozenset(min(marks[at : at + _WINDOW]) for at in range(max(1, len(marks) - _WINDOW + 1)) if marks)


def find_share(one: Article, other: Article) -> float:
    """The share, 0 to 1, of the shorter article's grams that the other holds too."""
    ours, theirs = find_grams(body_words(one)), find_grams(body_words(other))
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def are_copies(one: Article, other: Article) -> bool:
    """Whether two articles carry nearly the same text, by the rule of `find_copies`."""
    return find_share(one, other) >= _COPY_SHARE
