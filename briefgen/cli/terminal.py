"""The two streams: results go to standard output, words for people to standard error.

Text from articles and files may hold anything, so control characters are shown as U+FFFD and never reach
a terminal. Decoration (color, bold) is for terminals only, and never where `NO_COLOR` is set (no-color.org).
"""

import errno
import io
import os
import re
import sys
from contextlib import suppress
from typing import IO, Any

import click

from briefgen.errors import WriterError

MARK_ON, MARK_OFF = "\ue000", "\ue001"
"""Enclose words to mark in `write_text`: bold on a terminal, in » « elsewhere (private use, Unicode 23.5)."""

# C0 and C1 controls but for tab and newline, and the marks that turn the direction of text around.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def open_terminal() -> None:
    """Let both streams show any text: what their encoding lacks is replaced, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def is_decorated(stream: IO[Any] | None) -> bool:
    """Whether `stream` is a terminal that may be sent color and movement."""
    return (
        stream is not None and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def find_width(*, most: int = 100) -> int:
    """Columns to fill: those of the terminal, 30 to `most`; 80 where there is none."""
    from shutil import get_terminal_size

    return max(30, min(get_terminal_size((80, 24)).columns, most))


def printable(text: str) -> str:
    """`text` without anything that a terminal would obey."""
    return _UNSAFE.sub("\ufffd", text)


def say(text: str) -> None:
    """Write a line for people on standard error."""
    _tell(printable(text) + "\n")


def say_row(label: str, text: str) -> None:
    """Write a line on standard error that opens with a label in a column of its own.

    A terminal that is too narrow gets it on several lines, each under the text; a file gets one line.
    """
    column = f"{label:<8}"
    lines = [printable(text)]
    if is_decorated(sys.stderr):
        lines = _fold(lines[0], find_width(most=200) - len(column) - 1)
        column = click.style(column, fg="cyan")
    _tell(f"{column} " + f"\n{'':9}".join(lines) + "\n")


def _fold(text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) or [""]


def say_error(message: str, hint: str) -> None:
    """Write what happened and the next step on standard error."""
    error, then = "error:", "hint:"
    if is_decorated(sys.stderr):
        error, then = click.style(error, fg="red", bold=True), click.style(then, fg="cyan")
    _tell(f"{error} {printable(message)}\n{then} {printable(hint)}\n")


def write_text(text: str) -> None:
    """Write text for people on standard output; what stands between the marks is set off."""
    on, off = ("\x1b[1m", "\x1b[0m") if is_decorated(sys.stdout) else ("»", "«")
    _write(sys.stdout, printable(text).replace(MARK_ON, on).replace(MARK_OFF, off) + "\n")


def write_content(content: bytes) -> None:
    """Write bytes on standard output as they are."""
    _write(sys.stdout, content)


def write_json(value: object) -> None:
    """Write `value` as indented JSON on standard output."""
    import msgspec

    write_content(msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2) + b"\n")


def _tell(text: str) -> None:
    """Write on standard error, where there is one; work goes on where nobody listens any more."""
    if sys.stderr is not None:
        with suppress(click.exceptions.Exit):
            _write(sys.stderr, text)


def _write(stream: IO[str] | None, content: str | bytes) -> None:
    if stream is None:  # closed before we began
        raise unwritable(OSError(errno.EBADF, os.strerror(errno.EBADF)))
    try:
        click.echo(content, file=stream, nl=False)
    except BrokenPipeError:
        _abandon(stream)
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        _abandon(stream)
        raise unwritable(error) from None


def unwritable(error: OSError) -> WriterError:
    """The error for a stream that takes no more."""
    return WriterError(f"the output cannot be written: {error.strerror}", hint="check where it is sent to")


def _abandon(stream: IO[str]) -> None:
    """Send what is still in the buffer to nowhere: it must not fail again when Python exits."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def close_output() -> None:
    """Send out what click itself has printed. Raises WriterError where standard output takes no more."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
    except OSError as error:
        _abandon(sys.stdout)
        raise unwritable(error) from None
