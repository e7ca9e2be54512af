"""TOML files of a template: read, checked against a Struct, every mistake told as `FILE:LINE:COLUMN: what`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from briefgen import tables
from briefgen.errors import TemplateError

T = TypeVar("T")

KEYS_HINT = "templates/README.md lists every key and what it takes"


def read_table(file: Path) -> dict[str, Any]:
    """The table in a TOML file. Raises TemplateError where it cannot be read."""
    return tables.read_table(file, error=TemplateError)


def convert_table(table: dict[str, Any], kind: type[T], file: Path) -> T:
    """`table` as a `kind`. Raises TemplateError with the place and the key of the first mistake."""
    return tables.convert_table(table, kind, file, error=TemplateError, keys_hint=KEYS_HINT)


def find_mistakes(table: dict[str, Any], kind: object, file: Path) -> Iterator[TemplateError]:
    """Each thing that keeps `table` from being a `kind`, with its place."""
    for mistake in tables.find_mistakes(table, kind, file, error=TemplateError, keys_hint=KEYS_HINT):
        yield TemplateError(mistake.message, hint=mistake.hint)


def locate(file: Path, *keys: str, word: str | None = None, nth: int = 1) -> str:
    """`FILE:LINE:COLUMN` of a key, or of the `nth` time that the string `word` stands in its value."""
    return f"{file}{tables.line_suffix(file, keys, word=word, nth=nth)}"


def merge_tables(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables as one, the child's values over the parent's, tables inside key by key."""
    merged = dict(parent)
    for key, value in child.items():
        inherited = merged.get(key)
        if isinstance(value, Mapping) and isinstance(inherited, Mapping):
            merged[key] = merge_tables(inherited, value)
        else:
            merged[key] = value
    return merged
