import re

import pytest
from builders import document, paragraph
from every_block import MARKING
from msgspec.structs import replace
from readers import html_text

from briefgen.document.marking import Marking
from briefgen.document.style import Page, Style
from briefgen.writers.html import write


def page(marking: Marking | None, style: Style | None = None) -> str:
    return write(replace(document(paragraph("Words."), style=style), marking=marking)).decode()


def test_it_stands_at_both_ends_of_the_page_and_is_not_read_aloud() -> None:
    written = page(replace(MARKING, label="NATO <SECRET>"))
    ends = re.findall(r'<div class="marking-(top|bottom)" aria-hidden="true"><span>([^<]*)</span></div>', written)
    assert ends == [("top", "NATO &lt;SECRET&gt;"), ("bottom", "NATO &lt;SECRET&gt;")]
    assert html_text(written.encode()).split() == ["Words."]


def test_its_look_is_that_of_its_scheme() -> None:
    written = page(MARKING)
    assert "--marking-color: #FFC000; --marking-ground: #000000; --marking-align: right;" in written
    assert "--marking-size: 1rem" in written  # 12 pt where a reader has not chosen otherwise
    assert ":root { --marking-size: 12pt; }" in written


def test_a_page_without_one_says_nothing_of_markings() -> None:
    written = page(None)
    assert "<div" not in written
    assert "--marking-size:" not in written


@pytest.mark.parametrize("margin_pt", [0, 20, 51, 90])
@pytest.mark.parametrize("size_pt", [6, 12, 36])
def test_every_printed_page_keeps_room_for_it(margin_pt: float, size_pt: float) -> None:
    style = Style(page=Page(margin_top_pt=margin_pt, margin_bottom_pt=margin_pt))
    written = page(replace(MARKING, size_pt=size_pt), style)
    beyond, _, below, _ = map(
        float, re.findall(r"[\d.]+(?=pt)", written.partition("size: A4; margin: ")[2].partition(";")[0])
    )
    above, under = map(float, re.findall(r"padding: ([\d.]+)pt 0 ([\d.]+)pt;", written)[-1])
    assert (beyond, above) == (below, under)
    assert beyond >= 8
    assert above >= size_pt * 1.5 + 8
    assert beyond + above == pytest.approx(max(margin_pt, size_pt * 1.5 + 16))
    assert "box-decoration-break: clone" in written
