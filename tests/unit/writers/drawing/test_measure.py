"""Text is never wider than it is taken to be, and is broken between words."""

from importlib import import_module
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.writers.drawing.measure import cut, text_width_pt, wrap

TEXTS = st.text(max_size=200)


@pytest.mark.parametrize("face", ["Regular", "Bold"])
@pytest.mark.parametrize(
    "text",
    [
        "South Korea’s president told the cabinet that the navy will test a submarine",
        "WASHINGTON, 3 May 2026 – “MMM WWW” @ 100% (no. 1)",
        "Le Premier ministre québécois s’est rendu à Zürich",
        "Президент Южной Кореи, Жжюшщ",
        "Ο πρωθυπουργός της Ελλάδας",
    ],
)
def test_text_is_no_wider_than_it_is_taken_to_be(face: str, text: str) -> None:
    fonts = pytest.importorskip("PIL.ImageFont")
    font = fonts.truetype(BytesIO(import_module(f"pymupdf_fonts.NotoSans_{face}").fontbuffer), 100)
    real = font.getlength(text)
    assert real <= text_width_pt(text, 100) <= 1.5 * real


@given(text=TEXTS, width_pt=st.floats(20, 400), most_lines=st.integers(1, 4))
def test_lines_fit_and_say_what_was_there(text: str, width_pt: float, most_lines: int) -> None:
    lines = wrap(text, 8.5, width_pt=width_pt, most_lines=most_lines)
    assert len(lines) <= most_lines
    assert all(text_width_pt(line, 8.5) <= width_pt for line in lines)
    said = "".join("".join(lines).split())
    whole = "".join(text.split())
    assert said == whole or (said.endswith("…") and whole.startswith(said.removesuffix("…")))


def test_lines_break_between_words_and_after_hyphens() -> None:
    assert wrap("a nuclear-powered submarine", 10, width_pt=62, most_lines=3) == ("a nuclear-", "powered", "submarine")


def test_a_word_that_is_too_long_is_broken() -> None:
    lines = wrap("Donaudampfschifffahrtsgesellschaft", 10, width_pt=80, most_lines=9)
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_text_without_blanks_between_words_breaks_anywhere() -> None:
    assert wrap("한국어한국어", 10, width_pt=40, most_lines=3) == ("한국어", "한국어")


def test_a_sign_is_not_torn_off_its_letter() -> None:
    assert wrap("e\u0301" * 10, 10, width_pt=20, most_lines=9)[0].endswith("\u0301")


def test_text_is_cut_with_an_ellipsis() -> None:
    assert cut("short", 10, width_pt=100) == "short"
    assert cut("one, two, three, four", 10, width_pt=70) == "one, two…"
    assert cut("anything", 10, width_pt=3) == ""
