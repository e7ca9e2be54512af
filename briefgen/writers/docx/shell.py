"""The package around the body: a document comes in, python-docx's document with every part but the text goes out.

The parts are written here, because python-docx's own template carries settings that break the schema
and 438 KB of styles that nothing uses.
"""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import docx
from docx.document import Document as WordDocument

from briefgen.document.tree import Document
from briefgen.writers.docx.numbering import write_numbering
from briefgen.writers.docx.page import page_edges, write_edge, write_section
from briefgen.writers.docx.settings import APPLICATION, write_font_table, write_settings
from briefgen.writers.docx.stylesheet import write_stylesheet
from briefgen.writers.docx.xml import RELATIONSHIPS, legal, serialize, w

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fontTable",
}
"""The parts in the folder `word` but for the page's edges, each with its kind."""

_MOST_PROPERTY = 255
"""Characters of a core property; python-docx refuses more."""


def open_shell(document: Document) -> WordDocument:
    """A Word document with the style, page and properties of `document`, and no text."""
    package = BytesIO()
    with ZipFile(package, "w", ZIP_STORED) as archive:
        for name, content in _parts(document).items():
            archive.writestr(name, content)
    package.seek(0)
    word = docx.Document(package)
    _set_properties(word, document)
    return word


def _parts(document: Document) -> dict[str, bytes]:
    style, edges = document.style, page_edges(document)
    section = write_section(document, edges)
    kinds = _KINDS | {edge.part: edge.kind for edge in edges}
    return {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships({"word/document": "officeDocument", "docProps/app": "extended-properties"}),
        "docProps/app.xml": APPLICATION,
        "word/document.xml": serialize(w("document", w("body", section))),
        "word/_rels/document.xml.rels": _relationships({n: k for n, k in kinds.items() if n != "document"}),
        "word/styles.xml": serialize(write_stylesheet(document)),
        "word/settings.xml": serialize(write_settings(document)),
        "word/numbering.xml": serialize(write_numbering(style)),
        "word/fontTable.xml": serialize(write_font_table(style.type)),
        **{f"word/{edge.part}.xml": serialize(write_edge(edge, document)) for edge in edges},
    }


def _content_types(kinds: dict[str, str]) -> bytes:
    word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = {f"/word/{name}.xml": f"{word_type}.{kind}+xml" for name, kind in kinds.items()}
    types["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relationships(kinds: dict[str, str]) -> bytes:
    """A relationship for each part; its id is the part's own name, so that the section can name it."""
    lines = "".join(
        f'<Relationship Id="{name.rpartition("/")[2]}" Type="{RELATIONSHIPS}/{kind}" Target="{name}.xml"/>'
        for name, kind in kinds.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = _property(document.title)
    properties.subject = _property(document.subject or "")
    properties.language = _property(document.language)
    properties.author = _property(document.author or "briefgen")
    properties.last_modified_by = "briefgen"
    properties.revision = 1
    properties.created = properties.modified = document.created


def _property(content: str) -> str:
    line = legal(content)
    return line if len(line) <= _MOST_PROPERTY else f"{line[: _MOST_PROPERTY - 1]}…"
