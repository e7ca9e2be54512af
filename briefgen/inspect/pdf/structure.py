"""The structure tree: the file comes in, its elements in reading order go out, with what belongs to each."""

import msgspec
import pikepdf

from briefgen.errors import SourceError
from briefgen.inspect.pdf.file import Key, entry, key, members, number, text

STANDARD_ROLES = frozenset(
    """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu
    WT WP Figure Formula Form
    """.split()
)
"""ISO 32000-1, 14.8.4."""
_MOST_ELEMENTS = 500_000


class Element(msgspec.Struct, eq=False):
    """One structure element."""

    source: pikepdf.Object
    tag: str
    """As the file names it."""
    role: str
    """The standard role that it is mapped to; the tag itself where it is mapped to none."""
    parent: "Element | None"
    page: Key | None
    """The page that its marks stand on, where it names one."""
    kids: list["Element"] = []
    marks: list[tuple[Key, int]] = []
    """Container (a page or a form) and number of each stretch of content that is its own."""
    objects: list[Key] = []
    """The annotations and other objects that are its own."""
    language: str = ""
    """The language that it or an element around it names; empty where none does."""
    shown_on: Key | None = None
    """The page that it, or the first element inside it, stands on."""


class Structure(msgspec.Struct, eq=False):
    """The structure tree of a file."""

    root: pikepdf.Object | None
    """None where the file has none."""
    elements: list[Element]
    """In reading order."""
    role_map: dict[str, str]
    owners: dict[tuple[Key, int], Element]
    """The element of each stretch of content, by container and number."""
    annotations: dict[Key, Element]
    parents: dict[int, pikepdf.Object]
    """The parent tree: what a page, form or annotation is a part of, by its own number."""
    numbers: dict[Key, str]
    """`page 1` and so on, by the page's object."""

    def place(self, element: Element) -> str:
        """Where `element` is, for people: its page, its tag, and its object."""
        page = self.numbers.get(element.shown_on) if element.shown_on else None
        name = f"{element.tag} (object {key(element.source)[0]})"
        return f"{page}, {name}" if page else name


def read_structure(pdf: pikepdf.Pdf) -> Structure:
    """The structure tree of `pdf`; an element that is reached twice counts once."""
    root = entry(pdf.Root, "/StructTreeRoot")
    roles = {str(tag)[1:]: text(role)[1:] for tag, role in _items(entry(root, "/RoleMap"))}
    pages = {key(page.obj): f"page {index}" for index, page in enumerate(pdf.pages, 1)}
    found = Structure(root, [], roles, {}, {}, {}, pages)
    if not isinstance(root, pikepdf.Dictionary):
        return found
    found.parents = _read_numbers(entry(root, "/ParentTree"))
    seen: set[Key] = set()
    waiting: list[tuple[pikepdf.Object, Element | None]] = [(kid, None) for kid in reversed(members(root.get("/K")))]
    while waiting:
        source, parent = waiting.pop()
        if not isinstance(source, pikepdf.Dictionary) or key(source) in seen:
            continue
        if key(source) != (0, 0):
            seen.add(key(source))
        if len(found.elements) >= _MOST_ELEMENTS:
            raise SourceError("the PDF has too many structure elements", hint="split it into several files")
        element = _read_element(source, parent, roles)
        found.elements.append(element)
        if parent:
            parent.kids.append(element)
        waiting += [(kid, element) for kid in reversed(_sort_kids(element, found))]
    for element in reversed(found.elements):
        inside = (kid.shown_on for kid in element.kids if kid.shown_on)
        element.shown_on = element.page or next(inside, None)
    return found


def _read_element(source: pikepdf.Object, parent: Element | None, roles: dict[str, str]) -> Element:
    tag = text(source.get("/S"))[1:]
    page = source.get("/Pg")
    own = key(page) if page is not None else parent.page if parent else None
    language = text(source.get("/Lang")) or (parent.language if parent else "")
    return Element(source, tag, map_role(tag, roles) or tag, parent, own, language=language)


def map_role(tag: str, roles: dict[str, str]) -> str | None:
    """The standard role of `tag`; None where the role map leads to none, or in a circle."""
    seen: set[str] = set()
    while tag not in STANDARD_ROLES:
        if tag in seen or tag not in roles:
            return None
        seen.add(tag)
        tag = roles[tag]
    return tag


def _sort_kids(element: Element, found: Structure) -> list[pikepdf.Object]:
    """The kids of `element` that are elements; its marks and objects are noted."""
    inner = []
    for kid in members(element.source.get("/K")):
        kind = text(entry(kid, "/Type"))
        if isinstance(kid, int):
            _own(element, (element.page or (0, 0), int(kid)), found)
        elif kind == "/MCR":
            page = entry(kid, "/Pg")
            container = entry(kid, "/Stm") or page
            if page is not None and element.page is None:
                element.page = key(page)
            _own(element, (key(container) if container is not None else element.page or (0, 0), _mark(kid)), found)
        elif kind == "/OBJR":
            target = entry(kid, "/Obj")
            if target is not None:
                element.objects.append(key(target))
                found.annotations[key(target)] = element
        else:
            inner.append(kid)
    return inner


def _mark(kid: pikepdf.Object) -> int:
    return int(number(entry(kid, "/MCID"), -1))


def _own(element: Element, mark: tuple[Key, int], found: Structure) -> None:
    element.marks.append(mark)
    found.owners.setdefault(mark, element)


def _items(value: pikepdf.Object | None) -> list[tuple[str, pikepdf.Object]]:
    try:
        return list(value.items()) if isinstance(value, pikepdf.Dictionary) else []
    except UnicodeDecodeError:
        return []


def _read_numbers(tree: pikepdf.Object | None) -> dict[int, pikepdf.Object]:
    """A number tree (ISO 32000-1, 7.9.7)."""
    found: dict[int, pikepdf.Object] = {}
    waiting, seen = members(tree), set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or (key(node) != (0, 0) and key(node) in seen):
            continue
        seen.add(key(node))
        flat = members(node.get("/Nums"))
        found |= {int(number(name)): value for name, value in zip(flat[::2], flat[1::2], strict=False)}
        waiting += members(node.get("/Kids"))
    return found
