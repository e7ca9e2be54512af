from datetime import UTC, datetime

import pytest

from briefgen.clock import day_of_brief
from briefgen.errors import UsageError


def test_a_given_date_is_the_day_at_midnight_utc() -> None:
    assert day_of_brief("2026-11-22", environ={"SOURCE_DATE_EPOCH": "0"}) == datetime(2026, 11, 22, tzinfo=UTC)


def test_the_epoch_of_a_reproducible_build_is_the_day_where_no_date_is_given() -> None:
    assert day_of_brief(environ={"SOURCE_DATE_EPOCH": "86399"}) == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_today_is_the_day_where_nothing_is_given(environ: dict[str, str]) -> None:
    before = datetime.now().astimezone().date()
    day = day_of_brief(environ=environ)
    after = datetime.now().astimezone().date()
    assert before <= day.date() <= after
    assert day.timetz() == datetime(2026, 1, 1, tzinfo=UTC).timetz()


@pytest.mark.parametrize("value", ["22 November 2026", "2026-13-01", "", "Friday"])
def test_what_is_not_a_date_is_a_usage_error(value: str) -> None:
    with pytest.raises(UsageError, match="is not a date") as caught:
        day_of_brief(value)
    assert "YYYY-MM-DD" in caught.value.hint


@pytest.mark.parametrize("seconds", ["soon", "1.5", "9" * 30])
def test_an_epoch_that_is_not_a_number_of_seconds_is_a_usage_error(seconds: str) -> None:
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH") as caught:
        day_of_brief(environ={"SOURCE_DATE_EPOCH": seconds})
    assert "1970" in caught.value.hint
