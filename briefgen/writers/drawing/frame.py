"""The room and the type that a drawing is laid out in, and how lines of text stand in it."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.document.style import Color
from briefgen.writers.drawing.shapes import Anchor, Words

_NARROW_PT = 220.0
_LEADING_EM = 1.35
_MIDDLE_EM = 0.35
"""Half the height of a capital: how far below the middle of a line its baseline lies."""


class Frame(msgspec.Struct, frozen=True):
    """One try at a drawing: how wide it is, how large its type, and how generous with height."""

    width_pt: float
    size_pt: float
    most_lines: int
    """Of one label."""
    stretch: float
    """How much higher than its labels need a timeline may be, to show distances in time; 1 at least."""
    gap_em: float
    """Between two labels."""
    color: Color

    @property
    def is_narrow(self) -> bool:
        """Whether there is so little width that what belongs beside a label stands above it."""
        return self.width_pt < _NARROW_PT and self.most_lines > 1

    @property
    def gap_pt(self) -> float:
        """Between two labels."""
        return self.gap_em * self.size_pt

    @property
    def leading_pt(self) -> float:
        """From one line to the next."""
        return self.size_pt * _LEADING_EM

    def words(
        self,
        text: str,
        x: float,
        middle: float,
        *,
        color: str | None = None,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> Words:
        """One line of text whose capitals are centered on the height `middle`."""
        ink = color or self.color.text
        return Words(x, middle + _MIDDLE_EM * self.size_pt, text, self.size_pt, ink, bold=bold, anchor=anchor)

    def lines(self, lines: Iterable[str], x: float, top: float, *, anchor: Anchor = "start") -> Iterator[Words]:
        """Lines of text below one another, from `top` down."""
        for number, line in enumerate(lines):
            yield self.words(line, x, top + (number + 0.5) * self.leading_pt, anchor=anchor)
