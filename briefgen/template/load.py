"""A template's folder and those it extends become one `Template`: the child's words win, key by key."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefgen.document.style import Style
from briefgen.errors import TemplateError
from briefgen.template.manifest import MANIFEST_FILE, Manifest, SectionTable, read_manifest
from briefgen.template.search import Place, find_on_shelves, find_template
from briefgen.template.tables import convert_table, read_table
from briefgen.template.template import (
    ENTRY_FILE,
    STATEMENT_SECTIONS,
    WHOLE_SECTIONS,
    Labels,
    Section,
    Template,
    section_file,
)
from briefgen.text import did_you_mean

STYLE_FILE = "style.toml"


def load_template(name_or_dir: str | Path, *, search: tuple[Path, ...] = ()) -> Template:
    """The template of that name or in that folder, with all that it inherits.

    `search` names directories of templates that come before `./templates`, the user's own and the built-in ones. A
    template's parents are looked for beside it, then in the directories after its own, so that a folder may shadow a
    built-in template and extend it.
    Raises TemplateError for everything that is wrong with the folder or one of its parents.
    """
    chain = _read_chain(find_template(name_or_dir, search=search))
    folders = tuple(chain)
    manifests = tuple(chain.values())
    template = Template(
        name=folders[0].resolve().name,
        title=manifests[0].title,
        description=manifests[0].description,
        pages=_pages(manifests),
        sections=_sections(folders, manifests),
        labels=_labels(folders[0], manifests),
        style=_style(folders),
        folders=folders,
        citations=next((manifest.citations for manifest in manifests if manifest.citations is not None), "numbers"),
        comments=next((manifest.comments for manifest in manifests if manifest.comments is not None), "none"),
    )
    for file in (ENTRY_FILE, *(section.file for section in template.sections)):
        _check_file(file, folders)
    return template


def _read_chain(place: Place) -> dict[Path, Manifest]:
    """Folder and manifest of the template, its parent, and so on."""
    chain: dict[Path, Manifest] = {}
    seen: set[Path] = set()
    while True:
        file = place.folder / MANIFEST_FILE
        if place.folder.resolve() in seen:
            names = " -> ".join(folder.name for folder in (*chain, place.folder))
            raise TemplateError(f"{file}: templates extend one another in a circle ({names})", hint="break the circle")
        seen.add(place.folder.resolve())
        chain[place.folder] = manifest = read_manifest(place.folder)
        if manifest.extends is None:
            return chain
        try:
            place = find_on_shelves(manifest.extends, place.shelves, but=place.folder)
        except TemplateError as error:
            raise TemplateError(f"{file}: `extends` names an {error.message}", hint=error.hint) from None


def _pages(manifests: tuple[Manifest, ...]) -> int | None:
    pages = next((manifest.pages for manifest in manifests if manifest.pages is not None), None)
    return pages if isinstance(pages, int) else None


def _sections(folders: tuple[Path, ...], manifests: tuple[Manifest, ...]) -> tuple[Section, ...]:
    file = folders[0] / MANIFEST_FILE
    order = next((manifest.sections for manifest in manifests if manifest.sections is not None), None)
    if not order:
        raise TemplateError(f"{file}: no `sections`", hint='list them in order, for example sections = ["actors"]')
    if len(set(order)) < len(order):
        twice = next(name for name in order if order.count(name) > 1)
        raise TemplateError(f"{file}: section `{twice}` is listed twice", hint="list each section once")
    listed = {name for manifest in manifests for name in manifest.sections or ()}
    known = listed.union(STATEMENT_SECTIONS, WHOLE_SECTIONS)
    for name in (name for manifest in manifests for name in manifest.section):
        # What has a file but is not listed is kept for the templates that extend this one.
        if name not in known and not any((folder / section_file(name)).is_file() for folder in folders):
            raise TemplateError(f"{file}: unknown section `{name}`", hint=did_you_mean(name, listed))
    return tuple(_section(name, file, [manifest.section.get(name) for manifest in manifests]) for name in order)


def _section(name: str, file: Path, tables: Iterable[SectionTable | None]) -> Section:
    """The section as the nearest folder that says something about each key has it."""
    given = [table for table in tables if table is not None]
    if not given:
        raise TemplateError(f"{file}: section `{name}` has no table", hint=f"add [section.{name}] with a heading")
    heading = next((table.heading for table in given if table.heading is not None), None)
    limit = next((table.limit for table in given if table.limit is not None), None)
    least = next((table.least for table in given if table.least is not None), 1)
    empty = next((table.empty for table in given if table.empty is not None), None)
    if limit is not None and name not in STATEMENT_SECTIONS:
        raise TemplateError(
            f"{file}: section `{name}` cannot be limited",
            hint=f"a limit goes to one of {', '.join(STATEMENT_SECTIONS)}",
        )
    return Section(name, heading or None, limit if isinstance(limit, int) else None, least, empty or None)


def _labels(folder: Path, manifests: tuple[Manifest, ...]) -> Labels:
    labels: dict[str, Any] = {}
    for manifest in reversed(manifests):
        labels = _merge(labels, manifest.labels)
    page = labels.get("page", "")
    if not isinstance(page, str) or "{page}" not in page or "{pages}" not in page:
        raise TemplateError(
            f"{folder / MANIFEST_FILE}: `labels.page` lacks a place for the number",
            hint='write it with both places, for example "Page {page} of {pages}"',
        )
    return labels


def _style(folders: tuple[Path, ...]) -> Style:
    merged: dict[str, Any] = {}
    for folder in reversed(folders):
        file = folder / STYLE_FILE
        if file.is_file():
            table = read_table(file)
            type_ = convert_table(table, Style, file).type
            if type_.fonts:
                table["type"]["fonts"] = [str(folder / font) for font in type_.fonts]
            merged = _merge(merged, table)
    return convert_table(merged, Style, folders[0] / STYLE_FILE)


def _merge(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables as one, the child's values over the parent's, tables inside key by key."""
    merged = dict(parent)
    for key, value in child.items():
        inherited = merged.get(key)
        if isinstance(value, Mapping) and isinstance(inherited, Mapping):
            merged[key] = _merge(inherited, value)
        else:
            merged[key] = value
    return merged


def _check_file(file: str, folders: tuple[Path, ...]) -> None:
    if not any((folder / file).is_file() for folder in folders):
        raise TemplateError(
            f"{folders[0] / file}: no such file", hint=f"add it, or extend a template that has {Path(file).name}"
        )
