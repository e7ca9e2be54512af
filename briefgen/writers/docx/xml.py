"""WordprocessingML elements: names and values come in, lxml elements with legal text go out."""

import re
from functools import cache
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": WORD, "r": RELATIONSHIPS}

NO_BREAK_SPACE = "\u00a0"

_KNOWN = tuple(f"{{{namespace}}}" for namespace in (WORD, RELATIONSHIPS, "http://www.w3.org/XML/1998/namespace"))

_HYPHEN_TAGS = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_HYPHENS = re.compile(f"([{''.join(_HYPHEN_TAGS)}])")

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]")
"""Characters that no XML document can hold (XML 1.0, production 2), half surrogates among them."""


def w(tag: str, *children: Element | None, **attributes: str | float) -> Element:
    """The element `w:tag` with its `w:` attributes; children that are None are left out."""
    element = etree.Element(wname(tag), nsmap=NAMESPACES)
    for name, value in attributes.items():
        element.set(wname(name), str(value))
    element.extend([child for child in children if child is not None])
    return element


def words(content: str) -> Element:
    """The element `w:t` that holds `content`, its blanks kept."""
    element = w("t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = legal(content)
    return element


def letters(content: str) -> list[Element]:
    """`content` as `w:t` and, for hyphens that break or hold a line, the elements that Word has for them."""
    pieces = _HYPHENS.split(content)
    return [w(_HYPHEN_TAGS[piece]) if index % 2 else words(piece) for index, piece in enumerate(pieces) if piece]


def legal(content: str) -> str:
    """`content` with U+FFFD for every character that XML cannot hold."""
    return ILLEGAL.sub("\ufffd", content)


def serialize(element: Element) -> bytes:
    """`element` as a part of a package: UTF-8 with an XML declaration."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def parse(content: bytes) -> Element:
    """The XML of a part that somebody else wrote; nothing in it is expanded or fetched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


def find(element: Element, name: str) -> Element | None:
    """The first child `w:name`."""
    return element.find(wname(name))


def value(element: Element | None, name: str = "val") -> str:
    """The attribute `w:name`; an empty text without it."""
    return "" if element is None else str(element.get(wname(name), ""))


def drop(element: Element) -> None:
    """Take `element` out of what it stands in."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def only_word(element: Element) -> None:
    """Take out of `element` what is not WordprocessingML: extensions that only some programs know."""
    for child in list(element.iter()):
        if str(child.tag).startswith(f"{{{WORD}}}"):
            drop_extensions(child)
        else:
            drop(child)


def drop_extensions(element: Element) -> None:
    """Take off `element` the attributes that only some programs know."""
    for name in [str(name) for name in element.attrib]:
        if name.startswith("{") and not name.startswith(_KNOWN):
            del element.attrib[name]


def twips(length_pt: float) -> int:
    """`length_pt` in twentieths of a point, the unit of lengths in WordprocessingML."""
    return round(length_pt * 20)


def hexadecimal(color: str) -> str:
    """`#RRGGBB` as WordprocessingML writes it."""
    return color.removeprefix("#").upper()


@cache
def wname(name: str) -> str:
    """`w:name` as lxml writes it."""
    return f"{{{WORD}}}{name}"
