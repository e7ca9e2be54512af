"""What is due: each moment since the series began is in one period, however the series is run and changed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from series_site import make_series

from briefgen.series.due import find_due
from briefgen.weekly.period import WEEKDAYS, Period, Schedule

SINCE = datetime(2026, 10, 2, 16, tzinfo=UTC)
SCHEDULES = st.builds(
    Schedule,
    st.integers(0, len(WEEKDAYS) - 1),
    st.integers(0, 23),
    st.sampled_from([0, 30]),
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Seoul", "Australia/Lord_Howe"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(SCHEDULES, st.integers(-10, 40)), min_size=1, max_size=6),
    st.booleans(),
)
def test_sealed_periods_never_overlap_and_leave_no_gap(
    tmp_path: Path,
    steps: list[tuple[Schedule, int]],
    skips: bool,  # noqa: FBT001 - a case
) -> None:
    series = replace(make_series(tmp_path), since=SINCE)
    sealed: dict[str, Period] = {}
    now = latest = SINCE
    for schedule, days in steps:
        series = replace(series, schedule=steps[0][0] if skips else schedule)
        now += timedelta(days=days)  # the clock can be set back
        latest = max(latest, now)
        due = find_due(series, sealed.values(), now)
        assert all(period.end <= now for period in due)
        sealed |= {period.name: period for period in (due[-1:] if skips else due)}
    sealed |= {period.name: period for period in find_due(series, sealed.values(), latest)}
    order = sorted(sealed.values(), key=lambda period: period.start)
    assert all(period.start < period.end for period in order)
    assert [period.start for period in order] == [SINCE, *(period.end for period in order)][: len(order)]
    assert find_due(series, sealed.values(), latest) == ()
