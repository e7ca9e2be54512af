"""A template's folder and those it extends become one `Template`: the child's words win, key by key."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.document.style import Style
from briefgen.errors import TemplateError
from briefgen.template.attach import STYLE_FILE, attach_files
from briefgen.template.inherit import inherit_defaults, inherit_fields
from briefgen.template.languages import speak
from briefgen.template.manifest import MANIFEST_FILE, Manifest, SectionTable, read_manifest
from briefgen.template.mistakes import find_mistakes
from briefgen.template.search import Place, find_on_shelves, find_template
from briefgen.template.tables import convert_table, locate, merge_tables, read_table
from briefgen.template.template import Labels, Section, Template


def load_template(name_or_dir: str | Path, *, search: tuple[Path, ...] = (), language: str | None = None) -> Template:
    """The template of that name or in that folder, with all that it inherits, in its language or in `language`.

    `search` names directories of templates that come before `./templates`, the user's own and the built-in ones. A
    template's parents are looked for beside it, then in the directories after its own, so that a folder may shadow a
    built-in template and extend it.
    Raises TemplateError for everything that is wrong with the folder or one of its parents.
    """
    chain = read_chain(find_template(name_or_dir, search=search))
    for mistake in find_mistakes(chain):
        raise mistake
    folders = tuple(chain)
    spoken = speak(chain, language)
    manifests = spoken.manifests
    return Template(
        name=folders[0].resolve().name,
        title=manifests[0].title,
        description=manifests[0].description,
        pages=_pages(manifests),
        sections=_sections(manifests),
        labels=_labels(manifests),
        style=_style(folders),
        folders=folders,
        language=spoken.language,
        untranslated=spoken.untranslated,
        citations=next((manifest.citations for manifest in manifests if manifest.citations is not None), "numbers"),
        comments=next((manifest.comments for manifest in manifests if manifest.comments is not None), "none"),
        fields=inherit_fields(folders, manifests),
        **inherit_defaults(manifests),
    )


def read_chain(place: Place) -> dict[Path, Manifest]:
    """Folder and manifest of the template, its parent, and so on.

    Raises TemplateError for a manifest that cannot be used, a parent that is not found, and a circle.
    """
    chain: dict[Path, Manifest] = {}
    seen: set[Path] = set()
    while True:
        file = place.folder / MANIFEST_FILE
        if place.folder.resolve() in seen:
            names = " -> ".join(folder.name for folder in (*chain, place.folder))
            where = locate(next(reversed(chain)) / MANIFEST_FILE, "extends")
            raise TemplateError(f"{where}: templates extend one another in a circle ({names})", hint="break the circle")
        seen.add(place.folder.resolve())
        chain[place.folder] = manifest = read_manifest(place.folder)
        if manifest.extends is None:
            return chain
        try:
            place = find_on_shelves(manifest.extends, place.shelves, but=place.folder)
        except TemplateError as error:
            raise TemplateError(
                f"{locate(file, 'extends')}: `extends` names an {error.message}", hint=error.hint
            ) from None


def _pages(manifests: tuple[Manifest, ...]) -> int | None:
    pages = next((manifest.pages for manifest in manifests if manifest.pages is not None), None)
    return pages if isinstance(pages, int) else None


def _sections(manifests: tuple[Manifest, ...]) -> tuple[Section, ...]:
    order = next((manifest.sections for manifest in manifests if manifest.sections is not None), ())
    return tuple(_section(name, [manifest.section.get(name) for manifest in manifests]) for name in order)


def _section(name: str, tables: Iterable[SectionTable | None]) -> Section:
    """The section as the nearest folder that says something about each key has it."""
    given = [table for table in tables if table is not None]
    heading = next((table.heading for table in given if table.heading is not None), None)
    limit = next((table.limit for table in given if table.limit is not None), None)
    least = next((table.least for table in given if table.least is not None), 1)
    empty = next((table.empty for table in given if table.empty is not None), None)
    each = next((table.each for table in given if table.each is not None), None)
    return Section(name, heading or None, _count(limit), least, empty or None, _count(each))


def _count(limit: int | str | None) -> int | None:
    """A limit as a number; None for none."""
    return limit if isinstance(limit, int) else None


def _labels(manifests: tuple[Manifest, ...]) -> Labels:
    labels: dict[str, Any] = {}
    for manifest in reversed(manifests):
        labels = merge_tables(labels, manifest.labels)
    return labels


def _style(folders: tuple[Path, ...]) -> Style:
    merged: dict[str, Any] = {}
    for folder in reversed(folders):
        file = folder / STYLE_FILE
        if file.is_file():
            table = read_table(file)
            type_ = convert_table(table, Style, file).type
            if type_.fonts:
                _check_fonts(type_.fonts, file)
                table["type"]["fonts"] = [str(folder / font) for font in type_.fonts]
            if "file" in table.get("logo", {}):
                table["logo"]["file"] = str(folder / table["logo"]["file"])
            merged = merge_tables(merged, table)
    return attach_files(convert_table(merged, Style, folders[0] / STYLE_FILE), folders)


def _check_fonts(fonts: tuple[str, ...], file: Path) -> None:
    for font in fonts:
        if not (file.parent / font).is_file():
            raise TemplateError(
                f"{locate(file, 'type', 'fonts', word=font)}: no font file `{font}`",
                hint="a font is named by its path from the template's folder",
            )
