"""What Jinja raises -> TemplateError with `FILE:LINE:COLUMN: what` and the next step."""

import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as DEFAULT_FILTERS

from briefgen.composition.meter import TooMuchError
from briefgen.errors import TemplateError
from briefgen.template.template import ENTRY_FILE
from briefgen.text import did_you_mean, within

_MANUAL = "templates/README.md lists the names and filters that a template may use"
_NO_FILTER = re.compile(r"[Nn]o filter named '(\w+)'")
_QUOTED = re.compile(r"['`]([^'`]+)['`]")
_NO_NAME = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")


def to_template_error(error: Exception, folders: tuple[Path, ...], environment: Environment) -> TemplateError:
    """`error`, which a file in `folders` has caused, as the user is told of it."""
    return TemplateError(f"{_place(error, folders)}: {_what(error)}", hint=_hint(error, folders, environment))


def _place(error: Exception, folders: tuple[Path, ...]) -> str:
    """File, line and column where it happened; Jinja rewrites the traceback to the lines of the template."""
    file, line = _file_and_line(error, folders)
    return f"{file}:{line}:{find_column(file, line, _word(error))}"


def _file_and_line(error: Exception, folders: tuple[Path, ...]) -> tuple[str, int]:
    if isinstance(error, TemplateSyntaxError):
        return str(error.filename), error.lineno
    roots = tuple(str(folder) for folder in folders)
    frames = traceback.walk_tb(error.__traceback__)
    places = [(frame.f_code.co_filename, line) for frame, line in frames]
    return next((place for place in reversed(places) if place[0].startswith(roots)), (str(folders[0] / ENTRY_FILE), 1))


def _word(error: Exception) -> str | None:
    """The word on the line that the error is about, where it says so."""
    if isinstance(error, TemplateNotFound):
        return str(error.name)
    named = _NO_FILTER.search(str(error)) or _NO_NAME.search(str(error)) or _QUOTED.search(str(error))
    return next(filter(None, named.groups()), None) if named else None


def find_column(file: str, line: int, word: str | None) -> int:
    """The column, from 1, of `word` on a line of a file; else of the first braces on it, else of its first letter."""
    try:
        text = Path(file).read_text("utf-8").split("\n")[line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return 1
    if word and (found := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)):
        return found.start() + 1
    braces = re.search(r"\{[{%#]", text)
    return (braces.start() if braces else len(text) - len(text.lstrip())) + 1


def tell_unknown_filter(name: str, environment: Environment) -> tuple[str, str]:
    """What is the matter with a filter that a template may not use, and the next step."""
    if name in DEFAULT_FILTERS:
        return f"forbidden filter `{name}`", _MANUAL
    return f"unknown filter `{name}`", did_you_mean(name, environment.filters)


def tell_unknown_name(name: str, environment: Environment) -> tuple[str, str]:
    """What is the matter with a name that nothing gives, and the next step."""
    return f"'{name}' is undefined", _close_name(name, set(_names(environment.globals)))


def _what(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "files extend one another without end"
    if isinstance(error, TemplateSyntaxError) and (missing := _NO_FILTER.search(str(error))):
        return f"{'forbidden' if missing[1] in DEFAULT_FILTERS else 'unknown'} filter `{missing[1]}`"
    if isinstance(error, UndefinedError) and (missing := _NO_NAME.search(str(error))):
        return f"'{missing[1] or missing[2]}' is undefined"
    if isinstance(error, TemplateNotFound):
        return f"no file `{error.name}` in the template's folders"
    message = str(error.message if isinstance(error, TemplateSyntaxError) else error) or type(error).__name__
    return within(message.splitlines()[0].rstrip("."))


def _hint(error: Exception, folders: tuple[Path, ...], environment: Environment) -> str:
    text = str(error)
    match error:
        case TemplateSyntaxError() if missing := _NO_FILTER.search(text):
            return _MANUAL if missing[1] in DEFAULT_FILTERS else did_you_mean(missing[1], environment.filters)
        case TemplateSyntaxError() if "nested" in text:
            return "take levels out: brackets inside brackets, tags inside tags, or a very long expression"
        case TemplateSyntaxError():
            return "check the braces and the `end...` tags around this line"
        case UndefinedError() if missing := _NO_NAME.search(text):
            return _close_name(missing[1] or missing[2], set(_names(environment.globals)))
        case TemplateNotFound():
            return f"files are looked for in {', '.join(str(folder) for folder in folders)}"
        case RecursionError():
            return "look for a file that extends itself"
        case TooMuchError():
            return error.hint
        case SecurityError():
            return "a template may read its names and call what templates/README.md lists, nothing else"
        case _:
            return _MANUAL


def _close_name(word: str, known: set[str]) -> str:
    hint = did_you_mean(word, known)
    return hint if hint.startswith("did") else _MANUAL


def _names(value: object) -> Iterable[str]:
    """Every name that can be written after a dot, or alone."""
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield str(key)
            yield from _names(child)
    elif isinstance(value, tuple):
        for child in value:
            yield from _names(child)
