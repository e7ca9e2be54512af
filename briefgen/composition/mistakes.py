"""What Jinja raises -> TemplateError with `FILE:LINE: what` and the next step."""

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
from briefgen.text import did_you_mean

_MANUAL = "templates/README.md lists the names and filters that a template may use"
_NO_FILTER = re.compile(r"[Nn]o filter named '(\w+)'")
_NO_NAME = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")


def to_template_error(error: Exception, folders: tuple[Path, ...], environment: Environment) -> TemplateError:
    """`error`, which a file in `folders` has caused, as the user is told of it."""
    return TemplateError(f"{_place(error, folders)}: {_what(error)}", hint=_hint(error, folders, environment))


def _place(error: Exception, folders: tuple[Path, ...]) -> str:
    """File and line where it happened; Jinja rewrites the traceback to the lines of the template."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}"
    roots = tuple(str(folder) for folder in folders)
    frames = traceback.walk_tb(error.__traceback__)
    places = [f"{frame.f_code.co_filename}:{line}" for frame, line in frames]
    return next((place for place in reversed(places) if place.startswith(roots)), f"{folders[0] / ENTRY_FILE}")


def _what(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "files extend one another without end"
    if isinstance(error, TemplateSyntaxError) and (missing := _NO_FILTER.search(str(error))):
        return f"{'forbidden' if missing[1] in DEFAULT_FILTERS else 'unknown'} filter `{missing[1]}`"
    if isinstance(error, TemplateNotFound):
        return f"no file `{error.name}` in the template's folders"
    message = str(error.message if isinstance(error, TemplateSyntaxError) else error) or type(error).__name__
    first = message.splitlines()[0].rstrip(".")
    return first[:1].lower() + first[1:]


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
