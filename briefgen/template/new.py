"""The files of a new template: a name and a parent come in, text goes out that shows everything that can be set."""

import re
from collections.abc import Iterable
from itertools import groupby

import msgspec

from briefgen.errors import UsageError
from briefgen.template.attach import STYLE_FILE
from briefgen.template.manifest import MANIFEST_FILE, Manifest
from briefgen.template.resolve import Resolved, Value, write_key, write_value

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_OWN = ("title", "description", "extends")

_MEANINGS = {
    "kind": ('what it lays out: "brief" or "weekly"', '"brief"'),
    "audience": ("for whom briefs are, where nobody says it", '"The board"'),
    "language": ("the language of the labels, as a tag", '"en-GB"'),
    "formats": ("what `briefgen make` writes where nobody says it", '["docx", "pdf"]'),
    "marking_scheme": ("the scheme of the marking", '"tlp"'),
    "words": ("the most words of the whole document, kept by showing fewer statements", "1500"),
    "pages": ('the page budget, kept by showing fewer statements; "any" for none', "1"),
    "citations": ('how Word shows citations: "numbers" or "footnotes"', '"numbers"'),
    "comments": ('what Word shows beside statements: "none" or "provenance"', '"none"'),
    "sections": ("which sections, in which order; your list replaces the parent's", "[]"),
    "section": ("a table for each section: heading, limit, least, empty, each", ""),
    "field": ("a table for each thing that a person must supply: label, help, default", ""),
    "labels": ("the fixed words on the page", ""),
}
"""By key: what it does, and a value to begin with where no parent has one."""


def check_new_name(name: str) -> None:
    """Raise UsageError where a template cannot be called `name`."""
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"a template cannot be called `{name}`",
            hint="a name is of letters, digits, `-` and `_`, as in `board-paper`",
        )


def write_new(name: str, parent: Resolved) -> dict[str, str]:
    """The text of each file of a new template that extends `parent`, by name; nothing in it changes the parent yet."""
    title = name.replace("-", " ").replace("_", " ").capitalize()
    manifest = [
        f"## The template `{name}`. What stands behind a single # is inherited from `{parent.name}`.",
        "## To change it, take the # away, and that of the [table] above it. `briefgen template show` tells where each",
        "## value comes from, `briefgen template check` what is wrong. The manual of templates explains every key.",
        "",
        f"title = {write_value(title)}",
        f'description = "Like {parent.name}"',
        f"extends = {write_value(parent.name)}",
        *_write_keys(parent),
    ]
    style = [
        f"## How `{name}` looks. What stands behind a single # is inherited. Lengths are points.",
        *_write_values(parent.style),
    ]
    return {MANIFEST_FILE: _join(manifest), STYLE_FILE: _join(style)}


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _write_keys(parent: Resolved) -> Iterable[str]:
    """A comment and the inherited value for every key of a manifest, tables last as TOML asks."""
    names = [field.name for field in msgspec.structs.fields(Manifest) if field.name not in _OWN]
    given = {name: [value for value in parent.manifest if value.keys[0] == name] for name in names}
    plain = [name for name in names if not _is_table(name, given[name])]
    for name in (*plain, *(name for name in names if name not in plain)):
        meaning, example = _MEANINGS.get(name, ("", ""))
        if meaning:
            yield from ("", f"## {meaning}")
        if given[name]:
            yield from _write_values(given[name])
        elif example:
            yield f"# {name} = {example}"


def _is_table(name: str, values: list[Value]) -> bool:
    return any(len(value.keys) > 1 for value in values) or (not values and not _MEANINGS.get(name, ("", ""))[1])


def _write_values(values: Iterable[Value]) -> Iterable[str]:
    for table, inside in groupby(values, key=lambda value: value.keys[:-1]):
        if table:
            yield from ("", f"# [{write_key(table)}]")
        for value in inside:
            # What is not set has no form in TOML.
            if value.value is not None:
                yield f"# {write_key(value.keys[-1:])} = {write_value(value.value)}"
