import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefgen.cli.arguments import expand_articles
from briefgen.errors import SourceError, UsageError
from briefgen.sources.limits import MOST_BYTES


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.txt", "c.md", "odd[1].txt"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_are_taken_as_named_even_where_they_are_missing() -> None:
    assert expand_articles(["b.txt", "missing.txt"]) == (Path("b.txt"), Path("missing.txt"))


def test_a_pattern_gives_its_matches_by_name() -> None:
    assert expand_articles(["c.md", "?.txt"]) == (Path("c.md"), Path("a.txt"), Path("b.txt"))


def test_a_file_whose_name_looks_like_a_pattern_is_that_file() -> None:
    assert expand_articles(["odd[1].txt"]) == (Path("odd[1].txt"),)


def test_an_absolute_pattern_is_expanded(folder: Path) -> None:
    assert expand_articles([f"{folder}/*.md"]) == (folder / "c.md",)


def test_a_pattern_without_a_match_is_told() -> None:
    with pytest.raises(SourceError, match=r"no file matches `\*.html`"):
        expand_articles(["a.txt", "*.html"])


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(SourceError, match="empty name"):
        expand_articles([""])


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xffnews")))
    assert expand_articles(["a.txt", "-"]) == (Path("a.txt"), b"\xffnews")


def test_standard_input_can_be_named_once() -> None:
    with pytest.raises(UsageError, match="named twice"):
        expand_articles(["-", "-"])


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match="cannot be read"):
        expand_articles(["-"])


def test_standard_input_is_read_no_further_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * (MOST_BYTES + 5))))
    (content,) = expand_articles(["-"])
    assert len(content) == MOST_BYTES + 1  # type: ignore[arg-type]  # bytes, since it is no file


def test_a_standard_input_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(most: int) -> bytes:
        raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=read), isatty=lambda: True))
    with pytest.raises(SourceError, match="cannot be read"):
        expand_articles(["-"])
    assert capsys.readouterr().err == "type or paste an article, then press Ctrl-D\n"
