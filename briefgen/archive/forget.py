"""Summaries that hold a text that is to be forgotten. Goes in: texts. Comes out: which, and one of them goes.

That a summary was made and delivered stays in the ledger, so that neither is done again.
"""

from collections.abc import Collection

import msgspec

from briefgen.archive.database import Database, damaged
from briefgen.archive.ledger import find_sealed, list_deliveries, load_summary
from briefgen.errors import UsageError


class _Source(msgspec.Struct):
    text: str


class _Held(msgspec.Struct):
    """What of a summary tells which texts it holds."""

    sources: list[_Source]


def find_holders(database: Database, texts: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The series and the period of each summary that holds one of these texts, in order."""
    kept = database.rows("SELECT series, name FROM period WHERE length(summary) > 0 ORDER BY series, stop")
    return tuple((series, period) for series, period in kept if _holds(database, series, period, frozenset(texts)))


def _holds(database: Database, series: str, period: str, texts: frozenset[str]) -> bool:
    content = load_summary(database, series, period) or b""
    try:
        return any(source.text in texts for source in msgspec.json.decode(content, type=_Held).sources)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise damaged(database.path) from None


def forget_made(database: Database, series: str, period: str) -> bool:
    """Whether there was a summary of that period, which is overwritten with its files; outside a transaction.

    Raises UsageError for one that is not delivered to everyone.
    """
    with database.transaction():
        found = find_sealed(database, series, period)
        if found is None or not found.is_kept:
            return False
        waiting = [one for one in list_deliveries(database, series) if one.period == period and one.state != "sent"]
        if waiting:
            raise UsageError(
                f"the summary {period} of {series} is not delivered to {waiting[0].recipient} yet",
                hint=f"forget it once it is sent; see `briefgen weekly status {series}`",
            )
        database.execute("UPDATE period SET summary = x'' WHERE series = ? AND name = ?", series, period)
        database.execute("DELETE FROM file WHERE series = ? AND period = ?", series, period)
    database.compact()
    return True
