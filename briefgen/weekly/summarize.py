"""Articles of a week, and the last summary, become a `WeeklySummary`: the steps in one visible list. Pure."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.lexicon import load_lexicons
from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief
from briefgen.brief.mark import mark
from briefgen.brief.model import SCHEMA_VERSION, Brief
from briefgen.errors import BriefgenError
from briefgen.sources.article import Article
from briefgen.sources.language import ANALYZED, main_of
from briefgen.text import plural
from briefgen.weekly.earlier import Told, read_told
from briefgen.weekly.figures import count_actors
from briefgen.weekly.gather import Gathered, gather
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
    period. `marking` is by default the highest that an article behind it states. Raises what `make_brief` raises.
    """
    engine = load_engine(engine) if isinstance(engine, str) else engine
    created = datetime.combine(period.end.astimezone(ZoneInfo(zone)).date(), datetime.min.time(), UTC)
    told = read_told(earlier)
    fields, reporter = _compare(
        articles, told, earlier, period=period.name, created=created, limits=thresholds or Thresholds(),
        story_settings=story_settings or StorySettings(), lexicons=lexicons, engine=engine,
    )  # fmt: skip
    cited = [*articles, *(article for one in told for article in one.articles)]
    marked = mark(cited, marking=marking, scheme=marking_scheme)
    summary = WeeklySummary(
        schema_version=SCHEMA_VERSION, title=title or _title(series, period), created=created, language="en",
        engine=engine.name, marking=marked.label, marking_scheme=marked.scheme.name if marked.scheme else None,
        series=series, period=period, zone=zone, previous=earlier.period.name if earlier else None,
        late=reporter.cited.find(late), silent_sources=tuple(silent_sources), **fields,
    )  # fmt: skip
    summary = replace(summary, notices=(*summary.notices, *marked.notices))
    check_brief(summary, scheme=marked.scheme)
    return summary


def _title(series: str, period: Period) -> str:
    """“Harbor: week 47 of 2026”."""
    year, _, week = period.name.partition("-W")
    when = f"week {int(week)} of {year}" if week.isdecimal() else period.name
    return f"{series[:1].upper()}{series[1:]}: {when}"


def _compare(
    articles: Sequence[Article],
    told: Sequence[Told],
    earlier: WeeklySummary | None,
    *,
    period: str,
    created: datetime,
    limits: Thresholds,
    story_settings: StorySettings,
    lexicons: str | Path | None,
    engine: Engine,
) -> tuple[dict[str, Any], Reporter]:
    """The lists of a summary by the names of its fields, and who filled them."""
    known = load_lexicons(Path(lexicons) if lexicons is not None else None)
    read = [article for article in articles if main_of(article.language) == ANALYZED]
    threads, silent = find_threads(read, told, settings=story_settings, lexicons=known)
    matter, passed_over = _choose(
        threads, limits, lambda thread: make_brief(thread.articles, created=created, lexicons=lexicons, engine=engine)
    )
    gathered = gather([brief for _, brief in matter])
    reporter = Reporter(gathered, period=period, earlier=earlier, limits=limits, lexicons=known, engine=engine)
    for at, (thread, brief) in enumerate(matter):
        reporter.report(at, thread, brief)
    for one in silent:
        reporter.report_silent(one)
    notices = [notice for article in articles for notice in article.notices]
    notices += [notice for _, brief in matter for notice in brief.notices if notice.code not in _SAID_BY_ORIGINS]
    counts = count_actors(gathered.sections["actors"], gathered.sources, period=period, earlier=earlier)
    return {
        "bottom_line": gathered.bottom_line,
        "week": gathered.week,
        **_sections(gathered, reporter),
        "actor_counts": counts,
        "passed_over": (*passed_over, *map(_pass_over_foreign, (a for a in articles if a not in read))),
        "notices": tuple(dict.fromkeys(notices)),
    }, reporter


def _choose(
    threads: Sequence[Thread], limits: Thresholds, brief_on: Callable[[Thread], Brief]
) -> tuple[list[tuple[Thread, Brief]], tuple[PassedOver, ...]]:
    """The stories that matter, the one with the most origins first, and those that are passed over, with the reason.

    A brief is made only of a story that may matter: of ten thousand articles most tell what nobody else tells.
    """
    ranked = sorted(threads, key=lambda one: (-one.origins, -len(one.articles), one.told is None, one.story.key))
    matter: list[tuple[Thread, Brief]] = []
    passed: list[PassedOver] = []
    for thread in ranked:
        origins = thread.origins
        if len(matter) == limits.most_stories and _has_enough(thread, origins, limits):
            before = plural(len(matter), "story")
            passed.append(_pass_over(thread, f"{before} before it, where no more are reported"))
            continue
        if _has_enough(thread, origins, limits):
            try:
                brief = brief_on(thread)
            except BriefgenError as error:  # one story that cannot be told keeps back none of the others
                passed.append(_pass_over(thread, error.message))
                continue
            # Articles that quote one document are one origin too, which only the brief knows.
            origins = len(brief.origins)
            if _has_enough(thread, origins, limits):
                matter.append((thread, brief))
                continue
        needed = f"where a new story needs {limits.least_origins}"
        passed.append(_pass_over(thread, f"{plural(origins, 'origin')}, {needed}"))
    return matter, tuple(passed)


def _has_enough(thread: Thread, origins: int, limits: Thresholds) -> bool:
    return thread.told is not None or origins >= limits.least_origins


def _pass_over(thread: Thread, reason: str) -> PassedOver:
    origins = tuple(article.origin for article in thread.articles)
    return PassedOver(headline=thread.story.headline or None, origins=origins, reason=reason)


def _pass_over_foreign(article: Article) -> PassedOver:
    reason = f"it is in another language (`{article.language}`), which is not analyzed"
    return PassedOver(headline=article.headline, origins=(article.origin,), reason=reason)


def _sections(gathered: Gathered, reporter: Reporter) -> dict[str, Any]:
    """The lists of a summary, by the names of its fields."""
    return {
        **gathered.sections,
        "open_questions": tuple(reporter.open_questions),
        "origins": tuple(reporter.cited.origins),
        "sources": tuple(reporter.cited.sources),
        "stories": tuple(reporter.stories),
        "changes": tuple(reporter.changes),
        "carried_questions": tuple(reporter.carried),
        "answers": tuple(reporter.answers),
    }
