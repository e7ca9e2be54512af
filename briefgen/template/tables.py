"""TOML files of a template: read, checked against a Struct, every mistake told as `FILE:LINE: what`."""

import re
import tomllib
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, NoReturn, TypeVar, get_args, get_origin

import msgspec

from briefgen.errors import TemplateError
from briefgen.text import did_you_mean

T = TypeVar("T")

KEYS_HINT = "templates/README.md lists every key and what it takes"
_HEADER = re.compile(r"\s*\[+([^\]]+)\]+")
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TRAIL = re.compile(r" - at `.*`$")


class _Mistake(NamedTuple):
    keys: tuple[str, ...]
    message: str
    hint: str


def read_table(file: Path) -> dict[str, Any]:
    """The table in a TOML file. Raises TemplateError where it cannot be read."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise TemplateError(f"{file}: {error.strerror}", hint="check the name and the permissions") from None
    except UnicodeDecodeError:
        raise TemplateError(f"{file}: the file is not UTF-8", hint="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        _raise_syntax(file, str(error))


def _raise_syntax(file: Path, message: str) -> NoReturn:
    position = _POSITION.search(message)
    line = f":{position[1] or len(file.read_text('utf-8').splitlines())}" if position else ""
    what = _POSITION.sub("", message)
    what = what[:1].lower() + what[1:]
    raise TemplateError(f"{file}{line}: {what}", hint="the file is TOML: key = value, strings in quotes") from None


def convert_table(table: dict[str, Any], kind: type[T], file: Path) -> T:
    """`table` as a `kind`. Raises TemplateError with the file, the line and the key of the first mistake."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError:
        mistake = _find_mistake(table, kind, ())
    if mistake is None:  # pragma: no cover - the parts of a table are as right as the whole
        raise TemplateError(f"{file}: the file cannot be used", hint=KEYS_HINT)
    keys, message, hint = mistake
    raise TemplateError(f"{file}{_line_suffix(file, keys)}: {message}", hint=hint)


def _find_mistake(value: object, kind: object, keys: tuple[str, ...]) -> _Mistake | None:
    """The innermost thing that is wrong with `value`, if anything is."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        kinds = _kinds_by_key(kind)
        if isinstance(value, dict) and kinds is not None:
            for key, child in value.items():
                if isinstance(kinds, dict) and key not in kinds:
                    return _Mistake((*keys, key), f"unknown key `{'.'.join((*keys, key))}`", did_you_mean(key, kinds))
                child_kind = kinds[key] if isinstance(kinds, dict) else kinds
                if mistake := _find_mistake(child, child_kind, (*keys, key)):
                    return mistake
        return _describe(keys, _TRAIL.sub("", str(error)))
    return None


def _kinds_by_key(kind: object) -> object:
    """What each key of a table takes: by name for a Struct, one kind for a free table, None for a plain value."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {field.name: field.type for field in msgspec.structs.fields(kind)}
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    if get_origin(kind) is UnionType:
        return next((found for arm in get_args(kind) if (found := _kinds_by_key(arm)) is not None), None)
    return None


def _describe(keys: tuple[str, ...], message: str) -> _Mistake:
    where = f"`{'.'.join(keys)}`: " if keys else ""
    hint = KEYS_HINT
    if "#[0-9A-Fa-f]" in message:
        message, hint = "not a color", "write a color as #RRGGBB, for example #12406B"
    return _Mistake(keys, where + message[:1].lower() + message[1:], hint)


def _line_suffix(file: Path, keys: tuple[str, ...]) -> str:
    """`:LINE` of the key, or of its table, as far as it can be seen without a second parser."""
    table: tuple[str, ...] = ()
    found = 0
    for number, line in enumerate(file.read_text("utf-8-sig").splitlines(), 1):
        if header := _HEADER.match(line):
            table = _split_key(header[1])
            full = table
        else:
            full = (*table, *_split_key(line.partition("=")[0]))
        if full and full == keys[: len(full)] and len(full) == len(keys):
            return f":{number}"
        if header and full == keys[: len(full)]:
            found = number
    return f":{found or 1}"


def _split_key(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))
