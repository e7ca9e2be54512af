"""A timeline as shapes: dots on a line that is spaced by time, each led to its date and words beside it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import fsum

import msgspec

from briefgen.document.drawing import Timeline
from briefgen.writers.drawing.frame import Frame
from briefgen.writers.drawing.measure import cut, text_width_pt, wrap
from briefgen.writers.drawing.shapes import Dot, Picture, Shape, Stroke

_DATE_SHARE = 0.3
"""The most of the width that dates take where they stand beside the words."""
_DOT_EM = 0.32
_LEADER_EM = 2.4
"""From the line to the dates: the room in which labels are led to their dots."""
_STUB_EM = 0.5
"""The level end of a leader."""
_AXIS_PT, _LEADER_PT = 0.75, 0.5


class _Entry(msgspec.Struct, frozen=True):
    """An event with its words in lines."""

    share: float
    """Where it stands between the first day (0) and the last (1)."""
    when: str
    lines: tuple[str, ...]
    height_pt: float


class _Columns(msgspec.Struct, frozen=True):
    """Where the parts stand from left to right."""

    axis_x: float
    date_x: float
    label_x: float
    date_pt: float
    label_pt: float


def lay_out_timeline(timeline: Timeline, frame: Frame) -> Picture:
    """The picture of `timeline`: time runs down, and labels give way to one another, never their dots."""
    if not timeline.events:
        return Picture(frame.width_pt, frame.leading_pt, ())
    columns = _columns(timeline, frame)
    entries = _entries(timeline, columns, frame)
    gap = frame.gap_pt
    needed = fsum(entry.height_pt for entry in entries) + gap * (len(entries) - 1)
    height = needed if len(entries) == 1 else needed * frame.stretch
    first = frame.leading_pt / 2
    span = height - entries[-1].height_pt
    dots = [first + entry.share * span for entry in entries]
    tops = spread([dot - first for dot in dots], [entry.height_pt + gap for entry in entries], height + gap)
    shapes: list[Shape] = []
    if dots[0] < dots[-1]:
        shapes.append(Stroke(columns.axis_x, dots[0], columns.axis_x, dots[-1], _AXIS_PT, frame.color.muted))
    for dot, top in zip(dots, tops, strict=True):
        shapes.extend(_leader(dot, top + first, columns, frame))
    shapes.extend(Dot(columns.axis_x, dot, _DOT_EM * frame.size_pt, frame.color.accent) for dot in dict.fromkeys(dots))
    for entry, top in zip(entries, tops, strict=True):
        shapes.append(frame.words(entry.when, columns.date_x, top + first, color=frame.color.muted, bold=True))
        shapes.extend(frame.lines(entry.lines, columns.label_x, top + frame.leading_pt * frame.is_narrow))
    return Picture(frame.width_pt, height, tuple(shapes))


def _columns(timeline: Timeline, frame: Frame) -> _Columns:
    axis_x = _DOT_EM * frame.size_pt
    date_x = axis_x + _LEADER_EM * frame.size_pt
    if frame.is_narrow:
        room = frame.width_pt - date_x
        return _Columns(axis_x, date_x, date_x, room, room)
    widest = max(text_width_pt(event.when, frame.size_pt) for event in timeline.events)
    date_pt = min(widest + 0.01, _DATE_SHARE * frame.width_pt)
    label_x = date_x + date_pt + frame.size_pt
    return _Columns(axis_x, date_x, label_x, date_pt, frame.width_pt - label_x)


def _entries(timeline: Timeline, columns: _Columns, frame: Frame) -> list[_Entry]:
    events = sorted(timeline.events, key=lambda event: event.day)
    days = (events[-1].day - events[0].day).days
    entries: list[_Entry] = []
    for event in events:
        share = (event.day - events[0].day).days / days if days else 0.5
        when = cut(event.when, frame.size_pt, width_pt=columns.date_pt)
        lines = wrap(event.label, frame.size_pt, width_pt=columns.label_pt, most_lines=frame.most_lines)
        count = len(lines) + 1 if frame.is_narrow else max(len(lines), 1)
        entries.append(_Entry(share, when, lines, count * frame.leading_pt))
    return entries


def _leader(dot: float, level: float, columns: _Columns, frame: Frame) -> Iterator[Shape]:
    """From a dot to the middle of its label's first line: aslant, then level."""
    end = columns.date_x - 0.4 * frame.size_pt
    knee = end - _STUB_EM * frame.size_pt
    if dot != level:
        yield Stroke(columns.axis_x, dot, knee, level, _LEADER_PT, frame.color.muted)
        yield Stroke(knee, level, end, level, _LEADER_PT, frame.color.muted)
    else:
        yield Stroke(columns.axis_x, dot, end, level, _LEADER_PT, frame.color.muted)


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """The top of each label, as near as can be to where it is wanted, none on another, all between 0 and `room`.

    `wanted` rises. The sum of the squared distances is the least possible: labels that meet move together, as in
    isotonic regression by pooling adjacent violators.
    """
    *before, total = accumulate(heights, initial=0.0)
    pools: list[list[float]] = []
    for place, above in zip(wanted, before, strict=True):
        pools.append([place - above, 1])
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            mean, count = pools.pop()
            last = pools[-1]
            last[0] = (last[0] * last[1] + mean * count) / (last[1] + count)
            last[1] += count
    slack = max(room - total, 0.0)
    moved = [min(max(mean, 0.0), slack) for mean, count in pools for _ in range(int(count))]
    return [place + above for place, above in zip(moved, before, strict=True)]
