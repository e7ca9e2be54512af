"""The roles of structure elements: the role map, headings, figures, formulas, notes and languages."""

import re
from collections.abc import Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.catalog import LANGUAGE
from briefgen.inspect.pdf.file import entry, key, text
from briefgen.inspect.pdf.inspected import Inspected
from briefgen.inspect.pdf.structure import STANDARD_ROLES, Element, Structure, map_role

_LEVEL = re.compile(r"H([1-6])")


def check_roles(inspected: Inspected) -> Iterator[Breach]:
    """Every element has a standard role, a parent that is its own, and a legal language."""
    structure = inspected.structure
    for tag in structure.role_map:
        if tag in STANDARD_ROLES and structure.role_map[tag] != tag:
            yield Breach("7.1-7", "role map", f"the standard tag {tag} is mapped to {structure.role_map[tag]}")
    for element in structure.elements:
        place = structure.place(element)
        if element.role not in STANDARD_ROLES:
            rule = "7.1-6" if _is_circle(element.tag, structure.role_map) else "7.1-5"
            yield Breach(rule, place, f"the tag {element.tag} is mapped to no standard tag")
        above = element.parent.source if element.parent else structure.root
        named = element.source.get("/P")
        if named is None or above is None or key(named) != key(above):
            yield Breach("7.1-12", place, "it does not name the element that it stands in as its parent")
        yield from _check_language(inspected, element, place)


def _is_circle(tag: str, roles: dict[str, str]) -> bool:
    seen: set[str] = set()
    while tag in roles and tag not in seen:
        seen.add(tag)
        tag = roles[tag]
    return tag in seen and map_role(tag, roles) is None


def _check_language(inspected: Inspected, element: Element, place: str) -> Iterator[Breach]:
    named = element.source.get("/Lang")
    if named is not None and not LANGUAGE.fullmatch(text(named)):
        yield Breach("7.2-29", place, f"`{text(named)}` is no language tag")
    if inspected.language or element.language:
        return
    for rule, name in (("7.2-21", "/ActualText"), ("7.2-22", "/Alt"), ("7.2-23", "/E")):
        if element.source.get(name) is not None:
            yield Breach(rule, place, f"the language of its {name[1:]} is not known")


def check_headings(inspected: Inspected) -> Iterator[Breach]:
    """Headings begin with H1 and skip no level, or are all plain H."""
    structure = inspected.structure
    plain, levels, last = [], [], 0
    for element in structure.elements:
        kinds = [kid.role for kid in element.kids]
        if kinds.count("H") > 1:
            yield Breach("7.4.4-1", structure.place(element), "it holds more than one H")
        plain += [element] if element.role == "H" else []
        if level := _LEVEL.fullmatch(element.role):
            levels.append(element)
            if int(level[1]) > last + 1:
                follows = f"follows H{last}" if last else "is the first heading"
                yield Breach("7.4.2-1", structure.place(element), f"{element.role} {follows}")
            last = int(level[1])
    if plain and levels:
        yield Breach("7.4.4-2", structure.place(plain[0]), "H and numbered headings are mixed")
        yield Breach("7.4.4-3", structure.place(levels[0]), "H and numbered headings are mixed")


def check_alternatives(inspected: Inspected) -> Iterator[Breach]:
    """Figures and formulas have a text in their place."""
    for element in inspected.structure.elements:
        if element.role in ("Figure", "Formula") and not any(
            text(entry(element.source, name)).strip() for name in ("/Alt", "/ActualText")
        ):
            rule = "7.3-1" if element.role == "Figure" else "7.7-1"
            yield Breach(rule, inspected.structure.place(element), "it has no alternative text")


def check_notes(inspected: Inspected) -> Iterator[Breach]:
    """Notes have an id of their own."""
    structure: Structure = inspected.structure
    seen: set[str] = set()
    for element in structure.elements:
        if element.role != "Note":
            continue
        name = text(element.source.get("/ID"))
        if not name:
            yield Breach("7.9-1", structure.place(element), "the note has no ID")
        elif name in seen:
            yield Breach("7.9-2", structure.place(element), f"another note has the ID `{name}` too")
        seen.add(name)
