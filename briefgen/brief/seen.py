"""What the analysis saw, sentence by sentence: for measurements, and for whoever wants to know why.

Its JSON is printed by `briefgen analyze --json`. Unknown values are `null`; offsets are half-open ranges of code points
in the text of the source.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from briefgen.analysis.analyze import analyze
from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.model import Analysis, Certainty, Section
from briefgen.analysis.sentences import Sentence
from briefgen.brief.cite import source_id
from briefgen.brief.model import SCHEMA_VERSION
from briefgen.brief.wording import name_of, readable
from briefgen.sources.article import Article
from briefgen.sources.language import split


class SeenSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article that was analyzed."""

    id: str
    origin: str
    """Base name of the file, behind folders where two files have one name; or the address."""
    headline: str | None
    sha256: str


class SeenSentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence of an article's body, and what was found in it."""

    id: str
    """Its source and its number there, from 1: `s2-14`."""
    source_id: str
    paragraph: int
    """Number of the body paragraph, from 1."""
    start: int
    end: int
    text: str
    """Equal to the source's text from `start` to `end`."""
    speaker: str | None
    """As the article names them; None where the article itself speaks."""
    certainty: Certainty
    section: tuple[Section, ...]
    """The sections of the brief that it went to; none for most sentences."""
    why: dict[Section, tuple[str, ...]]
    """For each of them, what put it there."""


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every sentence of some articles as the analysis saw it."""

    schema_version: str
    engine: str
    """The name of the analysis that ran."""
    sources: tuple[SeenSource, ...]
    sentences: tuple[SeenSentence, ...]


def see(articles: Sequence[Article], *, lexicons: str | Path | None = None, engine: str | Engine = BUILTIN) -> Seen:
    """Every sentence of `articles` as the analysis sees it; articles that repeat another are left out.

    `engine` is a name, or what `load_engine` gives for one. Raises UsageError for an unknown engine, AnalysisError
    where the articles hold no sentence or the engine fails, ConfigError for lexicons or an engine that cannot be used,
    SourceError for an article that is not in English.
    """
    engine = load_engine(engine) if isinstance(engine, str) else engine
    analysis = analyze(
        split(articles).analyzed, load_lexicons(Path(lexicons) if lexicons is not None else None), engine
    )
    return Seen(
        schema_version=SCHEMA_VERSION,
        engine=engine.name,
        sources=tuple(
            SeenSource(id=source_id(number), origin=article.origin, headline=article.headline, sha256=article.sha256)
            for number, article in enumerate(analysis.articles)
        ),
        sentences=tuple(_see(analysis, sentence) for sentence in analysis.sentences),
    )


def _see(analysis: Analysis, sentence: Sentence) -> SeenSentence:
    speech = analysis.speech.get(sentence.key)
    reasons = analysis.reasons.get(sentence.key, {})
    return SeenSentence(
        id=f"{source_id(sentence.source)}-{sentence.number + 1}",
        source_id=source_id(sentence.source),
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        text=sentence.quote,
        speaker=name_of(speech.speaker) if speech else None,
        certainty=analysis.certainty[sentence.key],
        section=tuple(reasons),
        why={section: tuple(map(readable, why)) for section, why in reasons.items()},
    )
