"""What a page draws: where strings stand, in which color, and in which marked stretch."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from briefgen.inspect.pdf.content import Drawn, Event, Shown
from briefgen.inspect.pdf.inspected import inspect_pdf


def events_of(content: bytes, form: bytes = b"") -> list[Event]:
    """The events of a page of 200 by 200 points whose font is 500 wide and whose form `F` is twice as large."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        font = Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=0, Widths=Array([500] * 256))
        drawn = Stream(pdf, form, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Matrix=Array([2, 0, 0, 2, 0, 0]))
        page.resources["/Font"] = Dictionary(F=font)
        page.resources["/XObject"] = Dictionary(F=drawn)
        page.contents_add(content)
        saved = io.BytesIO()
        pdf.save(saved)
    (events,) = inspect_pdf(saved.getvalue()).pages
    return list(events)


def shown(content: bytes, form: bytes = b"") -> list[tuple[float, float, float, float]]:
    """Left, bottom and right edge, and size of each string."""
    strings = [event for event in events_of(content, form) if isinstance(event, Shown)]
    return [(*(round(edge, 3) for edge in string.box[:3]), round(string.size_pt, 3)) for string in strings]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b"BT /F 10 Tf 20 30 Td (ab) Tj ET", [(20, 30, 30, 10)]),
        (b"BT /F 10 Tf 20 30 Td (a) Tj (b) Tj ET", [(20, 30, 25, 10), (25, 30, 30, 10)]),
        (b"BT /F 10 Tf 20 30 Td [(a) -1000 (b)] TJ ET", [(20, 30, 25, 10), (35, 30, 40, 10)]),
        (b"BT /F 10 Tf 12 TL 20 30 Td (a) ' (b) ' ET", [(20, 18, 25, 10), (20, 6, 25, 10)]),
        (b'BT /F 10 Tf 12 TL 20 30 Td 0 0 (a) " ET', [(20, 18, 25, 10)]),
        (b"BT /F 10 Tf 20 30 Td 0 -12 TD (a) Tj T* (b) Tj ET", [(20, 18, 25, 10), (20, 6, 25, 10)]),
        (b"BT /F 10 Tf 1 Tc 4 Tw 20 30 Td (a b) Tj ET", [(20, 30, 42, 10)]),
        (b"BT /F 10 Tf 50 Tz 3 Ts 20 30 Td (ab) Tj ET", [(20, 33, 25, 10)]),
        (b"BT /F 1 Tf 10 0 0 20 5 6 Tm (ab) Tj ET", [(5, 6, 15, 20)]),
        (b"q 2 0 0 2 10 10 cm BT /F 5 Tf 1 1 Td (ab) Tj ET Q BT /F 5 Tf (a) Tj ET", [(12, 12, 22, 10), (0, 0, 2.5, 5)]),
        (b"BT Tf /Unknown 3 Tf (ab) Tj ET /F Do Do Q", [(0, 0, 0, 3)]),
    ],
)
def test_strings_stand_where_the_state_puts_them(content: bytes, places: list[tuple[float, ...]]) -> None:
    assert shown(content) == places


def test_a_form_is_drawn_with_its_matrix_and_its_own_state() -> None:
    form = b"BT /F 5 Tf 10 10 Td (ab) Tj ET 1 0 0 rg"
    assert shown(b"/F Do BT /F 5 Tf (a) Tj ET", form) == [(20, 20, 30, 10), (0, 0, 2.5, 5)]


@pytest.mark.parametrize(
    ("content", "fill"),
    [
        (b"1 0 0 rg 0 0 9 9 re f", "#FF0000"),
        (b"0.5 g 0 0 9 9 re f*", "#808080"),
        (b"0 1 1 0 k 0 0 9 9 re b", "#FF0000"),
        (b"1 0 0 rg /Pattern cs /P scn 0 0 9 9 re f", None),
        (b"1 0 0 rg q 0 g Q 0 0 9 9 re f", "#FF0000"),
        (b"1 0 0 rg 0 0 m 9 9 l S", None),
    ],
)
def test_areas_have_the_color_that_was_set(content: bytes, fill: str | None) -> None:
    (area,) = events_of(content)
    assert isinstance(area, Drawn)
    assert area.fill == fill
    assert area.box == (0, 0, 9, 9)


def test_a_path_that_only_clips_draws_nothing() -> None:
    assert events_of(b"0 0 9 9 re W n") == []


def test_a_picture_in_the_content_is_drawn() -> None:
    (picture,) = events_of(b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI")
    assert isinstance(picture, Drawn)
