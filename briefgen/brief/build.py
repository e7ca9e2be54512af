"""Articles become a brief: the findings of the analysis, worded, cited and checked."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from msgspec.structs import replace

from briefgen.analysis import model as found
from briefgen.analysis.analyze import analyze
from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.model import Analysis, Certainty, Section
from briefgen.analysis.sentences import Sentence
from briefgen.brief.check import check_brief
from briefgen.brief.cite import cite, corroborate, source_id
from briefgen.brief.mark import mark
from briefgen.brief.model import (
    SCHEMA_VERSION,
    Actor,
    Agreement,
    BottomLine,
    Brief,
    Citation,
    Corroboration,
    Difference,
    Implication,
    KeyShift,
    OpenQuestion,
    Origin,
    Side,
)
from briefgen.brief.source import describe
from briefgen.brief.wording import name_of, readable, stands_in, word_slice, word_statement
from briefgen.clock import day_of_brief
from briefgen.errors import AnalysisError, UsageError
from briefgen.sources.article import Article
from briefgen.sources.language import Split, main_of, split
from briefgen.text import collapse, plural

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

_TITLE_WORDS = 14


def make_brief(
    articles: Sequence[Article],
    *,
    title: str | None = None,
    created: datetime | None = None,
    lexicons: str | Path | None = None,
    engine: str | Engine = BUILTIN,
    marking: str | None = None,
    marking_scheme: "Scheme | str | Path | None" = None,
    lower_marking: str | None = None,
    allow_languages: Collection[str] = (),
) -> Brief:
    """The brief on `articles`: complete, ranked, and checked against its invariant.

    `title` is by default the headline of the first article that has one. Of `created`, which must know its zone,
    the day counts, in UTC; by default it is today. `lexicons` is a folder whose entries extend the built-in ones.
    `engine` is a name, or what `load_engine` gives for one. `marking` is by default the highest that an article
    states; below that one it needs a reason, `lower_marking`, which the brief keeps. `marking_scheme` is a name, a
    file, or what `load_scheme` gives; the labels of TLP need none. Articles in `allow_languages` (BCP 47 tags) are
    listed as sources, and not analyzed.
    Raises UsageError for a blank title, a time without a zone, an unknown engine or a marking that cannot be,
    AnalysisError where the articles hold no sentence or the engine fails, ConfigError for lexicons, an engine or a
    scheme that cannot be used, SourceError for an article in another language or with an unknown marking.
    """
    if title is not None and not title.strip():
        raise UsageError("the title is blank", hint="give it words, or leave it away: the first headline is taken then")
    marked = mark(articles, marking=marking, scheme=marking_scheme, reason=lower_marking)
    engine = load_engine(engine) if isinstance(engine, str) else engine
    parts = split(articles, allow_languages)
    _require_english(parts)
    analysis = analyze(parts.analyzed, load_lexicons(Path(lexicons) if lexicons is not None else None), engine)
    brief = _word(analysis, parts, title=title, created=created, engine=engine.name)
    reading = tuple(notice for article in articles for notice in article.notices)
    brief = replace(brief, notices=(*reading, *brief.notices, *marked.notices), **marked.fields)
    check_brief(brief, scheme=marked.scheme)
    return brief


def _require_english(parts: Split) -> None:
    if parts.background and not parts.analyzed:
        raise AnalysisError(
            "none of the articles is in English, so there is nothing to analyze", hint="add an article in English"
        )


def _word(analysis: Analysis, parts: Split, *, title: str | None, created: datetime | None, engine: str) -> Brief:
    """The brief on what was found, and the articles beside it, without the notices of reading and without a marking."""
    return Brief(
        schema_version=SCHEMA_VERSION,
        title=collapse(title) if title else _title(analysis),
        created=_day(created) if created else day_of_brief(),
        language=main_of(analysis.articles[0].language),
        engine=engine,
        bottom_line=_bottom_line(analysis),
        key_shifts=tuple(_key_shift(analysis, n, shift) for n, shift in enumerate(analysis.shifts, 1)),
        actors=tuple(_actor(n, actor) for n, actor in enumerate(analysis.actors, 1)),
        implications=_implications(analysis),
        open_questions=tuple(_question(analysis, n, question) for n, question in enumerate(analysis.questions, 1)),
        agreements=tuple(_agreement(analysis, n, agreed) for n, agreed in enumerate(analysis.agreements, 1)),
        differences=tuple(_difference(analysis, n, difference) for n, difference in enumerate(analysis.differences, 1)),
        origins=tuple(_origin(origin) for origin in analysis.origins),
        notices=(*parts.notices, *analysis.notices),
        sources=describe(analysis.articles, parts.background),
    )


def _day(created: datetime) -> datetime:
    if created.tzinfo is None:
        raise UsageError(f"the time {created} has no zone", hint="give it one, for example tzinfo=datetime.UTC")
    return created.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _title(analysis: Analysis) -> str:
    headlines = [article.headline for article in analysis.articles if article.headline]
    if headlines:
        return collapse(headlines[0])
    words = collapse(analysis.bottom_line.text).split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")


class Sourcing(TypedDict):
    """What every statement says of its sources."""

    text: str
    certainty: Certainty
    attribution: str | None
    corroboration: Corroboration
    citations: tuple[Citation, ...]
    why: tuple[str, ...]


def state(analysis: Analysis, section: Section, sentence: Sentence, support: Iterable[Sentence]) -> Sourcing:
    """`sentence` as a statement that other sentences support."""
    citations = cite((sentence, *support))
    speech = analysis.speech.get(sentence.key)
    return Sourcing(
        text=word_statement(analysis, sentence),
        certainty=analysis.certainty[sentence.key],
        attribution=name_of(speech.speaker) if speech else None,
        corroboration=corroborate(citations, _groups(analysis)),
        citations=citations,
        why=_why(analysis, section, sentence),
    )


def _why(analysis: Analysis, section: Section, sentence: Sentence) -> tuple[str, ...]:
    return tuple(readable(reason) for reason in analysis.reasons.get(sentence.key, {}).get(section, ()))


def _groups(analysis: Analysis) -> list[tuple[str, ...]]:
    """The ids of the articles that are one origin, origin by origin."""
    return [tuple(map(source_id, origin.sources)) for origin in analysis.origins]


def _bottom_line(analysis: Analysis) -> BottomLine:
    sentence = analysis.bottom_line
    return BottomLine(
        id="bottom-line", **state(analysis, "bottom_line", sentence, analysis.support.get(sentence.key, ())[:2])
    )


def _key_shift(analysis: Analysis, number: int, shift: found.Shift) -> KeyShift:
    stated = state(analysis, "key_shifts", shift.sentence, shift.support)
    return KeyShift(
        id=f"shift-{number}",
        before=_part(shift.before, stated["citations"]),
        after=_part(shift.after, stated["citations"]),
        **stated,
    )


def _part(words: str | None, citations: Sequence[Citation]) -> str | None:
    """A part of a cited sentence as a page shows it; None where a mark of Markdown runs across its edge."""
    plain = readable(words) if words else ""
    return plain if any(stands_in(plain, citation.quote) for citation in citations) else None


def _actor(number: int, actor: found.Actor) -> Actor:
    sentences = [mention.sentence for mention in actor.mentions]
    first = [actor.stance_sentence] if actor.stance_sentence else []
    roles = [mention.sentence for mention in actor.mentions if actor.role and actor.role in mention.sentence.text]
    citations = cite((*first, *roles[:1], *sentences))
    return Actor(
        id=f"actor-{number}",
        name=actor.name,
        aliases=tuple(dict.fromkeys(name_of(mention.text) for mention in actor.mentions)),
        kind=actor.kind,
        role=_part(actor.role, citations),
        stance=_part(actor.stance, citations),
        citations=citations,
        why=_part_in_story(actor),
    )


def _part_in_story(actor: found.Actor) -> tuple[str, ...]:
    """How much of the story is about an actor."""
    sentences = {mention.sentence.key for mention in actor.mentions}
    articles = {source for source, _ in sentences}
    return (f"named in {plural(len(sentences), 'sentence')} of {plural(len(articles), 'article')}",)


def _implications(analysis: Analysis) -> tuple[Implication, ...]:
    """One implication for each sentence that states one; sentences of several articles that say the same are one."""
    told: set[tuple[int, int]] = set()
    implications: list[Implication] = []
    for sentence in analysis.implications:
        if sentence.key in told:
            continue
        same = analysis.support.get(sentence.key, ())
        told.update({sentence.key, *(other.key for other in same)})
        number = len(implications) + 1
        implications.append(Implication(id=f"implication-{number}", **state(analysis, "implications", sentence, same)))
    return tuple(implications)


def _question(analysis: Analysis, number: int, question: found.Question) -> OpenQuestion:
    whole = question.start == 0 and question.end == len(question.sentence.text)
    same = analysis.support.get(question.sentence.key, ()) if whole else ()
    stated = state(analysis, "open_questions", question.sentence, same)
    return OpenQuestion(
        id=f"question-{number}",
        text=stated["text"] if whole else word_slice(question.sentence, question.start, question.end),
        kind="explicit" if question.explicit else "implied",
        attribution=stated["attribution"],
        corroboration=stated["corroboration"],
        citations=stated["citations"],
        why=stated["why"],
    )


def _agreement(analysis: Analysis, number: int, agreement: found.Agreement) -> Agreement:
    first, *others = agreement.sentences
    return Agreement(id=f"agreement-{number}", **state(analysis, "agreements", first, others))


def _difference(analysis: Analysis, number: int, difference: found.Difference) -> Difference:
    return Difference(
        id=f"difference-{number}",
        about=difference.about,
        citations=cite(sentence for sentence, _, _ in difference.sides),
        point=difference.point,
        certain=difference.certain,
        sides=_sides(difference),
        why=tuple(dict.fromkeys(why for s, _, _ in difference.sides for why in _why(analysis, "differences", s))),
    )


def _sides(difference: found.Difference) -> tuple[Side, ...]:
    """The words of each side, with the sentences of all articles that use these words."""
    said = [(readable(sentence.text[start:end]), sentence) for sentence, start, end in difference.sides]
    texts = tuple(dict.fromkeys(text for text, _ in said))
    if len(texts) == 1:
        return tuple(Side(text=text, citations=cite((sentence,))) for text, sentence in said)
    return tuple(Side(text=text, citations=cite(one for words, one in said if words == text)) for text in texts)


def _origin(origin: found.Origin) -> Origin:
    return Origin(
        kind=origin.kind,
        source_ids=tuple(source_id(source) for source in origin.sources),
        name=collapse(origin.name) if origin.name else None,
        certain=origin.certain,
        citations=cite(origin.sentences),
    )
