"""Files to a folder: whole, once, and never over something else."""

import os
from pathlib import Path

import pytest

from briefgen.delivery.folder import deliver_to_folder
from briefgen.errors import DeliveryError

FILES = {"2026-W47-harbor.docx": b"word", "2026-W47-harbor.pdf": b"page"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_stand_under_their_names_in_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "briefs" / "harbor"
    assert deliver_to_folder(FILES, folder) == tuple(folder / name for name in FILES)
    assert contents(folder) == FILES


def test_done_twice_nothing_is_written_again(tmp_path: Path) -> None:
    deliver_to_folder(FILES, tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    deliver_to_folder(FILES, tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_another_file_of_that_name_is_never_replaced_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "2026-W47-harbor.pdf").write_bytes(b"mine")
    with pytest.raises(DeliveryError, match="holds something else") as caught:
        deliver_to_folder(FILES, tmp_path)
    assert caught.value.exit_code == 90
    assert contents(tmp_path) == {"2026-W47-harbor.pdf": b"mine"}


def test_a_part_that_a_killed_run_left_is_used_up(tmp_path: Path) -> None:
    (tmp_path / ".2026-W47-harbor.pdf.part").write_bytes(b"pa")
    deliver_to_folder(FILES, tmp_path)
    assert contents(tmp_path) == FILES


def test_a_link_in_the_place_of_a_part_leads_to_no_other_file(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"mine")
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / ".2026-W47-harbor.pdf.part").symlink_to(other)
    deliver_to_folder(FILES, folder)
    assert contents(folder) == FILES
    assert not (folder / "2026-W47-harbor.pdf").is_symlink()
    assert other.read_bytes() == b"mine"


def test_a_file_is_never_there_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DeliveryError, match="No space left"):
        deliver_to_folder(FILES, tmp_path)
    assert contents(tmp_path) == {}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DeliveryError, match="cannot be written"):
        deliver_to_folder(FILES, tmp_path / "file" / "briefs")
