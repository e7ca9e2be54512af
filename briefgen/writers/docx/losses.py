"""What a Word file cannot hold of a document: control characters and half surrogates, which XML forbids."""

from briefgen.document.tree import Document
from briefgen.document.walk import document_text
from briefgen.notices import Notice
from briefgen.writers.docx.xml import ILLEGAL


def find_losses(document: Document) -> tuple[Notice, ...]:
    """One notice that names the characters which the file shows as U+FFFD; none where all can be written."""
    text = "\n".join((document_text(document), document.title, document.page_label))
    found = sorted(set(ILLEGAL.findall(text)))
    if not found:
        return ()
    names = ", ".join(f"U+{ord(character):04X}" for character in found)
    return (Notice("missing-glyph", f"Word cannot hold {names}; the file shows � instead"),)
