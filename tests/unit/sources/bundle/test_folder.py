"""Folders: every file below, by name; nothing hidden, nothing outside."""

import os
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources.read import read

TEXT = "Pier {} closed\n\nThe harbor board closed pier {} on Monday after divers found cracks in three pillars.\n"


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(path.stem, path.stem), encoding="utf-8")


def test_files_are_read_by_name_with_those_of_folders_below(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/c.txt")
    assert [article.origin for article in read(tmp_path)] == ["a/1.txt", "a/2.txt", "b.txt"]


def test_a_file_that_is_no_article_is_told_on_the_first(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n")
    (article,) = read(str(tmp_path))
    (notice,) = [notice for notice in article.notices if notice.code == "skipped"]
    assert notice.where == "photo.png"


def test_links_out_of_the_folder_and_round_in_circles_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    write(inside, "a.txt", "below/b.txt")
    write(outside, "secret.txt")
    (inside / "out.txt").symlink_to(outside / "secret.txt")
    (inside / "there").symlink_to(outside)
    (inside / "below" / "up").symlink_to(inside)
    assert [article.origin for article in read(inside)] == ["a.txt", "below/b.txt"]


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "below/b.txt")
    for link, target in (("itself", "itself"), ("one", "other"), ("other", "one"), ("gone.txt", "missing.txt")):
        (tmp_path / link).symlink_to(tmp_path / target)
    first, second = read(tmp_path)
    assert (first.origin, second.origin) == ("a.txt", "below/b.txt")
    (notice,) = [notice for notice in first.notices if notice.code == "skipped"]
    assert notice.message.startswith("it is a link that leads nowhere")
    assert "2 more" not in notice.message
    assert notice.where == "gone.txt"


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have the system refuse to list `folder`, also to those who may look into everything."""
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)


def test_a_folder_below_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "closed/b.txt")
    forbid(monkeypatch, tmp_path / "closed")
    (article,) = read(tmp_path)
    (notice,) = [notice for notice in article.notices if notice.code == "skipped"]
    assert (notice.where, notice.message) == ("closed", "it cannot be read: Permission denied")


def test_a_folder_that_may_not_be_looked_into_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, tmp_path)
    with pytest.raises(SourceError, match="Permission denied"):
        read(tmp_path)


def test_more_files_than_an_archive_may_hold_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.sources.parts.MOST_PARTS", 2)
    write(tmp_path, *(f"{number}.txt" for number in range(5)))
    assert len(read(tmp_path)) == 5


@pytest.mark.parametrize("names", [(), (".hidden.txt",)])
def test_a_folder_without_articles_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    write(tmp_path, *names)
    with pytest.raises(SourceError, match="nothing to read"):
        read(tmp_path)


def test_folders_that_are_nested_too_deeply_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "/".join("d" * 25) + "/a.txt")
    with pytest.raises(SourceError, match="folders deep"):
        read(tmp_path)
