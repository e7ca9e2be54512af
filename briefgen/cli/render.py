"""`briefgen render`: the JSON of a brief, which a person may have edited, comes in; files go out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.layout import layout_of, layout_options, publish, read_settings, saving_options

if TYPE_CHECKING:
    from briefgen.pipeline import Rendering

EXAMPLE = """\b
Examples:
  briefgen make first.txt second.txt --to json --name brief
  briefgen render out/brief.json
  briefgen render out/brief.json -t base --to html
"""


@click.command("render", epilog=EXAMPLE)
@click.argument("file", metavar="BRIEF.json", type=click.Path())
@layout_options(to="docx,pdf")
@click.option("--date", metavar="YYYY-MM-DD", help="The brief's date [its own].")
@saving_options
def command(*, file: str, **options: Any) -> None:  # noqa: ANN401 - options of many kinds
    """Lay out a brief that was edited.

    BRIEF.json is a brief as `briefgen make` writes it, or - for standard input. Its statements are checked anew: what
    is not in the words of its sources any more is marked as edited, or as the analyst's judgement.
    """
    from briefgen.pipeline import render

    folder, request = _make_request(file, options)
    publish(lambda on_stage: render(request, on_stage=on_stage), folder, options)


def _make_request(file: str, options: Mapping[str, Any]) -> "tuple[Path, Rendering]":
    """The folder to write to, and the request that the options and the settings make together.

    JSON is written where `--to` asks for it, not where the settings do: it would stand in the way of what was edited.
    """
    from briefgen.cli.arguments import read_brief
    from briefgen.clock import day_of_brief
    from briefgen.pipeline import Rendering

    settings = read_settings(options)
    formats = settings.to if options["to"] else tuple(name for name in settings.to or () if name != "json")
    request = Rendering(
        content=read_brief(file),
        created=day_of_brief(options["date"]) if options["date"] else None,
        formats=("json",) if options["as_json"] else formats or None,
        **layout_of(options, settings),
    )
    return Path(settings.out).expanduser(), request
