"""What a Word file cannot hold of a document: control characters and half surrogates, which XML forbids."""

from collections.abc import Iterator

from briefgen.document.tree import Document, Figure
from briefgen.document.walk import document_text, iter_blocks
from briefgen.notices import Notice
from briefgen.writers.docx.xml import ILLEGAL


def find_losses(document: Document) -> tuple[Notice, ...]:
    """One notice that names the characters which the file shows as U+FFFD; none where all can be written."""
    found = sorted(set(ILLEGAL.findall("\n".join(_all_words(document)))))
    if not found:
        return ()
    names = ", ".join(f"U+{ord(character):04X}" for character in found)
    return (Notice("missing-glyph", f"Word cannot hold {names}; the file shows � instead"),)


def _all_words(document: Document) -> Iterator[str]:
    """What the file says in its text, its margins, its notes and comments, and in place of its pictures."""
    yield from (document_text(document), document.title, document.subject or "", document.author or "")
    yield from (document.page_label, document.marking.label if document.marking else "")
    yield from (*document.style.header.words, *document.style.footer.words)
    yield from (block.alt for block in iter_blocks(document.blocks) if isinstance(block, Figure))
    if document.citations == "footnotes" or document.comments == "provenance":
        yield from (f"{piece.quote} {piece.origin}" for pieces in document.evidence.values() for piece in pieces)
