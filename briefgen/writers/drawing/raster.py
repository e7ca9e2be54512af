"""Picture -> PNG, for a format that cannot be sure of showing vectors."""

from functools import cache
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

from briefgen.writers.drawing.shapes import Box, Dot, Picture, Stroke, Words

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_POINTS_PER_INCH = 72
_FINER = 4
"""Round and slanted shapes are drawn so many times larger, then reduced: their edges get smooth."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def rasterize(picture: Picture, *, dots_per_inch: int = 300) -> bytes:
    """`picture` as a PNG on white, the same bytes for the same picture.

    Words are set in Noto Sans; a character that it lacks is drawn as its empty box.
    """
    from PIL import Image, ImageDraw

    scale = dots_per_inch / _POINTS_PER_INCH
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
                font = _font("Bold" if shape.bold else "Regular", round(shape.size_pt * scale))
                place = (shape.x * scale, shape.y * scale)
                draw.text(place, shape.text, fill=shape.color, font=font, anchor=_ANCHORS[shape.anchor])
    content = BytesIO()
    image.save(content, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return content.getvalue()


@cache
def _font(face: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # The basic layout is in every build of Pillow; with the other one the bytes would hang on what is installed.
    buffer = import_module(f"pymupdf_fonts.NotoSans_{face}").fontbuffer
    return ImageFont.truetype(BytesIO(buffer), size, layout_engine=ImageFont.Layout.BASIC)


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
