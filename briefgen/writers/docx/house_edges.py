"""The headers and footers of a house, with the document's marking, and the section that they hang on."""

from collections.abc import Mapping
from itertools import count
from typing import Literal

import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml

from briefgen.document.tree import Document
from briefgen.writers.docx.house_numbering import renumber
from briefgen.writers.docx.house_styles import use_styles
from briefgen.writers.docx.page import write_footer, write_header, write_marking
from briefgen.writers.docx.xml import (
    RELATIONSHIPS,
    Element,
    drop,
    drop_extensions,
    find,
    parse,
    serialize,
    twips,
    value,
    w,
    wname,
)

Kind = Literal["header", "footer"]
Pages = Literal["default", "first", "even"]

_KINDS: tuple[Kind, ...] = ("header", "footer")
_PAGES: tuple[Pages, ...] = ("default", "first", "even")
_TYPES = {"header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
_RELATIONS = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}
_SAYS = ("t", "drawing", "pict", "instrText", "fldSimple")
_PICTURES = ("drawing", "pict")
_OFF = ("0", "false", "off")
_KEPT = ("pgBorders", "lnNumType", "pgNumType", "vAlign", "textDirection", "bidi", "rtlGutter", "docGrid")
"""What a section keeps besides its page, in the order of the schema; `titlePg` comes after `vAlign`."""
_FIRST_OWN = 21
"""The number of the first part, beyond those that we write."""
_HOLDERS = ("drawing", "pict", "object", "control")
_LINKS = tuple(f"{{{RELATIONSHIPS}}}{name}" for name in ("id", "embed", "link", "pict"))
_PICTURE_ID = 50_000
"""The first id of a picture in an edge; those of the text count from 1."""
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_PICTURE_NAMES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Edges(msgspec.Struct, frozen=True):
    """The first section of a house: a letterhead begins with it."""

    section: Element
    parts: Mapping[tuple[Kind, Pages], Part]
    """Its headers and footers."""
    first_differs: bool
    even_differs: bool

    @property
    def pages(self) -> tuple[Pages, ...]:
        """The kinds of pages that it tells apart."""
        differs = {"default": True, "first": self.first_differs, "even": self.even_differs}
        return tuple(pages for pages in _PAGES if differs[pages])

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands in one of them."""
        return any(_has(part, _PICTURES) for part in self.parts.values())

    def says(self, kind: Kind) -> bool:
        """Whether its headers or its footers say anything."""
        return any(_has(part, _SAYS) for (of, pages), part in self.parts.items() if of == kind and pages in self.pages)


def find_edges(word: WordDocument) -> Edges:
    """Those of the file `word`."""
    section = next(word.element.body.iter(wname("sectPr")), w("sectPr"))
    parts: dict[tuple[Kind, Pages], Part] = {}
    for kind in _KINDS:
        for pages in _PAGES:
            for mark in section.findall(wname(f"{kind}Reference")):
                if value(mark, "type") == pages:
                    parts[kind, pages] = word.part.related_parts[str(mark.get(f"{{{RELATIONSHIPS}}}id"))]
    even = word.settings.element.find(wname("evenAndOddHeaders"))
    return Edges(section, parts, _is_on(section.find(wname("titlePg"))), _is_on(even))


def hang_edges(
    edges: Edges, word: WordDocument, document: Document, ids: Mapping[str, str], numbers: Mapping[str, str]
) -> None:
    """Give `word` the section of the house, with its headers and footers, and ours where it has none of a kind."""
    # Without headers of the house, ours run from the second page on.
    first = edges.first_differs or not edges.says("header")
    pages = [page for page in _PAGES if page in edges.pages or (page == "first" and first)]
    styles = word.styles.element
    for relation in [name for name, kept in word.part.rels.items() if kept.reltype in _RELATIONS.values()]:
        word.part.rels.pop(relation)
    names, pictures, references = count(_FIRST_OWN), count(1), []
    for kind in _KINDS:
        for page in pages:
            element, source = _write(edges, document, kind, page)
            use_styles(element, ids if source else {}, styles)
            if source:
                renumber(element, numbers)
            _mark(element, document, kind, marked=source is None)
            name = f"{kind}{next(names)}"
            uri = PackURI(f"/word/{name}.xml")
            part = XmlPart(uri, _TYPES[kind], parse_xml(b"<none/>"), word.part.package)
            if source:
                _copy_related(source, part, element, pictures)
            part._element = parse_xml(serialize(element))  # noqa: SLF001 # the name that python-docx saves it from
            word.part.rels.add_relationship(_RELATIONS[kind], part, name)
            references.append(_reference(kind, page, name))
    _dress(word.element.body[-1], edges.section, references, document, first=first)


def _write(edges: Edges, document: Document, kind: Kind, page: Pages) -> tuple[Element, Part | None]:
    """A header or footer, and the house's part that it comes from; None where it is ours."""
    if not edges.says(kind):
        return (write_header(document, first=page == "first") if kind == "header" else write_footer(document)), None
    # Where only we tell the first page apart, it is like the others.
    asked = page if page in edges.pages else "default"
    part = edges.parts.get((kind, asked))
    if part is None:
        return w("hdr" if kind == "header" else "ftr"), None
    element = parse(part.blob)
    for mark in [*element.iter(wname("bookmarkStart")), *element.iter(wname("bookmarkEnd"))]:
        drop(mark)
    if next(element.iter(_ALTERNATIVE), None) is None:
        for child in element.iter():
            drop_extensions(child)
    return element, part


