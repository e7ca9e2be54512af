"""`briefgen template set-style` writes three files and says what it took; nothing is written where it fails."""

from pathlib import Path

import pytest
from builders_template import PARENT, write_template
from click.testing import CliRunner
from house_files import house_docx

from briefgen.cli.main import command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_template(tmp_path / "templates" / "board", PARENT)
    (tmp_path / "house.docx").write_bytes(house_docx(alt=""))
    return tmp_path / "templates" / "board"


def test_it_says_which_files_it_wrote_and_what_it_took(folder: Path) -> None:
    result = CliRunner().invoke(command, ["template", "set-style", "board", "house.docx"])
    assert result.exit_code == 0
    written, taken = result.stdout.split("\n\ntaken\n")
    names = ["style.toml", "house.docx", "logo.png"]
    assert written.splitlines() == [str(Path("templates", "board", name)) for name in names]
    assert "  heading 1: Trebuchet MS, 14 pt, #8C1428\n" in taken
    assert "not taken as it is\n" in taken
    assert all((folder / name).is_file() for name in names)


def test_the_style_is_shown_without_the_bytes_of_its_files(folder: Path) -> None:
    CliRunner().invoke(command, ["template", "set-style", "board", "house.docx"])
    result = CliRunner().invoke(command, ["template", "show", "board", "--json"])
    assert '"file": "house.docx",\n      "folder": "templates/board"' in result.stdout
    assert len(result.stdout) < len(house_docx(alt=""))


@pytest.mark.parametrize("content", [b"", b"words"])
def test_a_file_that_is_no_word_document_leaves_the_folder_as_it_is(folder: Path, content: bytes) -> None:
    Path("house.docx").write_bytes(content)
    before = sorted(folder.iterdir())
    result = CliRunner().invoke(command, ["template", "set-style", "board", "house.docx"])
    assert result.exit_code == 40
    assert "house.docx cannot be used as a house style" in result.stderr
    assert sorted(folder.iterdir()) == before


def test_a_folder_that_cannot_be_written_is_an_error(folder: Path) -> None:
    (folder / "logo.png").mkdir()
    (folder / "logo.png" / "inside").touch()
    result = CliRunner().invoke(command, ["template", "set-style", "board", "house.docx"])
    assert result.exit_code == 60
    assert not (folder / "style.toml").exists()
