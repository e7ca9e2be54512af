"""The style of a document: page, type and colors, as a template's `style.toml` gives them.

Lengths are points (1/72 inch). Colors are `#RRGGBB`.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from briefgen.document.attached import Attached, Picture

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


class HeadingLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a heading of one level has of its own; None leaves it to `[type]` and `[color]`."""

    family: str | None = None
    """Shown by HTML and Word; the PDF is set in one family."""
    size_pt: Points | None = None
    color: ColorCode | None = None
    bold: bool = True
    italic: bool = False


class Headings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The document's title, and the headings below it."""

    title: HeadingLook = HeadingLook()
    level_1: HeadingLook = HeadingLook()
    level_2: HeadingLook = HeadingLook()
    level_3: HeadingLook = HeadingLook()

    @property
    def each(self) -> tuple[HeadingLook, ...]:
        """The looks from the title down."""
        return self.title, self.level_1, self.level_2, self.level_3


class Edge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in a margin of every page, with `{page}` and `{pages}` where the numbers go.

    Where there are none, the margin holds what a brief has there anyway.
    """

    left: str = ""
    center: str = ""
    right: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The parts that say something, from left to right."""
        return tuple(part for part in (self.left, self.center, self.right) if part.strip())


def join_words(parts: Iterable[str]) -> str:
    """Those of `parts` that say something, as one line."""
    return " · ".join(part for part in parts if part.strip())


class Header(Edge, frozen=True, forbid_unknown_fields=True):
    """The words in the upper margin."""

    first_page: bool = True
    """Whether the first page bears them too."""


class Logo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture at the head of the first page."""

    file: str = ""
    """A PNG or JPEG beside `style.toml`."""
    height_pt: Annotated[float, msgspec.Meta(ge=4, le=300)] = 36.0
    """Its width follows."""
    alt: str = ""
    """What it says, for whoever cannot see it; a voice passes over one that says nothing."""
    picture: Picture | None = None
    """What is in the file; whoever loads the template sets it."""

    def size_pt(self, widest_pt: float) -> tuple[float, float]:
        """Width and height; a logo wider than `widest_pt` is drawn smaller."""
        share = self.picture.width / self.picture.height if self.picture else 1.0
        height_pt = min(self.height_pt, widest_pt / share)
        return height_pt * share, height_pt


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a document looks, the same in every format as far as the format can."""

    page: Page = Page()
    type: Type = Type()
    color: Color = Color()
    headings: Headings = Headings()
    header: Header = Header()
    footer: Edge = Edge()
    logo: Logo | None = None
    house: Attached | None = None
    """A Word file whose styles, header and footer the DOCX takes as they are; whoever loads the template sets it."""
