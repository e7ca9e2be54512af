"""The table of contents: a field that Word can bring up to date, filled with what it will find."""

from collections.abc import Iterator

from briefgen.document.walk import contents_headings, heading_words
from briefgen.writers.docx.bindings import Bindings, contents_bookmarks
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.xml import WORD, Element, w, words

_INSTRUCTION = r' TOC \o "1-2" \n \h \z '
"""The headings of Word's levels 1 and 2 as links, without page numbers: no program but Word knows its pages."""


def write_contents(place: Place, bindings: Bindings) -> Iterator[Element]:
    """A paragraph for each heading of level 2 and 3, which leads to it; nothing where there is none."""
    headings = contents_headings(bindings.document)
    last = len(headings) - 1
    for index, (heading, name) in enumerate(zip(headings, contents_bookmarks(bindings.document), strict=True)):
        link = w("hyperlink", w("r", words(heading_words(heading, bindings.numbers))), anchor=name, history=1)
        yield w(
            "p",
            place.layout(f"Toc{heading.level - 1}").element(),
            *((_mark("begin"), _instruction(), _mark("separate")) if index == 0 else ()),
            link,
            _mark("end") if index == last else None,
        )


def _instruction() -> Element:
    text = words(_INSTRUCTION)
    text.tag = f"{{{WORD}}}instrText"
    return w("r", text)


def _mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
