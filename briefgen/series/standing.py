"""What the ledger holds of a series, as its status and `explain` ask for it."""

from briefgen.archive import ledger
from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import find_arrivals
from briefgen.series.due import find_as_due, find_closed, find_due
from briefgen.series.explain import Explained, explain_period
from briefgen.series.membership import Members
from briefgen.series.settings import NamedSeries
from briefgen.series.status import Delivery, MadePeriod
from briefgen.weekly.json import summary_from_json
from briefgen.weekly.model import WeeklySummary
from briefgen.weekly.period import Period


def find_made(series: NamedSeries, archive: Archive) -> tuple[MadePeriod, ...]:
    """The periods of `series` that were made, each with its deliveries."""
    waits = series.settings.approve
    deliveries: dict[str, list[Delivery]] = {}
    for one in ledger.list_deliveries(archive.database, series.name):
        deliveries.setdefault(one.period, []).append(
            Delivery(
                template=one.template,
                recipient=one.recipient,
                state="prepared" if one.state == "waiting" else one.state,
                sent=one.sent,
                error=one.error,
            )
        )
    return tuple(
        MadePeriod(
            period=one.period,
            approved=not waits or one.approved is not None,
            deliveries=tuple(deliveries.get(one.period.name, ())),
        )
        for one in ledger.list_sealed(archive.database, series.name)
        if one.is_made
    )


def explain(series: NamedSeries, archive: Archive | None, period: Period) -> Explained:
    """Why the articles of `period` went where they did: as it was sealed, else as it would be now.

    `archive` is None where there is none yet.
    """
    if archive is None:
        return explain_period(series, find_as_due(series, [], period), ())
    database = archive.database
    sealed = ledger.list_sealed(database, series.name)
    taken = ledger.list_taken(database, series.name)
    found = next((one for one in sealed if one.period.name == period.name), None)
    if found is None:
        done = [one.period for one in sealed]
        period = find_as_due(series, done, period)
        earlier = [one.period for one in sealed if one.is_kept and one.period.end <= period.start]
        return explain_period(
            series,
            period,
            find_arrivals(database, series.name, but_for=taken),
            sealed=find_closed(series, find_due(series, done, period.end), period),
            taken=taken,
            earlier=_load(archive, series.name, earlier[-1].name) if earlier else None,
        )
    name = found.part_of or found.period.name
    members = ledger.find_members(database, series.name, name)
    own, late = (tuple(number for number, is_late in members if is_late is wanted) for wanted in (False, True))
    return explain_period(
        series,
        next(one.period for one in sealed if one.period.name == name),
        (
            *find_arrivals(database, series.name, among=(*own, *late)),
            *find_arrivals(database, series.name, but_for=taken),
        ),
        members=Members(own, late),
        summary=_load(archive, series.name, name),
    )


def _load(archive: Archive, series: str, period: str) -> WeeklySummary | None:
    content = ledger.load_summary(archive.database, series, period)
    return summary_from_json(content) if content else None
