from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.brief.json import brief_to_json
from briefgen.brief.model import Brief
from briefgen.cli.main import command


@pytest.fixture
def file(brief: Brief, tmp_path: Path) -> Path:
    path = tmp_path / "brief.json"
    path.write_bytes(brief_to_json(brief))
    return path


def run(*arguments: str, content: bytes = b"") -> Result:
    return CliRunner().invoke(command, ["explain", *arguments], input=content, env={"COLUMNS": "80"})


def test_every_entry_is_explained(file: Path) -> None:
    result = run(str(file))
    assert (result.exit_code, result.stderr) == (0, "")
    for entry_id in ("bottom-line-1", "key-shift-1", "implication-1", "agreement-1", "open-question-1", "actor-1"):
        assert f"{entry_id} · " in result.stdout


def test_one_entry_is_explained_alone(file: Path) -> None:
    result = run(str(file), "implication-1")
    assert result.stdout.startswith("implication-1 · possible")
    assert "»According to" in result.stdout
    assert "actor-1" not in result.stdout


def test_a_brief_is_read_from_standard_input(file: Path) -> None:
    assert run("-", "actor-1", content=file.read_bytes()).stdout == run(str(file), "actor-1").stdout


def test_an_unknown_entry_is_told_with_the_closest_one(file: Path) -> None:
    result = run(str(file), "implicaton-1")
    assert result.exit_code == 2
    assert result.stderr == ("error: the brief has no statement `implicaton-1`\nhint: did you mean `implication-1`?\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not json", b"[]", b"{}", b'{"schema_version": "99"}'])
def test_what_is_not_a_brief_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_bytes(content)
    result = run(str(tmp_path / "brief.json"))
    assert result.exit_code == 30
    assert result.stderr.startswith("error: ")
    assert "\nhint: " in result.stderr


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path, what in ((tmp_path / "none.json", "No such file or directory"), (tmp_path, "Is a directory")):
        result = run(str(path))
        assert result.exit_code == 30
        assert result.stderr.startswith(f"error: {path} cannot be read: {what}\nhint: ")
