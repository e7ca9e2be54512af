"""Drawings: pictures described as data. How each is laid out in shapes is for the writers, alike in all of them."""

from datetime import date

import msgspec


class Event(msgspec.Struct, frozen=True):
    """One dated point of a timeline."""

    day: date
    """Where it stands; of a month or a year alone, the first day."""
    when: str
    """The date as it is printed."""
    label: str


class Timeline(msgspec.Struct, frozen=True):
    """Events in the order of their days, spaced by time."""

    events: tuple[Event, ...]


class Bar(msgspec.Struct, frozen=True):
    """One bar of a chart."""

    label: str
    value: float
    """At least 0."""
    shown: str
    """The value as it is printed."""


class BarChart(msgspec.Struct, frozen=True):
    """Horizontal bars from one zero line."""

    bars: tuple[Bar, ...]


class Matrix(msgspec.Struct, frozen=True):
    """Rows by columns, a mark where the two meet: actors by sources."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    marks: tuple[tuple[bool, ...], ...]
    """One tuple a row, one mark a column."""


Drawing = Timeline | BarChart | Matrix
