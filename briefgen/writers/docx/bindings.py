"""What ties the text to the rest of the package: the sources' numbers and bookmarks, links, lists."""

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from briefgen.document.style import Style
from briefgen.document.tree import Document
from briefgen.document.walk import source_numbers
from briefgen.writers.docx.addresses import address
from briefgen.writers.docx.xml import Element

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
_MOST_NAME = 40
"""Characters of a bookmark's name in Word."""


class Bindings(msgspec.Struct, frozen=True):
    """One document's ties, the same for each of its blocks."""

    style: Style
    numbers: Mapping[str, int]
    """The number of each source."""
    bookmarks: Mapping[str, str]
    """The bookmark at the entry of each source."""
    numbering: Element
    """`w:numbering`; each list that counts anew adds an instance."""
    relate: Callable[[str], str]
    """The relationship id of an address."""


def bind(document: Document, word: WordDocument) -> Bindings:
    """The ties of `document` within the package of `word`."""
    numbers = source_numbers(document)

    def relate(url: str) -> str:
        return word.part.relate_to(address(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    numbering: Element = word.part.numbering_part.element
    return Bindings(document.style, numbers, bookmark_names(numbers), numbering, relate)


def bookmark_names(source_ids: Iterable[str]) -> dict[str, str]:
    """A name for each source that Word accepts: letters, digits and underscores, at most 40, unique in any case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, source_id in enumerate(source_ids, 1):
        name = f"source_{_NOT_IN_NAMES.sub('_', source_id)}"[:_MOST_NAME]
        if name.casefold() in taken:
            ending = f"_{number}"
            name = f"{name[: _MOST_NAME - len(ending)]}{ending}"
        taken.add(name.casefold())
        names[source_id] = name
    return names
