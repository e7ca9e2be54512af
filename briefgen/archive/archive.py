"""`Archive`: articles are stored in one SQLite file, and found there again after their sources are gone.

The journal is SQLite's rollback journal with `synchronous = EXTRA`: what was committed is on the disk, one file holds
everything between two runs, and nothing of a forgotten text stays in a log beside it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, Self

import msgspec

from briefgen.errors import ArchiveError
from briefgen.sources.addresses import address_of
from briefgen.sources.article import Article

_SCHEMA = (
    """CREATE TABLE article (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, origin TEXT NOT NULL,
    address TEXT, sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL, arrived TEXT NOT NULL, content BLOB NOT NULL)""",
    "CREATE INDEX article_text ON article (text_sha256)",
    "CREATE INDEX article_address ON article (address)",
    """CREATE TABLE membership (series TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    arrived TEXT NOT NULL, PRIMARY KEY (series, article)) WITHOUT ROWID""",
)
_VERSION = 1
_APPLICATION = 0x42474152
_PATIENCE_S = 10.0


class Stored(msgspec.Struct, frozen=True):
    """What became of an article that was given to an archive."""

    id: int
    outcome: Literal["new", "same", "copy_of", "update_of"]
    other: int | None = None
    """The article that it has the text of, or that it is a later version of."""


def hash_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Archive:
    """An open archive; a context manager that closes it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """The archive in `path`, made where there is none. Raises ArchiveError for a file that cannot be used."""
        with _told(path):
            try:
                if not path.parent.exists():
                    path.parent.mkdir(mode=0o700, parents=True)
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            except OSError as error:
                raise ArchiveError(
                    f"the archive {path} cannot be opened: {error.strerror}", hint="check the file and its folder"
                ) from None
            connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
            try:
                archive = cls(path, connection)
                archive._prepare()
            except BaseException:
                connection.close()
                raise
            return archive

    def _prepare(self) -> None:
        for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = EXTRA"):
            self._connection.execute(f"PRAGMA {pragma}")
        with self.transaction():
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            (application,) = self._connection.execute("PRAGMA application_id").fetchone()
            if version > _VERSION and application == _APPLICATION:
                raise ArchiveError(
                    f"the archive {self._path} is of a newer briefgen", hint="upgrade briefgen, or name another file"
                )
            if tables and application != _APPLICATION:
                raise ArchiveError(f"{self._path} is a database of something else", hint="name another file")
            if not tables:
                for statement in _SCHEMA:
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._connection.execute(f"PRAGMA user_version = {_VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is stored inside is stored, or nothing; one inside another belongs to the outer one."""
        with _told(self._path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def store(self, article: Article, *, arrived: datetime, series: str | None = None) -> Stored:
        """What became of `article`, which is on the disk when this returns outside a transaction."""
        address, text = address_of(article.url, article.origin), hash_text(article.text)
        when = arrived.astimezone(UTC).isoformat(timespec="microseconds")
        key = sha256(msgspec.json.encode([address or article.origin, text, article.headline])).hexdigest()
        with self.transaction():
            ask = self._connection.execute
            held = ask("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
            if held:
                stored = Stored(held[0], "same")
            else:
                copy = ask("SELECT min(id) FROM article WHERE text_sha256 = ?", (text,)).fetchone()[0]
                earlier = ask("SELECT max(id) FROM article WHERE address = ?", (address,)).fetchone()[0]
                row = (key, article.origin, address, article.sha256, text, when, msgspec.json.encode(article))
                columns = "key, origin, address, sha256, text_sha256, arrived, content"
                made = ask(f"INSERT INTO article ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0  # noqa: S608 - names of ours
                stored = Stored(made, "new")
                if earlier or copy:
                    stored = Stored(made, "update_of" if earlier else "copy_of", earlier or copy)
            if series is not None:
                ask("INSERT OR IGNORE INTO membership VALUES (?, ?, ?)", (series, stored.id, when))
        return stored

    def articles(self, series: str, start: datetime, end: datetime) -> tuple[Article, ...]:
        """The articles of a series that arrived from `start` on and before `end`, in the order of arrival."""
        bounds = [moment.astimezone(UTC).isoformat(timespec="microseconds") for moment in (start, end)]
        with _told(self._path):
            rows = self._connection.execute(
                "SELECT content FROM membership JOIN article ON id = membership.article WHERE series = ?"
                " AND membership.arrived >= ? AND membership.arrived < ? ORDER BY membership.arrived, id",
                (series, *bounds),
            ).fetchall()
            return tuple(msgspec.json.decode(content, type=Article) for (content,) in rows)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors as ArchiveErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            what, hint = "is damaged, or no archive", "move it away, or put a copy of it back; it was not changed"
        elif name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            what, hint = "is in use by another process", "try again when that one is done"
        else:
            what, hint = f"cannot be used: {error}", "check its permissions and the free space of the disk"
        raise ArchiveError(f"the archive {path} {what}", hint=hint) from None
