"""`briefgen weekly approve`: a person lets a summary go out, and it is sent at once."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option, find_archive
from briefgen.cli.terminal import say
from briefgen.errors import ArchiveError, DeliveryError

if TYPE_CHECKING:
    from briefgen.series.run import Event


@click.command("approve")
@click.argument("name")
@click.argument("period")
@archive_file_option
def command(*, name: str, period: str, archive_file: str | None) -> None:
    """Send the summary of a period that waits for approval; approved twice, it is sent once.

    PERIOD is its ISO week, as in 2026-W47.
    """
    from briefgen.cli.weekly.opened import open_archive
    from briefgen.cli.weekly.run import open_run
    from briefgen.clock import moment
    from briefgen.series.lock import only_run
    from briefgen.series.settings import find_series

    series = find_series(name, Path.cwd())
    with open_archive(archive_file, series, check=True) as archive, only_run(find_archive(archive_file), name) as alone:
        if not alone:
            raise ArchiveError(f"another run of {name} is at work", hint="approve it when that one is done")
        events: list[Event] = []
        open_run(series, archive, events, now=moment()).approve(period)
    failed = [event.what for event in events if event.step == "failed"]
    if failed:
        raise DeliveryError(f"not delivered: {failed[0]}", hint="the next run tries it again")
    if not events:
        say("everything was sent before")
