import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from briefgen import pipeline
from briefgen.brief.json import brief_from_json
from briefgen.cli.main import command
from briefgen.cli.make import command as make_command

HARBOR = """Title: Velm to close its harbor

The city of Velm will close its northern harbor in March. Ferries could move south, Mayor Ada Brun said.

It is unclear who will pay for the move.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    (tmp_path / "harbor.txt").write_text(HARBOR, "utf-8")
    return tmp_path


def run(*arguments: str, content: bytes = b"") -> Result:
    return CliRunner().invoke(command, ["make", *arguments], input=content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_by_default_word_pdf_and_json_are_written(folder: Path) -> None:
    result = run("harbor.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    stem = "2026-11-22-velm-to-close-its-harbor"
    assert names(folder / "out") == [f"{stem}.docx", f"{stem}.json", f"{stem}.pdf"]
    assert brief_from_json((folder / "out" / f"{stem}.json").read_bytes()).title == "Velm to close its harbor"


def test_title_and_date_are_taken_from_the_options(folder: Path) -> None:
    run("harbor.txt", "--title", "Harbors: a new plan", "--date", "2026-12-01", "--to", "json")
    assert names(folder / "out") == ["2026-12-01-harbors-a-new-plan.json"]


def test_the_help_of_to_names_every_format_and_those_of_the_default() -> None:
    """It is written out: to look the formats up would make `--help` load what the pipeline needs."""
    (option,) = (option for option in make_command.params if option.name == "to")
    assert isinstance(option, click.Option)
    assert option.help == f"Any of {', '.join(pipeline.FORMATS)} [{','.join(pipeline.DEFAULT_FORMATS)}]."


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    for name in ("a", "b"):
        run("harbor.txt", "--name", name, "--to", ",".join(pipeline.FORMATS))
    for ending in pipeline.FORMATS:
        assert (folder / f"out/a.{ending}").read_bytes() == (folder / f"out/b.{ending}").read_bytes()


def test_json_goes_to_standard_output_and_no_file_is_written(folder: Path) -> None:
    result = run("harbor.txt", "--json")
    assert json.loads(result.stdout)["title"] == "Velm to close its harbor"
    assert "read     harbor.txt" in result.stderr
    assert "wrote" not in result.stderr
    assert names(folder) == ["harbor.txt"]


def test_an_article_is_read_from_standard_input() -> None:
    result = run("-", "--json", content=HARBOR.encode())
    assert json.loads(result.stdout)["sources"][0]["origin"] == "-"


def test_quiet_says_nothing() -> None:
    assert run("harbor.txt", "-q").output == ""


def test_verbose_tells_the_time_of_each_stage() -> None:
    stderr = run("harbor.txt", "-v", "--to", "md").stderr
    took = stderr[stderr.index("took") :].splitlines()
    assert [line[9:].rsplit(maxsplit=2)[0].strip() for line in took] == ["read", "analyze", "compose", "write md"]


def test_a_fault_of_ours_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(pipeline, "make_brief", fail)
    result = run("harbor.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: a fault in briefgen: RuntimeError: out of order\nhint: ")
    assert "Traceback" in run("harbor.txt", "-v").stderr
    assert names(folder) == ["harbor.txt"]


def test_an_interruption_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "make_brief", interrupt)
    result = run("harbor.txt")
    assert (result.exit_code, result.stderr.strip()) == (130, "interrupted")
    assert names(folder) == ["harbor.txt"]
