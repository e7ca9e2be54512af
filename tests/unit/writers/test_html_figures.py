import re
from xml.etree import ElementTree as ET

import pytest
from builders import document
from every_block import EVERY_BLOCK
from msgspec.structs import replace

from briefgen.document.drawing import Bar, BarChart
from briefgen.document.style import Color, Style, Type
from briefgen.document.tree import Figure, Text
from briefgen.writers.drawing.layout import lay_out
from briefgen.writers.drawing.shapes import Box, Dot, Stroke, Words
from briefgen.writers.html import write

FIGURES = [replace(block, caption=(Text("What it costs"),)) for block in EVERY_BLOCK if isinstance(block, Figure)]
TAGS = {Box: "rect", Stroke: "line", Dot: "circle", Words: "text"}


def page(figure: Figure, style: Style | None = None) -> str:
    return write(document(figure, style=style)).decode().partition("<main>")[2].partition("</main>")[0]


def drawings(written: str) -> list[ET.Element]:
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", written, re.DOTALL)]  # noqa: S314 # we wrote it


@pytest.mark.parametrize("figure", FIGURES)
def test_each_shape_is_drawn_in_its_place(figure: Figure) -> None:
    picture = lay_out(figure.drawing, Style(), width_pt=Style().page.text_width_pt)
    *_, on_paper = drawings(page(figure))
    (group,) = on_paper
    assert [shape.tag for shape in group] == [TAGS[type(shape)] for shape in picture.shapes]
    assert [shape.text for shape in group if shape.tag == "text"] == [
        shape.text for shape in picture.shapes if isinstance(shape, Words)
    ]
    for shape, drawn in zip(picture.shapes, group, strict=True):
        left, top = (shape.x1, shape.y1) if isinstance(shape, Stroke) else (shape.x, shape.y)
        names = {"line": ("x1", "y1"), "circle": ("cx", "cy")}.get(drawn.tag, ("x", "y"))
        assert [float(drawn.attrib[name]) for name in names] == pytest.approx([left, top], abs=0.01)
    sides = [float(side) for side in on_paper.attrib["viewBox"].split()[2:]]
    assert sides == pytest.approx([picture.width_pt, picture.height_pt], abs=0.01)


def test_a_voice_says_what_the_drawing_shows_and_nothing_that_is_drawn() -> None:
    written = drawings(page(replace(FIGURES[0], alt='A "line" & dots')))
    for drawing in written:
        assert (drawing.attrib["role"], drawing.attrib["aria-label"]) == ("img", 'A "line" & dots')
        assert [group.attrib.get("aria-hidden") for group in drawing] == ["true"]


def test_it_is_drawn_for_a_screen_a_phone_and_paper_of_which_one_shows() -> None:
    written = page(FIGURES[1])
    assert re.findall(r'<div class="(on-\w+)"( hidden)?>', written) == [
        ("on-screen", ""),
        ("on-phone", " hidden"),
        ("on-paper", " hidden"),
    ]
    widths = [float(drawing.attrib["width"].removesuffix("em")) for drawing in drawings(written)]
    assert widths[1] < widths[0] < widths[2]


def test_the_caption_and_the_facts_follow() -> None:
    written = page(FIGURES[1])
    assert re.findall(r"<(figure|svg|figcaption|/figure|table)", written) == [
        *("figure", "svg", "svg", "svg", "figcaption", "/figure", "table")
    ]
    assert "<figcaption>What it costs</figcaption>" in written
    assert '<table class="facts">' in written


def test_a_figure_without_a_caption_has_none() -> None:
    assert "figcaption" not in page(replace(FIGURES[1], caption=()))


def test_colors_are_those_of_the_page_in_light_and_dark() -> None:
    written = page(FIGURES[1], Style(color=Color(accent="#8B0000")))
    assert 'fill="var(--accent)"' in written
    assert not re.search(r'(?:fill|stroke)="#', written)


def test_words_of_a_drawing_cannot_become_markup() -> None:
    assert "&lt;b&gt;&amp;</text>" in page(replace(FIGURES[1], drawing=BarChart((Bar("<b>&", 1, "1"),))))


def test_a_style_without_sizes_still_gives_a_drawing() -> None:
    assert len(drawings(page(FIGURES[0], Style(type=Type(body_pt=0, small_pt=0))))) == 3
