"""The check of a template: a name comes in, everything that is wrong with it goes out.

It looks in steps: tables, the template as a whole, its Jinja files, then what they make of the sample brief. A step
that finds something ends the check, since what comes after it could only repeat it; within a step all is found.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from briefgen.composition.compose import find_mistakes
from briefgen.composition.proof import find_mistakes_in_files
from briefgen.document.style import Style
from briefgen.errors import TemplateError
from briefgen.template.attach import STYLE_FILE
from briefgen.template.languages import CATALOGUES, find_languages
from briefgen.template.load import load_template, read_chain
from briefgen.template.manifest import MANIFEST_FILE, Manifest
from briefgen.template.mistakes import find_mistakes as find_in_chain
from briefgen.template.mistakes import find_stray_files
from briefgen.template.search import Place, find_on_shelves, find_template
from briefgen.template.tables import find_mistakes as find_in_table
from briefgen.template.tables import read_table
from briefgen.template.template import Template
from briefgen.workshop.finding import Finding, finding_of
from briefgen.workshop.result import find_in_result
from briefgen.workshop.sample import sample_for
from briefgen.workshop.trial import find_in_trial


class Checked(msgspec.Struct, frozen=True):
    """What came of a check."""

    name: str
    folders: tuple[Path, ...]
    """The template's own, its parent's, and so on, as far as they could be found."""
    findings: tuple[Finding, ...]
    """In the order of the steps, each place once."""


def check_template(name_or_dir: str | Path, *, search: tuple[Path, ...] = ()) -> Checked:
    """Everything that is wrong with the template of that name or in that folder, and with its parents.

    Raises TemplateError where there is no such template.
    """
    place = find_template(name_or_dir, search=search)
    folders = _find_folders(place)
    findings: dict[tuple[object, ...], Finding] = {}
    for step in _steps(place, folders, search):
        for found in step:
            findings.setdefault(found.place, found)
        if findings:
            break
    return Checked(place.folder.resolve().name, folders, tuple(findings.values()))


def _steps(place: Place, folders: tuple[Path, ...], search: tuple[Path, ...]) -> Iterator[Iterator[Finding]]:
    yield _findings((*_find_in_tables(folders), *find_mistakes_in_files(folders)), folders)
    yield _findings(_find_in_whole(place, folders, search), folders)
    template = load_template(place.folder, search=place.shelves)
    yield _find_in_files(template)
    yield find_in_result(sample_for(template), template)


def _findings(errors: Iterable[TemplateError], folders: tuple[Path, ...]) -> Iterator[Finding]:
    return (finding_of(error, file=str(folders[0] / MANIFEST_FILE)) for error in errors)


def _find_in_files(template: Template) -> Iterator[Finding]:
    brief = sample_for(template)
    yield from _findings(find_mistakes(brief, template), template.folders)
    yield from find_in_trial(brief, template)


def find_folders(name_or_dir: str | Path, *, search: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """The template's folder, its parent's, and so on, as far as the manifests lead. Raises TemplateError."""
    return _find_folders(find_template(name_or_dir, search=search))


def _find_folders(place: Place) -> tuple[Path, ...]:
    folders: list[Path] = []
    while place.folder not in folders:
        folders.append(place.folder)
        try:
            parent = read_table(place.folder / MANIFEST_FILE).get("extends")
            place = find_on_shelves(parent, place.shelves, but=place.folder) if isinstance(parent, str) else place
        except TemplateError:
            break
    return tuple(folders)


def _find_in_tables(folders: tuple[Path, ...]) -> Iterator[TemplateError]:
    """What is wrong with single values in manifests and styles."""
    kinds: tuple[tuple[str, type], ...] = ((MANIFEST_FILE, Manifest), (STYLE_FILE, Style))
    for folder in folders:
        for name, kind in kinds:
            file = folder / name
            if not file.is_file():
                continue
            try:
                yield from find_in_table(read_table(file), kind, file)
            except TemplateError as error:
                yield error


def _find_in_whole(place: Place, folders: tuple[Path, ...], search: tuple[Path, ...]) -> Iterator[TemplateError]:
    """What is wrong with the template as a whole, in its own language and in each that it has a catalogue for."""
    try:
        chain = read_chain(place)
    except TemplateError as error:
        yield error
        return
    yield from find_in_chain(chain)
    yield from find_stray_files(chain)
    for language in (None, *find_languages([folder for folder in folders if (folder / CATALOGUES).is_dir()])):
        try:
            load_template(place.folder, search=search, language=language)
        except TemplateError as error:
            yield error
