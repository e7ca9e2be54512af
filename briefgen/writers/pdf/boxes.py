"""Boxes around flowables: panels, quotations, list items; and rules between them."""

import msgspec
from msgspec.structs import replace

from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Flowable, Stack
from briefgen.writers.pdf.text_block import TextBlock

_NARROWEST_PT = 90.0
"""Text narrower than this is not indented further: deep nesting must not squeeze it to nothing."""


class Rule(Flowable):
    """A horizontal rule over the whole width."""

    def __init__(self, thickness_pt: float, color: str) -> None:
        self.thickness_pt = thickness_pt
        self.color = color

    def height_pt(self, width_pt: float) -> float:  # noqa: ARG002
        """The thickness."""
        return self.thickness_pt

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """A filled rectangle, so that a hairline is as thick as it says."""
        canvas.fill_box(x, top - self.thickness_pt, width_pt, self.thickness_pt, self.color)


class Frame(msgspec.Struct, frozen=True):
    """What stands around the content of a box, and how far from its edges the content is."""

    left_pt: float
    right_pt: float = 0.0
    top_pt: float = 0.0
    bottom_pt: float = 0.0
    bar_pt: float = 0.0
    """Thickness of the bar at the left edge."""
    bar_color: str = ""
    fill: str | None = None
    line_pt: float = 0.0
    """Thickness of the line around the other three edges, in the color of the bar."""


class Box(Flowable):
    """A flowable in a frame; cut in two, the frame stays open at the cut."""

    def __init__(self, child: Flowable, frame: Frame) -> None:
        self.child = child
        self.inner = (child,)
        self.frame = frame

    def height_pt(self, width_pt: float) -> float:
        """The height of the content and of the space around it."""
        return self.frame.top_pt + self.child.height_pt(self._inner_pt(width_pt)) + self.frame.bottom_pt

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The frame, then the content on it."""
        self._draw_frame(canvas, x, top, width_pt)
        inner_pt = self._inner_pt(width_pt)
        left = self.frame.left_pt if inner_pt < width_pt else 0.0
        self.child.draw(canvas, x + left, top - self.frame.top_pt, inner_pt)

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> tuple[Flowable, Flowable] | None:
        """Two boxes, cut where the content can be cut."""
        room_pt = height_pt - self.frame.top_pt - self.frame.bottom_pt
        cut = self.child.split(self._inner_pt(width_pt), room_pt, forced=forced)
        if cut is None:
            return None
        first, rest = (
            Box(cut[0], replace(self.frame, bottom_pt=0.0)),
            Box(cut[1], replace(self.frame, top_pt=0.0)),
        )
        first.before_pt, rest.after_pt = self.before_pt, self.after_pt
        return first, rest

    def _inner_pt(self, width_pt: float) -> float:
        inner_pt = width_pt - self.frame.left_pt - self.frame.right_pt
        return inner_pt if inner_pt >= _NARROWEST_PT else width_pt

    def _draw_frame(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        frame = self.frame
        height_pt = self.height_pt(width_pt)
        bottom = top - height_pt
        if frame.fill:
            canvas.fill_box(x, bottom, width_pt, height_pt, frame.fill)
        if frame.bar_pt:
            canvas.fill_box(x, bottom, frame.bar_pt, height_pt, frame.bar_color)
        if frame.line_pt:
            canvas.fill_box(x + width_pt - frame.line_pt, bottom, frame.line_pt, height_pt, frame.bar_color)
            if frame.top_pt:
                canvas.fill_box(x, top - frame.line_pt, width_pt, frame.line_pt, frame.bar_color)
            if frame.bottom_pt:
                canvas.fill_box(x, bottom, width_pt, frame.line_pt, frame.bar_color)


class Labeled(Flowable):
    """A flowable with a label hanging at its left: an entry of a list."""

    def __init__(self, label: TextBlock | None, child: Stack, *, hang_pt: float) -> None:
        self.label = label
        self.child = child
        self.inner = (child,)
        self.hang_pt = hang_pt

    def height_pt(self, width_pt: float) -> float:
        """The height of the content, and no less than the label."""
        own_pt = self.label.look.leading_pt if self.label else 0.0
        _, drop_pt, inner_pt = self._place(width_pt)
        return max(own_pt, drop_pt + self.child.height_pt(inner_pt))

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The label, which is read first, then the content."""
        hang_pt, drop_pt, inner_pt = self._place(width_pt)
        if self.label:
            self.label.draw(canvas, x, top, self.hang_pt)
        self.child.draw(canvas, x + hang_pt, top - drop_pt, inner_pt)

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> tuple[Flowable, Flowable] | None:
        """Two entries, the label on the first."""
        _, drop_pt, inner_pt = self._place(width_pt)
        cut = self.child.split(inner_pt, height_pt - drop_pt, forced=forced)
        if cut is None:
            return None
        first, rest = Labeled(self.label, cut[0], hang_pt=self.hang_pt), Labeled(None, cut[1], hang_pt=self.hang_pt)
        first.before_pt, rest.after_pt = self.before_pt, self.after_pt
        return first, rest

    def _place(self, width_pt: float) -> tuple[float, float, float]:
        """Where the flowable stands: its distance from the left and from the top, and its width."""
        inner_pt = width_pt - self.hang_pt
        if inner_pt >= _NARROWEST_PT:
            return self.hang_pt, 0.0, inner_pt
        return 0.0, self.label.look.leading_pt if self.label else 0.0, width_pt
