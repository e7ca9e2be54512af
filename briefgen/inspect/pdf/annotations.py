"""Annotations: links, form fields and others stand in the structure and say in words what they are."""

from collections.abc import Iterator

import pikepdf

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.file import entry, key, members, number, text
from briefgen.inspect.pdf.grid import attribute
from briefgen.inspect.pdf.inspected import Inspected
from briefgen.inspect.pdf.structure import Element, Structure

_HIDDEN = 2
_APART = ("/Widget", "/Popup", "/Link", "/PrinterMark")
"""Kinds that have rules of their own."""


def check_annotations(inspected: Inspected) -> Iterator[Breach]:
    """The annotations of every page, and the order in which the tab key reaches them."""
    for index, page in enumerate(inspected.pdf.pages, 1):
        place = f"page {index}"
        found = [note for note in members(page.obj.get("/Annots")) if isinstance(note, pikepdf.Dictionary)]
        if found and text(page.obj.get("/Tabs")) != "/S":
            yield Breach("7.18.3-1", place, "the tab key does not follow the structure")
        for note in found:
            yield from _check_one(note, f"{place}, annotation (object {key(note)[0]})", inspected)


def _check_one(note: pikepdf.Object, place: str, inspected: Inspected) -> Iterator[Breach]:
    kind = text(note.get("/Subtype"))
    owner = inspected.structure.annotations.get(key(note))
    role = owner.role if owner else "nothing"
    words = text(note.get("/Contents")).strip()
    if kind == "/TrapNet":
        yield Breach("7.18.2-1", place, "it is a trap network")
    if kind == "/PrinterMark" and owner:
        yield Breach("7.18.8-1", place, "a printer's mark stands in the structure")
    if kind == "/Link":
        if role != "Link":
            yield Breach("7.18.5-1", place, f"a link stands in {role}, not in Link")
        if not words:
            yield Breach("7.18.5-2", place, "a link does not say in words where it leads")
    if kind == "/Widget":
        yield from _check_field(note, place, owner)
    if kind not in _APART and not int(number(note.get("/F"))) & _HIDDEN:
        if role != "Annot":
            yield Breach("7.18.1-1", place, f"{kind[1:] or 'it'} stands in {role}, not in Annot")
        elif not words and not text(entry(owner.source if owner else None, "/Alt")).strip():
            yield Breach("7.18.1-2", place, f"{kind[1:]} has no description")
    if words and not inspected.language and not (owner and owner.language) and not text(note.get("/Lang")):
        yield Breach("7.2-24", place, "the language of its words is not known")
    if kind == "/Widget" and text(note.get("/TU")) and not inspected.language and not (owner and owner.language):
        yield Breach("7.2-25", place, "the language of its name is not known")
    yield from _check_parent(note, place, owner, inspected.structure)


def _check_field(note: pikepdf.Object, place: str, owner: Element | None) -> Iterator[Breach]:
    if not owner or owner.role != "Form":
        yield Breach("7.18.4-1", place, "a form field does not stand in Form")
    elif attribute(owner, "/Role") is None and (len(owner.objects) != 1 or owner.kids or owner.marks):
        yield Breach("7.18.4-2", place, "its Form has no Role and holds more than the field")
    name = (
        text(note.get("/TU"))
        or text(entry(note, "/Parent", "/TU"))
        or text(entry(owner.source if owner else None, "/Alt"))
    )
    if not name.strip():
        yield Breach("7.18.1-3", place, "a form field has no name for a voice to read")


def _check_parent(note: pikepdf.Object, place: str, owner: Element | None, structure: Structure) -> Iterator[Breach]:
    """What the parent tree names for an annotation is the element that names the annotation."""
    if owner is None:
        return
    named = structure.parents.get(int(number(note.get("/StructParent"), -1)))
    if not isinstance(named, pikepdf.Dictionary):
        yield Breach("parent-tree", place, "the parent tree does not know it")
    elif key(named) != key(owner.source):
        yield Breach("parent-tree", place, "the parent tree names another element for it")
