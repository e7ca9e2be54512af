"""`briefgen make`: articles and options come in, files and a short account of them go out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.arguments import template_dir_option
from briefgen.cli.complete import (
    complete_engines,
    complete_formats,
    complete_languages,
    complete_schemes,
    complete_templates,
)
from briefgen.cli.terminal import write_content
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.pipeline import Made, Request

EXAMPLE = """\b
Examples:
  briefgen make first.txt second.txt
  briefgen make articles/*.md --to pdf --paper letter --out briefs
  curl -s https://example.org/story.txt | briefgen make - other.txt --json
"""


_SETTINGS = (
    *("template", "out", "paper", "fonts", "missing_glyphs", "engine", "audience", "author"),
    *("language", "marking", "marking_scheme"),
)
"""Options that are settings as well, by the name of the setting; `to` is one too, but a list."""
_WORDS = {
    "title": ("the title", "leave --title out to take the headline of the first article"),
    "audience": ("the audience", "leave --for out, or say for whom the brief is"),
    "author": ("the author", "leave --by out, or say who made the brief"),
    "cutoff": ("the cut-off", "leave --cutoff out to take the date of the newest article"),
}
"""Options that take words, with how they are called when they are blank, and what to do then."""


@click.command("make", epilog=EXAMPLE)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path())
@click.option(
    "-t", "--template", metavar="NAME|DIR", shell_complete=complete_templates, help="How it is laid out [executive]."
)
@template_dir_option
@click.option("-o", "--out", metavar="DIR", type=click.Path(), help="The folder to write to [out].")
@click.option("--name", help="The files' name without ending [<date>-<title>].")
@click.option(
    "--to",
    metavar="FORMAT,...",
    shell_complete=complete_formats,
    help="Any of docx, pdf, html, md, json [docx,pdf,json].",
)
@click.option(
    "--language", metavar="TAG", shell_complete=complete_languages, help="The language of the labels [the template's]."
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of a page [the template's].")
@click.option(
    "--font",
    "fonts",
    multiple=True,
    metavar="FILE",
    type=click.Path(),
    help="A font for what the template's lack.",
)
@click.option(
    "--missing-glyphs", type=click.Choice(["error", "warn"]), help="What to do about a character without one [error]."
)
@click.option("--engine", metavar="NAME", shell_complete=complete_engines, help="What reads the articles [builtin].")
@click.option("--title", help="The brief's title [the first headline].")
@click.option("--for", "audience", metavar="WORDS", help="For whom it is.")
@click.option("--by", "author", metavar="WORDS", help="By whom it is.")
@click.option("--cutoff", metavar="WORDS|DATE", help="The information cut-off [the newest article's date].")
@click.option("--date", metavar="YYYY-MM-DD", help="The brief's date [today].")
@click.option("--marking", metavar="LABEL", help="Who may see it, as in TLP:AMBER [the articles' highest].")
@click.option(
    "--marking-scheme", metavar="NAME|FILE", shell_complete=complete_schemes, help="The labels there are [none]."
)
@click.option("--lower-marking", metavar="REASON", help="Why --marking may be lower than an article's.")
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="What a field of the template is to say.")
@click.option("--fields", "fields_file", metavar="FILE", type=click.Path(), help="A TOML file of such fields.")
@click.option("--strict", is_flag=True, help="Make nothing while a field, a budget or accessibility wants mending.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON and write no file.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say how long each stage took; show where a fault happened.")
def command(
    *,
    articles: tuple[str, ...],
    name: str | None,
    fonts: tuple[str, ...],
    template_dirs: tuple[str, ...],
    pairs: tuple[str, ...],
    strict: bool,
    force: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **options: str | None,
) -> None:
    """Make a brief from articles.

    ARTICLE is a file, a pattern such as "*.txt", or - for standard input.
    """
    from briefgen.cli.progress import Stopwatch, show_progress
    from briefgen.cli.save import save
    from briefgen.cli.tell import tell_made, tell_saved, tell_times
    from briefgen.pipeline import make

    given = {**options, "fonts": fonts or None, "template_dirs": template_dirs, "pairs": pairs, "strict": strict}
    folder, request = _make_request(articles, given, only_json=as_json)
    stopwatch = Stopwatch()
    with show_progress(stopwatch, quiet=quiet) as on_stage:
        made = make(request, on_stage=on_stage)
    times = stopwatch.stop()
    paths = () if as_json else save(made.contents, folder, name or _name(made), force=force)
    if not quiet:
        tell_made(made)
        tell_saved(paths, made)
    if verbose and not quiet:
        tell_times(times)
    if as_json:
        write_content(made.contents["json"])


def _make_request(articles: tuple[str, ...], options: Mapping[str, Any], *, only_json: bool) -> "tuple[Path, Request]":
    """The folder to write to, and the request that the options and the settings make together."""
    from briefgen.cli.arguments import expand_articles, find_scheme_search, find_template_search
    from briefgen.cli.fields import gather_fields
    from briefgen.clock import day_of_brief
    from briefgen.config import load_settings
    from briefgen.pipeline import Request, check_formats

    for key, (name, hint) in _WORDS.items():
        if (words := options[key]) is not None and not words.strip():
            raise UsageError(f"{name} is blank", hint=hint)
    flags = {key: options[key] for key in _SETTINGS} | {"to": _split(options["to"])}
    settings = load_settings(Path.cwd(), flags=flags)
    check_formats(settings.to or ())
    request = Request(
        created=day_of_brief(options["date"]),
        sources=expand_articles(articles),
        formats=("json",) if only_json else settings.to,
        template=settings.template,
        search=find_template_search(options["template_dirs"], settings),
        language=settings.language,
        fields=gather_fields(options["pairs"], options["fields_file"], settings),
        strict=options["strict"],
        title=options["title"],
        audience=settings.audience,
        author=settings.author,
        cutoff=options["cutoff"],
        paper=settings.paper,
        fonts=tuple(str(Path(font).expanduser()) for font in settings.fonts),
        missing_glyphs=settings.missing_glyphs,
        lexicons=Path(settings.lexicons).expanduser() if settings.lexicons else None,
        engine=settings.engine,
        spacy_model=settings.spacy_model,
        marking=settings.marking,
        marking_scheme=settings.marking_scheme,
        scheme_search=find_scheme_search(),
        lower_marking=options["lower_marking"],
    )
    return Path(settings.out).expanduser(), request


def _split(to: str | None) -> tuple[str, ...] | None:
    from briefgen.config import split_names

    if to is None:
        return None
    names = split_names(to)
    if not names:
        raise UsageError("--to names no format", hint="give one or more, as in --to docx,pdf")
    return names


def _name(made: "Made") -> str:
    from briefgen.text import slugify

    return f"{made.brief.created:%Y-%m-%d}-{slugify(made.brief.title)}"
