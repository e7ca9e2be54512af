"""The sheet: section, running head and footer. A document comes in, the elements of its paged frame go out."""

import re
from collections.abc import Iterator

from briefgen.document.style import Page
from briefgen.document.tree import Document
from briefgen.text import collapse
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.xml import RELATIONSHIPS, Element, twips, w, words

_SHORT_TITLE = 70
"""Characters of the title in the running head; with the date they fit one line of A4."""
_PLACE = re.compile(r"\{(page|pages)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def write_header(document: Document) -> Element:
    """The running head of every page but the first: short title left, date right."""
    title, date = words(shorten(document.title)), words(document.created.date().isoformat())
    return w("hdr", w("p", Layout(style_id="Header").element(), w("r", title), w("r", w("tab")), w("r", date)))


def write_footer(document: Document) -> Element:
    """The footer of every page: the document's page label with live fields in its places."""
    return w("ftr", w("p", Layout(style_id="Footer").element(), *_page_label(document.page_label)))


def write_section(page: Page, *, header: str, footer: str, first_footer: str) -> Element:
    """`w:sectPr` for `page`; the parts of its edges are named by their relationship ids."""
    width_pt, height_pt = page.size_pt
    margins_pt = {
        "top": page.margin_top_pt,
        "right": page.margin_right_pt,
        "bottom": page.margin_bottom_pt,
        "left": page.margin_left_pt,
        "header": page.margin_top_pt / 2,
        "footer": page.margin_bottom_pt / 2,
        "gutter": 0,
    }
    return w(
        "sectPr",
        _reference("headerReference", "default", header),
        _reference("footerReference", "default", footer),
        _reference("footerReference", "first", first_footer),
        w("pgSz", w=twips(width_pt), h=twips(height_pt)),
        w("pgMar", **{side: twips(length) for side, length in margins_pt.items()}),
        w("titlePg"),
    )


def shorten(title: str) -> str:
    """`title` on one line, cut after a word where it is long."""
    line = collapse(title)
    if len(line) <= _SHORT_TITLE:
        return line
    cut = line[: _SHORT_TITLE - 1]
    whole_words = cut.rpartition(" ")[0] if line[len(cut)] != " " else cut
    return f"{(whole_words or cut).rstrip(' ,;:–—-')}…"


def _page_label(label: str) -> Iterator[Element]:
    for index, piece in enumerate(_PLACE.split(label)):
        if index % 2:
            yield w("fldSimple", w("r", words("1")), instr=f" {_FIELDS[piece]} ")
        elif piece:
            yield w("r", words(piece))


def _reference(tag: str, kind: str, relationship_id: str) -> Element:
    reference = w(tag, type=kind)
    reference.set(f"{{{RELATIONSHIPS}}}id", relationship_id)
    return reference
