import os
from pathlib import Path
from typing import NoReturn

import pytest

from briefgen.cli.save import check_name, save
from briefgen.errors import WriterError

CONTENTS = {"docx": b"word", "pdf": b"portable"}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_and_nothing_else_stays(tmp_path: Path) -> None:
    paths = save(CONTENTS, tmp_path / "a" / "b", "brief.v1")
    assert paths == (tmp_path / "a/b/brief.v1.docx", tmp_path / "a/b/brief.v1.pdf")
    assert files(tmp_path / "a/b") == {"brief.v1.docx": b"word", "brief.v1.pdf": b"portable"}


def test_files_have_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    (path,) = save({"md": b"x"}, tmp_path, "brief")
    assert path.stat().st_mode == (tmp_path / "new").stat().st_mode


def test_an_existing_file_is_kept_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old")
    with pytest.raises(WriterError, match="exists") as caught:
        save(CONTENTS, tmp_path, "brief")
    assert "--force" in caught.value.hint
    assert files(tmp_path) == {"brief.pdf": b"old"}


def test_force_replaces_what_exists(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old")
    save(CONTENTS, tmp_path, "brief", force=True)
    assert files(tmp_path) == {"brief.docx": b"word", "brief.pdf": b"portable"}


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path, force: bool) -> None:  # noqa: FBT001 - a case
    (tmp_path / "brief.pdf").mkdir()
    with pytest.raises(WriterError, match="is a folder"):
        save(CONTENTS, tmp_path, "brief", force=force)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(WriterError, match="is a file, not a folder"):
        save(CONTENTS, tmp_path / "out", "brief")
    with pytest.raises(WriterError, match="cannot write to"):
        save(CONTENTS, tmp_path / "out" / "deeper", "brief")


@pytest.mark.parametrize("name", ["", " ", ".", "..", "a/b", "a\\b", "a\0b"])
def test_a_name_that_is_not_plain_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(WriterError, match="is not a file name"):
        check_name(name)
    with pytest.raises(WriterError):
        save(CONTENTS, tmp_path / "out", name)
    assert not [*tmp_path.iterdir()]


def test_a_name_that_is_too_long_is_told_and_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(WriterError, match="too long"):
        save(CONTENTS, tmp_path / "a" / "b", "x" * 300)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("force", [False, True])
def test_when_a_rename_fails_the_folder_is_as_it_was(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    force: bool,  # noqa: FBT001 - a case
) -> None:
    if force:
        (tmp_path / "brief.docx").write_bytes(b"old")
    before = files(tmp_path)
    replace = Path.replace

    def fail_on_pdf(path: Path, target: Path) -> Path:
        if target.name == "brief.pdf":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_on_pdf)
    with pytest.raises(WriterError, match="Permission denied"):
        save(CONTENTS, tmp_path, "brief", force=force)
    assert files(tmp_path) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_writing_stops_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def stop(_: int) -> NoReturn:
        raise error

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(WriterError if isinstance(error, OSError) else KeyboardInterrupt):
        save(CONTENTS, tmp_path / "out", "brief")
    assert not [*tmp_path.iterdir()]
