"""The top and the bottom of an article. Goes in: units. Comes out: what they state, the title, and the body.

From the top, what is metadata, title, second title, byline or the day under them is taken off, up to the first unit
that reads as prose; a few short lines that are none of these may stand between, and stay. From the bottom, every line
of metadata is taken off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.marking.labels import read_marking
from briefgen.sources.text.labels import Byline, FieldName, is_metadata, read_byline, read_day, read_field
from briefgen.sources.text.prose import ends_with_stop, reads_as_prose, reads_as_title
from briefgen.sources.text.units import Unit
from briefgen.text import collapse, fold

_MOST_BETWEEN = 5
"""Short lines that may stand between those that are taken off the top."""


class Stated(NamedTuple):
    """A field that a source states, and where."""

    name: FieldName
    value: str
    place: str
    """As a person would look for it: `front matter`, `line 2`, `JSON-LD datePublished`."""


@dataclass(slots=True)
class Edges:
    """What stands around the body; filled by `peel_edges`."""

    fields: dict[FieldName, str]
    title: Unit | None = None
    byline: Unit | None = None
    doubled: list[Unit] = field(default_factory=list)
    """Further copies of the title at the top."""
    metadata: list[Unit] = field(default_factory=list)
    """Lines that are left out."""
    stated: list[Unit] = field(default_factory=list)
    """Lines that became fields."""
    places: dict[str, str] = field(default_factory=dict)
    """Where each field is stated."""
    markings: list[str] = field(default_factory=list)
    """Every marking that is stated, at the top, at the bottom and in front matter."""
    body: Sequence[Unit] = ()

    def state(self, name: FieldName, value: str, place: str) -> None:
        """Keep a field and where it stands, unless it is stated already."""
        if name not in self.fields:
            self.fields[name], self.places[name] = value, place


def peel_edges(text: str, units: Sequence[Unit], stated: Iterable[Stated]) -> Edges:
    """The edges of `units`; of several lines that state one field the first counts, after those `stated` already."""
    edges = Edges(fields={})
    for name, value, place in stated:
        edges.state(name, value, place)
        if name == "marking":
            edges.markings.append(value)
    between: list[Unit] = []
    first = 0
    for unit in units:
        if not _take_from_top(text, edges, units, first, may_be_title=not between):
            if unit.kind == "entry" or reads_as_prose(unit.words(text)) or len(between) == _MOST_BETWEEN:
                break
            between.append(unit)
        first += 1
    last = len(units)
    while last > first and is_metadata(units[last - 1].words(text)):
        last -= 1
    for unit in units[last:]:
        marked = _take_marking(text, edges, unit)
        (edges.stated if marked else edges.metadata).append(unit)
    edges.body = (*between, *units[first:last])
    return edges


def title_key(words: str) -> tuple[str, bool]:
    """What two copies of one title share; a sentence of the same words, with its stop, is no copy."""
    return fold(words), ends_with_stop(words)


def _take_from_top(text: str, edges: Edges, units: Sequence[Unit], index: int, *, may_be_title: bool) -> bool:
    """Whether the unit at `index` is taken off; a title where it `may_be_title`: no other line stands above."""
    unit = units[index]
    words = unit.words(text)
    headline = edges.fields.get("headline")
    if _take_marking(text, edges, unit):
        edges.stated.append(unit)
        return True
    stated = read_field(words)
    if stated and stated[1] and stated[0] not in edges.fields:
        edges.state(*stated, _line(unit))
        edges.stated.append(unit)
        edges.byline = unit if stated[0] == "byline" else edges.byline
    elif is_metadata(words):
        edges.metadata.append(unit)
    elif headline is None and may_be_title and _is_title(text, units, index):
        edges.state("headline", collapse(words).strip("*_"), _line(unit))
        edges.title = unit
    elif headline is not None and title_key(words) == title_key(headline):
        if edges.title:
            edges.doubled.append(unit)
        edges.title = edges.title or unit
    elif headline is not None and (byline := _find_byline(edges, words)):
        edges.state("byline", byline.names, _line(unit))
        if byline.day:
            edges.state("published", byline.day, _line(unit))
        edges.stated.append(unit)
        edges.byline = unit
    elif "published" not in edges.fields and (day := _find_day(text, edges, units, index)):
        edges.state("published", day, _line(unit))
        edges.stated.append(unit)
    else:
        return False
    return True


def _find_byline(edges: Edges, words: str) -> Byline | None:
    """The byline in `words`, where it says what is not stated yet."""
    byline = read_byline(words)
    says_more = byline is not None and (
        "byline" not in edges.fields or (byline.day and "published" not in edges.fields)
    )
    return byline if says_more else None


def _find_day(text: str, edges: Edges, units: Sequence[Unit], index: int) -> str | None:
    """The day that the unit at `index` is, right under the title or the byline.

    None where other lines are days too: those are the headings of what happened on each.
    """
    above = units[index - 1] if index else None
    if above is None or above not in (edges.title, edges.byline, *edges.doubled):
        return None
    if any(read_day(unit.words(text)) for unit in units[index + 1 :]):
        return None
    return read_day(units[index].words(text))


def _take_marking(text: str, edges: Edges, unit: Unit) -> bool:
    """Whether `unit` states a marking; every one is kept, so that two that differ can be told."""
    marking = read_marking(unit.words(text))
    if marking is None:
        return False
    edges.state("marking", marking, _line(unit))
    edges.markings.append(marking)
    return True


def _line(unit: Unit) -> str:
    return f"line {unit.number}"


def _is_title(text: str, units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    followed = any(reads_as_prose(later.words(text)) for later in units[index + 1 :])
    return followed and (unit.kind == "heading" or (unit.kind == "text" and reads_as_title(unit.words(text))))
