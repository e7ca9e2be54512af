"""Settings: flags, environment and `briefgen.toml` files come in, one checked `Settings` goes out."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from briefgen.errors import ConfigError
from briefgen.text import did_you_mean

FILE_NAME = "briefgen.toml"
SCHEMES_FOLDER = "markings"
"""In the user's configuration folder: marking schemes of their own, a file each."""
TEMPLATES_FOLDER = "templates"
"""Beside it: templates of their own, a folder each."""
PREFIX = "BRIEFGEN_"
SERIES_TABLES = frozenset({"weekly", "mail"})
"""Tables of `briefgen.toml` that belong to series, and are no settings of a brief."""
RESERVED = frozenset({"BRIEFGEN_ACCEPT", "BRIEFGEN_AXE", "BRIEFGEN_EVAL_DATA", "BRIEFGEN_MAIL_PASSWORD"})
"""Variables with the prefix that are not settings: the project's own tests read them; one is a password."""

_TOML_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How briefs are made where the command line does not say it; every key may stand in `briefgen.toml`."""

    template: Annotated[str, msgspec.Meta(min_length=1, description="the name or the folder of a template")] = (
        "executive"
    )
    out: Annotated[str, msgspec.Meta(min_length=1, description="the folder to write to")] = "out"
    to: Annotated[
        Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] | None,
        msgspec.Meta(description='formats, as in ["docx", "pdf"]'),
    ] = None
    """None leaves the choice to the template."""
    paper: Annotated[Literal["a4", "letter"] | None, msgspec.Meta(description="a4 or letter")] = None
    """None leaves the choice to the template."""
    language: Annotated[
        Annotated[str, msgspec.Meta(min_length=2)] | None,
        msgspec.Meta(description="the tag of a language, as de or en-GB"),
    ] = None
    """None leaves the choice to the template."""
    audience: Annotated[str | None, msgspec.Meta(description="for whom briefs are")] = None
    author: Annotated[str | None, msgspec.Meta(description="by whom briefs are")] = None
    fonts: Annotated[tuple[str, ...], msgspec.Meta(description='files of fonts, as in ["NotoSansKR.ttf"]')] = ()
    """For characters that the fonts of a template lack."""
    missing_glyphs: Annotated[Literal["error", "warn"], msgspec.Meta(description="error or warn")] = "error"
    """What to do about a character that no font has."""
    lexicons: Annotated[str | None, msgspec.Meta(description="a folder of your own word lists")] = None
    engine: Annotated[str, msgspec.Meta(min_length=1, description="the name of an engine")] = "builtin"
    spacy_model: Annotated[
        str, msgspec.Meta(min_length=1, description="the name or the folder of a pipeline of spaCy")
    ] = "en_core_web_sm"
    templates: Annotated[tuple[str, ...], msgspec.Meta(description='folders of templates, as in ["templates"]')] = ()
    """Searched before the built-in templates."""
    keep_going: Annotated[bool, msgspec.Meta(description="true or false")] = False
    """Whether a source that cannot be used is skipped."""
    allow_languages: Annotated[tuple[str, ...], msgspec.Meta(description='tags of languages, as in ["de", "fr"]')] = ()
    """Of articles that are quoted as background, and not analyzed."""
    marking: Annotated[
        Annotated[str, msgspec.Meta(min_length=1)] | None, msgspec.Meta(description="a label of the marking scheme")
    ] = None
    """None takes the highest marking of the articles."""
    marking_scheme: Annotated[
        Annotated[str, msgspec.Meta(min_length=1)] | None,
        msgspec.Meta(description="the name or the file of a marking scheme, or none"),
    ] = None
    """None leaves the choice to the template."""
    fetch_seconds: Annotated[
        Annotated[int, msgspec.Meta(ge=1, le=600)],
        msgspec.Meta(description="how many seconds a try to fetch an address may take, from 1 to 600"),
    ] = 20
    archive: Annotated[bool, msgspec.Meta(description="true or false: whether `make` stores what it read")] = False
    archive_file: Annotated[
        Annotated[str, msgspec.Meta(min_length=1)] | None, msgspec.Meta(description="the file of the archive")
    ] = None
    """None means `archive.sqlite` in the user's data folder."""
    fetch_private: Annotated[
        bool, msgspec.Meta(description="true or false: whether hosts of your own network may be fetched from")
    ] = False
    fetch_contact: Annotated[
        Annotated[str, msgspec.Meta(pattern=r"^[!-\'*-~]{3,200}$")] | None,
        msgspec.Meta(description="a mailbox or an address that servers are told, without blanks or parentheses"),
    ] = None
    fields: Annotated[
        dict[str, str], msgspec.Meta(description='a table of fields, as in { action_officer = "A. Brun" }')
    ] = {}
    """Of any template: a brief takes those that its own template has."""


_KEYS = Settings.__struct_fields__


