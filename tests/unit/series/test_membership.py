"""Which period an article belongs to: none is lost and none counted twice, whatever clocks do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.archive.arrivals import Health
from briefgen.series.membership import Members, find_members, find_silent, moment_of
from briefgen.sources.article import Article
from briefgen.weekly.period import Period, read_schedule

CHANGES = [
    ("Europe/London", "2026-03-29", "2026-10-25"),
    ("America/New_York", "2026-03-08", "2026-11-01"),
    ("Asia/Seoul", "2026-03-29", "2026-10-25"),
    ("Australia/Lord_Howe", "2026-04-05", "2026-10-04"),
]
"""Zones, and the days of a year on which their clocks are changed; Seoul's are not."""
DAYS = [(zone, day) for zone, *days in CHANGES for day in days]
HOUR = timedelta(hours=1)


def article(published: str | None) -> Article:
    return Article("a.txt", "0" * 64, "Words.", (), published=published)


def seal(
    arrivals: Sequence[tuple[str | None, datetime]], periods: Sequence[Period], zone: str, sealed_at: Sequence[datetime]
) -> list[Members]:
    """What each period takes of what was published and arrived, sealed in order at those times."""
    every = [moment_of(article(published), arrived=arrived, zone=zone) for published, arrived in arrivals]
    found: list[Members] = []
    for period, when in zip(periods, sealed_at, strict=True):
        moments = {number: every[number] for number, (_, arrived) in enumerate(arrivals) if arrived <= when}
        taken = {number for members in found for number in (*members.own, *members.late)}
        found.append(find_members(moments, period, since=periods[0].start, sealed=periods[: len(found)], taken=taken))
    return found


@pytest.mark.parametrize(
    "at", ["Sun 00:30", "Sun 01:30", "Sun 02:00", "Sun 02:15", "Sun 03:00", "Fri 16:00", "Mon 00:00"]
)
@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_each_hour_of_a_week_with_a_change_is_in_one_period(zone: str, day: str, at: str) -> None:
    schedule = read_schedule(at, zone)
    noon = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    since, until = schedule.next_end(noon - 15 * timedelta(days=1)), noon + 22 * timedelta(days=1)
    periods = list(schedule.periods(since, until))
    assert all(one.end == other.start for one, other in pairwise(periods))
    hours = [noon + count * HOUR / 2 for count in range(-2 * 24 * 8, 2 * 24 * 8)]
    arrivals = [(moment.astimezone(ZoneInfo(zone)).isoformat(), moment + timedelta(minutes=3)) for moment in hours]
    found = seal(arrivals, periods, zone, [period.end + HOUR for period in periods])
    assert all(not members.late for members in found)
    assert sorted(number for members in found for number in members.own) == list(range(len(hours)))
    for period, members in zip(periods, found, strict=True):
        assert all(period.holds(hours[number]) for number in members.own)


@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_wall_clock_times_without_a_zone_are_in_one_period_each(zone: str, day: str) -> None:
    schedule = read_schedule("Sun 02:15", zone)
    first = datetime.fromisoformat(f"{day}T00:00:00") - timedelta(days=8)
    since = schedule.next_end((first - timedelta(days=9)).replace(tzinfo=UTC))
    periods = list(schedule.periods(since, since + timedelta(days=42)))
    walls = [f"{first + count * HOUR / 4:%Y-%m-%dT%H:%M:%S}" for count in range(4 * 24 * 16)]
    arrived = periods[-1].end - timedelta(minutes=1)
    found = seal([(wall, arrived) for wall in walls], periods, zone, [arrived + HOUR] * len(periods))
    assert sorted(number for members in found for number in members.own) == list(range(len(walls)))


MINUTES = st.integers(-60 * 24 * 9, 60 * 24 * 40)


