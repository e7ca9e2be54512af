"""Why the articles of a period went where they did. Goes in: what arrived, the period, its summary.

Comes out: each article with the moment that decided, each story with what holds it together, and why a summary reports
it or leaves it out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from briefgen.archive.arrivals import Arrival
from briefgen.series.defaults import find_lexicons
from briefgen.series.membership import Members, find_members, moments_of
from briefgen.series.publish import summarize_period
from briefgen.series.settings import NamedSeries
from briefgen.series.taken import shown_source
from briefgen.weekly.model import StoryReport, WeeklySummary
from briefgen.weekly.period import Period
from briefgen.weekly.stories.find import find_stories
from briefgen.weekly.stories.model import Story
from briefgen.weekly.stories.seen import SeenStory, see_stories

Place = Literal["own", "late", "before"]
"""Its moment lies in the period; its own period was sealed before it arrived; its moment lies before the series began,
so that it is in no summary."""


class PlacedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article, and what decided where it belongs."""

    id: int
    origin: str
    headline: str | None
    source: str
    published: str | None
    """As the article words it."""
    arrived: datetime
    moment: datetime
    """The publication, or the arrival where none is stated, or a later one."""
    place: Place


class ExplainedStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story of the period, and what became of it."""

    story: SeenStory
    """Under its id in the summary; those that the summary leaves out are numbered after them."""
    reported: bool
    reasons: tuple[str, ...]
    """What put it in its place, or which threshold it missed."""


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A period, explained."""

    series: str
    period: Period
    sealed: bool
    """Whether what belongs to it is settled; else it is what it would be now."""
    articles: tuple[PlacedArticle, ...]
    """Its own and late ones; then those from before the series began."""
    stories: tuple[ExplainedStory, ...]
    not_reported_on: tuple[StoryReport, ...]
    """Stories of the last summary that no article of the period tells, as the summary has them."""


def explain_period(
    series: NamedSeries,
    period: Period,
    arrivals: Sequence[Arrival],
    *,
    members: Members | None = None,
    sealed: Iterable[Period] = (),
    taken: frozenset[int] = frozenset(),
    summary: WeeklySummary | None = None,
    earlier: WeeklySummary | None = None,
) -> Explained:
    """What `period` holds and why; `members` and `summary` are those of one that is sealed, else they are made anew.

    `sealed` are the periods that are sealed, `taken` the articles in them; `earlier` is the last summary, with which a
    new one is compared.
    """
    moments = moments_of(arrivals, zone=series.schedule.zone)
    found = members or find_members(moments, period, since=series.since, sealed=sealed, taken=taken)
    places: dict[int, Place] = {number: "before" for number, moment in moments.items() if moment < series.since}
    places.update((number, "own") for number in found.own)
    places.update((number, "late") for number in found.late)
    known = {arrival.id: arrival for arrival in arrivals}
    late = [known[number].article for number in found.late if number in known]
    articles = late + [known[number].article for number in found.own if number in known]
    told = summary or summarize_period(series, period, articles=articles, late=late, earlier=earlier)
    return Explained(
        series=series.name,
        period=period,
        sealed=members is not None,
        articles=tuple(
            _place(known[number], moments[number], places[number])
            for number in sorted(known, key=lambda number: (places.get(number) == "before", moments[number], number))
            if number in places
        ),
        stories=tuple(_explain_stories(find_stories(articles, lexicons=find_lexicons(series)), told)),
        not_reported_on=tuple(report for report in told.stories if not report.source_ids),
    )


def _place(arrival: Arrival, moment: datetime, place: Place) -> PlacedArticle:
    article = arrival.article
    return PlacedArticle(
        id=arrival.id,
        origin=article.origin,
        headline=article.headline,
        source=shown_source(arrival.source),
        published=article.published,
        arrived=arrival.arrived,
        moment=moment,
        place=place,
    )


def _explain_stories(stories: Sequence[Story], summary: WeeklySummary) -> Iterator[ExplainedStory]:
    """What became of `stories`, in the order of the summary.

    Files of two folders may have one name, and all entries of a file its hash: only both tell which article it is.
    """
    left = {story.id: story for story in see_stories(stories).stories}
    articles = {
        name: {(article.origin, article.sha256) for article in story.articles}
        for name, story in zip(left, stories, strict=True)
    }
    sources = {source.id: (source.origin, source.sha256) for source in summary.sources}
    for report in summary.stories:
        told = {sources[source_id] for source_id in report.source_ids}
        for story in [one for one in left.values() if not told.isdisjoint(articles[one.id])]:
            del left[story.id]
            yield ExplainedStory(story=replace(story, id=report.id), reported=True, reasons=(report.state, *report.why))
    for number, story in enumerate(left.values(), len(summary.stories) + 1):
        yield ExplainedStory(
            story=replace(story, id=f"story-{number}"), reported=False, reasons=(_why_left_out(story, summary),)
        )


def _why_left_out(story: SeenStory, summary: WeeklySummary) -> str:
    """The reason that the summary gives; it names its articles by their origins, so the headline goes before them."""
    found = [one for one in summary.passed_over if not set(one.origins).isdisjoint(story.articles)]
    found.sort(key=lambda one: one.headline != story.headline)
    return found[0].reason if found else "the summary does not name it"
