import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click
import pytest

from briefgen.cli.edge import run_at_edge
from briefgen.cli.main import COMMANDS, command, run
from briefgen.errors import (
    AnalysisError,
    ArchiveError,
    BriefError,
    BriefgenError,
    ConfigError,
    DeliveryError,
    DocumentError,
    OverdueError,
    ScheduleError,
    SourceError,
    TemplateError,
    UsageError,
    WriterError,
)

ROOT = Path(__file__).resolve().parents[3]
CODES = {
    BriefgenError: 1,
    UsageError: 2,
    ConfigError: 3,
    SourceError: 10,
    AnalysisError: 20,
    BriefError: 30,
    TemplateError: 40,
    DocumentError: 50,
    WriterError: 60,
    ArchiveError: 70,
    ScheduleError: 80,
    DeliveryError: 90,
    OverdueError: 95,
}


def raising(error: BaseException) -> Callable[[], NoReturn]:
    def call() -> NoReturn:
        raise error

    return call


@pytest.mark.parametrize(("error_class", "code"), CODES.items())
def test_each_error_has_its_exit_code_and_two_lines(
    error_class: type[BriefgenError], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_at_edge(raising(error_class("it broke", hint="mend it")), verbose=False) == code
    assert capsys.readouterr() == ("", "error: it broke\nhint: mend it\n")


def test_every_error_class_is_in_the_table() -> None:
    assert set(BriefgenError.__subclasses__()) | {BriefgenError} == set(CODES)


def test_the_entry_point_exits_with_the_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(os, "_exit", codes.append)
    monkeypatch.setattr(sys, "argv", ["anything", "schem"])
    run()
    assert codes == [2]
    assert capsys.readouterr().err == "error: unknown command `briefgen schem`\nhint: did you mean `schema`?\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_told_in_one_word(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_at_edge(raising(error), verbose=False) == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_a_fault_of_ours_shows_its_traceback_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_at_edge(raising(KeyError("x")), verbose=False) == 1
    brief_account = capsys.readouterr().err
    assert brief_account.startswith("error: a fault in briefgen: KeyError: 'x'\nhint: report it with the output of")
    assert run_at_edge(raising(KeyError("x")), verbose=True) == 1
    assert capsys.readouterr().err.startswith("Traceback (most recent call last)")


def test_control_characters_in_an_error_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    run_at_edge(raising(SourceError("\x1b[31mred\x07", hint="\u202eback")), verbose=False)
    assert capsys.readouterr().err == "error: \ufffd[31mred\ufffd\nhint: \ufffdback\n"


def test_the_help_line_of_each_command_is_the_one_in_the_table() -> None:
    context = click.Context(command)
    for name, (_, line) in COMMANDS.items():
        found = command.get_command(context, name)
        assert found is not None
        assert found.name == name
        assert (found.help or "").splitlines()[0] == line


def test_a_reader_that_stops_early_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "template", "list"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [("template", "list"), ("--help",), ("--version",), ("schema",)], ids=str)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_is_full_is_told(arguments: tuple[str, ...], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 60
    assert done.stderr.startswith("error: the output cannot be written: No space left on device\nhint: ")
