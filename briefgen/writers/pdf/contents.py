"""The table of contents: one line for each heading, with the page that it stands on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefgen.document.tree import Heading
from briefgen.document.walk import CONTENTS_LEVELS, heading_words, iter_blocks
from briefgen.writers.pdf.canvas import PageCanvas, heading_target
from briefgen.writers.pdf.flowable import Flowable
from briefgen.writers.pdf.place import Place
from briefgen.writers.pdf.runs import Run
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.text_block import TextBlock
from briefgen.writers.pdf.white_space import drawable

if TYPE_CHECKING:
    from briefgen.writers.pdf.blocks import BlockWriter

_NUMBER_PT = 30.0
"""Room for the number of a page."""
_INDENT_STEPS = 4


class ContentsLine(Flowable):
    """The words of a heading, and at the right edge the number of its page, which is for the eye alone."""

    def __init__(self, words: TextBlock, heading: int, *, indent_pt: float) -> None:
        self.words = words
        self.heading = heading
        self.indent_pt = indent_pt
        self.after_pt = words.after_pt

    def height_pt(self, width_pt: float) -> float:
        """The lines of the words."""
        return self.words.height_pt(self._inner_pt(width_pt))

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The words, then the number beside their last line."""
        inner_pt = self._inner_pt(width_pt)
        self.words.draw(canvas, x + self.indent_pt, top, inner_pt)
        page = canvas.heading_pages.get(self.heading)
        if page:
            ink = replace(self.words.look.ink, tag=None)
            number = TextBlock((Run(str(page), ink),), self.words.look, align="right")
            last = top - self.words.height_pt(inner_pt) + self.words.look.leading_pt
            number.draw(canvas, x + width_pt - _NUMBER_PT, last, _NUMBER_PT)

    def _inner_pt(self, width_pt: float) -> float:
        return width_pt - self.indent_pt - _NUMBER_PT


def write_contents(place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """A line for each heading of the levels that a table of contents lists."""
    inside = place.inside("TOC").set_in(replace(writer.looks.body, after_pt=writer.step_pt))
    number, lines = 0, []
    for block in iter_blocks(writer.document.blocks):
        if not isinstance(block, Heading) or not (words := heading_words(block, writer.numbers)):
            continue
        number += 1
        if block.level in CONTENTS_LEVELS:
            reference = inside.inside("TOCI").inside("Reference")
            ink = replace(
                inside.look.ink,
                target=heading_target(number),
                purpose=words[:200],
                tag=Tag("Link", reference.tag),
            )
            indent_pt = (block.level - CONTENTS_LEVELS[0]) * _INDENT_STEPS * writer.step_pt
            entry = TextBlock((Run(drawable(words), ink),), inside.look)
            lines.append(ContentsLine(entry, number, indent_pt=indent_pt))
    if lines:
        lines[-1].after_pt = 3 * writer.step_pt
    yield from lines
