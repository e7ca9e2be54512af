"""`briefgen schedule`: the entry that this host's scheduler needs to look after a series, shown, installed, removed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.arguments import archive_file_option, find_archive
from briefgen.cli.group import Group
from briefgen.cli.terminal import say, write_text
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.schedule.job import Entry, Job
    from briefgen.series.settings import NamedSeries

_HELP = {
    "systemd": "A timer of systemd, on Linux.",
    "cron": "A line of cron, on Linux and other Unix.",
    "launchd": "An agent of launchd, on macOS.",
    "windows": "A task of the Task Scheduler, on Windows.",
    "github": "A workflow of GitHub Actions.",
}


def host_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that name the host, of which one must be given."""
    for name, words in reversed(_HELP.items()):
        function = click.option(f"--{name}", "host", flag_value=name, help=words)(function)
    return function


@click.group("schedule", cls=Group)
def command() -> None:
    """Show, install and remove what runs a series."""


@command.command("show")
@click.argument("name")
@host_options
@click.option("--out", metavar="DIR", type=click.Path(), help="Write the files to a folder.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
@archive_file_option
def show_command(*, name: str, host: str | None, out: str | None, force: bool, archive_file: str | None) -> None:
    """Print the entry for a scheduler; the commands that install it are told beside it.

    An archive that the settings do not name is named in the entry.
    """
    _, entry = _read(name, host, archive_file=archive_file)
    if out is not None:
        from briefgen.cli.save import save_files

        folder = Path(out).expanduser()
        for path in save_files({folder / file.name: file.content for file in entry.files}, force=force):
            say(f"wrote    {path}")
    else:
        for file in entry.files:
            say(f"# {file.name}" + (f", in {entry.folder}" if entry.folder else ""))
            write_text(_decode(file.content))
    say("install it with:")
    for line in entry.install:
        say(f"  {line}")


@command.command("install")
@click.argument("name")
@host_options
@click.option("--write", is_flag=True, help="Do it, for systemd and cron; without it, it is only told.")
@archive_file_option
def install_command(*, name: str, host: str | None, write: bool, archive_file: str | None) -> None:
    """Put the entry in its place, or print the commands to type.

    An archive that the settings do not name is named in the entry.
    """
    from briefgen.schedule.install import WRITABLE, install

    job, entry = _read(name, host, archive_file=archive_file)
    if host in WRITABLE and write:
        for what in install(job, host, home=Path.home()):
            say(f"wrote    {what}")
        return
    if write:
        raise UsageError(
            f"--write is for {' and '.join(WRITABLE)}", hint="leave it away, and type the commands that are printed"
        )
    again = f" --archive-file {quote(archive_file)}" if archive_file else ""
    write_text(f"briefgen schedule show {name} --{host} --out {entry.folder or '.'}{again}")
    for line in entry.install:
        write_text(line)
    if host in WRITABLE:
        say(f"nothing was changed; `briefgen schedule install {name} --{host} --write{again}` does it")


@command.command("remove")
@click.argument("name")
@host_options
@click.option("--write", is_flag=True, help="Do it, for systemd and cron; without it, it is only told.")
def remove_command(*, name: str, host: str | None, write: bool) -> None:
    """Take the entry away, or say how."""
    from briefgen.schedule.install import WRITABLE, remove

    job, entry = _read(name, host, with_archive=False)
    if host in WRITABLE and write:
        removed = remove(job, host, home=Path.home())
        for what in removed or ("nothing: there was no entry",):
            say(f"removed  {what}")
        return
    for line in entry.remove:
        write_text(line)


def _read(
    name: str, host: str | None, *, archive_file: str | None = None, with_archive: bool = True
) -> "tuple[Job, Entry]":
    """The job of a series, and its entry. Raises ConfigError for an unknown series, UsageError without a host."""
    if host is None:
        raise UsageError("no scheduler is named", hint=f"name one: {', '.join(f'--{known}' for known in _HELP)}")
    from briefgen.schedule.hosts import write_entry
    from briefgen.schedule.job import Job
    from briefgen.series.settings import find_series

    series = find_series(name, Path.cwd())
    archive = _find_unnamed_archive(series, host, archive_file) if with_archive else None
    job = Job(series.name, _find_program(), series.folder, series.schedule, archive)
    return job, write_entry(job, host)


def _find_unnamed_archive(series: "NamedSeries", host: str, archive_file: str | None) -> Path | None:
    """The archive of the series where a run by the host would use another, having neither flags nor our environment.

    A workflow of GitHub names its archive itself, whatever the settings say.
    """
    from briefgen.config import find_archive_file, load_settings

    here = _make_absolute(find_archive(archive_file))
    if host == "github":
        named = load_settings(Path.cwd(), flags={"archive_file": archive_file}).archive_file
        return here if named is not None else None
    there = find_archive_file(load_settings(series.folder, environ={}))
    return here if here != _make_absolute(series.folder / there) else None


def _make_absolute(path: Path) -> Path:
    """`path` without `..`; a link stays one, since runs lock each other out by the name of the archive."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _find_program() -> tuple[str, ...]:
    """How this briefgen is called from anywhere: its own command beside the Python that runs, else that Python."""
    from shutil import which

    found = which("briefgen", path=str(Path(sys.executable).parent))
    return (found,) if found else (sys.executable, "-m", "briefgen")


def _decode(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return content.decode(encoding).rstrip("\n")
