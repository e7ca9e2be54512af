"""`briefgen weekly collect`: what is new in the sources of a series goes into the archive."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option, network_of
from briefgen.cli.terminal import say_row, write_json

if TYPE_CHECKING:
    from briefgen.series.collect import Collected, SourceCollected


@click.command("collect")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print what came in as JSON.")
@archive_file_option
def command(*, name: str, as_json: bool, archive_file: str | None) -> None:
    """Take in what is new in the feeds and folders of a series, at any hour, any number of times.

    A source that fails stops no other and is tried again, the later the more often it failed.
    """
    from briefgen.cli.weekly.opened import open_archive
    from briefgen.clock import moment
    from briefgen.config import load_settings
    from briefgen.series.collect import collect
    from briefgen.series.settings import find_series

    series = find_series(name, Path.cwd())
    with open_archive(archive_file, series) as archive:
        collected = collect(series, archive, now=moment(), network=network_of(load_settings(Path.cwd())))
    if as_json:
        write_json(describe(collected))
        return
    tell(collected)


def tell(collected: "Collected", *, only_news: bool = False) -> None:
    """Say what each source gave; with `only_news`, only of those that gave something, or could not be read whole."""
    for source in collected.sources:
        if not only_news or source.came or source.state == "failed" or source.health.unread:
            _tell(source)


def describe(collected: "Collected") -> dict[str, object]:
    """What came in, for machines."""
    return {
        "series": collected.series,
        "sources": [
            {
                "name": source.name,
                "state": source.state,
                "articles": list(source.came),
                "unread": list(source.health.unread),
                "error": source.health.error,
                "failures": source.health.failures,
                "retry": source.health.retry,
            }
            for source in collected.sources
        ],
    }


def _tell(source: "SourceCollected") -> None:
    from briefgen.text import plural

    health = source.health
    what = {
        "read": plural(len(source.came), "new article") if source.came else "nothing new",
        "unchanged": "nothing new",
        "failed": f"{health.error}; tried again from {health.retry:%Y-%m-%d %H:%M} UTC on" if health.retry else "",
        "waiting": f"failed {plural(health.failures, 'time')} in a row; left alone until {health.retry:%H:%M} UTC"
        if health.retry
        else "",
    }[source.state]
    say_row(source.state, f"{source.name}  {what}")
    for came in source.came:
        say_row("new", f"{came.id}  {' '.join((came.headline or came.origin).split())}")
    for unread in health.unread:
        say_row("unread", f"{unread.name}  {unread.reason}")
