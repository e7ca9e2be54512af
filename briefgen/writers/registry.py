"""The table of formats. A writer is a function from a document to bytes, imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from briefgen.document.check import check_document
from briefgen.document.tree import Document
from briefgen.errors import DocumentError, UsageError
from briefgen.notices import Notice
from briefgen.text import did_you_mean

WRITERS: dict[str, str] = {
    "docx": "briefgen.writers.docx",
    "pdf": "briefgen.writers.pdf",
    "html": "briefgen.writers.html",
    "md": "briefgen.writers.markdown",
}
"""Format name, which is also the file's ending, and the module that holds its `write` and `find_losses`."""


def write(document: Document, format_name: str) -> bytes:
    """`document` in the named format. The same document gives the same bytes.

    Raises UsageError for an unknown format, DocumentError where the tree breaks one of its rules, WriterError where
    the document cannot be written in this format.
    """
    writer: Callable[[Document], bytes] = _module(format_name).write
    try:
        check_document(document)
        return writer(document)
    except RecursionError:
        raise DocumentError("this is no document: it is nested too deeply", hint="take levels out") from None


def find_losses(document: Document, format_name: str) -> tuple[Notice, ...]:
    """What the named format cannot show of `document` (characters without a glyph), as notices."""
    find: Callable[[Document], tuple[Notice, ...]] = _module(format_name).find_losses
    return find(document)


def measure_pages(document: Document) -> float:
    """How many pages `document` fills on paper, the last one as the share of it that is used.

    The PDF's layout is the measure for every format, so that all of them say the same.
    """
    measure: Callable[[Document], float] = _module("pdf").measure_pages
    return measure(document)


def _module(format_name: str) -> ModuleType:
    try:
        return import_module(WRITERS[format_name])
    except KeyError:
        raise UsageError(f"unknown format `{format_name}`", hint=did_you_mean(format_name, WRITERS)) from None
