"""A template with what it inherits, value by value: each with the folder that it comes from."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefgen.document.style import Style
from briefgen.template.attach import HOUSE_FILE, STYLE_FILE
from briefgen.template.load import load_template, read_chain
from briefgen.template.manifest import MANIFEST_FILE, Manifest
from briefgen.template.search import find_template
from briefgen.template.tables import read_table

_OWN = ("title", "description", "extends")
"""Keys that no parent hands down."""

Keys = tuple[str, ...]


class Value(msgspec.Struct, frozen=True):
    """What one key amounts to."""

    keys: Keys
    """The key with the tables around it, from the outermost."""
    value: Any
    folder: Path | None
    """The folder whose file says it; None where none does and the default holds."""


class Resolved(msgspec.Struct, frozen=True):
    """A template as its folders give it together."""

    name: str
    folders: tuple[Path, ...]
    manifest: tuple[Value, ...]
    style: tuple[Value, ...]
    files: Mapping[str, Path]
    """The Jinja files that count, and the house-style Word file, each with its folder, by name."""


def resolve(name_or_dir: str | Path, *, search: tuple[Path, ...] = ()) -> Resolved:
    """The template of that name or in that folder, with the folder of each value.

    Raises TemplateError as `load_template` does.
    """
    template = load_template(name_or_dir, search=search)
    folders = tuple(read_chain(find_template(name_or_dir, search=search)))
    manifests = {folder: read_table(folder / MANIFEST_FILE) for folder in folders}
    own = {folder: table if folder == folders[0] else _inherited(table) for folder, table in manifests.items()}
    styles = {folder: read_table(folder / STYLE_FILE) for folder in folders if (folder / STYLE_FILE).is_file()}
    defaults = {None: _stated(msgspec.to_builtins(Style()))}
    return Resolved(
        name=template.name,
        folders=folders,
        manifest=_in_order(_merge(own), [field.name for field in msgspec.structs.fields(Manifest)]),
        style=_in_order(_merge(styles | defaults), list(Style.__struct_fields__)),
        files={
            file.relative_to(folder).as_posix(): folder
            for folder in reversed(folders)
            for file in sorted((*folder.rglob("*.md.j2"), *folder.glob(HOUSE_FILE)))
        },
    )


def write_key(keys: Iterable[str]) -> str:
    """A key as TOML writes it, with dots between its parts."""
    return ".".join(
        key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else f'"{key}"' for key in keys
    )


def write_value(value: object) -> str:
    """A value as TOML writes it on one line."""
    return msgspec.json.encode(value).decode().replace('","', '", "')


def _stated(table: dict[str, Any]) -> dict[str, Any]:
    """`table` without what has no value."""
    inner = {key: _stated(value) if isinstance(value, dict) else value for key, value in table.items()}
    return {key: value for key, value in inner.items() if value not in (None, {})}


def _inherited(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in _OWN}


def _merge(tables: Mapping[Any, dict[str, Any]]) -> dict[Keys, Value]:
    """Every leaf of `tables`, nearest first; of two that share a key, or a part of one, the nearer."""
    merged: dict[Keys, Value] = {}
    for folder in reversed(list(tables)):
        for keys, value in _leaves(tables[folder]):
            for other in [other for other in merged if other != keys and _share(other, keys)]:
                del merged[other]
            merged[keys] = Value(keys, value, folder)
    return merged


def _share(one: Keys, other: Keys) -> bool:
    """Whether one is a part of the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _leaves(table: Mapping[str, Any], above: Keys = ()) -> Iterable[tuple[Keys, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _in_order(values: Mapping[Keys, Value], names: list[str]) -> tuple[Value, ...]:
    """As the manual lists the keys, tables kept together."""
    order = {name: number for number, name in enumerate(names)}
    tables = {keys[:-1]: number for number, keys in reversed(list(enumerate(values)))}
    return tuple(
        sorted(values.values(), key=lambda value: (order.get(value.keys[0], len(order)), tables[value.keys[:-1]]))
    )
