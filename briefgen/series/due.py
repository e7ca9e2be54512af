"""Which periods are due. Goes in: a series, what is sealed, the time. Comes out: what ended and is not sealed. Pure."""

from collections.abc import Iterable
from datetime import datetime

from briefgen.series.settings import NamedSeries
from briefgen.weekly.period import Period


def find_due(series: NamedSeries, sealed: Iterable[Period], now: datetime) -> tuple[Period, ...]:
    """The periods that have ended by `now` and are not among `sealed`, the earliest first.

    Each begins where the one before it ends, also where that one was sealed under another schedule: so no moment since
    the series began is in two periods, and none in no period.
    """
    done = {period.name: period for period in sealed}
    coming = [period for period in series.schedule.periods(series.since, now) if period.name not in done]
    due: list[Period] = []
    start = series.since
    for period in sorted([*done.values(), *coming], key=lambda one: one.end):
        end = period.end
        if period.name not in done:
            end = min([end, *(one.start for one in done.values() if one.start < end <= one.end)])
            due += [Period(period.name, start, end)] if start < end else []
        start = max(start, end)
    return tuple(due)


def find_as_due(series: NamedSeries, sealed: Iterable[Period], period: Period) -> Period:
    """`period` as a run will make it once it has ended: it begins where the one before it ends."""
    return next((one for one in find_due(series, sealed, period.end) if one.name == period.name), period)


def find_closed(series: NamedSeries, due: Iterable[Period], period: Period) -> tuple[Period, ...]:
    """The times before `period` that no period of `due` will tell of: what comes from then is late.

    They are the sealed periods, and what a change of schedule left between a sealed one and one that was skipped.
    """
    closed: list[Period] = []
    start = series.since
    for one in (*(one for one in due if one.end <= period.start), period):
        if start < one.start:
            closed.append(Period("", start, one.start))
        start = one.end
    return tuple(closed)
