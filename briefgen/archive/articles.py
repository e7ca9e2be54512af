"""The articles of an archive: stored once each, told apart from copies and versions of what is held, found, forgotten.

A near-copy is looked for among the texts that share fingerprints with it; only a text that is no copy itself has
fingerprints, so that a thousand copies of one text cost no more than one.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Literal

import msgspec

from briefgen import __version__
from briefgen.archive.database import Database, Schema, damaged, stamp
from briefgen.sources.addresses import address_of, same_address
from briefgen.sources.alike import are_copies, body_words, find_fingerprints
from briefgen.sources.article import Article
from briefgen.sources.versions import are_versions, is_later, title_key

Outcome = Literal["new", "same", "copy_of", "update_of", "earlier_of"]
ARTICLES = Schema(
    "articles",
    (
        (
            """CREATE TABLE article (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,
            origin TEXT NOT NULL, address TEXT, title TEXT, sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
            arrived TEXT NOT NULL, tool TEXT NOT NULL, outcome TEXT NOT NULL,
            other INTEGER REFERENCES article ON DELETE SET NULL, marks INTEGER NOT NULL, content BLOB NOT NULL)""",
            "CREATE INDEX article_origin ON article (origin)",
            "CREATE INDEX article_address ON article (address)",
            "CREATE INDEX article_title ON article (title)",
            "CREATE INDEX article_text ON article (text_sha256)",
            "CREATE INDEX article_arrived ON article (arrived)",
            "CREATE INDEX article_other ON article (other)",
            """CREATE TABLE fingerprint (mark INTEGER NOT NULL, article INTEGER NOT NULL
            REFERENCES article ON DELETE CASCADE, PRIMARY KEY (mark, article)) WITHOUT ROWID""",
            "CREATE INDEX fingerprint_article ON fingerprint (article)",
        ),
    ),
)
_MOST_COMPARED = 5
"""Texts with the most fingerprints in common, and newest versions, that an article is compared with."""
_MOST_HOLDERS = 50
"""Texts that one fingerprint leads to: what more of them share is an advertisement or a signature."""
_SHARED = 0.25
"""Share of the fingerprints of the text with fewer that two texts share at least before they are compared."""
_MOST_DIGITS = 18
"""Of a number that SQLite takes."""
_COLUMNS = "id, address, arrived, tool, outcome, other, content"


class Stored(msgspec.Struct, frozen=True):
    """What became of an article that was given to an archive."""

    id: int
    outcome: Outcome
    other: int | None = None
    """The article that it has the text of, or that it is a later or an earlier version of."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An article as an archive holds it."""

    id: int
    address: str | None
    """What every spelling of its address has in common."""
    arrived: datetime
    """When it was stored first, in UTC."""
    tool: str
    """The version of briefgen that read it."""
    outcome: Outcome
    other: int | None
    """As of `Stored`; None also where that one was forgotten."""
    article: Article


def hash_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def store(database: Database, article: Article, *, arrived: datetime) -> Stored:
    """What became of `article`, which is on the disk when this returns outside a transaction."""
    when = stamp(arrived)
    identity = [address_of(article.url, article.origin) or article.origin, hash_text(article.text), article.headline]
    key = sha256(msgspec.json.encode(identity)).hexdigest()
    with database.transaction():
        held = database.rows("SELECT id FROM article WHERE key = ?", key)
        return Stored(held[0][0], "same") if held else _add(database, article, key, when)


def _add(database: Database, article: Article, key: str, when: str) -> Stored:
    marks = msgspec.json.encode(sorted(find_fingerprints(body_words(article)))).decode()
    outcome, other = _judge(database, article, marks)
    number = database.insert(
        "article",
        key=key,
        origin=article.origin,
        address=address_of(article.url, article.origin),
        title=title_key(article),
        sha256=article.sha256,
        text_sha256=hash_text(article.text),
        arrived=when,
        tool=__version__,
        outcome=outcome,
        other=other,
        marks=0,
        content=msgspec.json.encode(article),
    )
    if outcome != "copy_of":
        kept = database.execute(
            "INSERT INTO fingerprint SELECT value, ? FROM json_each(?)"
            " WHERE (SELECT count(*) FROM fingerprint WHERE mark = value) < ?",
            number,
            marks,
            _MOST_HOLDERS,
        )
        database.execute("UPDATE article SET marks = ? WHERE id = ?", kept, number)
    return Stored(number, outcome, other)


