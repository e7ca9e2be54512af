"""The ARTICLE arguments come in as typed; the files and the bytes of standard input that they name go out."""

import sys
from collections.abc import Callable, Mapping, Sequence
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefgen.cli.terminal import say
from briefgen.errors import BriefError, SourceError, UsageError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.sources.fetch.fetched import Network

Command = TypeVar("Command", bound=Callable[..., Any])

_MAGIC = frozenset("*?[")


def expand_articles(arguments: Sequence[str]) -> tuple[Path | str | bytes, ...]:
    """What `arguments` name, in order: a glob gives its matches by name, `-` what is on standard input.

    Addresses are strings and stay as they are.

    Raises SourceError for a glob without a match, UsageError where standard input is named twice.
    """
    if list(arguments).count("-") > 1:
        raise UsageError("standard input (`-`) is named twice", hint="it can be read once; name files for the others")
    sources: list[Path | str | bytes] = []
    for argument in arguments:
        sources += [_read_article()] if argument == "-" else _find_files(argument)
    return tuple(sources)


template_dir_option = click.option(
    "--template-dir",
    "template_dirs",
    multiple=True,
    metavar="DIR",
    type=click.Path(),
    help="Where templates are looked for first.",
)
"""`--template-dir` of every command that names a template."""


keep_going_option = click.option("--keep-going", is_flag=True, help="Skip what cannot be used, and say so.")
"""`--keep-going` of every command that reads articles."""
READING_SETTINGS = ("keep_going", "allow_languages")
"""Options of how articles are read that are settings as well."""


def reading_options(command: Command) -> Command:
    """`command` with the options that say which articles are taken."""
    languages = click.option(
        "--allow-language",
        "allow_languages",
        metavar="TAG,...",
        multiple=True,
        help="Quote articles in it as background [none].",
    )
    return keep_going_option(languages(command))


def reading_flags(options: Mapping[str, Any]) -> dict[str, object]:
    """What `reading_options` say, as settings; None where they say nothing. Raises UsageError for no tag at all."""
    tags = split_option(
        ",".join(options["allow_languages"]) if options["allow_languages"] else None,
        otherwise="--allow-language names no language",
        hint="give one or more, as in --allow-language de,fr",
    )
    return {"keep_going": options["keep_going"] or None, "allow_languages": tags}


archive_file_option = click.option(
    "--archive-file", metavar="FILE", type=click.Path(), help="Where the archive is [your data folder]."
)
"""`--archive-file` of every command that uses an archive."""


def find_archive(archive_file: str | None) -> Path:
    """The file of the archive that the option, else the settings, name."""
    from briefgen.config import find_archive_file, load_settings

    return find_archive_file(load_settings(Path.cwd(), flags={"archive_file": archive_file}))


def find_template_search(template_dirs: Sequence[str], settings: "Settings | None" = None) -> tuple[Path, ...]:
    """The directories of templates that the command line names, then those of the settings. Raises UsageError, as
    `check_template_dirs`.
    """
    from briefgen.config import load_settings

    settings = settings or load_settings(Path.cwd())
    return (*check_template_dirs(template_dirs), *(Path(folder).expanduser() for folder in settings.templates))


def check_template_dirs(template_dirs: Sequence[str]) -> tuple[Path, ...]:
    """The directories that `--template-dir` names. Raises UsageError for one that is none."""
    named = tuple(Path(folder).expanduser() for folder in template_dirs)
    for folder in named:
        if not folder.is_dir():
            raise UsageError(f"--template-dir {folder} is no folder", hint="name the folder that holds templates")
    return named


def find_scheme_search() -> tuple[Path, ...]:
    """The folder of the user's own marking schemes."""
    from briefgen.config import SCHEMES_FOLDER, find_user_folder

    return (find_user_folder() / SCHEMES_FOLDER,)


def network_of(settings: "Settings") -> "Network":
    """How the settings let addresses be fetched."""
    from briefgen.sources.fetch.fetched import Network

    return Network(seconds=settings.fetch_seconds, private=settings.fetch_private, contact=settings.fetch_contact)


def _find_files(argument: str) -> list[Path] | list[str]:
    from briefgen.sources.fetch.address import is_address, is_other_scheme

    if is_address(argument) or is_other_scheme(argument):
        return [argument]
    if not argument:
        raise SourceError("an article has an empty name", hint="name a file")
    path = Path(argument).expanduser()
    if not _MAGIC & set(argument) or path.exists():
        return [path]
    found = sorted(glob(str(path), recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not found:
        raise SourceError(f"no file matches `{argument}`", hint="check the folder and the ending")
    return [Path(name) for name in found]


def _read_article() -> bytes:
    """Standard input, no further than to see that it is too large."""
    from briefgen.sources.limits import MOST_BYTES

    if sys.stdin is not None and sys.stdin.isatty():
        say("type or paste an article, then press Ctrl-D")
    return read_standard_input(MOST_BYTES + 1)


def read_standard_input(most: int = -1) -> bytes:
    """What is piped in, to its end or `most` bytes. Raises SourceError where there is nothing to read from."""
    try:
        return sys.stdin.buffer.read(most)
    except (AttributeError, OSError):
        raise SourceError("standard input cannot be read", hint="pipe an article in, or name a file") from None


def split_option(value: str | None, *, otherwise: str, hint: str) -> tuple[str, ...] | None:
    """The names in the comma separated `value` of an option; None where it is not given.

    Raises UsageError, `otherwise` and `hint`, where it holds none.
    """
    from briefgen.config import split_names

    if value is None:
        return None
    names = split_names(value)
    if not names:
        raise UsageError(otherwise, hint=hint)
    return names


def read_brief(file: str) -> bytes:
    """The JSON of a brief in `file`, or on standard input for `-`. Raises BriefError where it cannot be read."""
    if file == "-":
        return read_standard_input()
    try:
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        raise BriefError(
            f"{file} cannot be read: {error.strerror}", hint="name the .json file that `briefgen make` wrote"
        ) from None
