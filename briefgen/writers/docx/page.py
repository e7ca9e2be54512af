"""The sheet: section, running head and footer. A document comes in, the elements of its paged frame go out."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from briefgen.document.style import Edge, Header
from briefgen.document.tree import Document
from briefgen.text import collapse
from briefgen.writers.docx.marking import leading_pt, padded
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.xml import RELATIONSHIPS, Element, twips, w, words

_LEAST_EDGE_PT = 12.0
"""What stays free between the edge of the sheet and a header or footer."""
_SHORT_TITLE = 70
"""Characters of the title in the running head; with the date they fit one line of A4."""
_PLACE = re.compile(r"\{(page|pages)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


class EdgePart(NamedTuple):
    """A part with a header or footer."""

    part: str
    """Its name, which is also its relationship id."""
    kind: Literal["header", "footer"]
    pages: Literal["default", "first"]


def page_edges(document: Document) -> tuple[EdgePart, ...]:
    """The headers and footers of `document`: the first page has no running head, and no header that says nothing."""
    edge = document.style.header
    first_header = (EdgePart("header2", "header", "first"),) if document.marking or _is_headed(edge) else ()
    return (
        EdgePart("header1", "header", "default"),
        *first_header,
        EdgePart("footer1", "footer", "default"),
        EdgePart("footer2", "footer", "first"),
    )


def write_edge(edge: EdgePart, document: Document) -> Element:
    """`w:hdr` or `w:ftr` for the pages of `edge`."""
    if edge.kind == "header":
        return write_header(document, first=edge.pages == "first")
    return write_footer(document)


def write_header(document: Document, *, first: bool) -> Element:
    """The marking, then the style's words; without any, on every page but the `first` a running head."""
    header = document.style.header
    if header.words:
        return w("hdr", write_marking(document), _edge_words(header) if _is_headed(header) or not first else None)
    return w("hdr", write_marking(document), None if first else _running_head(document))


def _is_headed(header: Header) -> bool:
    """Whether the first page bears words of the style."""
    return header.first_page and bool(header.words)


def write_footer(document: Document) -> Element:
    """The style's words, or else the document's page label, with live fields in their places, then the marking."""
    footer = document.style.footer
    label = w("p", Layout(style_id="Footer").element(), *_page_label(document.page_label))
    return w("ftr", _edge_words(footer) if footer.words else label, write_marking(document))


def _edge_words(edge: Edge) -> Element:
    """The words left, in the middle and right: the style Edge has the stops."""
    line = w("p", Layout(style_id="EdgeWords").element(), *_page_label(edge.left))
    for part in (edge.center, edge.right):
        line.append(w("r", w("tab")))
        line.extend(_page_label(part))
    return line


def _running_head(document: Document) -> Element:
    title, date = words(shorten(document.title)), words(document.printed_day)
    return w("p", Layout(style_id="Header").element(), w("r", title), w("r", w("tab")), w("r", date))


def write_marking(document: Document) -> Element | None:
    """The paragraph with the marking of `document`, if it bears one."""
    if document.marking is None:
        return None
    layout = Layout(style_id="Marking", before_pt=0, after_pt=0)
    return w("p", layout.element(), *padded([w("r", words(document.marking.label))]))


def write_section(document: Document, edges: Iterable[EdgePart]) -> Element:
    """`w:sectPr` for the page of `document`; `edges` are the parts with its headers and footers."""
    page = document.style.page
    width_pt, height_pt = page.size_pt
    edge_pt = _edge_pt(document)
    margins_pt = {
        "top": page.margin_top_pt,
        "right": page.margin_right_pt,
        "bottom": page.margin_bottom_pt,
        "left": page.margin_left_pt,
        "header": max(min(page.margin_top_pt / 2, page.margin_top_pt - edge_pt), _LEAST_EDGE_PT),
        "footer": max(min(page.margin_bottom_pt / 2, page.margin_bottom_pt - edge_pt), _LEAST_EDGE_PT),
        "gutter": 0,
    }
    return w(
        "sectPr",
        *map(_reference, edges),
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


def _edge_pt(document: Document) -> float:
    """The height of the tallest header or footer, and of the gap to the text."""
    scale, marking = document.style.type, document.marking
    return scale.small_leading_pt + 3 * scale.step_pt + (leading_pt(marking) if marking else 0)


def _reference(edge: EdgePart) -> Element:
    reference = w(f"{edge.kind}Reference", type=edge.pages)
    reference.set(f"{{{RELATIONSHIPS}}}id", edge.part)
    return reference
