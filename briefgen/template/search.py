"""Where templates are: a name becomes a folder, and the folders that can be named are listed."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefgen.config import TEMPLATES_FOLDER, find_user_folder
from briefgen.errors import TemplateError
from briefgen.template.manifest import MANIFEST_FILE, read_manifest
from briefgen.text import did_you_mean

_PACKAGE = Path(__file__).resolve().parents[1]


class TemplateSummary(msgspec.Struct, frozen=True):
    """One line of the list of templates."""

    name: str
    title: str
    description: str
    folder: Path


class Place(msgspec.Struct, frozen=True):
    """A template folder, and where the templates that it extends are looked for."""

    folder: Path
    shelves: tuple[Path, ...]
    """Directories that hold template folders, the nearest first."""


def built_in_shelf() -> Path:
    """The directory of the built-in templates: inside the package when installed, beside it in a checkout."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def find_template(name_or_dir: str | Path, *, search: tuple[Path, ...] = ()) -> Place:
    """The folder of a template: a path is taken as it is, a name is looked for on the shelves.

    The shelves are the directories of `search`, then `./templates`, the user's own, and the built-in ones.
    Raises TemplateError for a name that is on none of them, and for a folder without a manifest.
    """
    shelves = _shelves(search)
    folder = Path(name_or_dir)
    if _is_path(name_or_dir) or (folder / MANIFEST_FILE).is_file():
        if not (folder / MANIFEST_FILE).is_file():
            raise TemplateError(
                f"{folder}: no {MANIFEST_FILE} there", hint="give the folder of a template, or its name"
            )
        return Place(folder, (folder.resolve().parent, *shelves))
    return find_on_shelves(str(name_or_dir), shelves)


def find_on_shelves(name: str, shelves: tuple[Path, ...], *, but: Path | None = None) -> Place:
    """The first folder called `name` on `shelves` that is not `but`; it looks for its parents from there on."""
    for number, shelf in enumerate(shelves):
        folder = shelf / name
        if (folder / MANIFEST_FILE).is_file() and (but is None or folder.resolve() != but.resolve()):
            return Place(folder, shelves[number:])
    known = {folder.name for shelf in shelves for folder in _folders(shelf)}
    raise TemplateError(f"unknown template `{name}`", hint=did_you_mean(name, known))


def list_templates(search: tuple[Path, ...] = ()) -> tuple[TemplateSummary, ...]:
    """Every template that can be named, by name; the first on the shelves where two share one.

    Raises TemplateError where a manifest holds a mistake.
    """
    found: dict[str, TemplateSummary] = {}
    for shelf in _shelves(search):
        for folder in _folders(shelf):
            if folder.name not in found:
                manifest = read_manifest(folder)
                found[folder.name] = TemplateSummary(folder.name, manifest.title, manifest.description, folder)
    return tuple(found[name] for name in sorted(found))


def _is_path(name_or_dir: str | Path) -> bool:
    text = str(name_or_dir)
    return "/" in text or "\\" in text or text in {"", ".", ".."}


def _shelves(search: tuple[Path, ...]) -> tuple[Path, ...]:
    return (*search, Path("templates"), find_user_folder() / TEMPLATES_FOLDER, built_in_shelf())


def _folders(shelf: Path) -> Iterator[Path]:
    if shelf.is_dir():
        yield from sorted(folder for folder in shelf.iterdir() if (folder / MANIFEST_FILE).is_file())
