"""A document that a file check finds nothing in: every kind of block, marked as TLP 2.0 asks."""

from builders import document, paragraph
from every_block import EVERY_BLOCK, EVIDENCE
from msgspec.structs import replace

from briefgen.document.marking import Marking
from briefgen.document.tree import Callout, Document

DEFINITION = "Recipients may share this with those who need to know it, in their own organization and with its clients."
MARKING = Marking(label="TLP:AMBER", color="#FFC000", ground="#000000", align="right", definition=DEFINITION)


def good_document() -> Document:
    """Every block, with the label and what it asks on the first page."""
    said = Callout("marking", (paragraph(MARKING.label), paragraph(DEFINITION)))
    return replace(document(said, *EVERY_BLOCK[1:]), marking=MARKING, evidence=EVIDENCE)
