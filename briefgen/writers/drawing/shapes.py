"""What a laid out drawing consists of. Lengths are points, y grows down from the top, colors are `#RRGGBB`."""

from typing import Literal

import msgspec

Anchor = Literal["start", "middle", "end"]


class Box(msgspec.Struct, frozen=True):
    """A filled rectangle; x and y are its upper left corner."""

    x: float
    y: float
    width_pt: float
    height_pt: float
    fill: str


class Stroke(msgspec.Struct, frozen=True):
    """A straight line with flat ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    width_pt: float
    color: str


class Dot(msgspec.Struct, frozen=True):
    """A filled circle; x and y are its center."""

    x: float
    y: float
    radius_pt: float
    fill: str


class Words(msgspec.Struct, frozen=True):
    """One line of text; y is its baseline, x its start, middle or end, as `anchor` says."""

    x: float
    y: float
    text: str
    size_pt: float
    color: str
    bold: bool = False
    anchor: Anchor = "start"


Shape = Box | Stroke | Dot | Words


class Picture(msgspec.Struct, frozen=True):
    """A laid out drawing on no ground of its own; later shapes lie on earlier ones."""

    width_pt: float
    height_pt: float
    shapes: tuple[Shape, ...]
