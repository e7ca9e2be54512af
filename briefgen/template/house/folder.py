"""A house style on its way into a template's folder: the folder and the Word file come in, its new files go out."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefgen.document.style import Style
from briefgen.errors import TemplateError
from briefgen.template.attach import HOUSE_FILE
from briefgen.template.house.take import Taken, take_style
from briefgen.template.manifest import MANIFEST_FILE, read_manifest
from briefgen.template.tables import convert_table, merge_tables, read_table

STYLE_FILE = "style.toml"
SHELF = Path("templates")
"""Where one's own templates are."""


class NewStyle(msgspec.Struct, frozen=True):
    """The files that a house style puts into a template's folder."""

    files: Mapping[Path, bytes]
    taken: Taken


def set_style(name: str, file: Path) -> NewStyle:
    """The files that give the template `name` in `./templates`, or in the folder of that path, the style of `file`.

    Keys of its `style.toml` that the Word file says nothing about stay. Nothing is written. Raises TemplateError
    where there is no such template, or one of the files cannot be used.
    """
    folder = Path(name) if "/" in name or "\\" in name else SHELF / name
    if not (folder / MANIFEST_FILE).is_file():
        hint = f"make it first: briefgen template new {Path(name).name} --extends executive"
        raise TemplateError(f"{folder}: no {MANIFEST_FILE} there", hint=hint)
    read_manifest(folder)
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise TemplateError(f"{file}: {fault.strerror}", hint="give a Word document (.docx)") from None
    taken = take_style(content, str(file))
    place = folder / STYLE_FILE
    before = read_table(place) if place.is_file() else {}
    # What one house said in its margins must not stand beside what the next one says.
    kept = {key: value for key, value in before.items() if key not in ("header", "footer", "headings", "logo")}
    style = merge_tables(kept, taken.style)
    convert_table(style, Style, place)
    files = {place: write_style(style, file.name).encode(), folder / HOUSE_FILE: content}
    if taken.logo:
        files[folder / style["logo"]["file"]] = taken.logo.content
    return NewStyle(files, taken)


def write_style(style: Mapping[str, Any], origin: str) -> str:
    """`style` as TOML, with a remark that names the file it came from."""
    remark = "".join(char if char.isprintable() else "?" for char in origin)
    return "\n".join((f"# Taken from {remark}; change what you like.", *_lines(style, ""))) + "\n"


def _lines(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """The plain values of a table, then the tables inside it."""
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    if plain:
        yield from (("", f"[{path}]") if path else ())
        yield from (f"{key} = {_value(value)}" for key, value in plain.items())
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{path}.{key}" if path else key)


def _value(value: object) -> str:
    """A string, number, truth value or list as TOML spells it, which is as JSON does but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
