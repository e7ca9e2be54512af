"""Footnotes: the citations of a document come in, the part that Word keeps footnotes in goes out."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from msgspec.structs import replace

from briefgen.document.tree import Cite, SourceEntry, SourceList, Text
from briefgen.document.walk import iter_blocks
from briefgen.writers.docx.bindings import Bindings, relate_within
from briefgen.writers.docx.inlines import Pen, bookmark, write_inlines
from briefgen.writers.docx.properties import Face, Layout
from briefgen.writers.docx.settings import SEPARATORS
from briefgen.writers.docx.xml import Element, serialize, w, words


def add_notes(word: WordDocument, bindings: Bindings) -> None:
    """Give `word` the footnotes that `bindings` gathered, where its document asks for footnotes."""
    if not bindings.notes:
        return
    element = parse_xml(serialize(w("footnotes", *map(_separator, SEPARATORS, SEPARATORS.values()))))
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, element, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    # A note holds neither notes nor comments, and what it says is said in the body: nothing leads back to it.
    document = replace(bindings.document, comments="none")
    inside = replace(bindings, document=document, relate=relate_within(part), notes=False, returns={})
    blocks = iter_blocks(bindings.document.blocks)
    lists = [block for block in blocks if isinstance(block, SourceList)]
    entries = {entry.source_id: entry for block in lists for entry in block.entries}
    for number, cite in enumerate(bindings.noted, 1):
        element.append(w("footnote", _note(cite, entries, inside), id=number))


def _separator(number: int, kind: str) -> Element:
    line = w("p", Layout(style_id="FootnoteText").element(), w("r", w(kind)))
    return w("footnote", line, type=kind, id=number)


def _note(cite: Cite, entries: dict[str, SourceEntry], bindings: Bindings) -> Element:
    """One paragraph with a line for each source."""
    mark = w("r", Face(style_id="FootnoteReference").element(), w("footnoteRef"))
    note = w("p", Layout(style_id="FootnoteText").element(), mark, w("r", words(" ")))
    for index, source_id in enumerate(cite.source_ids):
        if index:
            note.append(w("r", w("br")))
        note.extend(_line(source_id, cite, entries, bindings))
    return note


def _line(source_id: str, cite: Cite, entries: dict[str, SourceEntry], bindings: Bindings) -> Iterator[Element]:
    """The source's number, which leads to its entry, the words of the entry, then what the source says."""
    pen = Pen(Face(style_id="BackLink"), bookmark(bindings.bookmarks[source_id]))
    yield from write_inlines((Text(f"[{bindings.numbers[source_id]}]"),), bindings, pen=pen)
    yield w("r", words(" "))
    yield from write_inlines(entries[source_id].children, bindings)
    evidence = bindings.document.evidence.get(cite.statement or "", ())
    quotes = " ".join(f"“{piece.quote}”" for piece in evidence if piece.source_id == source_id)
    if quotes:
        yield w("r", words(f": {quotes}"))
