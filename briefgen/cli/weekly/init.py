"""`briefgen weekly init`: a series begins, in `briefgen.toml`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.arguments import check_template_dirs, split_option, template_dir_option
from briefgen.cli.complete import complete_templates
from briefgen.cli.terminal import say, say_row

if TYPE_CHECKING:
    from briefgen.series.settings import NamedSeries


@click.command("init")
@click.argument("name")
@click.option("--feed", "feeds", metavar="ADDRESS", multiple=True, help="A feed to collect from.")
@click.option("--inbox", metavar="FOLDER", multiple=True, help="A folder to collect from; it is made.")
@click.option("--at", default="Fri 16:00", metavar="DAY HH:MM", help="When a period ends [Fri 16:00].")
@click.option("--tz", "zone", default="UTC", metavar="ZONE", help="By whose clocks, as in Europe/London [UTC].")
@click.option(
    "-t",
    "--template",
    "templates",
    metavar="NAME|DIR",
    multiple=True,
    shell_complete=complete_templates,
    help="How a summary is laid out; again for one more summary [weekly-executive].",
)
@template_dir_option
@click.option("--to", metavar="FORMAT,...", help="Any of docx, pdf, html, md [docx,pdf].")
@click.option("--deliver", metavar="folder:DIR|mail:ADDRESS", multiple=True, help="Where each summary goes.")
@click.option("--approve", is_flag=True, help="Send nothing before a person approves it.")
@click.option("--owner", metavar="ADDRESS", help="Who is reminded of a summary that waits.")
@click.option("--since", metavar="TIME", help="When the first period begins [now].")
def command(*, name: str, template_dirs: tuple[str, ...], to: str | None, **given: object) -> None:
    """Begin a series: check every value, and add its tables to `briefgen.toml`.

    What the file holds stays as it is; a name that it holds is refused.
    """
    from msgspec import convert

    from briefgen.clock import moment
    from briefgen.config import load_settings
    from briefgen.series.begin import Wish, begin_series

    formats = split_option(to, otherwise="--to names no format", hint="give one or more, as in --to docx,pdf")
    values = {key: value for key, value in given.items() if value not in (None, ())}
    if formats:
        values["to"] = formats
    folders = tuple(map(str, check_template_dirs(template_dirs)))
    wish = convert({**values, "name": name, "template_dirs": folders}, Wish)
    private = load_settings(Path.cwd()).fetch_private
    series = begin_series(wish, Path.cwd(), now=moment(), private=private)
    _tell(series)


def _tell(series: "NamedSeries") -> None:
    """What was written, and what to do next."""
    end = series.schedule.local(series.schedule.next_end(series.since))
    say_row("wrote", f"{series.file.name}: series {series.name}")
    say_row("first", f"the period that ends on {end:%a %Y-%m-%d %H:%M %Z}")
    recipients = [one for found in series.recipients.values() for one in found]
    say("next:")
    if not recipients:
        say('  add deliver = ["folder:DIR"] or ["mail:ADDRESS"] to each summary in the file: nothing is delivered yet')
    if series.settings.owner is not None or any(one.kind == "mail" for one in recipients):
        say("  name the mail server in a table [mail]: docs/reference/settings.md lists its keys")
    say(f"  briefgen weekly collect {series.name}    take in what is there already")
    say(f"  briefgen schedule show {series.name} --systemd    have this machine look after it")
