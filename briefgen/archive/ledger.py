"""The ledger of series: which periods were sealed, what was made of them, and what was delivered to whom.

Every step is one transaction, and each can be found again: a run that was killed goes on from the last that is here. An
article is in one period of a series at most, and a summary goes to a recipient once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from briefgen.archive.database import Database, Schema, stamp
from briefgen.weekly.period import Period

LEDGER = Schema(
    "ledger",
    (
        (
            """CREATE TABLE period (series TEXT NOT NULL, name TEXT NOT NULL, start TEXT NOT NULL, stop TEXT NOT NULL,
            sealed TEXT NOT NULL, part_of TEXT, summary BLOB, approved TEXT, reminded TEXT,
            PRIMARY KEY (series, name)) WITHOUT ROWID""",
            """CREATE TABLE member (series TEXT NOT NULL, article INTEGER NOT NULL, period TEXT NOT NULL,
            late INTEGER NOT NULL, PRIMARY KEY (series, article)) WITHOUT ROWID""",
            """CREATE TABLE file (series TEXT NOT NULL, period TEXT NOT NULL, template TEXT NOT NULL,
            name TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (series, period, template, name))""",
            """CREATE TABLE delivery (series TEXT NOT NULL, period TEXT NOT NULL, template TEXT NOT NULL,
            recipient TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, again TEXT, error TEXT, sent TEXT,
            PRIMARY KEY (series, period, template, recipient)) WITHOUT ROWID""",
        ),
    ),
)

DeliveryState = Literal["waiting", "sending", "sent"]
"""Not yet tried, or to be tried again; handed over to a mail server without an answer on record; delivered."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A period whose articles are settled."""

    period: Period
    sealed: datetime
    """When, in UTC."""
    part_of: str | None = None
    """The period whose summary covers this one too, where missed periods were merged."""
    is_made: bool = False
    """Whether its summary and files were made, and put into the ledger."""
    is_kept: bool = False
    """Whether they are there still: what was made may be forgotten."""
    approved: datetime | None = None
    reminded: datetime | None = None
    """When its owner was told that it waits."""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One summary to one recipient."""

    period: str
    template: str
    recipient: str
    """`folder:DIR` or `mail:ADDRESS`, as the settings have it."""
    state: DeliveryState
    attempts: int = 0
    again: datetime | None = None
    """From when on it is tried again; None for at once."""
    error: str | None = None
    """Why the last attempt failed."""
    sent: datetime | None = None


def seal(
    database: Database,
    series: str,
    period: Period,
    *,
    now: datetime,
    own: Sequence[int],
    late: Sequence[int],
    parts: Sequence[Period] = (),
) -> None:
    """Settle that `period` takes these articles, by their numbers in the archive; what is sealed stays so.

    `parts` are missed periods that it covers too. Raises ArchiveError.
    """
    with database.transaction():
        if find_sealed(database, series, period.name) is not None:
            return
        for one in parts:
            _insert_period(database, series, one, now, part_of=period.name)
        _insert_period(database, series, period, now, part_of=None)
        for numbers, is_late in ((own, 0), (late, 1)):
            for number in numbers:
                database.insert("member", series=series, article=number, period=period.name, late=is_late)


def _insert_period(database: Database, series: str, period: Period, now: datetime, *, part_of: str | None) -> None:
    database.insert(
        "period",
        series=series,
        name=period.name,
        start=stamp(period.start),
        stop=stamp(period.end),
        sealed=stamp(now),
        part_of=part_of,
    )


_PERIOD = "name, start, stop, sealed, part_of, summary IS NOT NULL, length(summary) > 0, approved, reminded"


def list_sealed(database: Database, series: str) -> tuple[Sealed, ...]:
    """The sealed periods of `series`, the earliest first."""
    rows = database.rows(f"SELECT {_PERIOD} FROM period WHERE series = ? ORDER BY stop, start DESC", series)  # noqa: S608
    return tuple(map(_read_sealed, rows))


def find_sealed(database: Database, series: str, name: str) -> Sealed | None:
    """The sealed period of that name; None where it is not sealed."""
    rows = database.rows(f"SELECT {_PERIOD} FROM period WHERE series = ? AND name = ?", series, name)  # noqa: S608
    return _read_sealed(rows[0]) if rows else None


def find_members(database: Database, series: str, period: str) -> tuple[tuple[int, bool], ...]:
    """The numbers of the articles of a sealed period, in order, each with whether it is late."""
    rows = database.rows(
        "SELECT article, late FROM member WHERE series = ? AND period = ? ORDER BY article", series, period
    )
    return tuple((number, bool(late)) for number, late in rows)


def list_taken(database: Database, series: str) -> frozenset[int]:
    """The numbers of the articles that are in some sealed period of `series`."""
    return frozenset(number for (number,) in database.rows("SELECT article FROM member WHERE series = ?", series))


def keep_made(
    database: Database,
    series: str,
    period: str,
    summary: bytes,
    *,
    files: Mapping[str, Mapping[str, bytes]],
    recipients: Mapping[str, Sequence[str]],
) -> None:
    """Keep what was made of a sealed period: its summary as JSON, the files of each template by their names.

    To each of the `recipients` of a template a delivery waits from then on. What is made once stays so.
    """
    with database.transaction():
        changed = database.execute(
            "UPDATE period SET summary = ? WHERE series = ? AND name = ? AND summary IS NULL", summary, series, period
        )
        if not changed:
            return
        for template, contents in files.items():
            for name, content in contents.items():
                database.insert("file", series=series, period=period, template=template, name=name, content=content)
        for template, names in recipients.items():
            for name in names:
                _await_delivery(database, series, period, template, name)


def load_summary(database: Database, series: str, period: str) -> bytes | None:
    """The JSON of the summary that was made of a period; empty where it was forgotten, None where none was made."""
    rows = database.rows("SELECT summary FROM period WHERE series = ? AND name = ?", series, period)
    return rows[0][0] if rows else None


def load_files(database: Database, series: str, period: str, template: str) -> dict[str, bytes]:
    """The files that were made of a period with a template, by their names, in the order of these."""
    rows = database.rows(
        "SELECT name, content FROM file WHERE series = ? AND period = ? AND template = ? ORDER BY name",
        series, period, template,
    )  # fmt: skip
    return dict(rows)


def approve(database: Database, series: str, period: str, *, now: datetime) -> None:
    """Let a period be sent; approved once, it stays so."""
    database.execute(
        "UPDATE period SET approved = ? WHERE series = ? AND name = ? AND approved IS NULL", stamp(now), series, period
    )


def note_reminded(database: Database, series: str, period: str, *, now: datetime) -> None:
    """Note that the owner of a series was told that a period waits."""
    database.execute("UPDATE period SET reminded = ? WHERE series = ? AND name = ?", stamp(now), series, period)


def list_deliveries(database: Database, series: str) -> tuple[Delivery, ...]:
    """The deliveries of `series`, those of the earliest period first."""
    rows = database.rows(
        "SELECT delivery.period, template, recipient, state, attempts, again, error, sent FROM delivery"
        " JOIN period ON period.series = delivery.series AND period.name = delivery.period"
        " WHERE delivery.series = ? ORDER BY stop, template, recipient",
        series,
    )
    return tuple(
        Delivery(
            period=period,
            template=template,
            recipient=recipient,
            state=state,
            attempts=attempts,
            again=_read_time(again),
            error=error,
            sent=_read_time(sent),
        )
        for period, template, recipient, state, attempts, again, error, sent in rows
    )


def note_delivery(database: Database, series: str, delivery: Delivery) -> None:
    """Keep how a delivery stands; it is on the disk when this returns outside a transaction."""
    database.execute(
        "UPDATE delivery SET state = ?, attempts = ?, again = ?, error = ?, sent = ?"
        " WHERE series = ? AND period = ? AND template = ? AND recipient = ?",
        delivery.state, delivery.attempts,
        delivery.again and stamp(delivery.again), delivery.error, delivery.sent and stamp(delivery.sent),
        series, delivery.period, delivery.template, delivery.recipient,
    )  # fmt: skip


def redirect(database: Database, series: str, recipients: Mapping[str, Sequence[str]]) -> tuple[Delivery, ...]:
    """The deliveries that are withdrawn since they were not made, and their recipient is none of `recipients` now.

    Who the template's summary goes to now is to get it instead, once: so a wrong address can be put right. Those of a
    template that `recipients` does not name stay: nobody has said who is to get them.
    """
    with database.transaction():
        withdrawn = tuple(
            one
            for one in list_deliveries(database, series)
            if one.state != "sent" and one.recipient not in recipients.get(one.template, (one.recipient,))
        )
        for one in withdrawn:
            database.execute(
                "DELETE FROM delivery WHERE series = ? AND period = ? AND template = ? AND recipient = ?",
                series, one.period, one.template, one.recipient,
            )  # fmt: skip
            for name in recipients[one.template]:
                _await_delivery(database, series, one.period, one.template, name)
    return withdrawn


def _await_delivery(database: Database, series: str, period: str, template: str, recipient: str) -> None:
    """Have a delivery wait, unless it is in the ledger."""
    database.execute(
        "INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, ?, 'waiting', 0, NULL, NULL, NULL)",
        series, period, template, recipient,
    )  # fmt: skip


def _read_sealed(row: tuple[Any, ...]) -> Sealed:
    name, start, stop, sealed, part_of, is_made, is_kept, approved, reminded = row
    return Sealed(
        period=Period(name, datetime.fromisoformat(start), datetime.fromisoformat(stop)),
        sealed=datetime.fromisoformat(sealed),
        part_of=part_of,
        is_made=bool(is_made),
        is_kept=bool(is_kept),
        approved=_read_time(approved),
        reminded=_read_time(reminded),
    )


def _read_time(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words is not None else None
