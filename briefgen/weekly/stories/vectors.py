"""What an article is about, as weighted terms: rare ones weigh more, and so do the headline and the opening."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.words import find_words
from briefgen.sources.article import Article
from briefgen.wordlist import read_word_list

Vector = dict[str, float]
_LEADING = 2.0
"""How much a word of the headline or the opening counts: there the event is told, behind it what is known already."""
_OPENING = 70
"""Words of the body that open it: the first two or three sentences."""
_LONGEST = 2_000
"""Words of the body that are read; what stands behind them is rarely the news."""
_EVERYWHERE = 0.3
"""What a term weighs beside its rarity, so that one of every article still counts."""
_BACKGROUND = Path(__file__).parent / "lexicons" / "background.txt"


class Read(msgspec.Struct, frozen=True):
    """The terms of an article."""

    counts: Mapping[str, float]
    words: Mapping[str, str]
    """For each term a word that it stands for, as the article writes it."""


def read_terms(article: Article, terms: Terms) -> Read:
    """The terms of an article's headline and body, those in front counted more."""
    counts: dict[str, float] = {}
    words: dict[str, str] = {}
    if article.headline:
        _add(article.headline, terms, counts, words, leading=len(article.headline))
    left, leading = _LONGEST, _OPENING
    for passage in article.passages:
        if passage.kind == "paragraph" and left > 0:
            read = _add(article.text[passage.start : passage.end], terms, counts, words, leading=leading)
            left, leading = left - read, max(leading - read, 0)
    return Read(counts, words)


def _add(text: str, terms: Terms, counts: dict[str, float], words: dict[str, str], *, leading: int) -> int:
    """Count the terms of `text`, its first `leading` words as such; how many words it has."""
    found = find_words(text)[:_LONGEST]
    for at, word in enumerate(found):
        for term in terms.of_word(word.norm):
            counts[term] = counts.get(term, 0.0) + (_LEADING if at < leading else 1.0)
            if term not in words:
                words[term] = text[word.start : word.end]
    return len(found)


def weigh(articles: Sequence[Mapping[str, float]]) -> list[Vector]:
    """The counts of each article as a vector of length 1.

    How rare a term is, is counted in these articles and in the background together: of a few articles alone, the words
    that tell their story would look like those that say nothing.
    """
    stories, known = _load_background()
    frequency = Counter(term for counts in articles for term in counts)
    every = len(articles) + stories
    rarity = {
        term: math.log((every + 1) / (count + known.get(term, 0) + 0.5)) + _EVERYWHERE
        for term, count in frequency.items()
    }
    return [_unit({term: math.log1p(count) * rarity[term] for term, count in counts.items()}) for counts in articles]


def _unit(weights: Vector) -> Vector:
    norm = math.sqrt(math.fsum(value * value for value in weights.values())) or 1.0
    return {term: value / norm for term, value in weights.items()}


def dot(one: Vector, two: Vector) -> float:
    """The sum of the products of what two vectors share; of two of length 1 their likeness."""
    return math.fsum([one[term] * two[term] for term in one.keys() & two.keys()])


def total(vectors: Sequence[Vector]) -> Vector:
    """The sum of vectors."""
    whole: Vector = {}
    for vector in vectors:
        for term, value in vector.items():
            whole[term] = whole.get(term, 0.0) + value
    return whole


@cache
def _load_background() -> tuple[int, Mapping[str, int]]:
    """How many stories were counted, and in how many of them each term stands."""
    rows = [entry for entry in read_word_list(_BACKGROUND) if entry.row]
    stories = sum(int(entry.row[0]) for entry in rows if entry.section == "stories")
    return stories, {entry.row[0]: int(entry.row[1]) for entry in rows if entry.section == "terms"}
