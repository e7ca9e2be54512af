"""Looks: a document's style becomes the ink, leading and space of each kind of text on the page."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from briefgen.document.style import Color, HeadingLook, Style, Type
from briefgen.writers.pdf.runs import Ink


class Look(msgspec.Struct, frozen=True):
    """How a block of text is set."""

    ink: Ink
    leading_pt: float
    before_pt: float = 0.0
    after_pt: float = 0.0


class Looks:
    """The looks of one style; every space is a multiple of its step."""

    def __init__(self, style: Style) -> None:
        kind, color, step = style.type, style.color, style.type.step_pt

        def ink(size_pt: float, letters: str, *, bold: bool = False) -> Ink:
            return Ink(size_pt, letters, bold=bold, fallbacks=kind.fonts)

        self.style = style
        self.body = Look(ink(kind.body_pt, color.text), kind.body_leading_pt, after_pt=2 * step)
        self.lead = Look(ink(kind.lead_pt, color.text), kind.lead_leading_pt, after_pt=2 * step)
        self.small = Look(ink(kind.small_pt, color.text), kind.small_leading_pt, after_pt=step)
        self.muted = Look(ink(kind.small_pt, color.muted), kind.small_leading_pt, after_pt=step)
        self.column_head = Look(ink(kind.small_pt, color.muted, bold=True), kind.small_leading_pt)
        self.headings = tuple(
            _dressed(look, own)
            for look, own in zip(_headings(kind, color, ink), (*style.headings.each, None, None), strict=True)
        )
        """One for each level, from 1."""


def _headings(kind: Type, color: Color, ink: Callable[..., Ink]) -> tuple[Look, ...]:
    step = kind.step_pt
    return (
        Look(ink(kind.title_pt, color.text, bold=True), kind.title_leading_pt, after_pt=2 * step),
        Look(ink(kind.heading_pt, color.accent, bold=True), kind.heading_leading_pt, before_pt=4 * step, after_pt=step),
        Look(ink(kind.body_pt, color.text, bold=True), kind.body_leading_pt, before_pt=3 * step, after_pt=step),
        Look(ink(kind.body_pt, color.muted, bold=True), kind.body_leading_pt, before_pt=2 * step, after_pt=step),
        Look(ink(kind.small_pt, color.text, bold=True), kind.small_leading_pt, before_pt=2 * step, after_pt=step),
        Look(ink(kind.small_pt, color.muted, bold=True), kind.small_leading_pt, before_pt=2 * step, after_pt=step),
    )


def _dressed(look: Look, own: HeadingLook | None) -> Look:
    """`look` with what the style says of this level; its leading grows and shrinks with its size."""
    if own is None:
        return look
    ink, size_pt = look.ink, own.size_pt or look.ink.size_pt
    share = size_pt / ink.size_pt if ink.size_pt else 1.0
    dressed = replace(ink, size_pt=size_pt, color=own.color or ink.color, bold=own.bold, italic=own.italic)
    return replace(look, ink=dressed, leading_pt=look.leading_pt * share)
