"""TOML files that people write (a template's, a marking scheme's): read, checked against a Struct, every mistake told.

A mistake is told as `FILE:LINE:COLUMN: what`, as an error of the class that the caller names, with `keys_hint` where
nothing closer can be said.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, NoReturn, TypeVar, Union, get_args, get_origin

import msgspec

from briefgen.errors import BriefgenError
from briefgen.text import did_you_mean, within

Words = Annotated[str, msgspec.Meta(min_length=1)]
"""What a table must not leave empty."""
T = TypeVar("T")

_HEADER = re.compile(r"\s*\[+([^\]]+)\]+")
_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_NAME_PATTERNS = ("^[A-Za-z0-9][A-Za-z0-9_-]*$", "^[a-z][a-z0-9_]*$")
"""The patterns of names: told in words, since a pattern says little to a reader."""
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
    where = f":{position[1]}:{position[2]}" if position and position[1] else _end_suffix(file)
    what = _POSITION.sub("", message)
    raise error(f"{file}{where}: {within(what)}", hint="the file is TOML: key = value, strings in quotes") from None


def _end_suffix(file: Path) -> str:
    lines = file.read_text("utf-8-sig").splitlines() or [""]
    return f":{len(lines)}:{len(lines[-1]) + 1}"


def convert_table(table: dict[str, Any], kind: type[T], file: Path, *, error: type[BriefgenError], keys_hint: str) -> T:
    """`table` as a `kind`. Raises `error` with the file, the line and the key of the first mistake."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError:
        raise next(find_mistakes(table, kind, file, error=error, keys_hint=keys_hint)) from None


def find_mistakes(
    table: dict[str, Any], kind: object, file: Path, *, error: type[BriefgenError], keys_hint: str
) -> Iterator[BriefgenError]:
    """Each thing that keeps `table` from being a `kind`, as an `error` to raise, in the order of the file."""
    for keys, message, hint in _find_mistakes(table, kind, (), keys_hint):
        yield error(f"{file}{line_suffix(file, keys)}: {message}", hint=hint)


def _find_mistakes(value: object, kind: object, keys: tuple[str, ...], keys_hint: str) -> Iterator[_Mistake]:
    """The innermost things that are wrong with `value`, if anything is."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        inner: list[_Mistake] = []
        kinds = _kinds_by_key(kind)
        if isinstance(value, dict) and kinds is not None:
            for key, child in value.items():
                if isinstance(kinds, dict) and key not in kinds:
                    name = ".".join((*keys, key))
                    inner.append(_Mistake((*keys, key), f"unknown key `{name}`", did_you_mean(key, kinds)))
                else:
                    child_kind = kinds[key] if isinstance(kinds, dict) else kinds
                    inner += _find_mistakes(child, child_kind, (*keys, key), keys_hint)
        yield from inner or [_describe(value, kind, keys, _TRAIL.sub("", str(error)), keys_hint)]


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


def _describe(value: object, kind: object, keys: tuple[str, ...], message: str, hint: str) -> _Mistake:
    where = f"`{'.'.join(keys)}`: " if keys else ""
    if "#[0-9A-Fa-f]" in message:
        message, hint = "not a color", "write a color as #RRGGBB, for example #12406B"
    elif any(pattern in message for pattern in _NAME_PATTERNS):
        names = value if isinstance(value, list) else [value]
        wrong = next((name for name in names if not re.fullmatch(r"[A-Za-z0-9][\w-]*", str(name))), value)
        message = f"expected a name, of letters, digits and `_`, got {wrong!r}"
    elif isinstance(value, str) and (words := _words_of(kind)):
        hint = f"{did_you_mean(value, words)}; {hint}"
    return _Mistake(keys, where + within(message), hint)


def _words_of(kind: object) -> list[str]:
    """The words that a value of this kind may be, where only some may."""
    if get_origin(kind) is Literal:
        return [word for word in get_args(kind) if isinstance(word, str)]
    return [word for arm in get_args(kind) if get_origin(kind) in (UnionType, Union) for word in _words_of(arm)]


def line_suffix(file: Path, keys: tuple[str, ...], *, word: str | None = None, nth: int = 1) -> str:
    """`:LINE:COLUMN` of the key, or of its table, as far as it can be seen without a second parser.

    With `word`, where that string stands for the `nth` time in the value of the key, if it does.
    """
    lines = file.read_text("utf-8-sig").splitlines() if file.is_file() else []
    line = _line_of(lines, keys)
    if word is not None and line:
        value = "\n".join(lines[line - 1 :])
        starts = [found.start() + 1 for found in re.finditer(f"[\"']{re.escape(word)}[\"']", value)]
        if len(starts) >= nth:
            before = value[: starts[nth - 1]]
            return f":{line + before.count(chr(10))}:{len(before.rpartition(chr(10))[2])}"
    if not line:
        return ":1:1"
    at = lines[line - 1].partition("=")[0].rfind(keys[-1]) if keys else -1
    return f":{line}:{max(at, len(lines[line - 1]) - len(lines[line - 1].lstrip())) + 1}"


def _line_of(lines: list[str], keys: tuple[str, ...]) -> int:
    """The line of the key, or of the nearest table around it, from 1; 0 where neither is found."""
    table: tuple[str, ...] = ()
    found = 0
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = _split_key(header[1])
            full = table
        else:
            full = (*table, *_split_key(line.partition("=")[0]))
        if full and full == keys[: len(full)] and len(full) == len(keys):
            return number
        if header and full == keys[: len(full)]:
            found = number
    return found


def _split_key(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))
