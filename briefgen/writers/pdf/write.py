"""Writing: a document becomes the bytes of a PDF file."""

from collections.abc import Sequence

from briefgen.document.tree import Document
from briefgen.writers.pdf.blocks import BlockWriter
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Stack
from briefgen.writers.pdf.pages import draw_pages, find_heading_pages, lay_out, page_room


def write(document: Document) -> bytes:
    """`document` as a PDF 1.7 file, made to PDF/UA-1 and PDF/A-2a: tagged, with embedded fonts, an outline and links.

    Equal documents give equal bytes. Raises WriterError where the style's margins leave no room for text.
    """
    writer = BlockWriter(document)
    pages = lay_out(document, writer.write())
    canvas = PageCanvas(document, find_heading_pages(pages))
    draw_pages(canvas, document, pages)
    return canvas.finish(writer.root)


def measure_pages(document: Document) -> float:
    """How many pages `document` fills, the last one as the share of it that is used: 1.1 goes on over a second page.

    Raises WriterError where the style's margins leave no room for text.
    """
    pages: Sequence[Stack] = lay_out(document, BlockWriter(document).write())
    *full, last = pages
    room = page_room(document)
    return len(full) + min(last.height_pt(room.width_pt) / room.height_pt, 1.0)
