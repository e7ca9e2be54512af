"""Fenced front matter: YAML between `---` lines, TOML between `+++` lines, as Jekyll and Hugo write it.

Goes in: the lines of a file. Comes out: the fields they state, and how many lines they take. Only simple
`key: value` and `key = value` lines are read; nested values are passed over.
"""

import re
from collections.abc import Sequence

import msgspec

from briefgen.marking.labels import read_front_matter
from briefgen.sources.text.labels import FieldName, field_name, unquote
from briefgen.sources.text.lines import Line

_SEPARATORS = {"---": ":", "+++": "="}
_MOST_LINES = 200
_KEY = re.compile(r"(?P<key>[\w.-]+(?: [\w.-]+)*)\s*(?P<separator>[:=])(?:\s+|$|(?<==))(?P<value>.*)$")


class FrontMatter(msgspec.Struct, frozen=True):
    """What the fenced lines at the top of a file state."""

    fields: tuple[tuple[FieldName, str], ...] = ()
    unused: tuple[Line, ...] = ()
    """Entries that say nothing an `Article` holds."""
    line_count: int = 0
    """Lines that it takes from the top of the file, blank ones before it and both fences included."""


def find_front_matter(text: str, lines: Sequence[Line]) -> FrontMatter:
    """The front matter of `text`; an empty one where the first line is no fence or a line between is no entry."""
    opening = next((index for index, line in enumerate(lines) if line.kind != "blank"), len(lines))
    words = [line.words(text) for line in lines[opening : opening + _MOST_LINES]]
    separator = _SEPARATORS.get(words[0]) if words else None
    if separator is None or words[0] not in words[1:]:
        return FrontMatter()
    closing = opening + words.index(words[0], 1)
    fields: list[tuple[FieldName, str]] = []
    unused: list[Line] = []
    for line in lines[opening + 1 : closing]:
        entry = line.words(text)
        if line.kind == "blank" or ((fields or unused) and (line.indented or line.kind == "entry")):
            continue
        key = _KEY.match(entry)
        name = field_name(key["key"]) if key else None
        if line.kind == "heading" or entry.startswith(("#", "[")):
            unused.append(line)
        elif key is None or key["separator"] != separator:
            return FrontMatter()
        elif (value := unquote(key["value"])) and (marking := read_front_matter(key["key"], value)):
            fields.append(("marking", marking))
        elif name and value:
            fields.append((name, value))
        else:
            unused.append(line)
    return FrontMatter(tuple(fields), tuple(unused), closing + 1)