def load_settings(
    folder: Path,
    *,
    flags: Mapping[str, object] | None = None,
    environ: Mapping[str, str] = os.environ,
    user_folder: Path | None = None,
) -> Settings:
    """The settings that hold in `folder`: flags that are not None, then `BRIEFGEN_*`, then files, then defaults.

    Raises ConfigError for an unknown or mistyped setting and for a file that cannot be read.
    """
    values: dict[str, object] = {}
    for file in find_settings_files(folder, user_folder=user_folder):
        values |= _overlay(values, _read_file(file))
    values |= _overlay(values, _read_environ(environ))
    given = {key: value for key, value in (flags or {}).items() if value is not None}
    for key, value in given.items():
        _check(key, value, where=f"--{key.replace('_', '-')}")
    return msgspec.convert(values | given, Settings)


def _overlay(weak: Mapping[str, Any], strong: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of `strong`; fields that only `weak` has are kept."""
    return {key: {**weak.get(key, {}), **value} if key == "fields" else value for key, value in strong.items()}


def find_settings_files(folder: Path, *, user_folder: Path | None = None) -> tuple[Path, ...]:
    """The `briefgen.toml` files that exist, weakest first: the user's configuration folder, then `folder`."""
    user_folder = user_folder or find_user_folder()
    return tuple(file for file in (user_folder / FILE_NAME, folder / FILE_NAME) if file.exists())


def find_user_folder() -> Path:
    """The user's configuration folder, which need not exist."""
    from platformdirs import user_config_path

    return user_config_path("briefgen", appauthor=False)


def find_archive_file(settings: Settings) -> Path:
    """Where the archive is, which need not exist."""
    if settings.archive_file is not None:
        return Path(settings.archive_file).expanduser()
    from platformdirs import user_data_path

    return user_data_path("briefgen", appauthor=False) / "archive.sqlite"


def _read_file(file: Path) -> dict[str, object]:
    try:
        text = file.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(
            f"{file} cannot be read: {error.strerror}", hint="check its permissions, or remove it"
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file} is not UTF-8 text", hint="save it again as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _broken_toml(file, str(error)) from None
    settings = {key: value for key, value in table.items() if key not in SERIES_TABLES}
    for key, value in settings.items():
        _check(key, value, where=_locate(file, text, key))
    return settings


def _read_environ(environ: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in RESERVED or not environ[name]:
            continue
        key = name.removeprefix(PREFIX).lower()
        if key not in _KEYS:
            variables = [PREFIX + known.upper() for known in _KEYS]
            raise ConfigError(f"environment: unknown setting `{name}`", hint=did_you_mean(name, variables))
        values[key] = _parse_variable(key, environ[name])
        _check(key, values[key], where=f"environment: {name}")
    return values


def _parse_variable(key: str, value: str) -> object:
    match key:
        case "to" | "allow_languages":
            return split_names(value)
        case "keep_going" | "archive":
            return {"true": True, "1": True, "false": False, "0": False}.get(value.lower(), value)
        case "templates" | "fonts":
            return [folder for folder in value.split(os.pathsep) if folder]
        case "fetch_seconds" if value.isdecimal():
            return int(value)
        case "fetch_private":
            return {"true": True, "false": False}.get(value.lower(), value)
        case "fields":
            return dict(_split_field(line) for line in value.splitlines() if line.strip())
        case _:
            return value


def split_names(value: str) -> tuple[str, ...]:
    """The names of a comma separated list: in order, each once, in lower case, blanks dropped."""
    names = (name.strip().lower() for name in value.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _split_field(line: str) -> tuple[str, str]:
    key, sign, words = line.partition("=")
    if not sign:
        raise ConfigError(f"environment: {PREFIX}FIELDS: no `=` in `{line}`", hint="write a field a line, as key=value")
    return key.strip(), words


def _check(key: str, value: object, *, where: str) -> None:
    if key not in _KEYS:
        raise ConfigError(f"{where}: unknown setting `{key}`", hint=did_you_mean(key, _KEYS))
    annotation = get_type_hints(Settings, include_extras=True)[key]
    try:
        msgspec.convert(value, annotation)
    except msgspec.ValidationError:
        takes = annotation.__metadata__[0].description
        raise ConfigError(f"{where}: `{key}` cannot be {value!r}", hint=f"it takes {takes}") from None


def _locate(file: Path, text: str, key: str) -> str:
    """`FILE:LINE:COLUMN` of where `key` is set, or its table opens; the file alone where that is not found."""
    name = re.escape(key)
    found = re.search(rf"""^[ \t]*\[*[ \t]*["']?({name})\b""", text, re.MULTILINE)
    if not found:
        return str(file)
    line_start = text.rfind("\n", 0, found.start(1)) + 1
    return f"{file}:{text.count(chr(10), 0, line_start) + 1}:{found.start(1) - line_start + 1}"


def _broken_toml(file: Path, message: str) -> ConfigError:
    place = _TOML_PLACE.search(message)
    where = f"{file}:{place[1]}:{place[2]}" if place else str(file)
    what = _TOML_PLACE.sub("", message)
    return ConfigError(f"{where}: not TOML: {what}", hint='write a setting as `template = "executive"`')
