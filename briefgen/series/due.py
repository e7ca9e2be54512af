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
