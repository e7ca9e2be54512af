"""Whatever words the stylesheet sets on whatever ground can be read: 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""

import re

import pytest
from every_block import MARKING

from briefgen.document.contrast import contrast
from briefgen.document.style import Color, Style
from briefgen.template.load import load_template
from briefgen.template.search import list_templates
from briefgen.writers.html.stylesheet import darken, write_stylesheet

INKS, GROUNDS = ("text", "accent", "muted"), ("ground", "tint")
STYLES = {"plain": Style()} | {summary.name: load_template(summary.name).style for summary in list_templates()}


def named(property_: str) -> set[str]:
    """What the stylesheet says for `property_`, but for markings, which bring their own colors."""
    sheet = write_stylesheet(Style(), MARKING, "Page {page} of {pages}").partition("\n}\n")[2]
    found = re.findall(rf"(?<![\w-]){property_}: ([^;]+);", sheet)
    return {re.sub(r"var\(--([\w-]+)\)", r"\1", value) for value in found} - {"marking-color", "marking-ground"}


def test_the_pairs_that_are_measured_are_all_there_are() -> None:
    assert named("background") == set(GROUNDS)
    assert named("color") == {*INKS, "inherit", Color().muted}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(style: str, scheme: str) -> None:
    color = STYLES[style].color if scheme == "light" else darken(STYLES[style].color)
    ground = "#FFFFFF" if scheme == "light" else "#14181D"
    pairs = {(ink, behind): contrast(getattr(color, ink), behind) for ink in INKS for behind in (ground, color.tint)}
    assert {pair: measured for pair, measured in pairs.items() if measured < 4.5} == {}


def test_colors_are_written_as_they_are_measured() -> None:
    sheet = write_stylesheet(Style(), None, "")
    for color in (Color(), darken(Color())):
        assert f"--text: {color.text}; --accent: {color.accent}; --tint: {color.tint}; --muted: {color.muted};" in sheet


def test_a_marking_can_be_read() -> None:
    assert contrast(MARKING.color, MARKING.ground) >= 4.5
