"""`briefgen archive`: what the archive holds, and how to have it forget."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import archive_file_option, find_archive
from briefgen.cli.group import Group
from briefgen.cli.terminal import say, write_json, write_text
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.archive.archive import Archive
    from briefgen.archive.articles import Entry

_DAYS = re.compile(r"(\d{1,5})d")
_RELATIONS = {"copy_of": "a copy of", "update_of": "a later version of", "earlier_of": "an earlier version of"}


@click.group("archive", cls=Group)
def command() -> None:
    """List what was stored, and forget it."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@archive_file_option
def list_command(*, as_json: bool, archive_file: str | None) -> None:
    """List the articles that are stored, the oldest first."""
    from briefgen.archive.archive import Archive

    with Archive.open(find_archive(archive_file), make=False) as archive:
        if as_json:
            write_json([_describe(entry) for entry in archive.list()])
            return
        empty = True
        for entry in archive.list():
            empty = False
            write_text(_tell(entry))
        if empty:
            say("the archive holds no article")


@command.command("forget")
@click.argument("name", metavar="ID|ORIGIN|ADDRESS|SERIES/WEEK")
@archive_file_option
def forget_command(*, name: str, archive_file: str | None) -> None:
    """Delete an article by its number, all of an origin or an address, or the summary of a week.

    Nothing of their texts is left in the file, but where another article holds the same text, or a summary of a series
    was made of it: these are named. SERIES/WEEK, as in harbor/2026-W47, deletes such a summary and its files.
    """
    from briefgen.archive.archive import Archive
    from briefgen.archive.forget import forget_made
    from briefgen.archive.ledger import LEDGER

    with Archive.open(find_archive(archive_file), also=(LEDGER,), make=False) as archive:
        found = archive.find(name)
        if found:
            _forget(archive, found)
            return
        series, _, period = name.partition("/")
        if not forget_made(archive.database, series, period):
            raise UsageError(f"the archive holds no article `{name}`", hint="see `briefgen archive list`")
        say(f"forgot the summary {period} of {series} with its files; that it was made and sent is kept")


@command.command("prune")
@click.option("--older-than", required=True, metavar="DAYSd|DATE", help="What was stored before, as in 90d.")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
@archive_file_option
def prune_command(*, older_than: str, dry_run: bool, archive_file: str | None) -> None:
    """Delete the articles that were stored before a day, or more than so many days ago."""
    from briefgen.archive.archive import Archive
    from briefgen.archive.ledger import LEDGER

    before = _time_of(older_than)
    with Archive.open(find_archive(archive_file), also=(LEDGER,), make=False) as archive:
        found = tuple(archive.list(before=before))
        if not found:
            say(f"no article was stored before {before:%Y-%m-%d %H:%M} UTC")
        elif dry_run:
            for entry in found:
                say(f"would forget {_tell(entry)}")
        else:
            _forget(archive, found)


def _time_of(words: str) -> datetime:
    """The time that `90d` (before now) or `2026-11-20` (its 00:00 UTC) means."""
    from briefgen.clock import day_of_brief, moment

    days = _DAYS.fullmatch(words.strip())
    if days is None:
        return day_of_brief(words.strip())
    try:
        return moment() - timedelta(days=int(days[1]))
    except OverflowError:
        raise UsageError(f"`{words}` is before all dates", hint="give fewer days, or a date as YYYY-MM-DD") from None


def _forget(archive: "Archive", entries: Sequence["Entry"]) -> None:
    """Delete the articles, and say where their texts still stand."""
    from briefgen.archive.forget import find_holders

    others = archive.forget(entry.id for entry in entries)
    for entry in entries:
        say(f"forgot {_tell(entry)}")
    if others:
        say(f"the same text is still stored as {', '.join(map(str, others))}: forget it there too")
    for series, period in find_holders(archive.database, {entry.article.text for entry in entries}):
        say(
            f"the summary {period} of {series} still holds it: `briefgen archive forget {series}/{period}` deletes that"
        )


def _tell(entry: "Entry") -> str:
    article = entry.article
    headline = " ".join((article.headline or "no headline").split())
    relation = f"; {_RELATIONS[entry.outcome]} {entry.other or 'one forgotten'}" if entry.outcome in _RELATIONS else ""
    return f"{entry.id}  {entry.arrived:%Y-%m-%d %H:%M}  {article.origin}  {headline}{relation}"


def _describe(entry: "Entry") -> dict[str, object]:
    article = entry.article
    return {
        "id": entry.id,
        "origin": article.origin,
        "address": entry.address,
        "headline": article.headline,
        "published": article.published,
        "retrieved": article.retrieved,
        "arrived": entry.arrived,
        "sha256": article.sha256,
        "tool_version": entry.tool,
        "outcome": entry.outcome,
        "other": entry.other,
    }
