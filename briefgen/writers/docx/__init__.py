"""The Word writer: a document and its style become a DOCX file.

python-docx opens the package that `shell` lays out, and keeps its parts, relationships and core
properties; the body is spliced in as elements, since building it call by call costs many times as much.
"""

from io import BytesIO

from briefgen.document.tree import Document
from briefgen.writers.docx.archive import repack
from briefgen.writers.docx.bindings import bind
from briefgen.writers.docx.blocks import write_blocks
from briefgen.writers.docx.comments import add_comments
from briefgen.writers.docx.house import open_house, wear
from briefgen.writers.docx.logo import write_logo
from briefgen.writers.docx.losses import find_losses
from briefgen.writers.docx.notes import add_notes
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.shell import open_shell
from briefgen.writers.docx.xml import w

__all__ = ["find_losses", "write"]

_DEEPEST = 0.6
"""Share of the text width that nesting may take from the left."""


def write(document: Document) -> bytes:
    """`document` as a DOCX file. The same document gives the same bytes."""
    house = open_house(document.style.house)
    word = open_shell(document)
    bindings = bind(document, word)
    place = Place(limit_pt=_DEEPEST * document.style.page.text_width_pt)
    logo = None if house is not None and house.has_picture else write_logo(document.style, word, bindings)
    elements = [*([] if logo is None else [logo]), *write_blocks(document.blocks, place, bindings)]
    section = word.element.body[-1]
    for element in elements or [w("p")]:
        section.addprevious(element)
    add_notes(word, bindings)
    add_comments(word, bindings)
    if house is not None:
        wear(house, word, document)
    package = BytesIO()
    word.save(package)
    return repack(package)
