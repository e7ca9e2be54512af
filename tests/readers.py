"""Readers of what the writers write: bytes come in, the logical text goes out, one line for each paragraph or cell."""

import io
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_PHRASING = {"em", "strong", "code", "a", "sup", "span"}
_VOID = {"br", "hr", "meta"}


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self._shown = False
        self._hidden = 0
        """How many elements are open from one that is hidden from voices inwards."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._shown = self._shown or tag == "body"
        if tag not in _VOID and (self._hidden or ("aria-hidden", "true") in attrs):
            self._hidden += 1
        self._meet(tag)
        self.tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._meet(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= bool(self._hidden)
        self._meet(tag)

    def handle_data(self, data: str) -> None:
        if self._shown and not self._hidden:
            self.words.append(data)

    def _meet(self, tag: str) -> None:
        if tag not in _PHRASING:
            self.words.append("\n")


def html_text(content: bytes) -> str:
    """The words of the page's body, without those hidden from voices: drawings, and the marking at the edges."""
    reader = _PageReader()
    reader.feed(content.decode())
    reader.close()
    return "".join(reader.words)


def html_tags(content: bytes) -> list[str]:
    """The tags that the page opens, in order."""
    reader = _PageReader()
    reader.feed(content.decode())
    return reader.tags


def markdown_tokens(content: bytes) -> list[Token]:
    """The tokens of CommonMark with tables and footnotes, the footnotes where they stand."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").enable("strikethrough")
    return parser.use(footnote_plugin, move_to_end=False).parse(content.decode())


def markdown_text(content: bytes) -> str:
    """The words of the Markdown, each footnote mark as its number."""
    return "\n".join(_token_text(token) for token in markdown_tokens(content))


def _token_text(token: Token) -> str:
    if token.type == "footnote_ref":
        return str(token.meta["label"])
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "".join(map(_token_text, token.children)) if token.children else token.content


def docx_text(content: bytes) -> str:
    """The words of the body, without headers and footers; a footnote's mark as the numbers of its sources."""
    import docx
    from docx.oxml.ns import qn

    breaks = {qn("w:p"): "\n", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
    breaks |= {qn("w:noBreakHyphen"): "\u2011", qn("w:softHyphen"): "\u00ad"}
    word = docx.Document(io.BytesIO(content))
    notes = _note_marks(word)

    def read(element: Any) -> str:
        if element.tag == qn("w:footnoteReference"):
            return notes[element.get(qn("w:id"))]
        return element.text or "" if element.tag == qn("w:t") else breaks.get(element.tag, "")

    return "".join(map(read, word.element.body.iter()))


def _note_marks(word: Any) -> dict[str, str]:
    """The numbers of the sources that each footnote leads to, by the note's id."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    parts = [rel.target_part for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    names = [mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))]
    numbers = {name: number for number, name in enumerate((n for n in names if n.startswith("source_")), 1)}
    return {
        str(note.get(qn("w:id"))): " ".join(
            str(numbers[place]) for link in note.iter(qn("w:hyperlink")) if (place := link.get(qn("w:anchor")))
        )
        for part in parts
        for note in parse_xml(part.blob)
    }


def pdf_text(content: bytes) -> str:
    """The words of all pages, running heads with them."""
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
