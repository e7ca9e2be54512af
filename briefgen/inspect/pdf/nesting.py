"""Which tags may stand in which: lists, tables and tables of contents (ISO 32000-1, 14.8.4)."""

from collections.abc import Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.inspected import Inspected
from briefgen.inspect.pdf.structure import Element

_ROWS = ("TR", "THead", "TBody", "TFoot")
_PARENTS = {
    "TR": ("7.2-4", ("Table", "THead", "TBody", "TFoot")),
    "THead": ("7.2-5", ("Table",)),
    "TBody": ("7.2-6", ("Table",)),
    "TFoot": ("7.2-7", ("Table",)),
    "TH": ("7.2-8", ("TR",)),
    "TD": ("7.2-9", ("TR",)),
    "LI": ("7.2-17", ("L",)),
    "LBody": ("7.2-18", ("LI",)),
    "TOCI": ("7.2-26", ("TOC",)),
}
"""By role: the rule, and what it may stand in."""
_KIDS = {
    "Table": ("7.2-3", (*_ROWS, "Caption")),
    "TR": ("7.2-10", ("TH", "TD")),
    "L": ("7.2-19", ("L", "LI", "Caption")),
    "LI": ("7.2-20", ("Lbl", "LBody")),
    "TOC": ("7.2-27", ("TOC", "TOCI", "Caption")),
    "THead": ("7.2-36", ("TR",)),
    "TBody": ("7.2-37", ("TR",)),
    "TFoot": ("7.2-38", ("TR",)),
}
"""By role: the rule, and what may stand in it."""
_CAPTION_FIRST = {"TOC": "7.2-28", "L": "7.2-40"}


def check_nesting(inspected: Inspected) -> Iterator[Breach]:
    """Every part of a list, table or table of contents stands where it belongs."""
    for element in inspected.structure.elements:
        place = inspected.structure.place(element)
        above = element.parent.role if element.parent else "the structure tree"
        rule, allowed = _PARENTS.get(element.role, ("", ()))
        if rule and above not in allowed:
            yield Breach(rule, place, f"{element.role} stands in {above}, not in {' or '.join(allowed)}")
        rule, allowed = _KIDS.get(element.role, ("", ()))
        for wrong in dict.fromkeys(kid.role for kid in element.kids if rule and kid.role not in allowed):
            yield Breach(rule, place, f"{element.role} holds {wrong}, not only {', '.join(allowed)}")
        yield from _check_caption(element, place)
        if element.role == "Table":
            yield from _check_parts(element, place)


def _check_caption(element: Element, place: str) -> Iterator[Breach]:
    rule = _CAPTION_FIRST.get(element.role)
    if rule and "Caption" in [kid.role for kid in element.kids[1:]]:
        yield Breach(rule, place, "its caption is not the first in it")


def _check_parts(table: Element, place: str) -> Iterator[Breach]:
    roles = [kid.role for kid in table.kids]
    for rule, role in (("7.2-11", "THead"), ("7.2-12", "TFoot"), ("7.2-39", "Caption")):
        if roles.count(role) > 1:
            yield Breach(rule, place, f"it has {roles.count(role)} {role}")
    for rule, role in (("7.2-13", "TFoot"), ("7.2-14", "THead")):
        if role in roles and "TBody" not in roles:
            yield Breach(rule, place, f"it has a {role} and no TBody")
    if "Caption" in roles[1:-1]:
        yield Breach("7.2-16", place, "its caption is neither the first nor the last in it")
