"""PDF: a document and its style become the bytes of a PDF 1.7 file."""

from briefgen.writers.pdf.losses import find_losses
from briefgen.writers.pdf.write import measure_pages, write

__all__ = ["find_losses", "measure_pages", "write"]
