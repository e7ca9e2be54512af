"""`briefgen weekly run`: what is new is collected, what is due is made, what waits is delivered."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option, find_archive, network_of
from briefgen.cli.terminal import say, say_row
from briefgen.errors import DeliveryError, UsageError

if TYPE_CHECKING:
    from briefgen.archive.archive import Archive
    from briefgen.series.run import Event, Run
    from briefgen.series.settings import NamedSeries
    from briefgen.weekly.period import Period

EXAMPLE = """\b
Examples:
  briefgen weekly run harbor --due
  briefgen weekly run harbor --period 2026-W47 --dry-run
"""


@click.command("run", epilog=EXAMPLE)
@click.argument("name")
@click.option("--due", is_flag=True, help="Make every period that ended and was not made; nothing where none did.")
@click.option("--period", metavar="WEEK", help="The period to make, as in 2026-W47 [the last that ended].")
@click.option("--dry-run", is_flag=True, help="Write what would be sent to a folder, and change nothing.")
@click.option("-o", "--out", metavar="DIR", type=click.Path(), help="The folder for --dry-run [out/NAME].")
@archive_file_option
def command(
    *, name: str, due: bool, period: str | None, dry_run: bool, out: str | None, archive_file: str | None
) -> None:
    """Collect what is new, make the summaries of a series, and deliver them, each once.

    Run twice, at the same time, or killed anywhere: the next run goes on, and nothing is delivered again.
    """
    from briefgen.cli.weekly.opened import open_archive
    from briefgen.series.lock import only_run
    from briefgen.series.settings import find_series

    if due and (period or dry_run):
        raise UsageError("--due goes with neither --period nor --dry-run", hint="leave one of them out")
    series = find_series(name, Path.cwd())
    wanted = series.schedule.find(period, since=series.since) if period else None
    with open_archive(archive_file, series, check=True) as archive, only_run(find_archive(archive_file), name) as alone:
        if not alone:
            say(f"another run of {name} is at work")
            return
        if dry_run:
            _preview(series, archive, wanted, Path(out or f"out/{name}").expanduser())
        else:
            _run(series, archive, wanted, due=due)


def _run(series: "NamedSeries", archive: "Archive", wanted: "Period | None", *, due: bool) -> None:
    """Collect, make, deliver. Raises DeliveryError where something could not be delivered."""
    from briefgen.cli.weekly.collect import tell
    from briefgen.clock import moment
    from briefgen.config import load_settings
    from briefgen.series.collect import collect

    network = network_of(load_settings(Path.cwd()))
    now = moment()  # a period that ends while sources are read is for the next run, which has all of it
    tell(collect(series, archive, now=now, network=network), only_news=True)
    events: list[Event] = []
    run = open_run(series, archive, events, now=now)
    if due:
        run.run_due()
    else:
        run.run_period(wanted or _last_ended(series, now))
    if not events:
        say(f"nothing is due; {_next(series)}")
    failed = [event.what for event in events if event.step == "failed"]
    if failed:
        raise DeliveryError(
            f"not delivered: {failed[0]}" + (f", and {len(failed) - 1} more" if len(failed) > 1 else ""),
            hint=f"the next run tries it again; see `briefgen weekly status {series.name}`",
        )


def open_run(series: "NamedSeries", archive: "Archive", events: "list[Event]", *, now: datetime) -> "Run":
    """A run at the moment `now` that tells what it does, and keeps it in `events`."""
    from briefgen.series.outbox import Outbox
    from briefgen.series.run import Run

    def tell(event: "Event") -> None:
        events.append(event)
        say_row(event.step, f"{event.period}  {event.what}")

    return Run(series, archive, now=now, outbox=Outbox(series, archive, now=now), on_event=tell)


def _preview(series: "NamedSeries", archive: "Archive", wanted: "Period | None", folder: Path) -> None:
    """Write the files, and the mails as `.eml`, that a run would make now."""
    from briefgen.cli.save import save_files
    from briefgen.clock import moment
    from briefgen.series.outbox import preview_files
    from briefgen.series.publish import tell_notice

    now = moment()
    made = open_run(series, archive, [], now=now).preview(wanted or _last_ended(series, now))
    for path in save_files(
        {folder / name: content for name, content in preview_files(series, made).items()}, force=True
    ):
        say_row("wrote", str(path))
    for template, notice in made.notices:
        say_row("notice", f"{made.summary.period.name}  {tell_notice(template, notice)}")
    say("nothing was kept or sent")


def _last_ended(series: "NamedSeries", now: datetime) -> "Period":
    """The last period that ended by `now`. Raises UsageError where none did."""
    ended = list(series.schedule.periods(series.since, now))
    if not ended:
        raise UsageError(f"no period of {series.name} has ended yet", hint=_next(series))
    return ended[-1]


def _next(series: "NamedSeries") -> str:
    from briefgen.cli.weekly.opened import tell_time
    from briefgen.clock import moment
    from briefgen.series.status import find_running

    running = find_running(series, moment())
    return f"{running.name} ends {tell_time(running.end, series.schedule)}"
