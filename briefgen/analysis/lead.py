"""The bottom line: the sentence that states the news, supported by the other articles."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefgen.analysis.sentences import Sentence
from briefgen.sources.article import Article
from briefgen.sources.dates import read_time

_SUMMARY = re.compile(r"\b(?:bottom line|in brief|in short|summary|at a glance)\b", re.IGNORECASE)
_LEAST_WORDS = 8
_FEATURE_OPENING = re.compile(r"[\"“']|.*\?$|(?:It was|When I|I )\b")

_CORRECTS = re.compile(
    r"(?:We|This \w+) (?:earlier |had |previously )*(?:reported|said|wrote|stated)\b"
    r"|(?:An )?[Ee]arlier (?:version|report)|Corrections?\b|Clarifications?\b|Due to an (?:editing )?error"
)
"""Openings of a sentence that takes back what was reported."""


def find_bottom_line(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    support: Mapping[tuple[int, int], Sequence[Sentence]],
) -> Sentence:
    """The best of the articles' openings and summaries: supported by other articles, recent, not a mere tease."""
    candidates = [sentence for sentence in sentences if _may_lead(sentence)] or list(sentences[:1])
    latest = max((day for article in articles if (day := _day(article))), default=None)

    def worth(sentence: Sentence) -> tuple[float, int, int]:
        score = 2.0 if sentence.number == 0 else 0.0
        score += min(len(support.get(sentence.key, ())), 3)
        score -= 2.5 if len(sentence.words) < _LEAST_WORDS else 0.0
        score -= 2.5 if _FEATURE_OPENING.match(sentence.text) else 0.0
        score -= 5.0 if _CORRECTS.match(sentence.text) else 0.0
        score += 1.5 if latest and _day(articles[sentence.source]) == latest else 0.0
        return score, -sentence.source, -sentence.number

    return max(candidates, key=worth)


def _may_lead(sentence: Sentence) -> bool:
    return sentence.number < 2 or (sentence.heading is not None and _SUMMARY.search(sentence.heading) is not None)


def _day(article: Article) -> date | None:
    stated = read_time(article.published or "")
    return stated.day if stated else None
