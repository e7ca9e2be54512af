"""HTML: a document becomes one self-contained page, UTF-8, without script and without anything to fetch."""

from briefgen.document.tree import Document
from briefgen.notices import Notice
from briefgen.writers.html.page import write_page
from briefgen.writers.legible import find_illegible


def write(document: Document) -> bytes:
    """`document` as an HTML page, UTF-8."""
    return write_page(document).encode()


def find_losses(document: Document) -> tuple[Notice, ...]:
    """A notice where characters of `document` cannot stand in an HTML page; else nothing."""
    return find_illegible(document)
