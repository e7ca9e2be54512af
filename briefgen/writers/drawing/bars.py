"""A bar chart as shapes: horizontal bars from one line, each with its label before it and its value after it."""

from collections.abc import Iterator

import msgspec

from briefgen.document.drawing import BarChart
from briefgen.writers.drawing.frame import Frame
from briefgen.writers.drawing.measure import cut, text_width_pt, wrap
from briefgen.writers.drawing.shapes import Box, Picture, Shape, Stroke

_LABEL_SHARE, _VALUE_SHARE = 0.42, 0.3
"""The most of the width that labels and values take."""
_BAR_EM = 1.05
_BESIDE_EM = 0.6
"""Before and after the bars."""
_LINE_PT = 0.75


class _Plan(msgspec.Struct, frozen=True):
    """What each bar shows, and where the line stands that the bars start from."""

    labels: tuple[tuple[str, ...], ...]
    """The lines of each label."""
    values: tuple[str, ...]
    zero_x: float


def lay_out_bars(chart: BarChart, frame: Frame) -> Picture:
    """The picture of `chart`, its bars in the order given, as long as their values."""
    if not chart.bars:
        return Picture(frame.width_pt, frame.leading_pt, ())
    plan = _plan(chart, frame)
    gap = frame.gap_pt
    shown_pt = max(text_width_pt(value, frame.size_pt) for value in plan.values)
    room = frame.width_pt - plan.zero_x - _BESIDE_EM * frame.size_pt - shown_pt
    largest = max(bar.value for bar in chart.bars)
    shapes: list[Shape] = []
    top = gap / 2
    for bar, label, value in zip(chart.bars, plan.labels, plan.values, strict=True):
        length = room * (bar.value / largest) if largest else 0.0
        label_height = len(label) * frame.leading_pt
        height = label_height + frame.leading_pt if frame.is_narrow else max(label_height, frame.leading_pt)
        middle = top + (label_height + frame.leading_pt / 2 if frame.is_narrow else height / 2)
        shapes.extend(frame.lines(label, 0.0, top if frame.is_narrow else middle - label_height / 2))
        shapes.extend(_bar(length, value, middle, plan, frame))
        top += height + gap
    bottom = top - gap / 2
    if not frame.is_narrow:
        shapes.append(_zero_line(plan, 0.0, bottom, frame))
    return Picture(frame.width_pt, bottom, tuple(shapes))


def _plan(chart: BarChart, frame: Frame) -> _Plan:
    beside = _BESIDE_EM * frame.size_pt
    most_pt = frame.width_pt if frame.is_narrow else _LABEL_SHARE * frame.width_pt
    labels = tuple(wrap(bar.label, frame.size_pt, width_pt=most_pt, most_lines=frame.most_lines) for bar in chart.bars)
    widest = max((text_width_pt(line, frame.size_pt) for label in labels for line in label), default=0.0)
    values = tuple(cut(bar.shown, frame.size_pt, width_pt=_VALUE_SHARE * frame.width_pt) for bar in chart.bars)
    return _Plan(labels, values, _LINE_PT / 2 if frame.is_narrow else widest + beside)


def _bar(length: float, value: str, middle: float, plan: _Plan, frame: Frame) -> Iterator[Shape]:
    half = _BAR_EM * frame.size_pt / 2
    if length:
        yield Box(plan.zero_x, middle - half, length, 2 * half, frame.color.accent)
    if frame.is_narrow:
        yield _zero_line(plan, middle - half, middle + half, frame)
    yield frame.words(value, plan.zero_x + length + _BESIDE_EM * frame.size_pt / 2, middle, bold=True)


def _zero_line(plan: _Plan, top: float, bottom: float, frame: Frame) -> Stroke:
    return Stroke(plan.zero_x, top, plan.zero_x, bottom, _LINE_PT, frame.color.text)
