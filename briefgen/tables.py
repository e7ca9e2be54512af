"""TOML files that people write (a template's, a marking scheme's): read, checked against a Struct, every mistake told.

A mistake is told as `FILE:LINE: what`, as an error of the class that the caller names, with `keys_hint` where nothing
closer can be said.
"""

import re
import tomllib
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, NamedTuple, NoReturn, TypeVar, get_args, get_origin

import msgspec

from briefgen.errors import BriefgenError
from briefgen.text import did_you_mean

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[+([^\]]+)\]+")
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TRAIL = re.compile(r" - at `.*`$")


class _Mistake(NamedTuple):
    keys: tuple[str, ...]
    message: str
    hint: str


def read_table(file: Path, *, error: type[BriefgenError]) -> dict[str, Any]:
    """The table in a TOML file. Raises `error` where it cannot be read."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as fault:
        raise error(f"{file}: {fault.strerror}", hint="check the name and the permissions") from None
    except UnicodeDecodeError:
        raise error(f"{file}: the file is not UTF-8", hint="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as fault:
        _raise_syntax(file, str(fault), error)


def _raise_syntax(file: Path, message: str, error: type[BriefgenError]) -> NoReturn:
    position = _POSITION.search(message)
    line = f":{position[1] or len(file.read_text('utf-8').splitlines())}" if position else ""
    what = _POSITION.sub("", message)
    what = what[:1].lower() + what[1:]
    raise error(f"{file}{line}: {what}", hint="the file is TOML: key = value, strings in quotes") from None


def convert_table(table: dict[str, Any], kind: type[T], file: Path, *, error: type[BriefgenError], keys_hint: str) -> T:
    """`table` as a `kind`. Raises `error` with the file, the line and the key of the first mistake."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError:
        mistake = _find_mistake(table, kind, (), keys_hint)
    if mistake is None:  # pragma: no cover - the parts of a table are as right as the whole
        raise error(f"{file}: the file cannot be used", hint=keys_hint)
    keys, message, hint = mistake
    raise error(f"{file}{line_suffix(file, keys)}: {message}", hint=hint)


def _find_mistake(value: object, kind: object, keys: tuple[str, ...], keys_hint: str) -> _Mistake | None:
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
                if mistake := _find_mistake(child, child_kind, (*keys, key), keys_hint):
                    return mistake
        return _describe(keys, _TRAIL.sub("", str(error)), keys_hint)
    return None


def _kinds_by_key(kind: object) -> object:
    """What each key of a table takes: by name for a Struct, one kind for a free table, None for a plain value."""
    if get_origin(kind) is Annotated:
        return _kinds_by_key(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {field.name: field.type for field in msgspec.structs.fields(kind)}
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    if get_origin(kind) is UnionType:
        return next((found for arm in get_args(kind) if (found := _kinds_by_key(arm)) is not None), None)
    return None


def _describe(keys: tuple[str, ...], message: str, hint: str) -> _Mistake:
    where = f"`{'.'.join(keys)}`: " if keys else ""
    if "#[0-9A-Fa-f]" in message:
        message, hint = "not a color", "write a color as #RRGGBB, for example #12406B"
    return _Mistake(keys, where + message[:1].lower() + message[1:], hint)


def line_suffix(file: Path, keys: tuple[str, ...]) -> str:
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
