"""Articles of a week, and the last summary, become a `WeeklySummary`: the steps in one visible list. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.lexicon import Lexicons, load_lexicons
from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief
from briefgen.brief.mark import mark
from briefgen.brief.model import SCHEMA_VERSION, Brief
from briefgen.sources.article import Article
from briefgen.text import plural
from briefgen.weekly.earlier import read_told
from briefgen.weekly.gather import gather
from briefgen.weekly.match import Thread, find_threads
from briefgen.weekly.model import PassedOver, SilentSource, WeeklySummary
from briefgen.weekly.period import Period
from briefgen.weekly.report import Reporter
from briefgen.weekly.stories.model import StorySettings
from briefgen.weekly.thresholds import Thresholds

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

_SAID_BY_ORIGINS = frozenset({"one-source", "no-shared-event"})
"""Notices of a brief that a summary tells otherwise: each story says how many origins it has."""


def summarize(
    articles: Sequence[Article],
    *,
    series: str,
    period: Period,
    zone: str,
    earlier: WeeklySummary | None = None,
    late: Sequence[Article] = (),
    silent_sources: Sequence[SilentSource] = (),
    title: str | None = None,
    thresholds: Thresholds | None = None,
    story_settings: StorySettings | None = None,
    lexicons: str | Path | None = None,
    engine: str | Engine = BUILTIN,
    marking: str | None = None,
    marking_scheme: "Scheme | str | Path | None" = None,
) -> WeeklySummary:
    """The summary of `articles`, all of one period, checked as a brief is; a quiet week gives one that says so.

    `earlier` is the last summary, with which it is compared; `late` are those of `articles` that belong to an earlier
    period. `marking` is by default the highest that one of the articles behind it states.
    Raises what `make_brief` raises.
    """
    engine = load_engine(engine) if isinstance(engine, str) else engine
    known = load_lexicons(Path(lexicons) if lexicons is not None else None)
    limits = thresholds or Thresholds()
    created = datetime.combine(period.end.astimezone(ZoneInfo(zone)).date(), datetime.min.time(), UTC)
    threads, silent = find_threads(
        articles, read_told(earlier), settings=story_settings or StorySettings(), lexicons=known
    )
    briefed = [
        (thread, make_brief(thread.articles, created=created, lexicons=lexicons, engine=engine)) for thread in threads
    ]
    matter, passed_over = _choose(briefed, limits)
    reporter = Reporter(
        gather([brief for _, brief in matter]), [thread for thread, _ in matter],
        period=period.name, earlier=earlier, limits=limits, lexicons=known, engine=engine,
    )  # fmt: skip
    told = reporter.report(silent)
    marked = mark([*articles, *told.earlier_articles], marking=marking, scheme=marking_scheme)
    notices = [notice for article in articles for notice in article.notices]
    notices += [notice for _, brief in matter for notice in brief.notices if notice.code not in _SAID_BY_ORIGINS]
    summary = WeeklySummary(
        schema_version=SCHEMA_VERSION,
        title=title or f"{series}: {period.name}",
        created=created,
        language="en",
        engine=engine.name,
        notices=(*dict.fromkeys(notices), *marked.notices),
        series=series,
        period=period,
        zone=zone,
        previous=earlier.period.name if earlier else None,
        passed_over=passed_over,
        late=told.ids_of(late),
        silent_sources=tuple(silent_sources),
        **told.fields,
        **marked.fields,
    )
    check_brief(summary, scheme=marked.scheme)
    return summary
