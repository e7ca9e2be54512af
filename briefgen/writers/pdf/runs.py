"""Runs: a document's inlines become stretches of text with one look each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

import msgspec
from msgspec.structs import replace

from briefgen.document.tree import Cite, Code, Emphasis, Inline, LineBreak, Link, Strong, Text
from briefgen.writers.pdf import faces
from briefgen.writers.pdf.characters import NO_BREAK_SPACE, drawable

_MARK_SIZE = 0.64
_MARK_RISE = 0.36
"""Size and rise of a citation's numbers, as shares of the text's size: their tops stand at the height of capitals."""
_FIXED_SIZE = 0.92
"""A fixed-width face looks larger than a text face of the same size."""


class Ink(msgspec.Struct, frozen=True):
    """How a stretch of text is drawn."""

    size_pt: float
    color: str
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    rise_pt: float = 0.0
    url: str | None = None
    """The address outside the document that it leads to."""
    source: int | None = None
    """The number of the source that it leads to."""

    @property
    def face(self) -> str:
        """The name of the face for it."""
        if self.fixed:
            return faces.FIXED_BOLD if self.bold else faces.FIXED
        if self.bold:
            return faces.BOLD_ITALIC if self.italic else faces.BOLD
        return faces.ITALIC if self.italic else faces.REGULAR


class Run(msgspec.Struct, frozen=True):
    """A stretch of text with one ink; a newline alone is a line break."""

    text: str
    ink: Ink


class RunWriter(msgspec.Struct, frozen=True):
    """Writes inlines as runs: one method for each node of the tree."""

    numbers: Mapping[str, int]
    """The number of each source."""
    accent: str

    def write_inlines(self, inlines: Iterable[Inline], ink: Ink) -> tuple[Run, ...]:
        """The runs of `inlines`, a citation bound to the word before it."""
        runs: list[Run] = []
        for run in self._write_inlines(inlines, ink):
            if run.ink.source and runs and runs[-1].text.endswith(" "):
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
        """The words in the accent color, leading to the address."""
        yield from self._write_inlines(link.children, replace(ink, url=link.url, color=self.accent))

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
        )
        for place, source_id in enumerate(cite.source_ids):
            number = self.numbers[source_id]
            gap = NO_BREAK_SPACE if place else ""
            yield Run(f"{gap}{number}", replace(mark, source=number))

    def write_line_break(self, ink: Ink) -> Run:
        """A new line."""
        return Run("\n", ink)
