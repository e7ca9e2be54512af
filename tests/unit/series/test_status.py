"""How a series stands, as monitoring asks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from series_site import make_series

from briefgen.archive.arrivals import Health
from briefgen.series.settings import NamedSeries
from briefgen.series.status import Delivery, MadePeriod, find_status
from briefgen.weekly.period import Period

SINCE = datetime(2026, 10, 30, 16, tzinfo=UTC)
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)


@pytest.fixture
def series(tmp_path: Path) -> NamedSeries:
    return make_series(tmp_path, inbox=("inbox",))


def period(number: int, weeks: int = 1) -> Period:
    """The week of that number, or several that end with it; 44 ends when the series began."""
    end = SINCE + (number - 44) * WEEK
    return Period(f"2026-W{number}", end - weeks * WEEK, end)


def made(number: int, *, sent: datetime | None, approved: bool = True, weeks: int = 1) -> MadePeriod:
    delivery = Delivery(
        template="executive", recipient="folder:briefs", state="sent" if sent else "prepared", sent=sent
    )
    return MadePeriod(period=period(number, weeks), approved=approved, deliveries=(delivery,))


def test_nothing_ended_yet(series: NamedSeries) -> None:
    for now in (SINCE - 9 * WEEK, SINCE, SINCE + WEEK - HOUR):
        status = find_status(series, made=(), sources=(), now=now)
        assert (status.periods, status.overdue, status.next) == ((), (), period(45))


def test_periods_are_sent_late_missing_or_waiting(series: NamedSeries) -> None:
    ledger = [
        made(45, sent=period(45).end + HOUR / 2),
        made(46, sent=period(46).end + 3 * HOUR),
        made(48, sent=None),
        made(49, sent=None, approved=False),
        MadePeriod(period=period(50)),
    ]
    status = find_status(series, made=ledger, sources=(), now=period(50).end + 2 * HOUR)
    assert [(one.name, one.state, one.late) for one in status.periods] == [
        ("2026-W45", "sent", False),
        ("2026-W46", "sent", True),
        ("2026-W47", "missing", True),
        ("2026-W48", "waits for delivery", True),
        ("2026-W49", "waits for approval", True),
        ("2026-W50", "made", False),
    ]
    assert status.overdue == ("2026-W47 is missing", "2026-W48 waits for delivery", "2026-W49 waits for approval")
    assert status.counts["sent"] == 2


def test_what_has_just_ended_is_not_overdue(series: NamedSeries) -> None:
    end = period(45).end
    assert find_status(series, made=(), sources=(), now=end + HOUR).overdue == ()
    assert find_status(series, made=(), sources=(), now=end + HOUR * 1.01).overdue == ("2026-W45 is missing",)
    waiting = [made(45, sent=None, approved=False)]
    assert find_status(series, made=waiting, sources=(), now=end + 24 * HOUR).overdue == ()
    assert find_status(series, made=waiting, sources=(), now=end + 25 * HOUR).overdue == (
        "2026-W45 waits for approval",
    )


def test_merged_periods_are_told_by_the_one_summary(series: NamedSeries) -> None:
    status = find_status(series, made=[made(47, sent=None, weeks=3)], sources=(), now=period(47).end + 2 * HOUR)
    assert [(one.name, one.merged_into) for one in status.periods] == [
        ("2026-W45", "2026-W47"),
        ("2026-W46", "2026-W47"),
        ("2026-W47", None),
    ]
    assert status.overdue == ("2026-W47 waits for delivery",)


def test_years_show_the_last_periods_and_what_is_left_to_do(series: NamedSeries) -> None:
    now = SINCE + 100 * WEEK
    ended = list(series.schedule.periods(series.since, now))
    ledger = [
        MadePeriod(period=one, deliveries=made(45, sent=one.end).deliveries)
        for number, one in enumerate(ended)
        if number != 3
    ]
    status = find_status(series, made=ledger, sources=(), now=now)
    assert [one.name for one in status.periods] == [ended[3].name, *(one.name for one in ended[-8:])]
    assert status.counts == {"sent": 99, "missing": 1}


def test_a_clock_set_back_undoes_nothing(series: NamedSeries) -> None:
    status = find_status(series, made=[made(46, sent=period(46).end)], sources=(), now=SINCE + HOUR)
    assert [(one.name, one.state) for one in status.periods] == [("2026-W46", "sent")]
    assert status.overdue == ()


def test_a_source_is_overdue_when_its_failing_lasts(series: NamedSeries) -> None:
    now = SINCE + 30 * HOUR
    sources = [
        Health(name="https://example.org/rss?key=1", tried=now, read=now - 25 * HOUR, failures=3, error="down"),
        Health(name="once", tried=now, read=now - 25 * HOUR, failures=2, error="down"),
        Health(name="short", tried=now, read=now - 24 * HOUR, failures=30, error="down"),
        Health(name="never", tried=now, failures=4, error="down"),
        Health(name="new"),
    ]
    assert find_status(series, made=(), sources=sources, now=now).overdue == (
        "https://example.org/rss?… failed 3 times in a row",
        "never failed 4 times in a row",
    )
