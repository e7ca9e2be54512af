"""Articles are stored once, and found again."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders_article import article

from briefgen.archive.archive import Archive
from briefgen.errors import ArchiveError

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_an_article_is_stored_once_and_stays(tmp_path: Path) -> None:
    file, pier = tmp_path / "new" / "archive.db", article("The pier is closed.")
    with Archive.open(file) as archive:
        assert archive.store(pier, arrived=NOON).outcome == "new"
        assert archive.store(pier, arrived=NOON).outcome == "same"
        assert archive.store(article(pier.text, origin="b.txt"), arrived=NOON).outcome == "copy_of"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with Archive.open(file) as archive:
        assert next((entry.article, entry.arrived) for entry in archive.list()) == (pier, NOON)


def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    file.write_bytes(b"no database" * 100)
    with pytest.raises(ArchiveError, match="damaged"):
        Archive.open(file)
    assert file.read_bytes() == b"no database" * 100


def test_what_fails_inside_a_transaction_is_not_stored(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        with pytest.raises(KeyError), archive.transaction():
            _store_and_fail(archive)
        assert list(archive.list()) == []


def _store_and_fail(archive: Archive) -> None:
    archive.store(article("The pier is closed."), arrived=NOON)
    raise KeyError
