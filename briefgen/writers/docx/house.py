"""The house style: a Word file's styles, fonts, theme, page and margins come in, and the document wears them.

What the file has is kept as it is; what it lacks stays ours. Only these parts of it travel, with their pictures:
no text, no macros, nothing that is fetched from elsewhere.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import cast

import docx
import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from briefgen.document.attached import Attached
from briefgen.document.tree import Document
from briefgen.errors import WriterError
from briefgen.writers.docx.house_edges import Edges, find_edges, hang_edges
from briefgen.writers.docx.house_numbering import merge_numbering
from briefgen.writers.docx.house_styles import merge_fonts, merge_styles
from briefgen.writers.docx.xml import Element, find, parse, serialize, w, wname

_BEFORE = "autoHyphenation"
"""The setting that even and odd headers follow."""


class House(msgspec.Struct, frozen=True):
    """A house-style file, opened."""

    parts: Mapping[str, Part]
    """What its text relates to, by the last word of the relationship."""
    edges: Edges

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands in a header or footer."""
        return self.edges.has_picture

    def element(self, kind: str) -> Element | None:
        """The XML of the part of that kind, if it has one; it may be changed."""
        part = self.parts.get(kind)
        return parse(part.blob) if part is not None else None


def open_house(file: Attached | None) -> House | None:
    """The house style in `file`; None without one. Raises WriterError for a file that cannot be used."""
    if file is None:
        return None
    try:
        word = docx.Document(BytesIO(file.content))
        return House(_parts(word), find_edges(word))
    except Exception as fault:  # noqa: BLE001 # python-docx stumbles over a damaged file in any way
        hint = "save house.docx anew from Word or LibreOffice, and set the style again"
        raise WriterError(f"the template's house.docx cannot be used: {fault}", hint=hint) from None


def wear(house: House, word: WordDocument, document: Document) -> None:
    """Dress `word`, the finished file of `document`, in the style of `house`."""
    own = _parts(word)
    numbers = merge_numbering(_xml(own["numbering"]), house.element("numbering"))
    ids = merge_styles(_xml(own["styles"]), house.element("styles"), document.language, numbers)
    fonts = merge_fonts(parse(own["fontTable"].blob), house.element("fontTable"))
    _replace(word, "fontTable", own["fontTable"], fonts)
    _keep_settings(_xml(own["settings"]), house.element("settings"), even_differs=house.edges.even_differs)
    theme = house.element("theme")
    if theme is not None:
        uri = PackURI("/word/theme/theme1.xml")
        content = Part(uri, house.parts["theme"].content_type, serialize(theme), word.part.package)
        word.part.relate_to(content, RELATIONSHIP_TYPE.THEME)
    hang_edges(house.edges, word, document, ids, numbers)


def _parts(word: WordDocument) -> dict[str, Part]:
    inside = (relation for relation in word.part.rels.values() if not relation.is_external)
    return {relation.reltype.rpartition("/")[2]: relation.target_part for relation in inside}


def _xml(part: Part) -> Element:
    return cast(Element, cast(XmlPart, part).element)


def _replace(word: WordDocument, name: str, part: Part, element: Element) -> None:
    """Put `element` in the place of `part`, which the text relates to by `name`."""
    kept = word.part.rels.pop(name)
    new = Part(part.partname, part.content_type, serialize(element), word.part.package)
    word.part.rels.add_relationship(kept.reltype, new, name)


def _keep_settings(own: Element, theirs: Element | None, *, even_differs: bool) -> None:
    """Take over what styles, header and footer hang on."""
    if even_differs:
        own.insert(_place(own, _BEFORE) + 1, w("evenAndOddHeaders"))
    if theirs is None:
        return
    stops = find(theirs, "defaultTabStop")
    if stops is not None:
        own[_place(own, "defaultTabStop")] = stops
    mapping = find(theirs, "clrSchemeMapping")
    if mapping is not None:
        own.append(mapping)


def _place(element: Element, name: str) -> int:
    return next(place for place, child in enumerate(element) if child.tag == wname(name))
