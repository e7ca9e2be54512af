"""Inlines become runs. Runs that lead to one place stand together in one `w:hyperlink`."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias, assert_never

import msgspec
from msgspec.structs import replace

from briefgen.document.tree import Cite, Code, Emphasis, Inline, LineBreak, Link, Strong, Text
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.properties import Face
from briefgen.writers.docx.stylesheet import MONOSPACE
from briefgen.writers.docx.xml import RELATIONSHIPS, WORD, Element, w, words

_THIN_SPACE = "\u2009"


class Target(msgspec.Struct, frozen=True):
    """Where a run leads: an attribute of `w:hyperlink` and its value."""

    attribute: str
    value: str


class Pen(msgspec.Struct, frozen=True):
    """How the next words look and where they lead."""

    face: Face
    target: Target | None = None


Span: TypeAlias = tuple[Target | None, Element]
"""A run, and where it leads."""


def write_inlines(inlines: Iterable[Inline], bindings: Bindings) -> Iterator[Element]:
    """The runs and hyperlinks of `inlines`. Word cannot nest links: an inner one interrupts the outer."""
    for target, spans in groupby(_spans(inlines, Pen(Face()), bindings), key=itemgetter(0)):
        runs = [run for _, run in spans]
        if target is None:
            yield from runs
        else:
            hyperlink = w("hyperlink", *runs, history=1)
            hyperlink.set(target.attribute, target.value)
            yield hyperlink


def _spans(inlines: Iterable[Inline], pen: Pen, bindings: Bindings) -> Iterator[Span]:
    for inline in inlines:
        yield from write_inline(inline, pen, bindings)


def write_inline(inline: Inline, pen: Pen, bindings: Bindings) -> Iterator[Span]:
    """The runs of any inline."""
    match inline:
        case Text():
            yield write_text(inline, pen)
        case Emphasis():
            yield from write_emphasis(inline, pen, bindings)
        case Strong():
            yield from write_strong(inline, pen, bindings)
        case Code():
            yield write_code(inline, pen)
        case Link():
            yield from write_link(inline, pen, bindings)
        case Cite():
            yield from write_cite(inline, bindings)
        case LineBreak():
            yield write_line_break(pen)
        case _:
            assert_never(inline)


def write_text(text: Text, pen: Pen) -> Span:
    """A run of words."""
    return _span(pen, words(text.content))


def write_emphasis(emphasis: Emphasis, pen: Pen, bindings: Bindings) -> Iterator[Span]:
    """Runs in italics."""
    return _spans(emphasis.children, replace(pen, face=replace(pen.face, italic=True)), bindings)


def write_strong(strong: Strong, pen: Pen, bindings: Bindings) -> Iterator[Span]:
    """Runs in bold."""
    return _spans(strong.children, replace(pen, face=replace(pen.face, bold=True)), bindings)


def write_code(code: Code, pen: Pen) -> Span:
    """A run in the fixed-width face; inside a link it keeps the look of the link."""
    face = replace(pen.face, family=MONOSPACE) if pen.target else replace(pen.face, style_id="Code")
    return _span(replace(pen, face=face), words(code.content))


def write_link(link: Link, pen: Pen, bindings: Bindings) -> Iterator[Span]:
    """Runs that lead out of the document."""
    target = Target(f"{{{RELATIONSHIPS}}}id", bindings.relate(link.url))
    return _spans(link.children, Pen(replace(pen.face, style_id="Hyperlink"), target), bindings)


def write_cite(cite: Cite, bindings: Bindings) -> Iterator[Span]:
    """Raised numbers, each leading to its source, with a thin space between."""
    face = Face(style_id="Cite")
    for index, source_id in enumerate(cite.source_ids):
        if index:
            yield _span(Pen(face), words(_THIN_SPACE))
        target = Target(f"{{{WORD}}}anchor", bindings.bookmarks[source_id])
        yield _span(Pen(face, target), words(str(bindings.numbers[source_id])))


def write_line_break(pen: Pen) -> Span:
    """A new line in the same paragraph."""
    return _span(pen, w("br"))


def _span(pen: Pen, content: Element) -> Span:
    return pen.target, w("r", pen.face.element(), content)
