"""Lexicons: the reviewed word lists of the analysis, and what a user adds to them.

A folder of the user's holds files of the same names as the built-in ones; their entries are added.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from briefgen.analysis.words import Phrases, PhraseSets, inflect
from briefgen.errors import ConfigError
from briefgen.text import did_you_mean
from briefgen.wordlist import Row, read_word_list

_BUILT_IN = Path(__file__).parent / "lexicons"


class Lexicons:
    """The word lists by file and section. Load them with `load_lexicons`."""

    def __init__(self, rows: dict[tuple[str, str], tuple[Row, ...]]) -> None:
        self._rows = rows
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        self._phrases: dict[tuple[str, str], Phrases] = {}
        self._sets: dict[tuple[str, ...], PhraseSets] = {}

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

    def phrase_sets(self, name: str, sections: Sequence[str]) -> PhraseSets:
        """The first fields of several sections as phrases to be counted in one pass."""
        key = name, *sections
        if key not in self._sets:
            self._sets[key] = PhraseSets(
                {section: [row[0] for row in self._rows[name, section]] for section in sections}
            )
        return self._sets[key]

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


def load_lexicons(folder: Path | None = None) -> Lexicons:
    """The built-in lexicons, with the entries of `folder` added to them.

    Raises ConfigError, with file and line, for a file, section or line that fits no built-in lexicon.
    """
    if folder is None:
        return _built_in_lexicons()
    rows = {key: list(entries) for key, entries in _built_in_rows().items()}
    _extend(rows, folder)
    return Lexicons({key: tuple(entries) for key, entries in rows.items()})


@cache
def _built_in_lexicons() -> Lexicons:
    return Lexicons(_built_in_rows())


@cache
def _built_in_rows() -> dict[tuple[str, str], tuple[Row, ...]]:
    rows: dict[tuple[str, str], list[Row]] = {}
    for path in sorted(_BUILT_IN.glob("*.txt")):
        name = path.stem
        for entry in read_word_list(path):
            rows.setdefault((name, entry.section), []).extend([entry.row] if entry.row else [])
    return {key: tuple(entries) for key, entries in rows.items()}


def _extend(rows: dict[tuple[str, str], list[Row]], folder: Path) -> None:
    if not folder.is_dir():
        raise ConfigError(f"the lexicon folder `{folder}` does not exist", hint="create it, or correct `lexicons`")
    known = {name for name, _ in rows}
    for path in sorted(folder.glob("*.txt")):
        if path.stem not in known:
            raise ConfigError(f"`{path}` extends no lexicon", hint=did_you_mean(path.stem, known))
        sections = {section for name, section in rows if name == path.stem}
        for line, section, row in read_word_list(path):
            if section not in sections:
                hint = did_you_mean(section, sections)
                raise ConfigError(f"{path}:{line}: the section `[{section}]` is unknown", hint=hint)
            rows[path.stem, section].extend([row] if row else [])
