"""A picture as PNG: the same bytes each time, as many dots as the paper needs, nothing but the picture in it."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from briefgen.document.drawing import Bar, BarChart, Drawing, Event, Matrix, Timeline
from briefgen.document.style import Style
from briefgen.writers.drawing.layout import lay_out
from briefgen.writers.drawing.raster import rasterize
from briefgen.writers.drawing.shapes import Box, Dot, Picture, Stroke, Words

Image = pytest.importorskip("PIL.Image")

HANGUL = tuple(Path("/usr/share/fonts/truetype/nanum").glob("NanumGothic*.ttf"))

DRAWINGS: dict[str, Drawing] = {
    "timeline": Timeline((Event(date(2026, 5, 3), "3 May", "One"), Event(date(2026, 6, 1), "June", "Two"))),
    "bars": BarChart((Bar("한국어", 4, "4"), Bar("مرحبا \U0001f6a2 \x00", 0, "0"))),
    "matrix": Matrix(("Lee",), ("A head that is much too long for its column " * 3, "b"), ((True, False),)),
}


def opened(picture: Picture, dots_per_inch: int = 300) -> Any:
    return Image.open(BytesIO(rasterize(picture, dots_per_inch=dots_per_inch)))


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_same_picture_gives_the_same_bytes(name: str) -> None:
    picture = lay_out(DRAWINGS[name], Style(), width_pt=300)
    assert rasterize(picture) == rasterize(picture)


def test_a_picture_is_as_large_as_asked_for_and_says_no_more_than_how_fine_it_is() -> None:
    image = opened(Picture(72, 36, ()))
    assert image.size == (300, 150)
    assert set(image.info) == {"dpi"}
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_shapes_are_drawn_where_they_stand() -> None:
    shapes = (
        Box(0, 0, 10, 10, "#FF0000"),
        Dot(30, 20, 5, "#00FF00"),
        Stroke(40, 0, 40, 36, 1, "#0000FF"),
        Stroke(50, 0, 60, 36, 2, "#123456"),
    )
    image = opened(Picture(72, 36, shapes), 72)
    assert image.getpixel((5, 5)) == (255, 0, 0)
    assert image.getpixel((30, 20)) == (0, 255, 0)
    assert image.getpixel((40, 18)) == (0, 0, 255)
    assert image.getpixel((55, 18)) == (0x12, 0x34, 0x56)
    assert image.getpixel((70, 34)) == (255, 255, 255)


@pytest.mark.parametrize(("anchor", "left", "right"), [("start", 36, 72), ("middle", 18, 54), ("end", 0, 36)])
def test_words_are_anchored(anchor: str, left: int, right: int) -> None:
    words = Words(36, 20, "Mmm", 10, "#000000", anchor=anchor)  # type: ignore[arg-type]  # one of the three
    box = opened(Picture(72, 36, (words,)), 72).convert("L").point(lambda value: 255 - value).getbbox()
    assert box is not None
    assert left - 1 <= box[0] < box[2] <= right + 1
    assert box[3] <= 21


def test_characters_that_the_family_lacks_are_set_in_a_font_that_has_them(tmp_path: Path) -> None:
    hangul = Picture(72, 36, (Words(10, 20, "한", 10, "#000000"),))
    other = Picture(72, 36, (Words(10, 20, "漢", 10, "#000000"),))
    assert rasterize(hangul) == rasterize(other)
    font = next((path for path in HANGUL if path.is_file()), None)
    if font is None:
        pytest.skip("this machine has no Korean font")
    (tmp_path / "no.ttf").write_bytes(b"no font")
    files = (str(tmp_path / "none.ttf"), str(tmp_path / "no.ttf"), str(font))
    assert rasterize(hangul, fonts=files) != rasterize(other)


def test_symbols_that_the_family_lacks_are_drawn() -> None:
    one, other = (Picture(72, 36, (Words(10, 20, text, 10, "#000000"),)) for text in ("→", "←"))
    assert rasterize(one) != rasterize(other)


def test_what_only_steers_its_neighbors_is_not_drawn() -> None:
    one, other = (Picture(72, 36, (Words(10, 20, text, 10, "#000000"),)) for text in ("a\u2066b\ufeff", "ab"))
    assert rasterize(one) == rasterize(other)


def test_letters_that_would_come_out_wrong_one_by_one_are_replaced() -> None:
    one, other = (Picture(72, 36, (Words(10, 20, text, 10, "#000000"),)) for text in ("م", "\ufffd"))
    assert rasterize(one) == rasterize(other)


def test_a_picture_that_is_far_too_large_has_fewer_dots() -> None:
    width, height = opened(Picture(500, 200_000, (Words(10, 200, "a", 8, "#000000"),))).size
    assert 30_000_000 < width * height < 41_000_000


def test_a_picture_of_nothing_has_one_dot() -> None:
    assert opened(Picture(0, 0, ())).size == (1, 1)
