from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from briefgen.brief.json import brief_to_json
from briefgen.brief.model import Brief
from briefgen.cli.main import COMMANDS, command
from briefgen.pipeline import FORMATS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    return tmp_path


def complete(*words: str) -> list[str]:
    """What the last of `words` may become, after the others."""
    shell = ShellComplete(command, {}, "briefgen", "_BRIEFGEN_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def test_commands_are_completed() -> None:
    assert complete("") == list(COMMANDS)
    assert complete("do") == ["doctor"]
    assert complete("template", "") == ["check", "diff", "list", "new", "preview", "set-style", "show"]
    assert complete("no-such-command", "") == complete("")


def test_templates_are_completed_by_name() -> None:
    assert complete("make", "-t", "exec") == ["executive"]


def test_where_no_template_fits_folders_are_offered() -> None:
    assert complete("make", "-t", "./some") == ["./some"]


def test_a_mistake_in_the_settings_does_not_disturb_completion(folder: Path) -> None:
    (folder / "briefgen.toml").write_text("papr = 1", "utf-8")
    assert complete("make", "-t", "exec") == []


def test_the_last_format_of_a_list_is_completed_and_none_is_offered_twice() -> None:
    assert complete("make", "--to", "d") == ["docx"]
    others = [name for name in FORMATS if name not in ("docx", "md")]
    assert complete("make", "--to", "docx,md,") == [f"docx,md,{name}" for name in others]


def test_the_last_standard_of_a_list_is_completed_and_none_is_offered_twice() -> None:
    assert complete("check", "a.pdf", "--standard", "p") == ["pdfua"]
    assert complete("check", "a.pdf", "--standard", "pdfua,") == ["pdfua,word", "pdfua,tlp"]


def test_engines_are_completed_by_name() -> None:
    assert complete("make", "--engine", "sp") == ["spacy"]


def test_marking_schemes_are_completed_by_name_and_else_as_files(folder: Path) -> None:
    assert complete("make", "--marking-scheme", "u") == ["uk", "us"]
    assert complete("make", "--marking-scheme", "./own") == ["./own"]
    own = folder / "configuration" / "briefgen" / "markings" / "company.toml"
    own.parent.mkdir(parents=True)
    own.write_text("title = ", "utf-8")
    assert complete("make", "--marking-scheme", "u") == []


def test_the_ids_of_the_brief_on_the_line_are_completed(brief: Brief, folder: Path) -> None:
    (folder / "brief.json").write_bytes(brief_to_json(brief))
    assert complete("explain", "brief.json", "a") == ["agreement-1", "actor-1"]


def test_without_a_brief_no_id_is_offered(folder: Path) -> None:
    (folder / "brief.json").write_text("{}", "utf-8")
    assert complete("explain", "brief.json", "a") == []
    assert complete("explain", "missing.json", "a") == []
