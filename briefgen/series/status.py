"""How a series stands. Goes in: its schedule, what the ledger holds, how its sources do, the time. Pure.

Comes out: what became of each period, what is due next, and what is overdue.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from briefgen.archive.arrivals import Health
from briefgen.errors import BriefgenError
from briefgen.series.due import find_due
from briefgen.series.settings import NamedSeries
from briefgen.series.taken import shown_source
from briefgen.text import plural
from briefgen.weekly.period import Period

GRACE = timedelta(hours=1)
"""How long after the end of its period a summary may take before it is late; hosts look each quarter of an hour."""
APPROVAL_GRACE = timedelta(hours=24)
"""How long after the end of its period a summary may wait for a person before it is overdue."""
SOURCE_GRACE = timedelta(hours=24)
"""How long a source may fail before that is overdue, and at least so many times in a row:"""
SOURCE_FAILURES = 3
_MOST_SHOWN = 8
"""Periods that are shown although nothing is left to do for them: the last ones."""

DeliveryState = Literal["prepared", "sending", "sent"]
PeriodState = Literal["missing", "made", "waits for approval", "waits for delivery", "sent"]
"""Nothing was made of it; made, and nobody is to get it; a person is to approve it; folder or mail server did not take
all of it yet; everyone got it."""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One summary on its way to one recipient."""

    template: str
    recipient: str
    """`folder:DIR` or `mail:ADDRESS`."""
    state: DeliveryState
    sent: datetime | None = None
    error: str | None = None
    """Why the last try failed."""


class MadePeriod(msgspec.Struct, frozen=True, kw_only=True):
    """A period of which the summaries were made, as the ledger has it."""

    period: Period
    """Several in one, where missed ones were merged."""
    approved: bool = True
    """Whether it may be sent; False for one that a person still has to approve."""
    deliveries: tuple[Delivery, ...] = ()


class PeriodStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a period."""

    name: str
    start: datetime
    end: datetime
    state: PeriodState
    late: bool
    """Whether it was sent, or is still to be sent, more than an hour after its end."""
    sent: datetime | None = None
    """When the last recipient got it."""
    merged_into: str | None = None
    """The period whose summary tells of it too."""
    waiting: tuple[Delivery, ...] = ()
    """What is still to be delivered."""


class SeriesStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How a series stands."""

    series: str
    at: str
    zone: str
    next: Period
    """The period that runs, at whose end the next summary is due."""
    counts: dict[str, int]
    """How many periods there are in each state."""
    periods: tuple[PeriodStatus, ...]
    """The last eight, and all others for which something is left to do, in their order."""
    sources: tuple[Health, ...]
    """Each under the name that may be shown."""
    overdue: tuple[str, ...]
    """What a person should look after."""


def find_status(
    series: NamedSeries,
    *,
    made: Sequence[MadePeriod],
    sources: Sequence[Health],
    now: datetime,
    fault: BriefgenError | None = None,
) -> SeriesStatus:
    """How `series` stands `now`; `made` is what the ledger holds of it, `fault` what keeps its summaries from being
    made.
    """
    periods = [_judge(period, made, now) for period in _find_ended(series, [one.period for one in made], now)]
    states = [period.state for period in periods]
    return SeriesStatus(
        series=series.name,
        at=series.schedule.at,
        zone=series.schedule.zone,
        next=find_running(series, now),
        counts={state: states.count(state) for state in dict.fromkeys(states)},
        periods=tuple(
            period
            for number, period in enumerate(periods)
            if number >= len(periods) - _MOST_SHOWN or period.state not in ("sent", "made")
        ),
        sources=tuple(replace(source, name=shown_source(source.name)) for source in sources),
        overdue=(
            *([f"no summary can be made: {fault.message}; {fault.hint}"] if fault else ()),
            *(words for period in periods for words in _find_overdue(period, now)),
            *(words for source in sources for words in _find_failing(source, series, now)),
        ),
    )


def _find_ended(series: NamedSeries, made: Sequence[Period], now: datetime) -> list[Period]:
    """The periods that were made, those that one of them covers, and those that are due."""
    covered = [
        period
        for period in series.schedule.periods(series.since, now)
        if any(one.start <= period.start and period.end <= one.end for one in made)
    ]
    ended = {period.name: period for period in (*made, *covered, *find_due(series, made, now))}
    return sorted(ended.values(), key=lambda period: period.end)


def find_running(series: NamedSeries, now: datetime) -> Period:
    """The period of `series` that runs `now`; its first one before it began."""
    end = series.schedule.next_end(max(now, series.since))
    return list(series.schedule.periods(series.since, end))[-1]


def _judge(period: Period, made: Sequence[MadePeriod], now: datetime) -> PeriodStatus:
    found = next(
        (one for one in made if one.period.start <= period.start and period.end <= one.period.end),
        None,
    )
    deliveries = found.deliveries if found else ()
    waiting = tuple(one for one in deliveries if one.state != "sent")
    sent = max((one.sent for one in deliveries if one.sent is not None), default=None)
    state: PeriodState
    if found is None:
        state = "missing"
    elif not waiting:
        state = "sent" if deliveries else "made"
    else:
        state = "waits for delivery" if found.approved else "waits for approval"
    done = sent if state == "sent" and sent is not None else now
    return PeriodStatus(
        name=period.name,
        start=period.start,
        end=period.end,
        state=state,
        late=state != "made" and done - period.end > GRACE,
        sent=sent if state == "sent" else None,
        merged_into=found.period.name if found and found.period.name != period.name else None,
        waiting=waiting,
    )


def _find_overdue(period: PeriodStatus, now: datetime) -> Iterator[str]:
    if period.merged_into is not None or period.state in ("sent", "made"):
        return
    grace = APPROVAL_GRACE if period.state == "waits for approval" else GRACE
    if now - period.end > grace:
        yield f"{period.name} {'is missing' if period.state == 'missing' else period.state}"


def _find_failing(source: Health, series: NamedSeries, now: datetime) -> Iterator[str]:
    since = source.read or series.since
    if source.failures >= SOURCE_FAILURES and now - since > SOURCE_GRACE:
        yield f"{shown_source(source.name)} failed {plural(source.failures, 'time')} in a row"
