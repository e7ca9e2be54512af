"""The analysis as one visible list of steps. Pure: the same articles give the same findings."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from briefgen.analysis.accounts.accounts import compare_accounts
from briefgen.analysis.actors.persons import find_persons
from briefgen.analysis.actors.rank import find_actors, find_mentions
from briefgen.analysis.certainty import read_certainty
from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.implications import find_implications
from briefgen.analysis.lead import find_bottom_line
from briefgen.analysis.learned.features import FeatureFinder
from briefgen.analysis.learned.weights import weigh
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Analysis, Mention
from briefgen.analysis.questions import find_questions
from briefgen.analysis.reasons import find_reasons
from briefgen.analysis.sentences import Sentence, find_sentences
from briefgen.analysis.shifts import find_shifts
from briefgen.analysis.speech.find import SpeechFinder
from briefgen.errors import AnalysisError
from briefgen.notices import Notice
from briefgen.sources.alike import body_words, find_copies
from briefgen.sources.article import Article
from briefgen.sources.versions import without_older
from briefgen.text import plural


def analyze(articles: Sequence[Article], lexicons: Lexicons, engine: Engine = BUILTIN) -> Analysis:
    """Everything that is found in `articles`, by the same steps with any engine.

    An article given twice counts once, and of several versions of one the latest.
    Raises AnalysisError where the articles hold no sentence.
    """
    distinct, notices = _distinct(articles)
    copies = find_copies(distinct)
    sentences = _require_sentences(distinct, copies, engine)
    mentions = find_mentions(sentences, lexicons, engine)
    by_sentence = _by_sentence(mentions)
    persons = find_persons(sentences, by_sentence, lexicons)
    speech = SpeechFinder(lexicons, by_sentence, persons).find_all(sentences)
    certainty = {s.key: read_certainty(s, lexicons, spoken=s.key in speech) for s in sentences}
    finder = FeatureFinder(sentences, lexicons)
    features = finder.after_speech(speech, certainty)
    news = finder.of_news(features)
    accounts = compare_accounts(distinct, sentences, speech, lexicons, persons=persons, copies=copies)
    near = accounts.support
    bottom_line = find_bottom_line(distinct, sentences, near)
    follows = weigh("implication", features)
    questions = find_questions(sentences, follows, certainty, bottom_line, lexicons)
    found = Analysis(
        articles=distinct,
        sentences=sentences,
        certainty=certainty,
        speech=speech,
        persons=persons,
        bottom_line=bottom_line,
        shifts=find_shifts(sentences, weigh("shift", news), near, lexicons),
        actors=find_actors(sentences, mentions, speech, persons, lexicons, headlines=_headlines(distinct)),
        implications=find_implications(sentences, follows, questions, bottom_line, lexicons),
        questions=questions,
        agreements=accounts.agreements,
        differences=accounts.differences,
        origins=accounts.origins,
        support=near,
        notices=(*notices, *_about_sourcing(distinct, accounts.related, copies)),
    )
    return structs.replace(found, reasons=find_reasons(found, {"implication": features, "shift": news}, lexicons))


def _require_sentences(
    articles: Sequence[Article], copies: Sequence[tuple[int, ...]], engine: Engine
) -> tuple[Sentence, ...]:
    """The sentences to work with: of articles that copy one text, those of the first."""
    if not articles:
        raise AnalysisError("no article was given", hint="read one or more first, for example read('a.txt', 'b.txt')")
    copied = frozenset(source for group in copies for source in group[1:])
    sentences = find_sentences(articles, without=copied, engine=engine)
    if not sentences:
        raise AnalysisError("the articles hold no sentence", hint="give articles with running text")
    return sentences


def _distinct(articles: Sequence[Article]) -> tuple[tuple[Article, ...], list[Notice]]:
    """The articles that count, and a notice for each that does not."""
    current, outdated = without_older(articles)
    distinct, repeated = _without_repeats(current)
    return distinct, [*outdated, *repeated]


def _without_repeats(articles: Sequence[Article]) -> tuple[tuple[Article, ...], list[Notice]]:
    if len(articles) == 1:
        return tuple(articles), []
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


def _headlines(articles: Sequence[Article]) -> tuple[str, ...]:
    return tuple(article.headline for article in articles if article.headline)


def _by_sentence(mentions: Sequence[Mention]) -> dict[tuple[int, int], list[Mention]]:
    by_sentence: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[mention.sentence.key].append(mention)
    return dict(by_sentence)


def _about_sourcing(
    articles: Sequence[Article], related: frozenset[tuple[int, int]], copies: Sequence[tuple[int, ...]]
) -> list[Notice]:
    """What a reader must know of the sources as a whole."""
    if len(articles) == 1:
        return [Notice("one-source", "one article only: every statement rests on one source", articles[0].origin)]
    notices = [
        Notice(
            "near-copy",
            f"{plural(len(group), 'article')} carry nearly the same text; the first speaks for all, as one origin",
            ", ".join(articles[source].origin for source in group),
        )
        for group in copies
    ]
    copied = {source for group in copies for source in group}
    together = {at for pair in related for at in pair}
    alone = [at for at in range(len(articles)) if at not in copied | together]
    if alone and len(articles) > len(copied - {group[0] for group in copies}) + 1:
        names = ", ".join(articles[at].origin for at in alone)
        message = "the articles are not about one event; what each says is kept apart"
        notices.append(Notice("no-shared-event", message, names))
    return notices
