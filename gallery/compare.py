"""Two page images -> the places where they differ for a reader, not for another version of the program that drew them.

Another poppler sets the edges of letters elsewhere by part of a pixel. So a pixel may take any value that the other
picture has beside it, and a cell of the page counts as off only where its pixels are beyond that on the mean. What
moved by two points, is missing, is new or has another color is off in many cells.
"""

from collections.abc import Callable

from PIL import Image, ImageChops, ImageFilter

CELL = 4
"""Pixels on a side of a cell: at the gallery's size 3.6 points."""
MOST_OFF = 2
"""So many cells may be off. A short line of the smallest gray type, moved by two points, is off in three or more."""
_STRAY = 10
"""How far the pixels of a cell may be from the other picture on the mean, of 255."""
_OTHER_COLOR = 5
"""How far apart two even areas may be, of 255: what a palette of few colors may do to them."""
_EVEN = 2
_PAPER = "white"
_MARK = (214, 0, 32)


def is_alike(expected: Image.Image, actual: Image.Image) -> bool:
    """Whether a reader sees the same page in both pictures."""
    return expected.size == actual.size and count_off(expected, actual) <= MOST_OFF


def count_off(expected: Image.Image, actual: Image.Image) -> int:
    """How many cells of the page differ; both pictures must have the same size."""
    first, second = expected.convert("RGB"), actual.convert("RGB")
    box = ImageChops.difference(first, second).getbbox()
    if box is None:
        return 0
    place = _with_neighbors(box, expected.size)
    return _off_cells(first.crop(place), second.crop(place)).histogram()[255]


def show_difference(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """The actual page, pale, with the cells that differ in red; a page of another size stands on the larger one."""
    size = (max(expected.width, actual.width), max(expected.height, actual.height))
    before, now = _on_paper(expected, size), _on_paper(actual, size)
    cells = _off_cells(before, now)
    mask = cells.resize((cells.width * CELL, cells.height * CELL), Image.Resampling.NEAREST).crop((0, 0, *size))
    pale = Image.blend(now, Image.new("RGB", size, _PAPER), 0.6)
    return Image.composite(Image.blend(now, Image.new("RGB", size, _MARK), 0.5), pale, mask)


def _on_paper(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("RGB", size, _PAPER)
    paper.paste(image.convert("RGB"))
    return paper


def _with_neighbors(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """`box` and two cells around it, on the grid of cells: what is outside is alike and takes no time."""
    left, top = (max(0, edge // CELL - 2) * CELL for edge in box[:2])
    right, bottom = (min(whole, (edge // CELL + 3) * CELL) for edge, whole in zip(box[2:], size, strict=True))
    return left, top, right, bottom


def _off_cells(first: Image.Image, second: Image.Image) -> Image.Image:
    """A picture of one pixel a cell: 255 where the two differ, 0 elsewhere."""
    soft, other = (image.filter(ImageFilter.BoxBlur(1)) for image in (first, second))
    strays = _brightest(ImageChops.lighter(_beyond(soft, other), _beyond(other, soft)))
    even = ImageChops.multiply(_even(first), _even(second))
    colors = ImageChops.multiply(_brightest(ImageChops.difference(first, second)), even)
    return ImageChops.lighter(_over(strays, _STRAY), _over(colors, _OTHER_COLOR))


def _beyond(image: Image.Image, other: Image.Image) -> Image.Image:
    """How far each pixel of `other` is from all that `image` has there and beside it."""
    darkest, lightest = _around(image, ImageChops.darker), _around(image, ImageChops.lighter)
    return ImageChops.lighter(ImageChops.subtract(other, lightest), ImageChops.subtract(darkest, other))


def _even(image: Image.Image) -> Image.Image:
    """255 where a pixel is like all around it, 0 elsewhere."""
    spread = ImageChops.subtract(_around(image, ImageChops.lighter), _around(image, ImageChops.darker))
    return _brightest(spread).point([255 if value <= _EVEN else 0 for value in range(256)])


def _around(image: Image.Image, choose: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """Each pixel as what `choose` makes of it and the eight beside it; Pillow's own filters take ten times as long."""
    for x, y in ((1, 0), (0, 1)):
        beside = choose(ImageChops.offset(image, x, y), ImageChops.offset(image, -x, -y))
        image = choose(image, beside)
    return image


def _brightest(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _over(image: Image.Image, limit: int) -> Image.Image:
    return image.reduce(CELL).point([255 if value > limit else 0 for value in range(256)])
