"""Lexicons: the reviewed word lists of the analysis, and what a user adds to them.

A lexicon is a text file: `[section]` lines, one entry a line, fields of an entry separated by `|`,
and `#` before a remark. A folder of the user's holds files of the same names; their entries are added.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefgen.analysis.words import Phrases, inflect
from briefgen.errors import ConfigError
from briefgen.text import did_you_mean

_BUILT_IN = Path(__file__).parent / "lexicons"

Row = tuple[str, ...]


class Lexicons:
    """The word lists by file and section. Load them with `load_lexicons`."""

    def __init__(self, rows: dict[tuple[str, str], tuple[Row, ...]]) -> None:
        self._rows = rows
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        self._phrases: dict[tuple[str, str], Phrases] = {}

    def rows(self, name: str, section: str) -> tuple[Row, ...]:
        """The entries of a section, each as its fields."""
        return self._rows[name, section]

    def words(self, name: str, section: str) -> frozenset[str]:
        """The first fields of a section."""
        key = name, section
        if key not in self._words:
            self._words[key] = frozenset(row[0] for row in self._rows[key])
        return self._words[key]

    def phrases(self, name: str, section: str) -> Phrases:
        """The first fields of a section as phrases to be found in sentences."""
        key = name, section
        if key not in self._phrases:
            self._phrases[key] = Phrases(row[0] for row in self._rows[key])
        return self._phrases[key]

    def verbs(self, name: str, section: str) -> Phrases:
        """All forms of the verbs of a section: the second field where it is given, else the regular ones."""
        key = name, f"{section}, all forms"
        if key not in self._phrases:
            self._phrases[key] = Phrases(form for row in self._rows[name, section] for form in _forms(row))
        return self._phrases[key]


def _forms(row: Row) -> tuple[str, ...]:
    verb, *rest = row[0].split()
    forms = (verb, *row[1].split()) if len(row) > 1 and row[1] else inflect(verb)
    return tuple(" ".join((form, *rest)) for form in forms)


@cache
def load_lexicons(folder: Path | None = None) -> Lexicons:
    """The built-in lexicons, with the entries of `folder` added to them.

    Raises ConfigError, with file and line, for a file, section or line that fits no built-in lexicon.
    """
    rows: dict[tuple[str, str], list[Row]] = {}
    for path in sorted(_BUILT_IN.glob("*.txt")):
        name = path.stem
        for entry in _read(path):
            rows.setdefault((name, entry.section), []).extend([entry.row] if entry.row else [])
    if folder is not None:
        _extend(rows, folder)
    return Lexicons({key: tuple(entries) for key, entries in rows.items()})


def _extend(rows: dict[tuple[str, str], list[Row]], folder: Path) -> None:
    if not folder.is_dir():
        raise ConfigError(f"the lexicon folder `{folder}` does not exist", hint="create it, or correct `lexicons`")
    known = {name for name, _ in rows}
    for path in sorted(folder.glob("*.txt")):
        if path.stem not in known:
            raise ConfigError(f"`{path}` extends no lexicon", hint=did_you_mean(path.stem, known))
        sections = {section for name, section in rows if name == path.stem}
        for line, section, row in _read(path):
            if section not in sections:
                hint = did_you_mean(section, sections)
                raise ConfigError(f"{path}:{line}: the section `[{section}]` is unknown", hint=hint)
            rows[path.stem, section].extend([row] if row else [])


class _Entry(NamedTuple):
    """A line of a lexicon; a section's own line has an empty row."""

    line: int
    section: str
    row: Row


def _read(path: Path) -> list[_Entry]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"`{path}` cannot be read: {error}", hint="save it as plain text in UTF-8") from None
    entries: list[_Entry] = []
    section = ""
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[0].strip()
        row = tuple(field.strip() for field in words.split("|"))
        if words.startswith("[") and words.endswith("]"):
            section = words[1:-1]
            entries.append(_Entry(number, section, ()))
        elif words and not section:
            hint = "begin with a `[section]` line"
            raise ConfigError(f"{path}:{number}: an entry stands before any section", hint=hint)
        elif words and not row[0]:
            raise ConfigError(f"{path}:{number}: the first field is empty", hint="write the entry before the first `|`")
        elif words:
            entries.append(_Entry(number, section, row))
    return entries
