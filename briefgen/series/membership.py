"""Which period an article belongs to. Goes in: what arrived, and what is sealed. Comes out: what a period takes. Pure.

The moment of an article is its publication, or its arrival where it states none or one that lies later. It belongs to
the period in which that moment lies. Once that one is sealed, what arrives for it is late, and goes into the next.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec

from briefgen.archive.arrivals import Arrival, Health
from briefgen.series.taken import shown_source
from briefgen.sources.article import Article
from briefgen.sources.dates import moment as published_at
from briefgen.weekly.model import SilentSource
from briefgen.weekly.period import Period


class Members(msgspec.Struct, frozen=True):
    """The articles of a period, by their numbers in the order of their moments."""

    own: tuple[int, ...]
    """Whose moment lies in it."""
    late: tuple[int, ...]
    """Whose own period was sealed before they arrived."""


def moment_of(article: Article, *, arrived: datetime, zone: str) -> datetime:
    """The moment by which `article` belongs to a period, in UTC.

    A publication that states no zone is taken to be in `zone`; a day alone counts from its 00:00 there.
    """
    arrived = arrived.astimezone(UTC)
    stated = published_at(article, ZoneInfo(zone))
    try:
        published = stated.astimezone(UTC) if stated is not None else arrived
    except OverflowError:  # the first or the last day of all, which no zone but its own can tell
        return arrived
    return min(published, arrived)


def moments_of(arrivals: Iterable[Arrival], *, zone: str) -> dict[int, datetime]:
    """The moment of each of `arrivals`, by the number of the article."""
    return {one.id: moment_of(one.article, arrived=one.arrived, zone=zone) for one in arrivals}


def find_members(
    moments: Mapping[int, datetime],
    period: Period,
    *,
    since: datetime,
    sealed: Iterable[Period],
    taken: Collection[int],
) -> Members:
    """What `period` takes of the articles with these `moments`.

    `sealed` are the periods that were sealed, `taken` the articles in them. A moment before `since`, when the series
    began, is in no period. Of articles that are late for a sealed period, those of earlier ones are taken.
    """
    earlier = [one for one in sealed if one.end <= period.start]
    order = sorted((moment, number) for number, moment in moments.items() if moment >= since and number not in taken)
    return Members(
        tuple(number for moment, number in order if period.holds(moment)),
        tuple(number for moment, number in order if any(one.holds(moment) for one in earlier)),
    )


def find_silent(sources: Iterable[Health], period: Period) -> tuple[SilentSource, ...]:
    """The sources that gave nothing in `period` because they were never read from its beginning up to now.

    One that was read after its end is not among them: what it gave then tells of the period too.
    """
    return tuple(
        SilentSource(
            name=shown_source(source.name),
            since=f"{source.read.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if source.read is not None else None,
            reason=source.error or "it was not read",
        )
        for source in sources
        if source.read is None or source.read < period.start
    )