def _judge(database: Database, article: Article, marks: str) -> tuple[Outcome, int | None]:
    """What `article` is beside what is held; a version of an article goes before a copy of one."""
    for entry in find_related(database, article):
        if not are_versions(article, entry.article):
            continue
        address = address_of(article.url, article.origin)
        later = is_later(article, entry.article)
        if later is None and address is not None and address == entry.address:
            later = True  # one page, read again later
        if later is not None:
            return ("update_of" if later else "earlier_of"), entry.id
    text = database.rows("SELECT min(id) FROM article WHERE text_sha256 = ?", hash_text(article.text))[0][0]
    if text is not None:
        return "copy_of", text
    copied = next((entry for entry in _alike(database, marks) if are_copies(article, entry.article)), None)
    return ("copy_of", copied.id) if copied else ("new", None)


def find_related(database: Database, article: Article) -> Iterator[Entry]:
    """The newest under the address of `article`, then the newest under its publisher and headline."""
    for column, value in (("address", address_of(article.url, article.origin)), ("title", title_key(article))):
        if value is not None:
            yield from _entries(database, f"WHERE {column} = ? ORDER BY id DESC LIMIT ?", value, _MOST_COMPARED)


def _alike(database: Database, marks: str) -> Iterator[Entry]:
    """The texts that share the most fingerprints with `marks`, a JSON list, the first stored first among equals."""
    return _entries(
        database,
        "JOIN (SELECT article, count(*) AS shared FROM fingerprint WHERE mark IN (SELECT value FROM json_each(?))"
        " GROUP BY article) ON article = id WHERE shared >= ? * min(marks, json_array_length(?))"
        " ORDER BY shared DESC, id LIMIT ?",
        marks,
        _SHARED,
        marks,
        _MOST_COMPARED,
    )


def list_entries(database: Database, *, before: datetime | None = None) -> Iterator[Entry]:
    """Every article that is held, or those stored before a time, the oldest first; one at a time."""
    where, values = ("WHERE arrived < ? ", (stamp(before),)) if before is not None else ("", ())
    for (number,) in database.rows(f"SELECT id FROM article {where}ORDER BY arrived, id", *values):  # noqa: S608
        yield from _entries(database, "WHERE id = ?", number)


def find_entries(database: Database, name: str) -> tuple[Entry, ...]:
    """The articles that `name` means: the number of one, else all of an origin or an address, however spelled."""
    if name.isascii() and name.isdecimal() and len(name) <= _MOST_DIGITS:
        one = tuple(_entries(database, "WHERE id = ?", int(name)))
        if one:
            return one
    address = same_address(name)
    return tuple(_entries(database, "WHERE origin = ? OR address = ? ORDER BY id", name, address))


def find_by_source(database: Database, *, sha256: str, text: str) -> tuple[Entry, ...]:
    """The articles read from the bytes with that hash, or that hold that very text."""
    return tuple(_entries(database, "WHERE text_sha256 = ? OR sha256 = ? ORDER BY id", hash_text(text), sha256))


def forget(database: Database, numbers: Iterable[int]) -> None:
    """Delete the articles with these numbers, and overwrite what these tables hold of them; outside a transaction."""
    with database.transaction():
        for number in numbers:
            database.execute("DELETE FROM article WHERE id = ?", number)
    database.compact()


def find_same_text(database: Database, numbers: Iterable[int]) -> tuple[int, ...]:
    """The other articles that hold the very text of one of those with these numbers."""
    return tuple(
        number
        for (number,) in database.rows(
            "WITH those AS (SELECT value FROM json_each(?)) SELECT id FROM article WHERE id NOT IN those"
            " AND text_sha256 IN (SELECT text_sha256 FROM article WHERE id IN those) ORDER BY id",
            msgspec.json.encode(sorted(numbers)).decode(),
        )
    )


def _entries(database: Database, clause: str, *values: object) -> Iterator[Entry]:
    for number, address, arrived, tool, outcome, other, content in database.rows(
        f"SELECT {_COLUMNS} FROM article {clause}",  # noqa: S608 - clauses of ours
        *values,
    ):
        yield Entry(
            id=number,
            address=address,
            arrived=datetime.fromisoformat(arrived),
            tool=tool,
            outcome=outcome,
            other=other,
            article=read_article(database, content),
        )


def read_article(database: Database, content: bytes) -> Article:
    """The article that a row holds. Raises ArchiveError for one that holds none."""
    try:
        return msgspec.json.decode(content, type=Article)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise damaged(database.path) from None
