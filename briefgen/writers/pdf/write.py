"""Writing: a document becomes the bytes of a PDF file."""

from collections.abc import Sequence

from briefgen.document.tree import Document
from briefgen.document.walk import source_numbers
from briefgen.writers.pdf.blocks import BlockWriter
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Stack
from briefgen.writers.pdf.pages import draw_pages, lay_out


def write(document: Document) -> bytes:
    """`document` as a PDF 1.7 file with embedded fonts, an outline and links; equal documents give equal bytes.

    Raises WriterError where the style's margins leave no room for text.
    """
    canvas = PageCanvas(document)
    draw_pages(canvas, document, _lay_out(document))
    return canvas.finish()


def measure_pages(document: Document) -> float:
    """How many pages `document` fills, the last one as the share of it that is used: 1.1 goes on over a second page.

    Raises WriterError where the style's margins leave no room for text.
    """
    *full, last = _lay_out(document)
    page = document.style.page
    return len(full) + min(last.height_pt(page.text_width_pt) / page.text_height_pt, 1.0)


def _lay_out(document: Document) -> Sequence[Stack]:
    flow = BlockWriter(document.style, source_numbers(document)).write(document.blocks)
    return lay_out(document, flow)
