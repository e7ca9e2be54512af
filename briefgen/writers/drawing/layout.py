"""Drawing + style -> shapes: the same picture in every format."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from briefgen.document.contrast import contrast
from briefgen.document.drawing import BarChart, Drawing, Matrix, Timeline
from briefgen.document.style import Color, Style
from briefgen.writers.drawing.bars import lay_out_bars
from briefgen.writers.drawing.frame import Frame
from briefgen.writers.drawing.matrix import lay_out_matrix
from briefgen.writers.drawing.shapes import Picture
from briefgen.writers.drawing.timeline import lay_out_timeline

_LEAST_WIDTH_PT = 100.0
_LEAST_SIZE_PT, _MOST_SIZE_PT = 6.0, 12.0
PAGE_SHARE = 0.8
"""The most of a page's text height that a drawing takes: its caption stands below it on the same page."""
_TRIES = (
    *((1.0, 3, 1.4, 0.5), (1.0, 3, 1.0, 0.5), (1.0, 2, 1.0, 0.5), (1.0, 1, 1.0, 0.5)),
    *((1.0, 1, 1.0, 0.2), (0.85, 1, 1.0, 0.2), (0.0, 1, 1.0, 0.15)),
)
"""The share of the size, the lines of a label, the stretch, the gap in ems, from roomy to tight.

The first that is not too high is taken.
"""
_PAPER = "#FFFFFF"
_LEAST_CONTRAST = 3.0
"""Of a mark to white paper (WCAG 2.2, 1.4.11)."""


def lay_out(drawing: Drawing, style: Style, *, width_pt: float) -> Picture:
    """`drawing` as shapes, `width_pt` wide and as high as it needs, in the type and the colors of `style`.

    No words leave the picture or lie on one another; labels that are too long are wrapped, then cut with an
    ellipsis. It fits on a page of `style`, unless it holds far more than a drawing can show.
    """
    most_pt = style.page.text_height_pt * PAGE_SHARE
    for frame in _frames(style, max(width_pt, _LEAST_WIDTH_PT)):
        picture = _lay_out(drawing, frame)
        if picture.height_pt <= most_pt:
            break
    return picture


def _lay_out(drawing: Drawing, frame: Frame) -> Picture:
    match drawing:
        case Timeline():
            return lay_out_timeline(drawing, frame)
        case BarChart():
            return lay_out_bars(drawing, frame)
        case Matrix():
            return lay_out_matrix(drawing, frame)
        case _:
            assert_never(drawing)


def _frames(style: Style, width_pt: float) -> Iterator[Frame]:
    size_pt = min(max(style.type.small_pt, _LEAST_SIZE_PT), _MOST_SIZE_PT)
    color = _visible(style.color)
    for share, most_lines, stretch, gap_em in _TRIES:
        yield Frame(width_pt, max(size_pt * share, _LEAST_SIZE_PT), most_lines, stretch, gap_em, color)


def _visible(color: Color) -> Color:
    """`color` with an accent that shows on white paper."""
    return color if contrast(color.accent, _PAPER) >= _LEAST_CONTRAST else replace(color, accent=color.text)
