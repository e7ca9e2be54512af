"""The headers and footers of a Word file: their parts come in, the words in three places and a logo go out."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from briefgen.document.style import Edge
from briefgen.template.house.package import WORD, Package
from briefgen.template.house.styles import Stylesheet
from briefgen.text import collapse

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = (f"{_COMPATIBILITY}Fallback", f"{WORD}del", f"{WORD}moveFrom", f"{WORD}delText")
"""What is said elsewhere, or no longer."""
_FIELDS = {"PAGE": "{page}", "NUMPAGES": "{pages}", "SECTIONPAGES": "{pages}"}
_INSTRUCTION = re.compile(r"\s*([A-Za-z]+)")
_LONGEST = 200
"""Characters of one place."""
_BETWEEN = " · "
_TAB = "\t"
_PLACES = {"center": "center", "right": "right", "end": "right"}


class _Field(msgspec.Struct):
    """A field that is being read."""

    instruction: str = ""
    shows: bool = False
    """Whether its result is reached."""

    @property
    def number(self) -> str | None:
        """What stands for the number that it shows; None for any other field."""
        return _number(self.instruction)


def read_edge(package: Package, name: str, styles: Stylesheet) -> Edge:
    """The words of the header or footer in the part `name`."""
    places: dict[str, list[str]] = {"left": [], "center": [], "right": []}
    for paragraph in _paragraphs(package.element(name)):
        stops = _stops(paragraph, styles)
        pieces = "".join(_words(paragraph)).split(_TAB)
        for index, piece in enumerate(pieces):
            words = collapse(piece)
            if words:
                places[_place(index, len(pieces), stops, paragraph, styles)].append(words)
    return Edge(**{place: _BETWEEN.join(found)[:_LONGEST] for place, found in places.items()})


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs of `element` in order; the cells of a table row become one paragraph."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{WORD}p":
            yield child
        elif child.tag == f"{WORD}tr":
            row = Element(f"{WORD}p")
            for index, cell in enumerate(child.iterfind(f".//{WORD}tc")):
                row.extend([Element(f"{WORD}tab")] if index else [])
                row.extend(cell)
            yield row
        else:
            yield from _paragraphs(child)


def _words(paragraph: Element) -> Iterator[str]:
    open_fields: list[_Field] = []
    for element in _walk(paragraph):
        tag = element.tag
        if tag == f"{WORD}fldChar":
            yield from _turn(open_fields, element.get(f"{WORD}fldCharType"))
        elif tag == f"{WORD}instrText" and open_fields:
            open_fields[-1].instruction += element.text or ""
        elif any(field.number or not field.shows for field in open_fields):
            continue
        elif tag == f"{WORD}fldSimple":
            yield _number(element.get(f"{WORD}instr", "")) or ""
        elif tag == f"{WORD}t":
            yield element.text or ""
        elif tag in (f"{WORD}tab", f"{WORD}ptab"):
            yield _TAB
        elif tag in (f"{WORD}br", f"{WORD}cr", f"{WORD}p"):
            yield " "


def _turn(open_fields: list[_Field], kind: str | None) -> Iterator[str]:
    """What a mark of a field adds: at its end, the place of the number that it shows."""
    if kind == "begin":
        open_fields.append(_Field())
    elif kind == "separate" and open_fields:
        open_fields[-1].shows = True
    elif kind == "end" and open_fields:
        yield open_fields.pop().number or ""


def _walk(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{WORD}pPr":
            continue
        yield child
        if child.tag != f"{WORD}fldSimple" or not _number(child.get(f"{WORD}instr", "")):
            yield from _walk(child)


def _number(instruction: str) -> str | None:
    found = _INSTRUCTION.match(instruction)
    return _FIELDS.get(found[1].upper()) if found else None


def _place(index: int, count: int, stops: list[str], paragraph: Element, styles: Stylesheet) -> str:
    """Where the piece after `index` tabs stands."""
    if count == 1:
        return _PLACES.get(_align(paragraph, styles), "left")
    if index == 0:
        return "left"
    if index <= len(stops):
        return stops[index - 1]
    return "right" if index == count - 1 else "center"


def _align(paragraph: Element, styles: Stylesheet) -> str:
    found = (properties.find(f"{WORD}jc") for properties in _properties(paragraph, styles))
    return next((jc.get(f"{WORD}val", "") for jc in found if jc is not None), "")


def _stops(paragraph: Element, styles: Stylesheet) -> list[str]:
    """The kinds of the paragraph's tab stops, from left to right."""
    stops: dict[str, str] = {}
    for properties in reversed(list(_properties(paragraph, styles))):
        for tab in properties.iterfind(f"{WORD}tabs/{WORD}tab"):
            stops[tab.get(f"{WORD}pos", "0")] = tab.get(f"{WORD}val", "")
    kept = sorted((float(at), kind) for at, kind in stops.items() if kind != "clear" and _is_number(at))
    aligned = [_PLACES.get(tab.get(f"{WORD}alignment", ""), "left") for tab in paragraph.iter(f"{WORD}ptab")]
    return aligned or [_PLACES.get(kind, "left") for _, kind in kept]


def _is_number(text: str) -> bool:
    return text.lstrip("-").isdecimal()


def _properties(paragraph: Element, styles: Stylesheet) -> Iterator[Element]:
    """The paragraph's own properties, then those of its style and of what that is based on."""
    own = paragraph.find(f"{WORD}pPr")
    if own is None:
        return
    yield own
    named = own.find(f"{WORD}pStyle")
    for style in styles.by_id(named.get(f"{WORD}val", "")) if named is not None else ():
        properties = style.find(f"{WORD}pPr")
        if properties is not None:
            yield properties
