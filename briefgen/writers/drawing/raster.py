"""Picture -> PNG, for a format that cannot be sure of showing vectors."""

from collections.abc import Sequence
from io import BytesIO
from math import fsum, sqrt
from typing import TYPE_CHECKING

from briefgen.writers.drawing.fonts import split_by_font
from briefgen.writers.drawing.shapes import Box, Dot, Picture, Stroke, Words

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_POINTS_PER_INCH = 72
_MOST_DOTS = 40_000_000
"""Five pages of paper at 300 dots per inch; more would fill the memory."""
_FINER = 4
"""Round and slanted shapes are drawn so many times larger, then reduced: their edges get smooth."""
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The share of the words that stands before their anchor."""


def rasterize(picture: Picture, *, dots_per_inch: int = 300, fonts: Sequence[str] = ()) -> bytes:
    """`picture` as a PNG on white, the same bytes for the same picture.

    Words are set in Noto Sans; characters that it lacks in the first of `fonts`, paths of font files, that has them.
    What none has is drawn as U+FFFD. A picture that is far larger than a page has fewer dots per inch.
    """
    from PIL import Image, ImageDraw

    area = max(picture.width_pt * picture.height_pt, 1.0)
    scale = min(dots_per_inch / _POINTS_PER_INCH, sqrt(_MOST_DOTS / area))
    size = (max(round(picture.width_pt * scale), 1), max(round(picture.height_pt * scale), 1))
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        match shape:
            case Box():
                _fill(image, shape, scale)
            case Stroke():
                _stroke(image, shape, scale)
            case Dot():
                _smooth(image, shape, scale)
            case Words():
                _words(draw, shape, scale, fonts)
    content = BytesIO()
    image.save(content, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return content.getvalue()


def _words(draw: "ImageDraw", words: Words, scale: float, files: Sequence[str]) -> None:
    parts = list(split_by_font(words.text, max(round(words.size_pt * scale), 1), bold=words.bold, files=files))
    x = words.x * scale - _SHARES[words.anchor] * fsum(font.getlength(part) for part, font in parts)
    for part, font in parts:
        draw.text((x, words.y * scale), part, fill=words.color, font=font, anchor="ls")
        x += font.getlength(part)


def _fill(image: "Image", box: Box, scale: float) -> None:
    """A rectangle on whole pixels, at least one in each direction."""
    left, top = round(box.x * scale), round(box.y * scale)
    right = max(round((box.x + box.width_pt) * scale), left + 1)
    bottom = max(round((box.y + box.height_pt) * scale), top + 1)
    image.paste(box.fill, (left, top, right, bottom))


def _stroke(image: "Image", stroke: Stroke, scale: float) -> None:
    half = stroke.width_pt / 2
    left, right = sorted((stroke.x1, stroke.x2))
    top, bottom = sorted((stroke.y1, stroke.y2))
    if top == bottom:
        _fill(image, Box(left, top - half, right - left, stroke.width_pt, stroke.color), scale)
    elif left == right:
        _fill(image, Box(left - half, top, stroke.width_pt, bottom - top, stroke.color), scale)
    else:
        _smooth(image, stroke, scale)


def _smooth(image: "Image", shape: Stroke | Dot, scale: float) -> None:
    """A round or slanted shape, drawn large on a mask of its own."""
    from PIL import Image, ImageDraw

    if isinstance(shape, Dot):
        xs, ys, margin, color = (shape.x, shape.x), (shape.y, shape.y), shape.radius_pt, shape.fill
    else:
        xs, ys, margin, color = (shape.x1, shape.x2), (shape.y1, shape.y2), shape.width_pt, shape.color
    left, top = int((min(xs) - margin) * scale) - 1, int((min(ys) - margin) * scale) - 1
    width, height = int((max(xs) + margin) * scale) + 2 - left, int((max(ys) + margin) * scale) + 2 - top
    mask = Image.new("L", (width * _FINER, height * _FINER), 0)
    draw = ImageDraw.Draw(mask)
    points = [((x * scale - left) * _FINER, (y * scale - top) * _FINER) for x, y in zip(xs, ys, strict=True)]
    if isinstance(shape, Dot):
        (x, y), radius = points[0], shape.radius_pt * scale * _FINER
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    else:
        draw.line(points, fill=255, width=max(round(shape.width_pt * scale * _FINER), 1))
    image.paste(color, (left, top), mask.resize((width, height), Image.Resampling.BOX))
