"""What every command of a series opens, and how times are told: by the clocks of the series."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS
from briefgen.archive.ledger import LEDGER
from briefgen.cli.arguments import find_archive

if TYPE_CHECKING:
    from briefgen.series.settings import NamedSeries
    from briefgen.weekly.period import Schedule


@contextmanager
def open_archive(archive_file: str | None, *series: "NamedSeries", check: bool = False) -> Iterator[Archive]:
    """The archive that the option, else the settings, name, with what it holds of `series`; made where there is none.

    With `check` it is read from end to end first. Raises ArchiveError where it is damaged, ConfigError where one of
    `series` has a name that belongs to another folder there.
    """
    from briefgen.series.home import check_home

    with Archive.open(find_archive(archive_file), also=(ARRIVALS, LEDGER)) as archive:
        if check:
            archive.database.check()
        for one in series:
            check_home(one, archive)
        yield archive


def is_there(archive_file: str | None) -> bool:
    """Whether there is an archive yet."""
    path: Path = find_archive(archive_file)
    return path.exists()


def tell_time(moment: datetime, schedule: "Schedule") -> str:
    """`moment` by the clocks of a series: `Fri 2026-11-20 16:00 GMT`."""
    local = schedule.local(moment)
    name = local.tzname() or ""
    return f"{local:%a %Y-%m-%d %H:%M} {'UTC' if name[:1] in ('+', '-') else ''}{name}"
