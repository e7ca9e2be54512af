"""What `make` and `render` share: the options that lay a brief out, and how its files are written and told."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefgen.cli.arguments import split_option, template_dir_option
from briefgen.cli.complete import complete_formats, complete_languages, complete_schemes, complete_templates
from briefgen.cli.terminal import write_content
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.pipeline import Made, OnStage

Command = TypeVar("Command", bound=Callable[..., Any])

LAYOUT_SETTINGS = (
    *("template", "out", "paper", "fonts", "missing_glyphs", "audience", "author", "language", "marking_scheme"),
)
"""Options that are settings as well, by the name of the setting; `to` is one too, but a list."""
_WORDS = {
    "title": ("the title", "leave --title out to take the headline of the first article"),
    "audience": ("the audience", "leave --for out, or say for whom the brief is"),
    "author": ("the author", "leave --by out, or say who made the brief"),
    "cutoff": ("the cut-off", "leave --cutoff out to take the date of the newest article"),
}
"""Options that take words, with how they are called when they are blank, and what to do then."""

_PLACES = (
    click.option(
        "-t",
        "--template",
        metavar="NAME|DIR",
        shell_complete=complete_templates,
        help="How it is laid out [executive].",
    ),
    template_dir_option,
    click.option("-o", "--out", metavar="DIR", type=click.Path(), help="The folder to write to [out]."),
    click.option("--name", help="The files' name without ending [<date>-<title>]."),
)
_LAYOUT = (
    click.option(
        "--language",
        metavar="TAG",
        shell_complete=complete_languages,
        help="The language of the labels [the template's].",
    ),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="The size of a page [the template's]."),
    click.option(
        "--font",
        "fonts",
        multiple=True,
        metavar="FILE",
        type=click.Path(),
        help="A font for what the template's lack.",
    ),
    click.option(
        "--missing-glyphs",
        type=click.Choice(["error", "warn"]),
        help="What to do about a character without one [error].",
    ),
    click.option("--for", "audience", metavar="WORDS", help="For whom it is."),
    click.option("--by", "author", metavar="WORDS", help="By whom it is."),
    click.option("--cutoff", metavar="WORDS|DATE", help="The information cut-off [the newest article's date]."),
    click.option(
        "--marking-scheme", metavar="NAME|FILE", shell_complete=complete_schemes, help="The labels there are [none]."
    ),
    click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="What a field of the template is to say."),
    click.option("--fields", "fields_file", metavar="FILE", type=click.Path(), help="A TOML file of such fields."),
    click.option("--strict", is_flag=True, help="Make nothing while a field, a budget or accessibility wants mending."),
)
_SAVING = (
    click.option("--force", is_flag=True, help="Replace files that exist."),
    click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON and write no file."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say how long each stage took; show where a fault happened."),
)


def layout_options(*, to: str) -> Callable[[Command], Command]:
    """The options that lay a brief out, but for `--date`; `to` are the formats that are written by default."""
    formats = click.option(
        "--to",
        metavar="FORMAT,...",
        shell_complete=complete_formats,
        help=f"Any of docx, pdf, html, md, json [{to}].",
    )
    return lambda command: _with(command, (*_PLACES, formats, *_LAYOUT))


def saving_options(command: Command) -> Command:
    """`command` with the options that say how files are written and what is told."""
    return _with(command, _SAVING)


def _with(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def read_settings(options: Mapping[str, Any], *more: str) -> "Settings":
    """The settings that hold, the options over them; `more` are options of one command that are settings too.

    Raises UsageError for words that are blank and for a format that is unknown.
    """
    from briefgen.config import load_settings
    from briefgen.pipeline import check_formats

    for key, (name, hint) in _WORDS.items():
        if (words := options.get(key)) is not None and not words.strip():
            raise UsageError(f"{name} is blank", hint=hint)
    flags = {key: options[key] for key in (*LAYOUT_SETTINGS, *more)}
    formats = split_option(
        options["to"], otherwise="--to names no format", hint="give one or more, as in --to docx,pdf"
    )
    flags |= {"fonts": options["fonts"] or None, "to": formats}
    settings = load_settings(Path.cwd(), flags=flags)
    check_formats(settings.to or ())
    return settings


def layout_of(options: Mapping[str, Any], settings: "Settings") -> dict[str, Any]:
    """The fields of a `Layout` that options and settings make together, but for its formats."""
    from briefgen.cli.arguments import find_scheme_search, find_template_search
    from briefgen.cli.fields import gather_fields

    search = find_template_search(options["template_dirs"], settings)
    return {
        "template": settings.template,
        "search": search,
        "language": settings.language,
        "audience": settings.audience,
        "author": settings.author,
        "cutoff": options["cutoff"],
        "paper": settings.paper,
        "fonts": tuple(str(Path(font).expanduser()) for font in settings.fonts),
        "missing_glyphs": settings.missing_glyphs,
        "lexicons": Path(settings.lexicons).expanduser() if settings.lexicons else None,
        "marking_scheme": settings.marking_scheme,
        "scheme_search": find_scheme_search(),
        "fields": gather_fields(options["pairs"], options["fields_file"], settings, search),
        "strict": options["strict"],
    }


def publish(work: "Callable[[OnStage], Made]", folder: Path, options: Mapping[str, Any]) -> None:
    """Do the `work`, write its files into `folder` or its JSON to standard output, and tell what became of it."""
    from briefgen.cli.progress import Stopwatch, show_progress
    from briefgen.cli.save import save
    from briefgen.cli.tell import tell_made, tell_saved, tell_times

    quiet, as_json = options["quiet"], options["as_json"]
    stopwatch = Stopwatch()
    with show_progress(stopwatch, quiet=quiet) as on_stage:
        made = work(on_stage)
    times = stopwatch.stop()
    name = options["name"] or _name(made)
    paths = () if as_json else save(made.contents, folder, name, force=options["force"])
    if not quiet:
        tell_made(made)
        tell_saved(paths, made)
    if options["verbose"] and not quiet:
        tell_times(times)
    if as_json:
        write_content(made.contents["json"])


def _name(made: "Made") -> str:
    from briefgen.text import slugify

    return f"{made.brief.created:%Y-%m-%d}-{slugify(made.brief.title)}"
