"""References inside a Word file: whatever points somewhere points at something that is there."""

from collections.abc import Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.word.package import NAMESPACES, Element, Package, value, w
from briefgen.inspect.word.styles import Styles

_R = f"{{{NAMESPACES['r']}}}"
_NOTES = (
    ("footnoteReference", "footnotes", "footnote"),
    ("endnoteReference", "endnotes", "endnote"),
    ("commentReference", "comments", "comment"),
    ("commentRangeStart", "comments", "comment"),
)
_STYLED = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def check_references(package: Package, styles: Styles) -> Iterator[Breach]:
    """Parts, notes, anchors, styles and numberings that are named exist."""
    for name, fault in package.faults:
        yield Breach("xml", name, fault)
    yield from _check_relations(package)
    yield from _check_notes(package)
    yield from _check_anchors(package)
    yield from _check_styles(package, styles)
    yield from _check_numberings(package)


def _check_relations(package: Package) -> Iterator[Breach]:
    for part in ("", *package.trees):
        known = package.relations(part)
        for relation in known.values():
            if not relation.is_external and relation.target not in package.parts:
                yield Breach("relationship", part or "package", f"it refers to `{relation.target}`, which is not there")
        if not part or part.endswith(".rels"):
            continue
        for element in package.trees[part].iter():
            for name, used in element.attrib.items():
                if str(name).startswith(_R) and used not in known and used != "":
                    yield Breach("relationship", part, f"it uses the relationship `{used!s}`, which is not there")


def _check_notes(package: Package) -> Iterator[Breach]:
    for used, kind, one in _NOTES:
        tree = package.first(kind)
        known = {value(note, "id") for note in tree.iter(w(one))} if tree is not None else set()
        for part, story in package.stories():
            for reference in story.iter(w(used)):
                if value(reference, "id") not in known:
                    yield Breach(
                        "note-reference", part, f"it refers to {one} {value(reference, 'id')}, which is not there"
                    )


def _check_anchors(package: Package) -> Iterator[Breach]:
    known: set[str | None] = {"_top"}
    for part, story in package.stories():
        ends = {value(end, "id") for end in story.iter(w("bookmarkEnd"))}
        for start in story.iter(w("bookmarkStart")):
            name = value(start, "name")
            if name in known:
                yield Breach("bookmark", part, f"the bookmark `{name}` stands twice")
            if value(start, "id") not in ends:
                yield Breach("bookmark", part, f"the bookmark `{name}` never ends")
            known.add(name)
    for part, story in package.stories():
        for link in story.iter(w("hyperlink")):
            anchor = value(link, "anchor")
            if anchor is not None and link.get(f"{_R}id") is None and anchor not in known:
                yield Breach("bookmark", part, f"a link leads to `{anchor}`, which is not there")


def _check_styles(package: Package, styles: Styles) -> Iterator[Breach]:
    listed = package.first("styles")
    stories = [*package.stories(), *([("styles", listed)] if listed is not None else [])]
    for part, story in stories:
        for element in story.iter(*map(w, _STYLED)):
            named = value(element)
            if named is not None and named not in styles.by_id:
                yield Breach("style", part, f"it uses the style `{named}`, which is not there")


def _check_numberings(package: Package) -> Iterator[Breach]:
    tree = package.first("numbering")
    known: dict[str | None, str | None] = {}
    abstract: set[str | None] = set()
    if tree is not None:
        known = {value(num, "numId"): value(num.find(w("abstractNumId"))) for num in tree.iter(w("num"))}
        abstract = {value(kind, "abstractNumId") for kind in tree.iter(w("abstractNum"))}
    listed = package.first("styles")
    places: list[tuple[str, Element]] = [*package.stories(), *([("styles", listed)] if listed is not None else [])]
    for part, story in places:
        for numbering in story.iter(w("numPr")):
            used = value(numbering.find(w("numId")))
            if used not in (None, "0") and used not in known:
                yield Breach("numbering", part, f"it uses the list {used}, which is not there")
    for number, kind in known.items():
        if kind not in abstract:
            yield Breach("numbering", "numbering", f"the list {number} is of a kind that is not there")
