"""The analysis as one visible list of steps. Pure: the same articles give the same findings."""

from collections import defaultdict
from collections.abc import Sequence

from briefgen.analysis.accounts.agreement import find_agreements, find_differences, support_of
from briefgen.analysis.accounts.origins import body_words, find_origins
from briefgen.analysis.accounts.similarity import SentenceIndex
from briefgen.analysis.accounts.story import find_related
from briefgen.analysis.actors.persons import find_persons
from briefgen.analysis.actors.rank import find_actors, find_mentions
from briefgen.analysis.attribution import SpeechFinder
from briefgen.analysis.certainty import read_certainty
from briefgen.analysis.implications import find_implications
from briefgen.analysis.lead import find_bottom_line
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Analysis, Mention, Origin
from briefgen.analysis.questions import find_questions
from briefgen.analysis.sentences import find_sentences
from briefgen.analysis.shifts import find_shifts
from briefgen.errors import AnalysisError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.text import plural

_SAME_STATEMENT = 0.3
"""Closeness from which one sentence bears out what another says; on story pairs, 19 of 20 such links are right."""


def analyze(articles: Sequence[Article], lexicons: Lexicons) -> Analysis:
    """Everything that the rules find in `articles`. The same article given twice counts once.

    Raises AnalysisError where the articles hold no sentence.
    """
    distinct, notices = _without_repeats(articles)
    sentences = find_sentences(distinct)
    if not sentences:
        raise AnalysisError("the articles hold no sentence", hint="give articles with running text")
    mentions = find_mentions(sentences, lexicons)
    by_sentence = _by_sentence(mentions)
    persons = find_persons(sentences, by_sentence)
    speech = SpeechFinder(lexicons, by_sentence, persons).find_all(sentences)
    certainty = {sentence.key: read_certainty(sentence, lexicons) for sentence in sentences}
    related = find_related(sentences, len(distinct), lexicons)
    origins = find_origins(distinct, sentences, speech, related, lexicons)
    links = SentenceIndex(sentences, lexicons).links(related - _copies(origins))
    near = support_of(links)
    bottom_line = find_bottom_line(distinct, sentences, near)
    questions = find_questions(sentences, lexicons)
    return Analysis(
        articles=distinct,
        sentences=sentences,
        certainty=certainty,
        speech=speech,
        persons=persons,
        bottom_line=bottom_line,
        shifts=find_shifts(sentences, bottom_line, near, lexicons),
        actors=find_actors(sentences, mentions, speech, persons, lexicons),
        implications=find_implications(sentences, certainty, questions, bottom_line, lexicons),
        questions=questions,
        agreements=find_agreements(links, lexicons),
        differences=find_differences(links, lexicons),
        origins=origins,
        support=support_of(
            [link for link in links if link.value >= _SAME_STATEMENT or bottom_line in (link.one, link.two)]
        ),
        notices=(*notices, *_about_sourcing(distinct, related, origins)),
    )


def _without_repeats(articles: Sequence[Article]) -> tuple[tuple[Article, ...], list[Notice]]:
    first: dict[str, Article] = {}
    notices: list[Notice] = []
    for article in articles:
        body = " ".join(body_words(article))
        if body in first:
            message = f"`{article.origin}` has the same text as `{first[body].origin}` and counts once"
            notices.append(Notice("same-article", message, article.origin))
        else:
            first[body] = article
    return tuple(first.values()), notices


def _by_sentence(mentions: Sequence[Mention]) -> dict[tuple[int, int], list[Mention]]:
    by_sentence: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence.key].append(mention)
    return dict(by_sentence)


def _copies(origins: Sequence[Origin]) -> frozenset[tuple[int, int]]:
    """Pairs of articles of which one copies the other; what they share supports nothing."""
    groups = [origin.sources for origin in origins if origin.kind == "copy"]
    return frozenset((one, two) for group in groups for one in group for two in group if one < two)


def _about_sourcing(
    articles: Sequence[Article], related: frozenset[tuple[int, int]], origins: Sequence[Origin]
) -> list[Notice]:
    """What a reader must know of the sources as a whole."""
    if len(articles) == 1:
        return [Notice("one-source", "one article only: every statement rests on one source", articles[0].origin)]
    notices = [
        Notice(
            "near-copy",
            f"{plural(len(o.sources), 'article')} carry nearly the same text and count as one origin",
            names,
        )
        for o in origins
        if o.kind == "copy" and (names := ", ".join(articles[source].origin for source in o.sources))
    ]
    alone = [articles[at].origin for at in range(len(articles)) if not any(at in pair for pair in related)]
    if alone:
        message = "the articles are not about one event; what each says is kept apart"
        notices.append(Notice("no-shared-event", message, ", ".join(alone)))
    return notices
