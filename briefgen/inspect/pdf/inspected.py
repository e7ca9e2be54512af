"""One PDF file, read once for every check: its document, structure, and what its pages draw."""

from collections.abc import Iterator

import msgspec
import pikepdf

from briefgen.inspect.pdf.content import Event, Reader
from briefgen.inspect.pdf.file import open_pdf, text
from briefgen.inspect.pdf.structure import Structure, read_structure


class Inspected(msgspec.Struct, frozen=True, eq=False):
    """What the checks look at."""

    content: bytes
    pdf: pikepdf.Pdf
    structure: Structure
    pages: tuple[tuple[Event, ...], ...]
    """The events of each page, in order."""

    @property
    def language(self) -> str:
        """The language of the whole document; empty where it names none."""
        return text(self.pdf.Root.get("/Lang"))

    def events(self) -> Iterator[tuple[str, Event]]:
        """Each event with its page, as in `page 1`."""
        for number, events in enumerate(self.pages, 1):
            for event in events:
                yield f"page {number}", event


def inspect_pdf(content: bytes) -> Inspected:
    """The file that `content` holds. Raises SourceError where it is broken, encrypted or far too large."""
    pdf = open_pdf(content)
    structure = read_structure(pdf)
    reader = Reader(structure)
    return Inspected(content, pdf, structure, tuple(tuple(reader.read(page)) for page in pdf.pages))
