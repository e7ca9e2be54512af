"""A drawing keeps its words apart and inside the picture, and shows the figures as they are."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.document.drawing import Bar, BarChart, Drawing, Event, Matrix, Timeline
from briefgen.document.style import Color, Page, Style, Type
from briefgen.writers.drawing.layout import lay_out
from briefgen.writers.drawing.measure import text_width_pt
from briefgen.writers.drawing.shapes import Box, Dot, Picture, Stroke, Words
from briefgen.writers.drawing.timeline import spread

DAY = date(2026, 5, 3)
STYLE = Style()
ROUNDING_PT = 0.01

LABELS = st.text(
    st.sampled_from("aeiourtmMW. ,-’…éßШ한국어漢") | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200
)
EVENTS = st.builds(
    lambda days, label: Event(DAY + timedelta(days), f"{days} days", label), st.integers(0, 4000), LABELS
)
VALUES = st.just(0.0) | st.floats(0, 1e12, allow_nan=False)
BARS = st.builds(lambda label, value: Bar(label, value, f"{value:,.0f}"), LABELS, VALUES)


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    rows = draw(st.lists(LABELS, min_size=1, max_size=40))
    columns = draw(st.lists(LABELS, min_size=1, max_size=12))
    marks = draw(st.lists(st.tuples(*[st.booleans()] * len(columns)), min_size=len(rows), max_size=len(rows)))
    return Matrix(tuple(rows), tuple(columns), tuple(marks))


DRAWINGS: st.SearchStrategy[Drawing] = st.one_of(
    st.builds(lambda events: Timeline(tuple(events)), st.lists(EVENTS, min_size=1, max_size=60)),
    st.builds(lambda bars: BarChart(tuple(bars)), st.lists(BARS, min_size=1, max_size=40)),
    matrices(),
)

Extent = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def extent(words: Words) -> Extent:
    width = text_width_pt(words.text, words.size_pt)
    left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    return left, words.y - 0.75 * words.size_pt, left + width, words.y + 0.25 * words.size_pt


def extents(picture: Picture, kind: type[Words | Box | Dot]) -> Iterator[Extent]:
    for shape in picture.shapes:
        match shape:
            case Words() if kind is Words:
                yield extent(shape)
            case Box() if kind is Box:
                yield shape.x, shape.y, shape.x + shape.width_pt, shape.y + shape.height_pt
            case Dot() if kind is Dot:
                yield (
                    shape.x - shape.radius_pt,
                    shape.y - shape.radius_pt,
                    shape.x + shape.radius_pt,
                    shape.y + shape.radius_pt,
                )


def meet(one: Extent, other: Extent) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > ROUNDING_PT
        and min(one[3], other[3]) - max(one[1], other[1]) > ROUNDING_PT
    )


def crosses(stroke: Stroke, words: Extent) -> bool:
    """Whether a level, upright or slanted line runs through the words: looked at in small steps."""
    steps = [step / 40 for step in range(41)]
    points = [(stroke.x1 + at * (stroke.x2 - stroke.x1), stroke.y1 + at * (stroke.y2 - stroke.y1)) for at in steps]
    return any(words[0] < x < words[2] and words[1] < y < words[3] for x, y in points)


@settings(max_examples=150, deadline=None)
@given(drawing=DRAWINGS, width_pt=st.floats(150, 700))
def test_words_stay_in_the_picture_and_apart(drawing: Drawing, width_pt: float) -> None:
    picture = lay_out(drawing, STYLE, width_pt=width_pt)
    words = list(extents(picture, Words))
    everything = [*words, *extents(picture, Box), *extents(picture, Dot)]
    assert picture.width_pt == width_pt
    for left, top, right, bottom in everything:
        assert left >= -ROUNDING_PT
        assert top >= -ROUNDING_PT
        assert right <= width_pt + ROUNDING_PT
        assert bottom <= picture.height_pt + ROUNDING_PT
    for one, other in combinations(words, 2):
        assert not meet(one, other)
    for one in words:
        assert not any(meet(one, other) for kind in (Box, Dot) for other in extents(picture, kind))


@settings(max_examples=60, deadline=None)
@given(drawing=DRAWINGS, width_pt=st.floats(150, 700))
def test_no_line_runs_through_words(drawing: Drawing, width_pt: float) -> None:
    picture = lay_out(drawing, STYLE, width_pt=width_pt)
    words = list(extents(picture, Words))
    strokes = [shape for shape in picture.shapes if isinstance(shape, Stroke)]
    assert not [one for one in words for stroke in strokes if crosses(stroke, one)]


LONG = "A label that takes more than one line wherever it stands, and would take three if it were let; " * 2


@pytest.mark.parametrize("count", range(4, 61, 4))
@pytest.mark.parametrize("width_pt", [150, 300, 482, 700])
def test_a_drawing_fits_on_a_page_with_its_caption(width_pt: float, count: int) -> None:
    few = min(count, 40)
    drawings = (
        Timeline(tuple(Event(DAY + timedelta(number**2), "3 May 2026", LONG) for number in range(count))),
        BarChart(tuple(Bar(LONG, number, f"{number:,} articles") for number in range(few))),
        Matrix((LONG,) * few, (LONG,) * 12, ((True,) * 12,) * few),
    )
    for drawing in drawings:
        assert lay_out(drawing, STYLE, width_pt=width_pt).height_pt <= 0.8 * STYLE.page.text_height_pt


@settings(max_examples=40, deadline=None)
@given(drawing=DRAWINGS, small_pt=st.floats(0, 1000), margin_pt=st.floats(0, 1000))
def test_any_style_gives_a_picture(drawing: Drawing, small_pt: float, margin_pt: float) -> None:
    style = Style(page=Page(margin_top_pt=margin_pt), type=Type(small_pt=small_pt))
    picture = lay_out(drawing, style, width_pt=300)
    assert {type(shape) for shape in picture.shapes} >= {Words}
    assert all(6 <= shape.size_pt <= 12 for shape in picture.shapes if isinstance(shape, Words))


@pytest.mark.parametrize("drawing", [Timeline(()), BarChart(()), Matrix((), (), ())])
def test_a_drawing_of_nothing_shows_no_words(drawing: Drawing) -> None:
    picture = lay_out(drawing, STYLE, width_pt=300)
    assert not [shape for shape in picture.shapes if isinstance(shape, Words)]
    assert picture.height_pt > 0


# ---- bars -----------------------------------------------------------------------------------------


def chart(*values: float) -> BarChart:
    return BarChart(tuple(Bar(f"Bar {value}", value, f"{value:g} t") for value in values))


def boxes(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


@pytest.mark.parametrize("width_pt", [160, 480])
def test_bars_are_as_long_as_their_values(width_pt: float) -> None:
    longest, half, tenth = boxes(lay_out(chart(20, 10, 0, 2), STYLE, width_pt=width_pt))
    assert half.width_pt == pytest.approx(longest.width_pt / 2)
    assert tenth.width_pt == pytest.approx(longest.width_pt / 10)
    assert longest.x == half.x == tenth.x


def test_each_bar_bears_its_value_and_none_is_drawn_for_zero() -> None:
    picture = lay_out(chart(0, 0), STYLE, width_pt=480)
    assert boxes(picture) == []
    assert [shape.text for shape in picture.shapes if isinstance(shape, Words) and shape.bold] == ["0 t", "0 t"]


def test_labels_stand_above_their_bars_where_it_is_narrow() -> None:
    label, value = (shape for shape in lay_out(chart(7), STYLE, width_pt=160).shapes if isinstance(shape, Words))
    assert label.y < value.y
    label, value = (shape for shape in lay_out(chart(7), STYLE, width_pt=480).shapes if isinstance(shape, Words))
    assert label.y == value.y


# ---- timelines ------------------------------------------------------------------------------------


def timeline(*days: int, label: str = "Something happened") -> Timeline:
    return Timeline(tuple(Event(DAY + timedelta(day), f"day {day}", label) for day in days))


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def test_dots_are_spaced_by_time_and_labels_give_way() -> None:
    picture = lay_out(timeline(0, 1, 2, 100), STYLE, width_pt=480)
    first, second, _, last = (dot.y for dot in dots(picture))
    assert (second - first) / (last - first) == pytest.approx(0.01)
    tops = [words.y for words in picture.shapes if isinstance(words, Words) and words.bold]
    assert all(below - above > STYLE.type.small_pt for above, below in pairwise(tops))


def test_labels_move_no_further_than_they_must() -> None:
    assert spread([0, 50, 100], [10, 10, 10], 110) == [0, 50, 100]
    assert spread([40, 40, 90], [10, 10, 10], 110) == [35, 45, 90]
    assert spread([40, 42, 47], [10, 10, 10], 110) == [33, 43, 53]
    assert spread([0, 0, 30], [10, 10, 10], 110) == [0, 10, 30]
    assert spread([60, 100, 100], [10, 10, 10], 110) == [60, 90, 100]
    assert spread([30, 30], [40, 10], 110) == [10, 50]


def test_events_of_one_day_share_a_dot() -> None:
    assert len(dots(lay_out(timeline(5, 5, 5), STYLE, width_pt=480))) == 1


def test_one_event_needs_no_line() -> None:
    picture = lay_out(timeline(5), STYLE, width_pt=480)
    assert len(dots(picture)) == 1
    assert all(shape.y1 == shape.y2 for shape in picture.shapes if isinstance(shape, Stroke))


def test_events_out_of_order_are_drawn_in_order() -> None:
    assert lay_out(timeline(9, 2, 4), STYLE, width_pt=480) == lay_out(timeline(2, 4, 9), STYLE, width_pt=480)


def test_a_label_that_is_too_long_ends_with_an_ellipsis() -> None:
    picture = lay_out(timeline(1, label="word " * 200), STYLE, width_pt=200)
    texts = [shape.text for shape in picture.shapes if isinstance(shape, Words)]
    assert len(texts) == 1 + 3
    assert texts[-1].endswith("word…")


# ---- matrices -------------------------------------------------------------------------------------


def test_a_dot_stands_where_a_row_and_a_column_meet() -> None:
    matrix = Matrix(("Lee", "Trump"), ("One", "Two", "Three"), ((True, False, True), (False, True, False)))
    picture = lay_out(matrix, STYLE, width_pt=480)
    heads = {shape.text: shape for shape in picture.shapes if isinstance(shape, Words)}
    places = {(round(dot.x, 3), dot.y < heads["Trump"].y - 10) for dot in dots(picture)}
    assert places == {
        (round(heads["One"].x, 3), True),
        (round(heads["Three"].x, 3), True),
        (round(heads["Two"].x, 3), False),
    }


@pytest.mark.parametrize("width_pt", [120, 150, 700])
def test_dots_of_narrow_columns_are_kept_apart(width_pt: float) -> None:
    matrix = Matrix((LONG,), tuple("abcdefghijkl"), ((True,) * 12,))
    row = dots(lay_out(matrix, Style(type=Type(small_pt=12)), width_pt=width_pt))
    assert all(left.x + left.radius_pt < right.x - right.radius_pt for left, right in pairwise(row))


def test_heads_that_do_not_fit_above_their_columns_stand_like_steps() -> None:
    columns = tuple(f"A newspaper of a long name, number {number}" for number in range(8))
    picture = lay_out(Matrix(("Lee",), columns, ((True,) * 8,)), STYLE, width_pt=400)
    heads = [shape for shape in picture.shapes if isinstance(shape, Words) and shape.anchor == "end"]
    assert len(heads) == 8
    assert all(left.x < right.x and left.y > right.y for left, right in pairwise(heads))


# ---- colors ---------------------------------------------------------------------------------------


def test_an_accent_that_does_not_show_on_paper_gives_way_to_the_color_of_text() -> None:
    pale = replace(STYLE, color=Color(accent="#FFFF00"))
    assert {box.fill for box in boxes(lay_out(chart(3, 4), pale, width_pt=480))} == {pale.color.text}
    assert {box.fill for box in boxes(lay_out(chart(3, 4), STYLE, width_pt=480))} == {STYLE.color.accent}
