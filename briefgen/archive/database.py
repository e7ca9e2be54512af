"""`Database`: one SQLite file of the user's, its tables made and brought up to date when it is opened.

The journal is SQLite's rollback journal with `synchronous = EXTRA`: what was committed is on the disk, one file holds
everything between two runs, and nothing of a deleted row stays in a log beside it.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

from briefgen.errors import ArchiveError

_APPLICATION = 0x42474152
"""What marks the file as ours, in SQLite's `application_id`."""
_PATIENCE_S = 10.0
"""How long a process waits for another that writes."""
_OTHERS = 0o077
_DAMAGED = ("is damaged, or no archive", "move it away, or put a copy of it back; it was not changed")
_FLAWS = {
    ("SQLITE_CORRUPT", "SQLITE_NOTADB"): _DAMAGED,
    ("SQLITE_BUSY", "SQLITE_LOCKED"): ("is in use by another process", "try again when that one is done"),
    ("SQLITE_READONLY",): ("may only be read", "allow yourself to write to it and to its folder, or name another file"),
    ("SQLITE_FULL",): ("cannot grow: the disk is full", "make room, then try again; nothing was half written"),
}
"""Openings of the names of SQLite's errors: what they mean, and what to do."""


class Schema(NamedTuple):
    """Tables that belong together."""

    name: str
    versions: tuple[tuple[str, ...], ...]
    """For each version, from 1: the statements that make it of the version before. Only ever appended to."""


class Database:
    """An open file with its tables; a context manager that closes it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, schemas: Sequence[Schema], *, make: bool = True) -> "Database":
        """The database in `path` with the tables of `schemas`, made where there is none unless `make` is off.

        Where nothing is to be made it takes no lock that another process could wait for, and needs no permission to
        write. Raises ArchiveError for a file that cannot be used.
        """
        _prepare_file(path, make=make)
        with told(path):
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE_S, isolation_level=None
            )
            database = cls(path, connection)
            try:
                for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = EXTRA"):
                    connection.execute(f"PRAGMA {pragma}")
                found = [database._version(schema) for schema in schemas]
                _close_to_others(path)
                if found != [len(schema.versions) for schema in schemas]:
                    database._bring_up(schemas)
            except BaseException:
                connection.close()
                raise
        return database

    def _bring_up(self, schemas: Sequence[Schema]) -> None:
        with self.transaction():
            self.execute(f"PRAGMA application_id = {_APPLICATION}")
            self.execute("CREATE TABLE IF NOT EXISTS schema (name TEXT PRIMARY KEY, version INTEGER NOT NULL)")
            for schema in schemas:
                for statements in schema.versions[self._version(schema) :]:
                    for statement in statements:
                        self.execute(statement)
                self.execute("INSERT OR REPLACE INTO schema VALUES (?, ?)", schema.name, len(schema.versions))

    def _version(self, schema: Schema) -> int:
        """The version of a schema's tables in the file; 0 where there are none yet."""
        tables = {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        (application,) = self.rows("PRAGMA application_id")[0]
        if application != _APPLICATION and tables:
            raise ArchiveError(f"{self.path} is a database of something else", hint="name another file")
        if "schema" not in tables:
            return 0
        version: int = next(
            (found for (found,) in self.rows("SELECT version FROM schema WHERE name = ?", schema.name)), 0
        )
        if version > len(schema.versions):
            raise ArchiveError(
                f"the archive {self.path} is of a newer briefgen", hint="upgrade briefgen, or name another file"
            )
        return version

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written, or nothing; one inside another belongs to the outer one.

        No other process writes from its beginning to its end. Raises ArchiveError where one does, for ten seconds.
        """
        with told(self.path):
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

    def execute(self, statement: str, *values: object) -> int:
        """The number of rows that `statement` changed; it is on the disk when this returns outside a transaction."""
        with told(self.path):
            return self._connection.execute(statement, values).rowcount

    def insert(self, table: str, **values: object) -> int:
        """The number of the row that is put into `table`, by its columns."""
        places = ", ".join("?" * len(values))
        with told(self.path):
            added = self._connection.execute(
                f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})",  # noqa: S608 - names of ours
                tuple(values.values()),
            )
        return added.lastrowid or 0

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What `query` finds."""
        with told(self.path):
            return self._connection.execute(query, values).fetchall()

    def check(self) -> None:
        """Read the whole file. Raises ArchiveError where it is damaged, which an opened file need not show at once."""
        if self.rows("PRAGMA quick_check(1)") != [("ok",)]:
            raise damaged(self.path)

    def compact(self) -> None:
        """Write the file anew without the room of what was deleted; outside a transaction."""
        with told(self.path):
            self._connection.execute("VACUUM")


def _prepare_file(path: Path, *, make: bool) -> None:
    """See that the file is there, where it may be made; one that is made may be opened by its owner alone."""
    try:
        if not make and not path.exists():
            raise ArchiveError(f"there is no archive {path}", hint="name another file, or store something first")
        if not path.exists():
            for folder in reversed([folder for folder in path.parents if not folder.exists()]):
                folder.mkdir(mode=0o700, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if path.is_dir():
            raise ArchiveError(f"the archive {path} is a folder", hint="name a file in it")
    except OSError as error:
        raise ArchiveError(
            f"the archive {path} cannot be opened: {error.strerror}", hint="check the file and its folder"
        ) from None


def _close_to_others(path: Path) -> None:
    """See that nobody but its owner may open the file, which is known to be an archive."""
    with suppress(OSError):  # the file of another user who lets us in, or a disk that may only be read
        mode = path.stat().st_mode
        if mode & _OTHERS and os.name == "posix":
            path.chmod(mode & ~_OTHERS)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as ArchiveErrors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        what, hint = next(
            (flaw for names, flaw in _FLAWS.items() if name.startswith(names)),
            (f"cannot be used: {error}", "check its permissions and the free space of the disk"),
        )
        raise ArchiveError(f"the archive {path} {what}", hint=hint) from None


def stamp(moment: datetime) -> str:
    """`moment` as a column holds it: in UTC, so that earlier ones sort first."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def damaged(path: Path) -> ArchiveError:
    """The error for a row that does not hold what it should."""
    return ArchiveError(f"the archive {path} {_DAMAGED[0]}", hint=_DAMAGED[1])
