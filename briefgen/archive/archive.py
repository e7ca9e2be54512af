"""`Archive`: articles are stored in one SQLite file, and found there again after their sources are gone."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Self

from briefgen.archive import articles
from briefgen.archive.articles import ARTICLES, Entry, Stored
from briefgen.archive.database import Database, Schema
from briefgen.sources.article import Article


class Archive:
    """An open archive; a context manager that closes it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        """The file, for other tables of the same transactions."""

    @classmethod
    def open(cls, path: Path, *, also: Sequence[Schema] = (), make: bool = True) -> "Archive":
        """The archive in `path`, with the tables of `also` beside its own, made where there is none unless `make` is
        off. Raises ArchiveError for a file that cannot be used.
        """
        return cls(Database.open(path, (ARTICLES, *also), make=make))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.database.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All that is stored inside is stored, or nothing; one inside another belongs to the outer one."""
        return self.database.transaction()

    def store(self, article: Article, *, arrived: datetime) -> Stored:
        """What became of `article`, which is on the disk when this returns outside a transaction."""
        return articles.store(self.database, article, arrived=arrived)

    def list(self, *, before: datetime | None = None) -> Iterator[Entry]:
        """Every article that is held, or those stored before a time, the oldest first."""
        return articles.list_entries(self.database, before=before)

    def find(self, name: str) -> tuple[Entry, ...]:
        """The articles that `name` means: the number of one, else all of an origin or an address, however spelled."""
        return articles.find_entries(self.database, name)

    def find_source(self, *, sha256: str, text: str) -> tuple[Entry, ...]:
        """The articles read from the bytes with that hash, or that hold that very text."""
        return articles.find_by_source(self.database, sha256=sha256, text=text)

    def find_versions(self, article: Article) -> tuple[Entry, ...]:
        """The newest articles with the address of `article`, or with its publisher and headline."""
        return tuple({entry.id: entry for entry in articles.find_related(self.database, article)}.values())

    def forget(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Delete the articles with these numbers, and overwrite their texts; outside a transaction.

        The numbers of others that hold the very text of one of them are given back: it stays in the file with those.
        So it does with summaries of series that were made of it (`forget.find_holders`).
        """
        numbers = tuple(numbers)
        others = articles.find_same_text(self.database, numbers)
        articles.forget(self.database, numbers)
        return others
