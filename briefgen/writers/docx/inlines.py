"""Inlines become runs. Runs that lead to one place stand together in one `w:hyperlink`."""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import assert_never

import msgspec
from msgspec.structs import replace

from briefgen.document.tree import Cite, Code, Emphasis, Foreign, Inline, LineBreak, Link, Strong, Text
from briefgen.text import may_open
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.properties import Face
from briefgen.writers.docx.scripts import directions
from briefgen.writers.docx.stylesheet import MONOSPACE
from briefgen.writers.docx.xml import NO_BREAK_SPACE, RELATIONSHIPS, WORD, Element, letters, w, words
from briefgen.writers.scripts import is_right_to_left

_NARROW_BLANK = "\u202f"


class Target(msgspec.Struct, frozen=True):
    """Where a run leads: an attribute of `w:hyperlink` and its value."""

    attribute: str
    value: str


class Pen(msgspec.Struct, frozen=True):
    """How the next words look and where they lead."""

    face: Face
    target: Target | None = None


class Span(msgspec.Struct, frozen=True):
    """A run, or a mark between runs."""

    element: Element
    target: Target | None = None
    """Where it leads."""
    cite: Cite | None = None
    """The citation that it belongs to."""


def write_inlines(inlines: Iterable[Inline], bindings: Bindings, *, pen: Pen | None = None) -> Iterator[Element]:
    """The runs and hyperlinks of `inlines`. Word cannot nest links: an inner one interrupts the outer."""
    spans = _remarked(_spans(inlines, pen or Pen(Face()), bindings), bindings)
    for target, together in groupby(spans, key=lambda span: span.target):
        elements = [span.element for span in together]
        if target is None:
            yield from elements
        else:
            hyperlink = w("hyperlink", *elements, history=1)
            hyperlink.set(target.attribute, target.value)
            yield hyperlink


def is_plain(inline: Inline) -> bool:
    """Whether `inline` is of letters or digits, and neither it nor anything inside it leads anywhere."""
    match inline:
        case Text() | Code():
            return any(map(str.isalnum, inline.content))
        case Emphasis() | Strong() | Foreign():
            return bool(inline.children) and all(map(is_plain, inline.children))
        case _:
            return False


def bookmark(name: str) -> Target:
    """The place inside the document that bears `name`."""
    return Target(f"{{{WORD}}}anchor", name)


def _spans(inlines: Iterable[Inline], pen: Pen, bindings: Bindings) -> Iterator[Span]:
    for inline in _held(tuple(inlines)):
        yield from write_inline(inline, pen, bindings)


def _held(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """`inlines` with a firm blank before each citation, so that no line starts with a mark."""
    for inline, following in zip_longest(inlines, inlines[1:]):
        if isinstance(inline, Text) and isinstance(following, Cite) and inline.content.endswith(" "):
            yield Text(f"{inline.content[:-1]}{NO_BREAK_SPACE}")
        else:
            yield inline


def _remarked(spans: Iterable[Span], bindings: Bindings) -> list[Span]:
    """`spans` with a comment on the words before each citation whose evidence is to be shown beside the text."""
    found: list[Span] = []
    start = 0
    for cite, together in groupby(spans, key=lambda span: span.cite):
        if cite is None:
            start = len(found)
        elif number := bindings.remark(cite):
            found.insert(start, Span(w("commentRangeStart", id=number)))
            reference = w("r", Face(style_id="AnnotationReference").element(), w("commentReference", id=number))
            found += Span(w("commentRangeEnd", id=number)), Span(reference)
        found += together
    return found


def write_inline(inline: Inline, pen: Pen, bindings: Bindings) -> Iterator[Span]:
    """The runs of any inline."""
    match inline:
        case Text():
            yield from write_text(inline, pen)
        case Emphasis():
            yield from write_emphasis(inline, pen, bindings)
        case Strong():
            yield from write_strong(inline, pen, bindings)
        case Code():
            yield write_code(inline, pen)
        case Link():
            yield from write_link(inline, pen, bindings)
        case Foreign():
            yield from write_foreign(inline, pen, bindings)
        case Cite():
            yield from write_cite(inline, bindings)
        case LineBreak():
            yield write_line_break(pen)
        case _:
            assert_never(inline)


def write_text(text: Text, pen: Pen) -> Iterator[Span]:
    """A run of words; in a language that is written from right to left, a run for each direction."""
    if pen.face.language and is_right_to_left(pen.face.language):
        for piece, backwards in directions(text.content):
            yield _span(replace(pen, face=replace(pen.face, right_to_left=backwards)), *letters(piece))
    else:
        yield _span(pen, *letters(text.content))


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
    """Runs that lead out of the document; the words alone where the address may not open."""
    if not may_open(link.url):
        return _spans(link.children, pen, bindings)
    target = Target(f"{{{RELATIONSHIPS}}}id", bindings.relate(link.url))
    return _spans(link.children, Pen(replace(pen.face, style_id="Hyperlink"), target), bindings)


def write_foreign(foreign: Foreign, pen: Pen, bindings: Bindings) -> Iterator[Span]:
    """Runs in another language than the document's."""
    return _spans(foreign.children, replace(pen, face=replace(pen.face, language=foreign.language)), bindings)


def write_cite(cite: Cite, bindings: Bindings) -> Iterator[Span]:
    """Raised marks, each of which leads to what it stands for; the first of each source is a place to come back to."""
    firsts = [name for source_id in cite.source_ids if (name := bindings.first_mark(source_id))]
    numbers = [bindings.new_id() for _ in firsts]
    for name, number in zip(firsts, numbers, strict=True):
        yield Span(w("bookmarkStart", id=number, name=name), cite=cite)
    yield from _note_mark(cite, bindings) if bindings.notes else _numbers(cite, bindings)
    for number in numbers:
        yield Span(w("bookmarkEnd", id=number), cite=cite)


def _numbers(cite: Cite, bindings: Bindings) -> Iterator[Span]:
    """The sources' numbers with a narrow blank between that does not break."""
    face = Face(style_id="Cite").element
    for index, source_id in enumerate(cite.source_ids):
        if index:
            yield Span(w("r", face(), words(_NARROW_BLANK)), cite=cite)
        run = w("r", face(), words(str(bindings.numbers[source_id])))
        yield Span(run, bookmark(bindings.bookmarks[source_id]), cite)


def _note_mark(cite: Cite, bindings: Bindings) -> Iterator[Span]:
    """The mark of a footnote of its own."""
    if cite.source_ids:
        mark = w("footnoteReference", id=bindings.note(cite))
        yield Span(w("r", Face(style_id="FootnoteReference").element(), mark), cite=cite)


def write_line_break(pen: Pen) -> Span:
    """A new line in the same paragraph."""
    return _span(pen, w("br"))


def _span(pen: Pen, *content: Element) -> Span:
    return Span(w("r", pen.face.element(), *content), pen.target)
