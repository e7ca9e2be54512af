import io
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from briefgen.cli import terminal
from briefgen.errors import WriterError


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def open_screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of both streams; pytest sets its own after fixtures have run."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


MARKED = f"It is {terminal.MARK_ON}so{terminal.MARK_OFF}."


def test_marks_are_bold_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_screen(monkeypatch)
    terminal.write_text(MARKED)
    assert screen.getvalue() == "It is \x1b[1mso\x1b[0m.\n"


def test_a_row_is_folded_under_its_text_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_screen(monkeypatch)
    monkeypatch.setenv("COLUMNS", "30")
    terminal.say_row("read", "a.txt  many words in one paragraph")
    terminal.say_row("wrote", "a/long/path/is/not/taken-apart.docx")
    assert click.unstyle(screen.getvalue()).splitlines() == [
        "read     a.txt  many words in",
        "           one paragraph",
        "wrote    a/long/path/is/not/taken-apart.docx",
    ]


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_marks_are_characters_where_color_is_not_wanted(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_screen(monkeypatch)
    monkeypatch.setenv(variable, value)
    terminal.write_text(MARKED)
    terminal.say_row("read", "a.txt")
    terminal.say_error("it broke", "mend it")
    assert screen.getvalue() == "It is »so«.\nread     a.txt\nerror: it broke\nhint: mend it\n"


def test_marks_are_characters_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.write_text(MARKED)
    assert capsys.readouterr().out == "It is »so«.\n"


def test_labels_are_colored_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = open_screen(monkeypatch)
    terminal.say_row("read", "a.txt")
    terminal.say_error("it broke", "mend it")
    assert screen.getvalue() == (
        "\x1b[36mread    \x1b[0m a.txt\n\x1b[31m\x1b[1merror:\x1b[0m it broke\n\x1b[36mhint:\x1b[0m mend it\n"
    )


def test_a_stream_shows_what_its_encoding_lacks_as_a_replacement(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        terminal.open_terminal()
        terminal.write_text("café")
    assert (tmp_path / "out").read_bytes() == b"caf?\n"


@pytest.mark.parametrize(("columns", "width"), [("10", 30), ("60", 60), ("400", 100)])
def test_the_width_is_the_terminals_within_reason(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.find_width() == width


def test_tabs_and_new_lines_stay() -> None:
    assert terminal.printable("a\tb\nc\x1b\x9b") == "a\tb\nc\ufffd\ufffd"


def test_a_reader_that_has_gone_ends_the_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(click.exceptions.Exit) as caught:
            terminal.write_text("words")
    assert caught.value.exit_code == 0


def test_an_output_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(WriterError, match="the output cannot be written: No space left"):
        terminal.write_text("words")


def test_an_output_that_was_closed_is_told_even_where_nobody_can_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(WriterError, match="cannot be written"):
        terminal.write_text("a brief")
    monkeypatch.setattr(sys, "stderr", None)
    terminal.say("nobody hears this")
    with pytest.raises(WriterError, match="cannot be written"):
        terminal.write_content(b"{}")


def test_work_goes_on_where_nobody_listens_to_what_is_said() -> None:
    ear, mouth = os.pipe()
    os.close(ear)
    program = "from briefgen.cli.terminal import say; say('one'); say('two'); print('done')"
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=mouth, text=True, check=False)
    os.close(mouth)
    assert (done.returncode, done.stdout) == (0, "done\n")
