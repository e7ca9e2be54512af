"""The accounts of all articles side by side, as one visible list of steps."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from briefgen.analysis.accounts.agreement import find_agreements, support_of
from briefgen.analysis.accounts.compare import Reader
from briefgen.analysis.accounts.denial import compare_denials
from briefgen.analysis.accounts.difference import contradicts, find_differences
from briefgen.analysis.accounts.figures import compare_figures
from briefgen.analysis.accounts.origins import find_carried, find_origins
from briefgen.analysis.accounts.similarity import Link, SentenceIndex, find_links
from briefgen.analysis.accounts.story import find_related, find_stories
from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Agreement, Difference, Key, Origin, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.sources.article import Article

_SAME_STATEMENT = 1.0
"""Value of a link from which one sentence bears out what the other says."""
_CONDITION = re.compile(r"\b(?:only if|unless)\b")
_LEAST_SHARED = 3
"""Things that both must tell: articles on one event name the same people and places whatever they say of them."""
_OPENING = 3
"""Sentences at the head of an article. Those of articles on one event report that event, and need be no closer than
any link is."""


class Accounts(msgspec.Struct, frozen=True):
    """What articles say alike and differently, and whence they have it."""

    related: frozenset[tuple[int, int]]
    """Pairs of article numbers, the smaller first, that tell one story."""
    agreements: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    origins: tuple[Origin, ...]
    support: Mapping[Key, tuple[Sentence, ...]]
    """Sentences of other articles that bear a sentence out, by its key."""


def compare_accounts(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    speech: Mapping[Key, Speech],
    lexicons: Lexicons,
    *,
    persons: Mapping[Key, str],
    copies: Sequence[tuple[int, ...]],
) -> Accounts:
    """The accounts of `articles`, of which `copies` carry one text and speak with the sentences of their first."""
    related = find_related(sentences, len(articles), lexicons)
    copied = (*(Origin("copy", group) for group in copies), *find_carried(articles, sentences, lexicons))
    terms = Terms(lexicons)
    whom = _whom(speech, persons)
    pairs = [
        pair for story in find_stories(sentences, related) for pair in SentenceIndex(story, terms, whom).pairs(related)
    ]
    reader = Reader(terms, lexicons, speech)
    agreed = [
        link for link in find_links(pairs) if _is_told(link, reader, terms, whom) and not contradicts(link, reader)
    ]
    return Accounts(
        related=related,
        agreements=find_agreements(agreed, lexicons),
        differences=find_differences(pairs, reader),
        origins=find_origins(copied, sentences, speech, related, lexicons, count=len(articles)),
        support=support_of([link for link in agreed if _bears_out(link, reader)]),
    )


def _whom(speech: Mapping[Key, Speech], persons: Mapping[Key, str]) -> dict[Key, list[str]]:
    """Whom each sentence is about without naming them: its speaker, and the person behind its opening pronoun."""
    whom = {key: [said.speaker] for key, said in speech.items()}
    for key, person in persons.items():
        whom.setdefault(key, []).append(person)
    return whom


def _is_told(link: Link, reader: Reader, terms: Terms, whom: Mapping[Key, Sequence[str]]) -> bool:
    """Whether two sentences report the same, and do not only name the same people: openings must tell more alike."""
    content = reader.said(link.one).content.keys() & reader.said(link.two).content.keys()
    if max(link.one.number, link.two.number) >= _OPENING:
        return bool(content)
    return link.value >= _SAME_STATEMENT or _shared_points(link, terms, whom) >= _LEAST_SHARED


def _bears_out(link: Link, reader: Reader) -> bool:
    """Whether each of two sentences that report the same supports what the other states."""
    if link.value < _SAME_STATEMENT and max(link.one.number, link.two.number) >= _OPENING:
        return False
    differ = (*compare_denials(link, reader), *compare_figures(link, reader))
    return not any(point.certain for point in differ) and _depends(link.one) == _depends(link.two)


def _shared_points(link: Link, terms: Terms, whom: Mapping[Key, Sequence[str]]) -> int:
    """How many things two sentences both tell: terms and numbers, and names where there is a term too."""
    ours, theirs = (terms.read(sentence, whom.get(sentence.key, ())) for sentence in (link.one, link.two))
    content = ours.content.keys() & theirs.content.keys()
    names = ours.names.keys() & theirs.names.keys()
    whole = [name for name in names if not (ours.behind.get(name) in names or theirs.behind.get(name) in names)]
    return len(content) + len(whole) if content else 0


def _depends(sentence: Sentence) -> bool:
    """Whether what is told comes under one condition only (“would close only if”, “unless”)."""
    return _CONDITION.search(sentence.text) is not None
