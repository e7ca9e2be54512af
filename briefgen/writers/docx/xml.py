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

_HYPHEN_TAGS = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_HYPHENS = re.compile(f"([{''.join(_HYPHEN_TAGS)}])")

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]")
"""Characters that no XML document can hold (XML 1.0, production 2), half surrogates among them."""


def w(tag: str, *children: Element | None, **attributes: str | float) -> Element:
    """The element `w:tag` with its `w:` attributes; children that are None are left out."""
    element = etree.Element(_qualified(tag), nsmap=NAMESPACES)
    for name, value in attributes.items():
        element.set(_qualified(name), str(value))
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


def twips(length_pt: float) -> int:
    """`length_pt` in twentieths of a point, the unit of lengths in WordprocessingML."""
    return round(length_pt * 20)


def hexadecimal(color: str) -> str:
    """`#RRGGBB` as WordprocessingML writes it."""
    return color.removeprefix("#").upper()


@cache
def _qualified(name: str) -> str:
    return f"{{{WORD}}}{name}"
