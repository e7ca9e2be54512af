"""PDF/UA-1 on one PDF file: its bytes come in, the places that break a rule go out. The list of all checks."""

from collections.abc import Callable, Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.annotations import check_annotations
from briefgen.inspect.pdf.catalog import check_catalog, check_extras
from briefgen.inspect.pdf.fonts import check_fonts
from briefgen.inspect.pdf.grid import check_tables
from briefgen.inspect.pdf.inspected import Inspected, inspect_pdf
from briefgen.inspect.pdf.marks import check_marks
from briefgen.inspect.pdf.metadata import check_metadata
from briefgen.inspect.pdf.nesting import check_nesting
from briefgen.inspect.pdf.roles import check_alternatives, check_headings, check_notes, check_roles

CHECKS: tuple[Callable[[Inspected], Iterator[Breach]], ...] = (
    check_catalog,
    check_metadata,
    check_roles,
    check_headings,
    check_alternatives,
    check_notes,
    check_nesting,
    check_tables,
    check_marks,
    check_annotations,
    check_fonts,
    check_extras,
)


def check_pdfua(content: bytes) -> Iterator[Breach]:
    """The places of the PDF file `content` that break a rule of PDF/UA-1, check by check.

    Raises SourceError where the file is broken, encrypted or far too large.
    """
    inspected = inspect_pdf(content)
    for check in CHECKS:
        yield from check(inspected)
