"""`briefgen weekly status`: what was made and sent, what is due, and what a person should look after."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option
from briefgen.cli.terminal import write_json, write_text
from briefgen.errors import OverdueError
from briefgen.text import plural

if TYPE_CHECKING:
    from briefgen.archive.arrivals import Health
    from briefgen.series.settings import NamedSeries
    from briefgen.series.status import PeriodStatus, SeriesStatus


@click.command("status")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@archive_file_option
def command(*, name: str | None, as_json: bool, archive_file: str | None) -> None:
    """Show how a series stands, or all of them: periods, sources, what is due next, what waits.

    Ends with 95 where a summary is overdue or a source fails persistently, so that monitoring can call it.
    """
    from briefgen.series.settings import find_series, load_series

    series = [find_series(name, Path.cwd())] if name else list(load_series(Path.cwd()).values())
    found = _find_all(series, archive_file)
    if as_json:
        write_json(found)
    else:
        lines = ("\n".join(_lines(one, status)) for one, status in zip(series, found, strict=True))
        write_text("\n\n".join(lines) or "there is no series: make one with `briefgen weekly init`")
    overdue = [(status.series, words) for status in found for words in status.overdue]
    if overdue:
        first = "; ".join(f"{series_name}: {words}" for series_name, words in overdue[:3])
        more = f"; and {len(overdue) - 3} more" if len(overdue) > 3 else ""
        raise OverdueError(f"overdue: {first}{more}", hint=_advise(*overdue[0]))


def _advise(series: str, words: str) -> str:
    """What to do about the first thing that is overdue."""
    if words.endswith("waits for approval"):
        return f"`briefgen weekly approve {series} {words.partition(' ')[0]}` sends it"
    if words.startswith("no summary can be made"):
        return "put that right; no period is settled before, so that none loses an article"
    if " in a row" in words:
        return "its line says why; correct its address in briefgen.toml, or take it out"
    return f"`briefgen weekly run {series} --due` makes up what was missed"


def _find_all(series: "list[NamedSeries]", archive_file: str | None) -> "list[SeriesStatus]":
    from briefgen.archive.arrivals import Health
    from briefgen.cli.weekly.opened import is_there, open_archive
    from briefgen.clock import moment
    from briefgen.series.collect import find_sources
    from briefgen.series.publish import find_fault
    from briefgen.series.standing import find_made
    from briefgen.series.status import find_status

    now = moment()
    if not is_there(archive_file):
        return [
            find_status(
                one,
                made=(),
                sources=[Health(name=name) for name in (*one.settings.feeds, *one.settings.inbox)],
                now=now,
                fault=find_fault(one),
            )
            for one in series
        ]
    with open_archive(archive_file, *series) as archive:
        return [
            find_status(
                one,
                made=find_made(one, archive),
                sources=find_sources(one, archive),
                now=now,
                fault=find_fault(one),
            )
            for one in series
        ]


def _lines(series: "NamedSeries", status: "SeriesStatus") -> Iterator[str]:
    from briefgen.cli.weekly.opened import tell_time

    yield f"{status.series}  {status.at} {status.zone}"
    yield f"  next      {status.next.name}, due {tell_time(status.next.end, series.schedule)}"
    if status.counts:
        counted = ", ".join(f"{count} {state}" for state, count in status.counts.items())
        yield f"  periods   {plural(sum(status.counts.values()), 'period')}: {counted}"
    for period in status.periods:
        yield f"  {period.name}  {_tell_period(period, series)}"
        for delivery in period.waiting:
            yield f"            {delivery.recipient}  {delivery.template}" + (
                f": {delivery.error}" if delivery.error else ""
            )
    for source in status.sources:
        yield from _tell_source(source, series)
    for words in status.overdue:
        yield f"  overdue   {words}"


def _tell_period(period: "PeriodStatus", series: "NamedSeries") -> str:
    from briefgen.cli.weekly.opened import tell_time

    if period.merged_into is not None:
        return f"{period.state}, in the summary of {period.merged_into}"
    if period.state == "sent" and period.sent is not None:
        return f"sent {tell_time(period.sent, series.schedule)}" + (", late" if period.late else "")
    if period.state == "waits for approval":
        return f"waits for approval: briefgen weekly approve {series.name} {period.name}"
    return period.state + (f"; it ended {tell_time(period.end, series.schedule)}" if period.state == "missing" else "")


def _tell_source(source: "Health", series: "NamedSeries") -> Iterator[str]:
    from briefgen.cli.weekly.opened import tell_time

    read = f"read {tell_time(source.read, series.schedule)}" if source.read else "never read"
    line = f"  source    {source.name}  {read}"
    if source.retry is not None:
        line += f"; failed {plural(source.failures, 'time')} in a row, tried again from "
        line += f"{tell_time(source.retry, series.schedule)} on: {source.error}"
    yield line
    for unread in source.unread:
        yield f"            not read: {unread.name}: {unread.reason}"
