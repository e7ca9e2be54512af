"""What the words of a source for a time mean, and that nothing is guessed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from builders_article import article

from briefgen.sources.dates import moment, read_time


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        *((words, "2026-11-02") for words in ("2026-11-02", " 2 November 2026 ", "02 Nov 2026", "2 Nov. 2026")),
        *((words, "2026-11-02") for words in ("November 2, 2026", "Nov. 2, 2026", "2 NOVEMBER 2026", "Nov 2nd 2026")),
        *((words, "2026-11-20") for words in ("Friday, 20 Nov 2026", "20/11/2026", "11/20/2026", "20.11.2026")),
        ("11/11/2026", "2026-11-11"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("2026-11-02 07:15", "2026-11-02T07:15:00"),
        ("2026-11-02T23:30:00-05:00", "2026-11-02T23:30:00-05:00"),
        ("2026-11-20T16:00:00.123Z", "2026-11-20T16:00:00+00:00"),
        ("2026-11-20T16:00+0100", "2026-11-20T16:00:00+01:00"),
        ("Fri, 20 Nov 2026 16:00:00 +0100 (CET)", "2026-11-20T16:00:00+01:00"),
        ("Fri 20 Nov 2026 16.05 GMT", "2026-11-20T16:05:00+00:00"),
        ("Nov. 20, 2026, 4:05 p.m. ET", "2026-11-20T16:05:00-05:00"),
        ("July 20, 2026 at 4:05 PM ET", "2026-07-20T16:05:00-04:00"),
        ("4 p.m. EST, Nov. 20, 2026", "2026-11-20T16:00:00-05:00"),
        ("12:30 a.m., Nov 20 2026", "2026-11-20T00:30:00"),
        ("20 November 2026 – 16:05 UTC+2", "2026-11-20T16:05:00+02:00"),
    ],
)
def test_a_time_is_read_as_exactly_as_it_is_stated(words: str, iso: str) -> None:
    stated = read_time(words)
    assert stated is not None
    assert stated.iso() == iso


@pytest.mark.parametrize(
    "words",
    [
        *("02/11/2026", "11-02-2026", "2.11.2026", "2 November", "November 2026", "Monday", "", "yesterday"),
        *("2026-13-01", "31 February 2026", "2 Novembre 2026", "2 No 2026", "Updated 2 November 2026", "20261102"),
        *("0000-01-01", "20 Nov 26", "2026-11-20-21", "1/20/2026/3", "2026-11-20T25:00", "20 November 2026 12"),
        *("20 November 2026 13 p.m.", "16:05 20 November 2026 17:05"),
    ],
)
def test_any_other_time_is_not_guessed(words: str) -> None:
    assert read_time(words) is None


def test_a_weekday_that_contradicts_its_date_makes_it_unreadable() -> None:
    assert read_time("Monday, 20 Nov 2026") is None


@pytest.mark.parametrize("zone", ["CST", "IST", "BST", "+99:00", "XYZ"])
def test_a_time_in_a_zone_that_can_be_read_in_two_ways_states_its_day_alone(zone: str) -> None:
    stated = read_time(f"20 November 2026, 16:00 {zone}")
    assert stated is not None
    assert stated.iso() == "2026-11-20"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        ("last week", None),
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=timezone(timedelta(hours=9)))),
        ("20 Nov 2026, 16:00", datetime(2026, 11, 20, 16, tzinfo=timezone(timedelta(hours=9)))),
        ("2026-11-20T16:00:00Z", datetime(2026, 11, 20, 16, tzinfo=UTC)),
    ],
)
def test_what_states_no_zone_is_in_the_zone_that_is_asked_for(published: str | None, expected: datetime | None) -> None:
    assert moment(article("The pier opened.", published=published), timezone(timedelta(hours=9))) == expected
