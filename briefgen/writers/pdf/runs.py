"""Runs: a document's inlines become stretches of text with one look each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

import msgspec
from msgspec.structs import replace

from briefgen.document.tree import Cite, Code, Emphasis, Foreign, Inline, LineBreak, Link, Phrases, Strong, Text
from briefgen.text import may_open
from briefgen.writers.pdf import faces
from briefgen.writers.pdf.tags import Tag, pdf_string
from briefgen.writers.pdf.white_space import NO_BREAK_SPACE, drawable

_MARK_SIZE = 0.64
_MARK_RISE = 0.36
"""Size and rise of a citation's numbers, as shares of the text's size: their tops stand at the height of capitals."""
_FIXED_SIZE = 0.92
"""A fixed-width face looks larger than a text face of the same size."""


class Ink(msgspec.Struct, frozen=True, gc=False):
    """How a stretch of text is drawn."""

    size_pt: float
    color: str
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    rise_pt: float = 0.0
    fallbacks: tuple[str, ...] = ()
    """Files of fonts for what the face lacks."""
    url: str | None = None
    """The address outside the document that it leads to."""
    target: str | None = None
    """The name of the place in the document that it leads to."""
    place: str | None = None
    """The name of the place that it is itself, for other links."""
    purpose: str = ""
    """What a voice says of the link."""
    tag: Tag | None = None
    """What it belongs to in the structure; None is an artifact."""

    @property
    def leads(self) -> bool:
        """Whether it is a link."""
        return self.tag is not None and self.tag.role == "Link"

    @property
    def face(self) -> str:
        """The name of the face for it."""
        if self.fixed:
            return faces.FIXED_BOLD if self.bold else faces.FIXED
        if self.bold:
            return faces.BOLD_ITALIC if self.italic else faces.BOLD
        return faces.ITALIC if self.italic else faces.REGULAR


class Run(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text with one ink; a newline alone is a line break."""

    text: str
    ink: Ink


class RunWriter(msgspec.Struct, frozen=True):
    """Writes inlines as runs: one method for each node of the tree."""

    numbers: Mapping[str, int]
    """The number of each source."""
    accent: str
    phrases: Phrases

    def write_inlines(self, inlines: Iterable[Inline], ink: Ink) -> tuple[Run, ...]:
        """The runs of `inlines`, a citation bound to the word before it."""
        runs: list[Run] = []
        for run in self._write_inlines(inlines, ink):
            if run.ink.place and runs and runs[-1].text.endswith(" "):
                runs[-1] = Run(runs[-1].text[:-1] + NO_BREAK_SPACE, runs[-1].ink)
            runs.append(run)
        return tuple(runs)

    def _write_inlines(self, inlines: Iterable[Inline], ink: Ink) -> Iterator[Run]:
        for inline in inlines:
            yield from self._write_inline(inline, ink)

    def _write_inline(self, inline: Inline, ink: Ink) -> Iterator[Run]:
        match inline:
            case Text():
                yield self.write_text(inline, ink)
            case Emphasis():
                yield from self.write_emphasis(inline, ink)
            case Strong():
                yield from self.write_strong(inline, ink)
            case Code():
                yield self.write_code(inline, ink)
            case Link():
                yield from self.write_link(inline, ink)
            case Foreign():
                yield from self.write_foreign(inline, ink)
            case Cite():
                yield from self.write_cite(inline, ink)
            case LineBreak():
                yield self.write_line_break(ink)
            case _:
                assert_never(inline)

    def write_text(self, text: Text, ink: Ink) -> Run:
        """The words as they are."""
        return Run(drawable(text.content), ink)

    def write_emphasis(self, emphasis: Emphasis, ink: Ink) -> Iterator[Run]:
        """The words in italics."""
        yield from self._write_inlines(emphasis.children, replace(ink, italic=True))

    def write_strong(self, strong: Strong, ink: Ink) -> Iterator[Run]:
        """The words in bold."""
        yield from self._write_inlines(strong.children, replace(ink, bold=True))

    def write_code(self, code: Code, ink: Ink) -> Run:
        """The words in the fixed-width face."""
        return Run(drawable(code.content), replace(ink, fixed=True, size_pt=ink.size_pt * _FIXED_SIZE))

    def write_link(self, link: Link, ink: Ink) -> Iterator[Run]:
        """The words in the accent color, leading to the address.

        The words alone inside another link, and where the address may not open.
        """
        if ink.leads or not may_open(link.url):
            yield from self._write_inlines(link.children, ink)
            return
        tag = current = _inner(ink, "Link")
        interrupted = False
        for run in self._write_inlines(link.children, replace(ink, url=link.url, color=self.accent, tag=tag)):
            if run.ink.tag is not tag:
                interrupted = True
                yield run
                continue
            if interrupted:
                # A mark stands between: one link would be read before it as a whole.
                current, interrupted = _inner(ink, "Link"), False
            yield Run(run.text, replace(run.ink, tag=current))

    def write_foreign(self, foreign: Foreign, ink: Ink) -> Iterator[Run]:
        """The words as they are, with their language."""
        tag = _inner(ink, "Span", {"Lang": pdf_string(foreign.language)})
        yield from self._write_inlines(foreign.children, ink if ink.leads else replace(ink, tag=tag))

    def write_cite(self, cite: Cite, ink: Ink) -> Iterator[Run]:
        """Raised numbers, each leading to its source, with a space between that no line break takes."""
        mark = replace(
            ink,
            size_pt=ink.size_pt * _MARK_SIZE,
            rise_pt=ink.rise_pt + ink.size_pt * _MARK_RISE,
            color=self.accent,
            bold=False,
            italic=False,
            url=None,
            tag=_outside_links(ink.tag),
        )
        for place, source_id in enumerate(cite.source_ids):
            number = self.numbers[source_id]
            if place:
                yield Run(NO_BREAK_SPACE, mark)
            yield Run(
                str(number),
                replace(
                    mark,
                    tag=_inner(mark, "Link"),
                    target=source_place(number),
                    place=mark_place(number),
                    purpose=self.phrases.source.replace("{number}", str(number)),
                ),
            )

    def write_line_break(self, ink: Ink) -> Run:
        """A new line."""
        return Run("\n", ink)


def source_place(number: int) -> str:
    """The name of the place of the source with this number."""
    return f"source-{number}"


def mark_place(number: int) -> str:
    """The name of the place of the first mark of the source with this number."""
    return f"mark-{number}"


def _inner(ink: Ink, role: str, attributes: Mapping[str, str] | None = None) -> Tag | None:
    """A tag inside that of `ink`; None in an artifact."""
    return Tag(role, ink.tag, attributes or {}, inline=True) if ink.tag else None


def _outside_links(tag: Tag | None) -> Tag | None:
    """`tag`, or what is around it where it is a link: a link cannot hold another."""
    while tag and tag.role == "Link":
        tag = tag.parent
    return tag
