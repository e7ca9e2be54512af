"""What a scheduler is to run, whatever host it is of."""

from pathlib import Path

import msgspec

from briefgen.errors import ScheduleError
from briefgen.weekly.period import Schedule

EVERY_MINUTES = 15
"""How often a host looks: a summary is no later than that, in any zone."""
FIRST_MINUTE = 1
"""Not on the hour, when everyone else's jobs run; a minute after, when a period has ended."""


class Job(msgspec.Struct, frozen=True):
    """The command that looks after a series."""

    series: str
    program: tuple[str, ...]
    """How briefgen is called here: `/usr/local/bin/briefgen`, or a Python with `-m briefgen`."""
    folder: Path
    """Where its `briefgen.toml` lies; absolute."""
    schedule: Schedule
    archive: Path | None = None
    """Where its archive lies, absolute, where the settings in its folder do not say it: in another archive it would
    find nothing delivered."""

    @property
    def command(self) -> tuple[str, ...]:
        """The program with its arguments."""
        archive = () if self.archive is None else ("--archive-file", str(self.archive))
        return (*self.program, "weekly", "run", self.series, "--due", *archive)

    @property
    def title(self) -> str:
        """What the host shows of it."""
        return f"briefgen weekly {self.series}"


class HostFile(msgspec.Struct, frozen=True):
    """A file that a scheduler reads."""

    name: str
    """The base name; for a host that reads one fixed place, the path below it."""
    content: bytes


class Entry(msgspec.Struct, frozen=True):
    """What a host's scheduler needs to know of a job, and how it is told."""

    files: tuple[HostFile, ...]
    install: tuple[str, ...]
    """Commands to type, in order, once the files are there."""
    remove: tuple[str, ...]
    folder: str | None = None
    """Where the files belong, as a person types it; None where that is for them to choose."""


def check_line(words: str, *, host: str) -> str:
    """`words`. Raises ScheduleError where they hold a line end or another control, which no entry can carry."""
    if not words.isprintable():
        raise ScheduleError(
            f"{host} cannot run what has a control character in its path: {words!r}",
            hint="rename the folder, or install briefgen elsewhere",
        )
    return words
