"""Word lists: a text file comes in, its entries go out with their section and line.

The form of all lexicons: `[section]` lines, one entry a line, fields of an entry separated by `|`, and `#` before
a remark.
"""

from pathlib import Path
from typing import NamedTuple

from briefgen.errors import ConfigError

Row = tuple[str, ...]
"""The fields of an entry; the first is never empty."""


class Entry(NamedTuple):
    """A line of a word list; a section's own line has an empty row."""

    line: int
    """Its number in the file, from 1."""
    section: str
    row: Row


def read_word_list(path: Path) -> tuple[Entry, ...]:
    """The entries of the file in order, among them the lines that open a section; blank lines and remarks are none.

    Raises ConfigError, with file and line, where the file is not of this form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"`{path}` cannot be read: {error}", hint="save it as plain text in UTF-8") from None
    entries: list[Entry] = []
    section = ""
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[0].strip()
        row = tuple(map(str.strip, words.split("|")))
        if words.startswith("[") and words.endswith("]"):
            section = words[1:-1]
            entries.append(Entry(number, section, ()))
        elif words and not section:
            hint = "begin with a `[section]` line"
            raise ConfigError(f"{path}:{number}: an entry stands before any section", hint=hint)
        elif words and not row[0]:
            raise ConfigError(f"{path}:{number}: the first field is empty", hint="write the entry before the first `|`")
        elif words:
            entries.append(Entry(number, section, row))
    return tuple(entries)
