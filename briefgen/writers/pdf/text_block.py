"""Blocks of text: paragraphs, headings and cells, broken into lines and, between lines, over pages."""

from collections.abc import Callable, Sequence
from math import inf
from typing import Self

from msgspec.structs import replace

from briefgen.document.tree import Align
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Flowable
from briefgen.writers.pdf.lines import Line, break_lines, measure
from briefgen.writers.pdf.looks import Look
from briefgen.writers.pdf.runs import Run

Mark = Callable[[PageCanvas, float, float], None]
"""Notes on the canvas that something stands at this left edge and top: a heading, a source."""

CAPITAL_HEIGHT = 0.714
"""Height of a capital of the text family, as a share of its size."""
_FEWEST_LINES = 2
"""Lines of a paragraph that stay together before and after a page break."""
_SHARES: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a line's free space that goes to its left."""


class TextBlock(Flowable):
    """Lines of text of one look."""

    def __init__(
        self, runs: Sequence[Run], look: Look, *, align: Align = "left", mark: Mark | None = None, whole: bool = False
    ) -> None:
        self.runs = tuple(runs)
        self.look = look
        self.align = align
        self.mark = mark
        self.whole = whole
        """Whether it goes to the next page rather than being cut."""
        self.heading: int | None = None
        """The number of the heading that it is, from 1."""
        self.before_pt = look.before_pt
        self.after_pt = look.after_pt
        self._lines: dict[float, tuple[Line, ...]] = {}

    @property
    def widest_pt(self) -> float:
        """The width that it takes without being broken."""
        return max((line.width_pt for line in self.lines(inf)), default=0.0)

    def lines(self, width_pt: float) -> tuple[Line, ...]:
        """The lines at this width."""
        if width_pt not in self._lines:
            self._lines[width_pt] = break_lines(measure(self.runs), width_pt)
        return self._lines[width_pt]

    def as_artifact(self) -> Self:
        """The same words once more, where a voice has read them before."""
        runs = [Run(run.text, replace(run.ink, tag=None)) for run in self.runs]
        return type(self)(runs, self.look, align=self.align, whole=self.whole)

    def height_pt(self, width_pt: float) -> float:
        """The lines, each one leading high."""
        return len(self.lines(width_pt)) * self.look.leading_pt

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The lines, with capitals in the middle of each."""
        if self.mark:
            self.mark(canvas, x, top)
        baseline = top - (self.look.leading_pt + self.look.ink.size_pt * CAPITAL_HEIGHT) / 2
        for line in self.lines(width_pt):
            canvas.draw_line(line, x + (width_pt - line.width_pt) * _SHARES[self.align], baseline)
            baseline -= self.look.leading_pt

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> tuple[Self, Self] | None:
        """Two blocks, neither with a line that stands alone unless the page is too small for more."""
        if self.whole and not forced:
            return None
        lines = self.lines(width_pt)
        fewest = 1 if forced else _FEWEST_LINES
        fitting = min(int(height_pt / self.look.leading_pt), len(lines) - fewest) if lines else 0
        if fitting < fewest:
            return None
        first, rest = self._part(lines[:fitting], width_pt), self._part(lines[fitting:], width_pt)
        first.heading, rest.mark = self.heading, None
        return first, rest

    def _part(self, lines: tuple[Line, ...], width_pt: float) -> Self:
        part = type(self)(self.runs, self.look, align=self.align, mark=self.mark, whole=self.whole)
        part.before_pt, part.after_pt = self.before_pt, self.after_pt
        # The pages are of one width, so the part is never broken into lines again.
        part._lines = {width_pt: lines}  # noqa: SLF001 # of its own class
        return part
