"""A file that cannot be used says so, what to do, and stays as it was."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen.archive import database as module
from briefgen.archive.database import Database, Schema
from briefgen.errors import ArchiveError

PIERS = Schema("piers", (("CREATE TABLE pier (name TEXT)",),))
DEEPER = Schema("piers", (*PIERS.versions, ("ALTER TABLE pier ADD COLUMN depth INTEGER",)))


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder that another user than root may use, and this process as that user, who permissions hold for."""
    if os.name != "posix":
        pytest.skip("file modes are those of POSIX")
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        if user == 0:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(user)


def test_tables_are_made_and_brought_up_to_date_and_rows_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    with Database.open(file, (PIERS,)) as database:
        database.insert("pier", name="West")
    with Database.open(file, (DEEPER, Schema("ferries", (("CREATE TABLE ferry (name TEXT)",),)))) as database:
        database.insert("ferry", name="Gull")
        assert database.rows("SELECT name, depth FROM pier") == [("West", None)]


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Database.open(tmp_path / "a.sqlite", (DEEPER,)).close()
    with pytest.raises(ArchiveError, match="newer briefgen") as refused:
        Database.open(tmp_path / "a.sqlite", (PIERS,))
    assert "upgrade" in refused.value.hint


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE bookmark (place TEXT)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(ArchiveError, match="something else"):
        Database.open(file, (PIERS,))
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_a_file_that_is_no_archive_stays_open_to_others(tmp_path: Path) -> None:
    note, other = tmp_path / "note.md", tmp_path / "other.sqlite"
    note.write_text("# Pier closed\n\nThe harbor board closed the old pier on Monday.\n", "utf-8")
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE bookmark (place TEXT)")
    database.close()
    for file in (note, other):
        file.chmod(0o644)
        with pytest.raises(ArchiveError):
            Database.open(file, (PIERS,))
        assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    with Database.open(file, (PIERS,)) as database, database.transaction():
        for number in range(2000):
            database.insert("pier", name=f"pier {number}")
    content = file.read_bytes()
    broken = content[:4096] + b"\xff" * 8192 + content[12288:]
    file.write_bytes(broken)
    with pytest.raises(ArchiveError, match="damaged") as refused, Database.open(file, (PIERS,)) as database:
        database.rows("SELECT * FROM pier")
    assert "move it away" in refused.value.hint
    assert file.read_bytes() == broken


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        Database.open(tmp_path, (PIERS,))


def test_where_nothing_may_be_made_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        Database.open(tmp_path / "new" / "a.sqlite", (PIERS,), make=False)
    assert not (tmp_path / "new").exists()


def test_opening_waits_for_no_writer_and_writing_says_who_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.sqlite"
    monkeypatch.setattr(module, "_PATIENCE_S", 0.01)
    with Database.open(file, (PIERS,)) as one, one.transaction():
        one.insert("pier", name="West")
        with Database.open(file, (PIERS,)) as other:
            assert other.rows("SELECT * FROM pier") == []
            with pytest.raises(ArchiveError, match="in use by another process"):
                other.insert("pier", name="East")


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_nobody_else_may_read_the_file_or_the_folders_made_for_it(tmp_path: Path) -> None:
    file = tmp_path / "one" / "two" / "a.sqlite"
    Database.open(file, (PIERS,)).close()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent, file.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]
    file.chmod(0o644)
    Database.open(file, (PIERS,)).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_may_only_be_read_is_read() -> None:
    with as_nobody() as folder:
        file = folder / "a.sqlite"
        with Database.open(file, (PIERS,)) as database:
            database.insert("pier", name="West")
        file.chmod(0o400)
        with Database.open(file, (PIERS,)) as database:
            assert database.rows("SELECT name FROM pier") == [("West",)]
            with pytest.raises(ArchiveError, match="may only be read") as refused:
                database.insert("pier", name="East")
        assert "allow yourself" in refused.value.hint


def test_a_folder_that_is_closed_says_so() -> None:
    with as_nobody() as folder:
        (folder / "closed").mkdir(mode=0o000)
        with pytest.raises(ArchiveError, match="cannot be opened"):
            Database.open(folder / "closed" / "a.sqlite", (PIERS,))


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.sqlite", (PIERS,)) as database:
        database.insert("pier", name="West")
        database.execute("PRAGMA max_page_count = 8")
        with pytest.raises(ArchiveError, match="disk is full"):
            _store_too_much(database)
        assert database.rows("SELECT name FROM pier") == [("West",)]


def _store_too_much(database: Database) -> None:
    with database.transaction():
        database.insert("pier", name="East")
        database.insert("pier", name="long" * 20_000)
