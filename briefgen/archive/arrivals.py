"""What a series took in, and how its sources do: which article arrived when and whence, what is known already, and
which source was last read when.

Every function writes in the transaction around it, if there is one, so that an article, its arrival and what tells it
from others are on the disk together or not at all.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from briefgen.archive.articles import read_article
from briefgen.archive.database import Database, Schema, stamp
from briefgen.sources.article import Article

ARRIVALS = Schema(
    "arrivals",
    (
        (
            """CREATE TABLE arrival (series TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article
            ON DELETE CASCADE, arrived TEXT NOT NULL, source TEXT NOT NULL,
            PRIMARY KEY (series, article)) WITHOUT ROWID""",
            "CREATE INDEX arrival_article ON arrival (article)",
            "CREATE TABLE seen (series TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (series, key)) WITHOUT ROWID",
            """CREATE TABLE source (series TEXT NOT NULL, name TEXT NOT NULL, tried TEXT NOT NULL, read TEXT,
            error TEXT, failures INTEGER NOT NULL, etag TEXT, last_modified TEXT, entries INTEGER NOT NULL,
            PRIMARY KEY (series, name)) WITHOUT ROWID""",
            """CREATE TABLE unread (series TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL,
            reason TEXT NOT NULL, tried TEXT NOT NULL, PRIMARY KEY (series, source, name)) WITHOUT ROWID""",
        ),
        (
            """CREATE TABLE home (series TEXT PRIMARY KEY, folder TEXT NOT NULL, since TEXT NOT NULL)
            WITHOUT ROWID""",
        ),
    ),
)
FIRST_WAIT = timedelta(minutes=15)
"""How long a source is left alone after it failed once; twice as long after each failure that follows."""
LONGEST_WAIT = timedelta(hours=6)
_MOST_DOUBLINGS = 16


class Home(msgspec.Struct, frozen=True):
    """The folder that a series of this archive belongs to."""

    folder: Path
    """Where its `briefgen.toml` lies; absolute."""
    since: datetime
    """When it began, in UTC."""


class Arrival(msgspec.Struct, frozen=True):
    """An article that a series took in."""

    id: int
    """Its number in the archive."""
    article: Article
    arrived: datetime
    """When the series had it first, in UTC."""
    source: str
    """The feed or the folder that gave it first."""


class Unread(msgspec.Struct, frozen=True):
    """A file of a folder, or an entry of a feed, that could not be read and is tried again."""

    name: str
    reason: str
    tried: datetime
    """When it was last tried, in UTC."""


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How a source of a series does."""

    name: str
    """Its address, or the folder as the settings name it."""
    tried: datetime | None = None
    """When it was last asked; None for never."""
    read: datetime | None = None
    """When it last answered; None for never."""
    error: str | None = None
    """Why it did not answer the last time; None where it did."""
    failures: int = 0
    """In a row, up to now."""
    etag: str | None = None
    last_modified: str | None = None
    entries: int = 0
    """How many entries or files it has given that were new."""
    unread: tuple[Unread, ...] = ()

    @property
    def retry(self) -> datetime | None:
        """From when on it is tried again; None for one that does not fail."""
        if not self.failures or self.tried is None:
            return None
        doublings = min(self.failures - 1, _MOST_DOUBLINGS)
        return self.tried + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)

    def waits(self, now: datetime) -> bool:
        """Whether it is left alone `now`; never for one that was tried later than that, by a clock since set back."""
        return self.retry is not None and self.tried is not None and self.tried <= now < self.retry


def find_home(database: Database, series: str) -> Home | None:
    """Where the series of that name belongs; None for one that was never collected for."""
    rows = database.rows("SELECT folder, since FROM home WHERE series = ?", series)
    return next((Home(Path(folder), datetime.fromisoformat(since)) for folder, since in rows), None)