def _mark(element: Element, document: Document, kind: Kind, *, marked: bool) -> None:
    """Set the marking above a header and below a footer that lacks it; every story holds a paragraph."""
    marking = write_marking(document)
    if marking is not None and not (marked and len(element)):
        element.insert(0 if kind == "header" else len(element), marking)
    if not len(element) or element[-1].tag == wname("tbl"):
        element.append(w("p"))


def _copy_related(source: Part, part: Part, element: Element, pictures: "count[int]") -> None:
    """Give `part` the pictures and links of `source`; what else an `element` shows from outside itself goes."""
    kept = set()
    for name, relation in source.rels.items():
        if relation.is_external and relation.reltype == RELATIONSHIP_TYPE.HYPERLINK:
            part.rels.add_relationship(relation.reltype, relation.target_ref, name, is_external=True)
            kept.add(name)
        elif not relation.is_external and relation.reltype == RELATIONSHIP_TYPE.IMAGE:
            target = relation.target_part
            uri = PackURI(f"/word/media/house{next(pictures)}.{target.partname.ext}")
            copied = Part(uri, target.content_type, target.blob, part.package)
            part.rels.add_relationship(relation.reltype, copied, name)
            kept.add(name)
    for child in list(element.iter()):
        dangling = [name for name in _LINKS if child.get(name) is not None and child.get(name) not in kept]
        holders = (above for above in (child, *child.iterancestors()) if above.tag in map(wname, _HOLDERS))
        holder = next(holders, None) if dangling else None
        if holder is not None:
            drop(holder)
        for name in dangling:
            del child.attrib[name]
    for number, picture in enumerate(element.iter(_PICTURE_NAMES), _PICTURE_ID):
        picture.set("id", str(number))


def _dress(own: Element, theirs: Element, references: list[Element], document: Document, *, first: bool) -> None:
    """Make `own` the house's section, with the paper and margins of the document's style."""
    page = document.style.page
    width_pt, height_pt = page.size_pt
    ours = find(own, "pgMar")
    for name in _KINDS:
        distance = value(find(theirs, "pgMar"), name)
        if ours is not None and distance:
            ours.set(wname(name), distance)
    kept = {name: theirs.find(wname(name)) for name in _KEPT}
    for child in list(own):
        own.remove(child)
    title_page = w("titlePg") if first else None
    above = [kept[name] for name in _KEPT[:4]]
    below = [kept[name] for name in _KEPT[4:]]
    size = w("pgSz", w=twips(width_pt), h=twips(height_pt))
    own.extend([child for child in (*references, size, ours, *above, title_page, *below) if child is not None])


def _reference(kind: Kind, page: Pages, name: str) -> Element:
    reference = w(f"{kind}Reference", type=page)
    reference.set(f"{{{RELATIONSHIPS}}}id", name)
    return reference


def _has(part: Part, tags: tuple[str, ...]) -> bool:
    return any(element.tag != wname("t") or (element.text or "").strip() for element in _iter(part, tags))


def _iter(part: Part, tags: tuple[str, ...]) -> list[Element]:
    return list(parse(part.blob).iter(*map(wname, tags)))


def _is_on(element: Element | None) -> bool:
    return element is not None and value(element) not in _OFF
