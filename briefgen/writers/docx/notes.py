"""Footnotes: the citations of a document come in, the part that Word keeps footnotes in goes out."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from msgspec.structs import replace

from briefgen.document.tree import Cite, Inline, SourceEntry, SourceList, Text
from briefgen.document.walk import inline_text, iter_blocks
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
        element.append(w("footnote", *_paragraphs(cite, entries, inside), id=number))


def _separator(number: int, kind: str) -> Element:
    line = w("p", Layout(style_id="FootnoteText").element(), w("r", w(kind)))
    return w("footnote", line, type=kind, id=number)


def _paragraphs(cite: Cite, entries: dict[str, SourceEntry], bindings: Bindings) -> Iterator[Element]:
    """A paragraph for each source: the words of its entry, which lead to it, then what it says."""
    for index, source_id in enumerate(cite.source_ids):
        mark = w("r", Face(style_id="FootnoteReference").element(), w("footnoteRef"))
        start = (mark, w("r", words(" "))) if index == 0 else ()
        pen = Pen(Face(), bookmark(bindings.bookmarks[source_id]))
        entry = write_inlines(_name(source_id, entries, bindings), bindings, pen=pen)
        evidence = bindings.document.evidence.get(cite.statement or "", ())
        quotes = "".join(f" “{piece.quote}”" for piece in evidence if piece.source_id == source_id)
        said = w("r", words(quotes)) if quotes else None
        yield w("p", Layout(style_id="FootnoteText").element(), *start, *entry, said)


def _name(source_id: str, entries: dict[str, SourceEntry], bindings: Bindings) -> tuple[Inline, ...]:
    """The words of the source's entry; its number where it has none."""
    children = entries[source_id].children
    if inline_text(children, bindings.numbers).strip():
        return children
    return (Text(str(bindings.numbers[source_id])),)
