"""GitHub-flavored Markdown: a document becomes UTF-8 text that reads well before it is rendered.

Citations are footnote references, the source list is their definitions. The dialect is CommonMark 0.31 with the
tables and footnotes of GitHub; read back with them, the words are those of the document.
"""

from briefgen.document.tree import Document
from briefgen.document.walk import contents_headings, source_numbers
from briefgen.notices import Notice
from briefgen.writers.legible import find_illegible
from briefgen.writers.markdown.blocks import Context, write_blocks


def write(document: Document) -> bytes:
    """`document` as GitHub-flavored Markdown, UTF-8, lines ended by a line feed."""
    context = Context(source_numbers(document), contents_headings(document))
    lines = write_blocks(document.blocks, context)
    return "".join(f"{line}\n" for line in lines).encode()


def find_losses(document: Document) -> tuple[Notice, ...]:
    """A notice where characters of `document` cannot stand in a text file; else nothing."""
    return find_illegible(document)
