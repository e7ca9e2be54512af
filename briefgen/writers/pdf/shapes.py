"""Shapes: a picture's parts on ReportLab's canvas, as vectors."""

from collections.abc import Sequence
from math import fsum
from typing import Any, assert_never

from reportlab.lib.colors import HexColor

from briefgen.writers.drawing.shapes import Box, Dot, Picture, Stroke, Words
from briefgen.writers.pdf.characters import split_by_face
from briefgen.writers.pdf.faces import BOLD, REGULAR, load_face
from briefgen.writers.pdf.white_space import drawable

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The share of the words that stands before their anchor."""


def draw_shapes(canvas: Any, picture: Picture, fallbacks: Sequence[str]) -> None:  # noqa: ANN401 # reportlab carries no types
    """Draw `picture` with its upper left corner at the origin; its `y` grows down, the canvas's up."""
    for shape in picture.shapes:
        match shape:
            case Box():
                canvas.setFillColor(HexColor(shape.fill))
                canvas.rect(shape.x, -shape.y - shape.height_pt, shape.width_pt, shape.height_pt, stroke=0, fill=1)
            case Stroke():
                canvas.setStrokeColor(HexColor(shape.color))
                canvas.setLineWidth(shape.width_pt)
                canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
            case Dot():
                canvas.setFillColor(HexColor(shape.fill))
                canvas.circle(shape.x, -shape.y, shape.radius_pt, stroke=0, fill=1)
            case Words():
                _draw_words(canvas, shape, fallbacks)
            case _:
                assert_never(shape)


def _draw_words(canvas: Any, words: Words, fallbacks: Sequence[str]) -> None:  # noqa: ANN401 # reportlab carries no types
    parts = [
        (text, face, load_face(face).width_pt(text, words.size_pt))
        for face, text in split_by_face(drawable(words.text), BOLD if words.bold else REGULAR, fallbacks)
    ]
    x = words.x - fsum(width_pt for _, _, width_pt in parts) * _SHARES[words.anchor]
    text = canvas.beginText(x, -words.y)
    text.setFillColor(HexColor(words.color))
    for part, face, _ in parts:
        text.setFont(face, words.size_pt)
        text.textOut(part)
    canvas.drawText(text)
