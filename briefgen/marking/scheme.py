"""Marking schemes: a TOML file comes in, a `Scheme` goes out: its labels in order, how they look, what they ask for.

The built-in ones stand in `schemes/`; anyone may write another. They are read only where a marking is in play.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import msgspec

from briefgen.document.contrast import LEAST_CONTRAST, contrast
from briefgen.document.marking import Marking
from briefgen.document.style import ColorCode
from briefgen.errors import ConfigError, UsageError
from briefgen.tables import convert_table, line_suffix, read_table
from briefgen.text import did_you_mean

NONE = "none"
"""The name that stands for no scheme."""

_FOLDER = Path(__file__).parent / "schemes"
_KEYS_HINT = "docs/how-to/mark-a-document.md lists every key and what it takes"
_ENDING = ".toml"

Words = Annotated[str, msgspec.Meta(pattern=r"^\S(?:[^\n\r]*\S)?$")]
"""One line, with no white space at its ends."""


class LevelTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[level."LABEL"]`."""

    color: ColorCode = "#000000"
    ground: ColorCode = "#FFFFFF"
    portion: Words | None = None
    """What stands before each statement of this level, as in `(S)`."""
    definition: Words | None = None


class SchemeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    title: Words
    level: Annotated[dict[Words, LevelTable], msgspec.Meta(min_length=1)]
    """The labels, from the least to the most restrictive."""
    align: Literal["center", "right"] = "center"
    size_pt: Annotated[float, msgspec.Meta(ge=6, le=36)] = 12.0
    portion_marks: bool = False
    instead: dict[str, str] = {}
    """Labels that are wrong but often seen, and what to write instead."""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """One label of a scheme."""

    label: str
    """As it is printed, letter for letter."""
    rank: int
    """Its place in the scheme, from 0 for the least restrictive."""
    portion: str | None
    """What stands before each statement of this level; None where the scheme has no such marks."""
    marking: Marking
    """How the label looks on a page, and what it asks of the reader."""


class Scheme(msgspec.Struct, frozen=True, kw_only=True):
    """The labels that exclude one another, in order."""

    name: str
    """The name of its file without ending, for example `tlp`."""
    title: str
    levels: tuple[Level, ...]
    """From the least to the most restrictive; at least one."""
    instead: dict[str, str]

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label, from the least to the most restrictive."""
        return tuple(level.label for level in self.levels)

    def level(self, label: str) -> Level | None:
        """The level of exactly that label; None where the scheme has none."""
        return next((level for level in self.levels if level.label == label), None)


def load_scheme(name_or_file: str | Path, *, search: tuple[Path, ...] = ()) -> Scheme:
    """The scheme of that name, or in that file; names are looked for among the built-in ones, then in `search`.

    Raises UsageError for a name that is unknown, ConfigError with file and key for a file that cannot be used.
    """
    text = str(name_or_file)
    if text.endswith(_ENDING) or "/" in text or "\\" in text:
        file = Path(name_or_file).expanduser()
        _refuse_taken(file)
        return _read(file)
    known = _files((_FOLDER, *search))
    if text not in known:
        hint = did_you_mean(text, known) + "; a file of your own ends in .toml"
        raise UsageError(f"unknown marking scheme `{text}`", hint=hint)
    return _read(known[text])


def find_scheme(scheme: Scheme | str | Path | None, *, search: tuple[Path, ...] = ()) -> Scheme | None:
    """`scheme`, read where it is a name or a file; None for None and for the name `none`."""
    if scheme is None or scheme == NONE:
        return None
    return scheme if isinstance(scheme, Scheme) else load_scheme(scheme, search=search)


def scheme_named(name: str, given: Scheme | None = None) -> Scheme | None:
    """The scheme called `name`: the one that is `given`, or one of briefgen's own; None where it is neither."""
    if given is not None and given.name == name:
        return given
    return load_scheme(name) if is_built_in(name) else None


def list_schemes(search: tuple[Path, ...] = ()) -> tuple[Scheme, ...]:
    """Every scheme that can be named, by name. Raises ConfigError for a file that cannot be used."""
    return tuple(_read(file) for _, file in sorted(_files((_FOLDER, *search)).items()))


def is_built_in(name: str) -> bool:
    """Whether briefgen brings the scheme of that name."""
    return name in _files((_FOLDER,))


@cache
def built_in_labels() -> frozenset[str]:
    """Every label of a built-in scheme."""
    return frozenset(label for scheme in list_schemes() for label in scheme.labels)


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """The scheme files in `folders` by name."""
    found: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob(f"*{_ENDING}")):
            if folder != _FOLDER:
                _refuse_taken(file)
            found.setdefault(file.stem, file)
    return found


def _refuse_taken(file: Path) -> None:
    """A scheme of one's own cannot pass for a built-in one: the same name must mean the same labels everywhere."""
    if file.stem == NONE or (is_built_in(file.stem) and file.resolve().parent != _FOLDER.resolve()):
        raise ConfigError(f"{file}: the name `{file.stem}` is taken", hint="give the file another name")


def _read(file: Path) -> Scheme:
    return _read_built_in(file) if file.parent == _FOLDER else _read_file(file)


@cache
def _read_built_in(file: Path) -> Scheme:
    """The scheme in a file of briefgen's own, which never changes while it runs."""
    return _read_file(file)


def _read_file(file: Path) -> Scheme:
    table = convert_table(
        read_table(file, error=ConfigError), SchemeTable, file, error=ConfigError, keys_hint=_KEYS_HINT
    )
    levels = tuple(_level(table, label, rank, file) for rank, label in enumerate(table.level))
    for wrong, right in table.instead.items():
        if right not in table.level:
            hint = f"its labels are: {', '.join(table.level)}"
            _refuse(file, ("instead", wrong), f"`instead.{wrong}` names `{right}`, which is no label", hint)
    return Scheme(name=file.stem, title=table.title, levels=levels, instead=table.instead)


def _level(table: SchemeTable, label: str, rank: int, file: Path) -> Level:
    """The level called `label`; raises ConfigError where a reader could not tell it on the page."""
    level, keys = table.level[label], ("level", label)
    if not label.isprintable():
        _refuse(file, keys, f"the label {label!a} has a character that cannot be seen", "write it without")
    if table.portion_marks and level.portion is None:
        hint = 'add it, as in portion = "(S)", or leave portion_marks away'
        _refuse(file, keys, f"`level.{label}` lacks `portion`", hint)
    found = contrast(level.color, level.ground)
    if found < LEAST_CONTRAST:
        hint = f"choose a `color` and a `ground` with a contrast of {LEAST_CONTRAST} to 1 at least"
        _refuse(file, keys, f"`level.{label}` cannot be read: its contrast is {found:.1f} to 1", hint)
    marking = Marking(
        label=label,
        color=level.color,
        ground=level.ground,
        align=table.align,
        size_pt=table.size_pt,
        definition=level.definition,
    )
    return Level(label=label, rank=rank, portion=level.portion if table.portion_marks else None, marking=marking)


def _refuse(file: Path, keys: tuple[str, ...], what: str, hint: str) -> NoReturn:
    raise ConfigError(f"{file}{line_suffix(file, keys)}: {what}", hint=hint)
