"""The style of a document: page, type and colors, as a template's `style.toml` gives them.

Lengths are points (1/72 inch). Colors are `#RRGGBB`.
"""

from typing import Annotated, Literal

import msgspec

Points = Annotated[float, msgspec.Meta(ge=0, le=1000)]
ColorCode = Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-Fa-f]{6}$")]

PAPER_SIZES_PT: dict[str, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points: ISO 216 A4 (210 × 297 mm) and ANSI A (8.5 × 11 in)."""

Paper = Literal["a4", "letter"]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet and its margins."""

    paper: Paper = "a4"
    margin_top_pt: Points = 51.0
    margin_right_pt: Points = 56.7
    margin_bottom_pt: Points = 56.7
    margin_left_pt: Points = 56.7

    @property
    def size_pt(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return PAPER_SIZES_PT[self.paper]

    @property
    def text_width_pt(self) -> float:
        """Width between the left and right margins."""
        return self.size_pt[0] - self.margin_left_pt - self.margin_right_pt

    @property
    def text_height_pt(self) -> float:
        """Height between the top and bottom margins."""
        return self.size_pt[1] - self.margin_top_pt - self.margin_bottom_pt


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The family and the scale: each size with its leading."""

    family: str = "Noto Sans"
    alternatives: tuple[str, ...] = ("Segoe UI", "Calibri", "Helvetica Neue", "Arial")
    """What a reader's machine may use where it lacks the family, best first."""
    fonts: tuple[str, ...] = ()
    """Files of TrueType fonts for characters that the family lacks, tried in order; then those of the machine."""
    small_pt: Points = 8.5
    small_leading_pt: Points = 12.0
    body_pt: Points = 10.0
    body_leading_pt: Points = 14.5
    heading_pt: Points = 11.5
    heading_leading_pt: Points = 15.0
    lead_pt: Points = 12.5
    lead_leading_pt: Points = 18.0
    title_pt: Points = 20.0
    title_leading_pt: Points = 24.0
    step_pt: Points = 4.0
    """The unit of vertical space; every gap is a multiple of it."""


class Color(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colors; none carries a meaning that words do not carry too."""

    text: ColorCode = "#1A1A1A"
    accent: ColorCode = "#12406B"
    tint: ColorCode = "#EAF0F6"
    """Behind the bottom line; text on it keeps a contrast of 4.5 to 1."""
    muted: ColorCode = "#595959"
    """Kickers, captions, footers."""
    rule: ColorCode = "#B8C2CC"
    """Hairlines between the rows of a table."""


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a document looks, the same in every format as far as the format can."""

    page: Page = Page()
    type: Type = Type()
    color: Color = Color()
