"""Flowables: boxes that know their height at a width, can be cut in two, and draw themselves.

Left edges, tops and bottoms are points from the lower left corner of the sheet.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from math import fsum

from briefgen.writers.pdf.canvas import PageCanvas

Cut = tuple["Flowable", "Flowable"]
"""What fits, and what goes on on the next page."""

ROUNDING_PT = 0.01
"""What sums of heights may be off by."""


class Flowable(ABC):
    """Something that flows down the page."""

    before_pt: float = 0.0
    """Space above. Between two neighbors the larger space counts; at the top of a page, none."""
    after_pt: float = 0.0
    keep_with_next: bool = False
    """Whether it must not stand last on a page."""

    inner: Sequence["Flowable"] = ()
    """The flowables inside it."""

    @abstractmethod
    def height_pt(self, width_pt: float) -> float:
        """The height that it takes at this width, without the spaces above and below."""

    @abstractmethod
    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """Draw it with its upper left corner at `x`, `top`."""

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> Cut | None:  # noqa: ARG002
        """Two parts, the first no higher than `height_pt`; None where it stays whole.

        `forced` says that the page is empty, so that waiting for the next one would not help.
        """
        return None


class Stack(Flowable):
    """Flowables one below the other."""

    def __init__(self, children: Sequence[Flowable]) -> None:
        self.children = self.inner = tuple(children)
        if self.children:
            self.before_pt = self.children[0].before_pt
            self.after_pt = self.children[-1].after_pt
            self.keep_with_next = self.children[-1].keep_with_next

    def height_pt(self, width_pt: float) -> float:
        """The heights of all, with the spaces between them."""
        return fsum(gap + child.height_pt(width_pt) for gap, child in self._with_gaps())

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """Each below the one before."""
        for gap, child in self._with_gaps():
            top -= gap
            child.draw(canvas, x, top, width_pt)
            top -= child.height_pt(width_pt)

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> tuple["Stack", "Stack"] | None:
        """Two stacks, cut inside the first child that does not fit, or before it and what it must follow."""
        left = height_pt + ROUNDING_PT
        for place, (gap, child) in enumerate(self._with_gaps()):
            left -= gap
            height = child.height_pt(width_pt)
            if height <= left:
                left -= height
                continue
            if cut := child.split(width_pt, left, forced=forced and place == 0):
                return self._cut(place, *cut)
            return self._split_before(place, width_pt, left, forced=forced)
        return None

    def _split_before(
        self, place: int, width_pt: float, left_pt: float, *, forced: bool
    ) -> tuple["Stack", "Stack"] | None:
        start = place
        while start and self.children[start - 1].keep_with_next:
            start -= 1
        if start:
            return self._cut(start)
        if not forced:
            return None
        # Nothing to break before, and the page is empty: break where it hurts least, so that the flow ends.
        if place and (cut := self.children[place].split(width_pt, left_pt, forced=True)):
            return self._cut(place, *cut)
        return self._cut(max(place, 1))

    def _cut(self, place: int, *cut: Flowable) -> tuple["Stack", "Stack"]:
        after = place + 1 if cut else place
        return Stack([*self.children[:place], *cut[:1]]), Stack([*cut[1:], *self.children[after:]])

    def _with_gaps(self) -> Iterator[tuple[float, Flowable]]:
        below = 0.0
        for place, child in enumerate(self.children):
            yield (max(below, child.before_pt) if place else 0.0), child
            below = child.after_pt


def paginate(flow: Stack, width_pt: float, height_pt: float) -> tuple[Stack, ...]:
    """`flow` as pages of this size: at least one, and each with something on it unless the flow is empty."""
    pages = []
    rest = flow
    while cut := rest.split(width_pt, height_pt, forced=True):
        page, rest = cut
        pages.append(page)
        if not rest.children:
            return tuple(pages)
    return (*pages, rest)