@given(
    change=st.sampled_from(DAYS),
    told=st.lists(st.tuples(st.none() | MINUTES, MINUTES), max_size=20),
    delays=st.lists(st.integers(0, 60 * 24 * 10), min_size=5, max_size=5),
)
def test_nothing_is_lost_and_nothing_counted_twice(
    change: tuple[str, str], told: list[tuple[int | None, int]], delays: list[int]
) -> None:
    """Published and arrived in any order, the clock set back between, periods sealed early or late."""
    zone, day = change
    schedule = read_schedule("Sun 02:15", zone)
    start = datetime.fromisoformat(f"{day}T00:00:00+00:00") - timedelta(days=10)
    since = schedule.next_end(start)
    periods = list(schedule.periods(since, since + timedelta(days=36)))[:5]
    minute = timedelta(minutes=1)
    arrivals = [
        ((since + published * minute).isoformat() if published is not None else None, since + arrived * minute)
        for published, arrived in told
    ]
    sealed_at = [period.end + delay * minute for period, delay in zip(periods, delays, strict=True)]
    found = seal(arrivals, periods, zone, sealed_at)
    taken = [number for members in found for number in (*members.own, *members.late)]
    assert len(taken) == len(set(taken))
    for number, (published, arrived) in enumerate(arrivals):
        moment = moment_of(article(published), arrived=arrived, zone=zone)
        own = [at for at, period in enumerate(periods) if period.holds(moment)]
        if not own:
            assert number not in taken
        elif arrived <= sealed_at[own[0]]:
            assert number in found[own[0]].own
        elif any(arrived <= when for when in sealed_at[own[0] + 1 :]):
            assert number in taken


def test_an_article_that_states_no_time_belongs_to_its_arrival() -> None:
    arrived = datetime(2026, 11, 17, 9, tzinfo=UTC)
    for published in (None, "yesterday", "2027-01-01T00:00:00+00:00", "2026-11-18"):
        assert moment_of(article(published), arrived=arrived, zone="Europe/London") == arrived


def test_a_day_alone_begins_in_the_zone_of_the_series() -> None:
    arrived = datetime(2026, 11, 17, 9, tzinfo=UTC)
    moments = [moment_of(article("2026-11-17"), arrived=arrived, zone=zone) for zone in ("Asia/Seoul", "Europe/London")]
    assert moments == [datetime(2026, 11, 16, 15, tzinfo=UTC), datetime(2026, 11, 17, tzinfo=UTC)]


def test_the_first_day_of_all_breaks_nothing() -> None:
    arrived = datetime(2026, 11, 17, 9, tzinfo=UTC)
    for published in ("0001-01-01", "9999-12-31T23:59:59-12:00"):
        assert moment_of(article(published), arrived=arrived, zone="Asia/Seoul") == arrived


def test_late_articles_go_forward_only_and_those_before_the_series_nowhere() -> None:
    schedule = read_schedule("Fri 16:00", "Europe/London")
    since = datetime(2026, 10, 30, 16, tzinfo=UTC)
    first, second, third = schedule.periods(since, datetime(2026, 11, 20, 16, tzinfo=UTC))
    moments = {1: since - HOUR, 2: first.start, 3: second.start, 4: third.start}

    def members(period: Period, *sealed: Period, taken: tuple[int, ...] = ()) -> Members:
        return find_members(moments, period, since=since, sealed=sealed, taken=taken)

    assert members(first) == Members((2,), ())
    assert members(second, first) == Members((3,), (2,))
    assert members(second, first, third, taken=(3,)) == Members((), (2,))
    assert members(third) == Members((4,), ())


def test_silent_is_what_was_not_read_since_the_period_began() -> None:
    period = Period("2026-W47", datetime(2026, 11, 13, 16, tzinfo=UTC), datetime(2026, 11, 20, 16, tzinfo=UTC))
    tried = period.end
    silent = find_silent(
        [
            Health(name="within", tried=tried, read=period.start, failures=1, error="down"),
            Health(name="after", tried=tried, read=period.end + HOUR),
            Health(name="before", tried=tried, read=period.start - HOUR, failures=9, error="down"),
            Health(name="never"),
        ],
        period,
    )
    assert [(one.name, one.since, one.reason) for one in silent] == [
        ("before", "2026-11-13T15:00:00Z", "down"),
        ("never", None, "it was not read"),
    ]
