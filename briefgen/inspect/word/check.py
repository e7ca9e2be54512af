"""Word's rules on one DOCX file: its bytes come in, the places that break a rule go out."""

from collections.abc import Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.word.objects import check_drawings, check_tables
from briefgen.inspect.word.package import open_package
from briefgen.inspect.word.properties import check_properties
from briefgen.inspect.word.references import check_references
from briefgen.inspect.word.styles import Styles
from briefgen.inspect.word.text import check_language, check_text


def check_word(content: bytes) -> Iterator[Breach]:
    """The places of the Word file `content` that break a rule. Raises SourceError where it cannot be read."""
    package = open_package(content)
    styles = Styles(package)
    yield from check_properties(package)
    yield from check_language(package)
    yield from check_text(package, styles)
    yield from check_tables(package)
    yield from check_drawings(package)
    yield from check_references(package, styles)
