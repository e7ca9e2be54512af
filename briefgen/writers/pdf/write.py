"""Writing: a document becomes the bytes of a PDF file."""

from briefgen.document.tree import Document
from briefgen.document.walk import source_numbers
from briefgen.writers.pdf.blocks import BlockWriter
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.pages import draw_pages


def write(document: Document) -> bytes:
    """`document` as a PDF 1.7 file with embedded fonts, an outline and links; equal documents give equal bytes.

    Raises WriterError where the style's margins leave no room for text.
    """
    canvas = PageCanvas(document)
    flow = BlockWriter(document.style, source_numbers(document)).write(document.blocks)
    draw_pages(canvas, document, flow)
    return canvas.finish()