def note_home(database: Database, series: str, home: Home) -> None:
    """Keep where a series belongs, in the place of what was known of it."""
    database.execute("INSERT OR REPLACE INTO home VALUES (?, ?, ?)", series, str(home.folder), stamp(home.since))


def add_arrival(database: Database, series: str, article: int, *, arrived: datetime, source: str) -> bool:
    """Whether the article with that number is new to `series`; if it is, its arrival is recorded."""
    added = database.execute(
        "INSERT OR IGNORE INTO arrival VALUES (?, ?, ?, ?)", series, article, stamp(arrived), source
    )
    return added > 0


def find_arrivals(
    database: Database, series: str, *, among: Collection[int] | None = None, but_for: Collection[int] = ()
) -> tuple[Arrival, ...]:
    """What `series` took in, in the order of arrival; only those `among` some numbers, where these are given.

    `but_for` are numbers that are left out: what is in earlier summaries need not be read again.
    """
    rows = database.rows(
        "SELECT id, content, arrival.arrived, source FROM arrival JOIN article ON id = arrival.article"
        " WHERE series = ? AND id NOT IN (SELECT value FROM json_each(?))"
        " AND (? IS NULL OR id IN (SELECT value FROM json_each(?))) ORDER BY arrival.arrived, id",
        series,
        _as_list(but_for),
        *(2 * (_as_list(among) if among is not None else None,)),
    )
    return tuple(
        Arrival(number, read_article(database, content), datetime.fromisoformat(arrived), source)
        for number, content, arrived, source in rows
    )


def find_seen(database: Database, series: str, keys: Iterable[str]) -> frozenset[str]:
    """Those of `keys` that were noted for `series`."""
    rows = database.rows(
        "SELECT key FROM seen WHERE series = ? AND key IN (SELECT value FROM json_each(?))", series, _as_list(keys)
    )
    return frozenset(key for (key,) in rows)


def note_seen(database: Database, series: str, keys: Iterable[str]) -> None:
    """Note `keys`, each the hash of what an entry or a file is known by; they outlive the article."""
    for key in keys:
        database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", series, key)


def find_health(database: Database, series: str, name: str) -> Health:
    """How the source of that name does; nothing but the name for one that was never tried."""
    rows = database.rows(
        "SELECT tried, read, error, failures, etag, last_modified, entries FROM source WHERE series = ? AND name = ?",
        series,
        name,
    )
    if not rows:
        return Health(name=name)
    ((tried, read, error, failures, etag, last_modified, entries),) = rows
    unread = database.rows(
        "SELECT name, reason, tried FROM unread WHERE series = ? AND source = ? ORDER BY name", series, name
    )
    return Health(
        name=name,
        tried=datetime.fromisoformat(tried),
        read=datetime.fromisoformat(read) if read is not None else None,
        error=error,
        failures=failures,
        etag=etag,
        last_modified=last_modified,
        entries=entries,
        unread=tuple(Unread(called, reason, datetime.fromisoformat(at)) for called, reason, at in unread),
    )


def note_health(database: Database, series: str, health: Health) -> None:
    """Keep how a source does, in the place of what was known of it."""
    if health.tried is None:
        return
    with database.transaction():
        database.execute(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            series,
            health.name,
            stamp(health.tried),
            stamp(health.read) if health.read is not None else None,
            health.error,
            health.failures,
            health.etag,
            health.last_modified,
            health.entries,
        )
        database.execute("DELETE FROM unread WHERE series = ? AND source = ?", series, health.name)
        _note_unread(database, series, health.name, health.unread)


def _note_unread(database: Database, series: str, source: str, unread: Sequence[Unread]) -> None:
    for one in unread:
        values = (series, source, one.name, one.reason, stamp(one.tried))
        database.execute("INSERT OR REPLACE INTO unread VALUES (?, ?, ?, ?, ?)", *values)


def _as_list(values: Collection[int] | Iterable[str]) -> str:
    """What `json_each` of SQLite reads."""
    return msgspec.json.encode(list(values)).decode()
