"""What the ledger holds of a series, as its status asks for it."""

from briefgen.archive import ledger
from briefgen.archive.archive import Archive
from briefgen.series.settings import NamedSeries
from briefgen.series.status import Delivery, MadePeriod


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
