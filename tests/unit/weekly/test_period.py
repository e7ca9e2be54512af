"""Periods adjoin, whatever the clocks of the zone do, and bear the week in which they end."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from briefgen.errors import ConfigError, UsageError
from briefgen.weekly.period import Period, Schedule, read_schedule

ZONES = ("Europe/London", "America/New_York", "Asia/Seoul", "Australia/Lord_Howe")
HOUR = timedelta(hours=1)


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


def periods(schedule: Schedule, since: datetime, until: datetime) -> list[Period]:
    return list(schedule.periods(since, until))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", ["Fri 16:00", "Sun 01:30", "Sun 02:15", "Sun 00:00", "Mon 03:00"])
@pytest.mark.parametrize("around", [moment(2026, 3, 29), moment(2026, 3, 8), moment(2026, 4, 5), moment(2026, 11, 1)])
def test_every_hour_around_a_change_of_clocks_lies_in_one_period(zone: str, at: str, around: datetime) -> None:
    schedule = read_schedule(at, zone)
    since = around - timedelta(days=30)
    found = periods(schedule, since, around + timedelta(days=30))
    assert found[0].start == since
    assert all(one.end == two.start for one, two in pairwise(found))
    for hours in range(-8 * 24, 8 * 24):
        now = around + hours * HOUR
        (holding,) = [period for period in found if period.holds(now)]
        assert schedule.find(holding.name, since=since) == holding


def test_the_boundary_belongs_to_the_later_period() -> None:
    schedule = read_schedule("Fri 16:00", "Europe/London")
    one, two = periods(schedule, moment(2026, 11, 13, 16), moment(2026, 11, 27, 16))
    assert one == Period("2026-W47", moment(2026, 11, 13, 16), moment(2026, 11, 20, 16))
    assert (one.holds(one.end), two.holds(one.end)) == (False, True)
    before = one.end - timedelta(microseconds=1)
    assert (one.holds(before), two.holds(before)) == (True, False)


def test_a_period_is_an_hour_shorter_in_spring_and_longer_in_autumn() -> None:
    schedule = read_schedule("Fri 16:00", "Europe/London")
    lengths = {
        period.name: period.end - period.start
        for period in periods(schedule, moment(2026, 1, 2, 16), moment(2026, 12, 31))
    }
    week = timedelta(days=7)
    assert {name: length for name, length in lengths.items() if length != week} == {
        "2026-W14": week - HOUR,
        "2026-W44": week + HOUR,
    }


@pytest.mark.parametrize(
    ("zone", "at", "name", "end"),
    [
        ("America/New_York", "Sun 02:15", "2026-W10", "2026-03-08 03:00:00-04:00"),
        ("Australia/Lord_Howe", "Sun 02:15", "2026-W40", "2026-10-04 02:30:00+11:00"),
        ("Pacific/Apia", "Fri 16:00", "2011-W52", "2011-12-31 00:00:00+14:00"),
    ],
)
def test_a_local_time_that_does_not_exist_is_the_first_moment_after_the_gap(
    zone: str, at: str, name: str, end: str
) -> None:
    schedule = read_schedule(at, zone)
    assert str(schedule.local(schedule.find(name, since=moment(2011, 1, 1)).end)) == end


def test_a_local_time_that_exists_twice_is_the_first_of_the_two() -> None:
    schedule = read_schedule("Sun 01:30", "Europe/London")
    assert schedule.find("2026-W43", since=moment(2026, 1, 1)).end == moment(2026, 10, 25, 0, 30)


def test_the_first_period_begins_when_the_series_does() -> None:
    schedule = read_schedule("fri 16:00", "Asia/Seoul")
    since = moment(2026, 11, 24, 3)
    (first,) = periods(schedule, since, moment(2026, 11, 28))
    assert (first.name, first.start, first.end) == ("2026-W48", since, moment(2026, 11, 27, 7))
    assert schedule.find("2026-W48", since=since) == first
    with pytest.raises(UsageError, match="before the series began") as caught:
        schedule.find("2026-W47", since=since)
    assert "2026-W48" in caught.value.hint


def test_the_week_is_that_of_the_end_by_the_clocks_of_the_zone() -> None:
    # Monday in Seoul, Sunday in UTC.
    schedule = read_schedule("Mon 07:00", "Asia/Seoul")
    (period,) = periods(schedule, moment(2026, 12, 28), moment(2027, 1, 4))
    assert period.name == "2027-W01"


@pytest.mark.parametrize("name", ["2026", "2026-W00", "2026-W54", "W47", "2026-w47", ""])
def test_what_is_no_week_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is not a week"):
        read_schedule("Fri 16:00", "UTC").find(name, since=moment(2020, 1, 1))


@pytest.mark.parametrize("at", ["Friday", "16:00", "Fri 24:00", "Fri 16:60", "Foo 16:00", "Fri16:00", "F 16:00"])
def test_what_is_no_weekday_and_time_is_refused(at: str) -> None:
    with pytest.raises(ConfigError, match="not a weekday and a time"):
        read_schedule(at, "UTC")


@pytest.mark.parametrize("zone", ["Europe/Lndon", "", "../etc/passwd", "Mars/Base"])
def test_an_unknown_zone_is_refused_with_the_nearest(zone: str) -> None:
    with pytest.raises(ConfigError, match="unknown time zone"):
        read_schedule("Fri 16:00", zone)


def test_a_schedule_says_itself() -> None:
    assert read_schedule(" friday 09:05 ", "UTC").at == "Fri 09:05"
