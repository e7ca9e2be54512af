"""What is wrong with a template and its parents as a whole, each with its place: manifests in, errors out."""

from collections.abc import Iterator, Mapping
from itertools import chain as joined
from pathlib import Path

from briefgen.errors import TemplateError
from briefgen.template.manifest import MANIFEST_FILE, Manifest
from briefgen.template.tables import locate
from briefgen.template.template import ENTRY_FILE, STATEMENT_SECTIONS, WHOLE_SECTIONS, section_file
from briefgen.text import did_you_mean

Chain = Mapping[Path, Manifest]
"""The folders of a template, its parent's, and so on, each with what stands in its manifest."""


def find_mistakes(chain: Chain) -> Iterator[TemplateError]:
    """Each thing that keeps the manifests in `chain` from being a template; `load_template` raises the first."""
    order, owner = _find_order(chain)
    yield from _find_in_order(order, owner)
    yield from _find_in_tables(chain)
    for name in dict.fromkeys(order):
        if not any(name in manifest.section for manifest in chain.values()):
            where = locate(owner, "sections", word=name)
            yield TemplateError(
                f"{where}: section `{name}` has no table", hint=f"add [section.{name}] with a heading, or take it out"
            )
    yield from _find_in_labels(chain)
    yield from _find_missing_files(chain, order, owner)


def _find_order(chain: Chain) -> tuple[tuple[str, ...], Path]:
    """The list of sections that holds, and the manifest that it stands in; the template's own where there is none."""
    for folder, manifest in chain.items():
        if manifest.sections is not None:
            return manifest.sections, folder / MANIFEST_FILE
    return (), next(iter(chain)) / MANIFEST_FILE


def _find_in_order(order: tuple[str, ...], owner: Path) -> Iterator[TemplateError]:
    if not order:
        hint = 'list them in order, for example sections = ["actors"], or extend a template that does'
        yield TemplateError(f"{locate(owner, 'sections')}: no `sections`", hint=hint)
    for name in dict.fromkeys(order):
        if order.count(name) > 1:
            where = locate(owner, "sections", word=name, nth=2)
            yield TemplateError(f"{where}: section `{name}` is listed twice", hint="list each section once")


def _find_in_tables(chain: Chain) -> Iterator[TemplateError]:
    """Tables of sections that nobody knows, and limits where there is nothing to limit."""
    listed = {name for manifest in chain.values() for name in manifest.sections or ()}
    known = listed.union(STATEMENT_SECTIONS, WHOLE_SECTIONS)
    for folder, manifest in chain.items():
        file = folder / MANIFEST_FILE
        for name, table in manifest.section.items():
            # What has a file but is not listed is kept for the templates that extend this one.
            if name not in known and not _has_file(section_file(name), chain):
                where = locate(file, "section", name)
                yield TemplateError(f"{where}: unknown section `{name}`", hint=did_you_mean(name, listed))
            if table.each is not None and name != "stories":
                yield TemplateError(
                    f"{locate(file, 'section', name, 'each')}: section `{name}` has no entries of several kinds",
                    hint="`each` goes to `stories`",
                )
            if table.limit is not None and name not in STATEMENT_SECTIONS:
                yield TemplateError(
                    f"{locate(file, 'section', name, 'limit')}: section `{name}` cannot be limited",
                    hint=f"a limit goes to one of {', '.join(STATEMENT_SECTIONS)}",
                )


def _find_in_labels(chain: Chain) -> Iterator[TemplateError]:
    given = [(folder, manifest.labels["page"]) for folder, manifest in chain.items() if "page" in manifest.labels]
    folder, page = given[0] if given else (next(iter(chain)), "")
    if not isinstance(page, str) or "{page}" not in page or "{pages}" not in page:
        yield TemplateError(
            f"{locate(folder / MANIFEST_FILE, 'labels', 'page')}: `labels.page` lacks a place for the number",
            hint='write it with both places, for example "Page {page} of {pages}"',
        )


def _find_missing_files(chain: Chain, order: tuple[str, ...], owner: Path) -> Iterator[TemplateError]:
    if not _has_file(ENTRY_FILE, chain):
        where = locate(next(iter(chain)) / MANIFEST_FILE)
        yield TemplateError(
            f"{where}: no file `{ENTRY_FILE}`", hint='add it, or extend a template, as in extends = "base"'
        )
    for name in dict.fromkeys(order):
        if not _has_file(section_file(name), chain):
            known = sorted({path.name.partition(".")[0] for path in joined.from_iterable(map(_section_files, chain))})
            where = locate(owner, "sections", word=name)
            hint = did_you_mean(name, known)
            yield TemplateError(
                f"{where}: section `{name}` has no file `{section_file(name)}`",
                hint=hint if hint.startswith("did") else "add it, or extend a template that has it",
            )


def find_stray_files(chain: Chain) -> Iterator[TemplateError]:
    """Each file of a section in the template's own folder that no section is called after: it is never read.

    None in a template without a parent: its files may wait for its children.
    """
    folder, manifest = next(iter(chain.items()))
    if manifest.extends is None:
        return
    known = {name for manifest in chain.values() for name in (*(manifest.sections or ()), *manifest.section)}
    known.update(STATEMENT_SECTIONS, WHOLE_SECTIONS)
    for file in sorted(_section_files(folder)):
        if (name := file.name.partition(".")[0]) not in known:
            close = did_you_mean(name, known)
            hint = close if close.startswith("did") else "list it under `sections`, or take it away"
            yield TemplateError(f"{file}:1:1: no section is called `{name}`", hint=hint)


def _section_files(folder: Path) -> Iterator[Path]:
    return folder.glob(section_file("*"))


def _has_file(file: str, chain: Chain) -> bool:
    return any((folder / file).is_file() for folder in chain)
