"""`briefgen make`: articles and options come in, files and a short account of them go out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.arguments import READING_SETTINGS, archive_file_option, reading_flags, reading_options
from briefgen.cli.complete import complete_engines
from briefgen.cli.layout import layout_of, layout_options, publish, read_settings, saving_options
from briefgen.cli.terminal import say_row

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.pipeline import Made, OnStage, Request

_SETTINGS = ("engine", "marking", "archive", "archive_file", *READING_SETTINGS)
"""Options of `make` alone that are settings too."""
EXAMPLE = """\b
Examples:
  briefgen make first.txt second.txt
  briefgen make articles/*.md --to pdf --paper letter --out briefs
  curl -s https://example.org/story.txt | briefgen make - other.txt --json
"""


@click.command("make", epilog=EXAMPLE)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path())
@layout_options(to="docx,pdf,json")
@click.option("--engine", metavar="NAME", shell_complete=complete_engines, help="What reads the articles [builtin].")
@click.option("--title", help="The brief's title [the first headline].")
@click.option("--date", metavar="YYYY-MM-DD", help="The brief's date [today].")
@click.option("--marking", metavar="LABEL", help="Who may see it, as in TLP:AMBER [the articles' highest].")
@click.option("--lower-marking", metavar="REASON", help="Why --marking may be lower than an article's.")
@click.option("--archive", is_flag=True, default=None, help="Store what was read.")
@archive_file_option
@reading_options
@saving_options
def command(*, articles: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - options of many kinds
    """Make a brief from articles.

    ARTICLE is a file, a pattern such as "*.txt", an address (https://...), or - for standard input.
    """
    from briefgen.config import find_archive_file
    from briefgen.pipeline import make

    settings, request = _make_request(articles, options)
    kept: list[tuple[str, str]] = []

    def work(on_stage: "OnStage") -> "Made":
        made = make(request, on_stage=on_stage)
        if settings.archive:
            from briefgen.cli.keep import keep

            on_stage("archive")
            kept.extend(keep(made.articles, find_archive_file(settings)))
        return made

    publish(work, Path(settings.out).expanduser(), options)
    if not options["quiet"]:
        for origin, told in kept:
            say_row("stored", f"{origin}  {told}")


def _make_request(articles: tuple[str, ...], options: Mapping[str, Any]) -> "tuple[Settings, Request]":
    """The settings that hold, the options over them, and the request that they make together."""
    from briefgen.cli.arguments import expand_articles, network_of
    from briefgen.clock import day_of_brief
    from briefgen.pipeline import Request

    settings = read_settings({**options, **reading_flags(options)}, *_SETTINGS)
    request = Request(
        created=day_of_brief(options["date"]),
        sources=expand_articles(articles),
        formats=("json",) if options["as_json"] else settings.to,
        title=options["title"],
        engine=settings.engine,
        spacy_model=settings.spacy_model,
        network=network_of(settings),
        marking=settings.marking,
        lower_marking=options["lower_marking"],
        keep_going=settings.keep_going,
        allow_languages=settings.allow_languages,
        **layout_of(options, settings),
    )
    return settings, request
