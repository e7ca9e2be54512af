"""Briefs on stories become the sections of one report. Goes in: briefs, the one that matters most first.

Comes out: their sources numbered through, their statements under ids that are unique in the whole, and which of them
each brief gave. An actor of several stories stands once, with what is cited in each.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from briefgen.brief.check import Cited
from briefgen.brief.model import Actor, BottomLine, Brief, Citation, Difference, Origin, Source, Statement

_SECTIONS = ("key_shifts", "implications", "open_questions", "agreements", "differences")
AnyPart = TypeVar("AnyPart", bound="Cited | Origin")


class Gathered(msgspec.Struct, frozen=True):
    """The sections of a report, and what each brief gave to them."""

    bottom_line: BottomLine | None
    week: tuple[Statement, ...]
    """What the other briefs have as their bottom lines."""
    sections: Mapping[str, tuple[Any, ...]]
    """Those of a report that hold statements, actors, questions or differences, by the names of its fields."""
    origins: tuple[Origin, ...]
    sources: tuple[Source, ...]
    source_ids: tuple[tuple[str, ...], ...]
    """The ids of the sources of each brief."""
    part_ids: tuple[tuple[str, ...], ...]
    """The ids of the parts of each brief, in the order of its sections."""


def gather(briefs: Sequence[Brief]) -> Gathered:
    """The sections of a report on what `briefs` report, in their order."""
    sources: list[Source] = []
    origins: list[Origin] = []
    leads: list[Statement] = []
    sections: dict[str, list[Any]] = {name: [] for name in _SECTIONS}
    actors: dict[tuple[str, str], Actor] = {}
    source_ids: list[tuple[str, ...]] = []
    part_ids: list[tuple[str, ...]] = []
    for brief in briefs:
        renamed = {source.id: f"s{len(sources) + number}" for number, source in enumerate(brief.sources, 1)}
        sources += [replace(source, id=renamed[source.id]) for source in brief.sources]
        origins += [recite(origin, renamed) for origin in brief.origins]
        lead = recite(brief.bottom_line, renamed)
        leads.append(replace(lead, id=f"week-{len(leads)}") if leads else lead)
        given = [leads[-1].id, *(_add_actor(actors, recite(actor, renamed)) for actor in brief.actors)]
        for name, entries in sections.items():
            for part in getattr(brief, name):
                entries.append(replace(recite(part, renamed), id=f"{part.id.rpartition('-')[0]}-{len(entries) + 1}"))
                given.append(entries[-1].id)
        source_ids.append(tuple(renamed.values()))
        part_ids.append(tuple(given))
    return Gathered(
        bottom_line=BottomLine(**asdict(leads[0])) if leads else None,
        week=tuple(Statement(**asdict(lead)) for lead in leads[1:]),
        sections={name: tuple(entries) for name, entries in sections.items()} | {"actors": tuple(actors.values())},
        origins=tuple(origins),
        sources=tuple(sources),
        source_ids=tuple(source_ids),
        part_ids=tuple(part_ids),
    )


def recite(part: AnyPart, renamed: Mapping[str, str]) -> AnyPart:
    """`part` with its citations under the new ids of their sources."""
    changes: dict[str, Any] = {"citations": _recite(part.citations, renamed)}
    if isinstance(part, Difference):
        changes["sides"] = tuple(replace(side, citations=_recite(side.citations, renamed)) for side in part.sides)
    if isinstance(part, Origin):
        changes["source_ids"] = tuple(renamed[source_id] for source_id in part.source_ids)
    return replace(part, **changes)


def _recite(citations: Sequence[Citation], renamed: Mapping[str, str]) -> tuple[Citation, ...]:
    return tuple(replace(citation, source_id=renamed[citation.source_id]) for citation in citations)


def _add_actor(actors: dict[tuple[str, str], Actor], actor: Actor) -> str:
    """The id under which `actor` stands among `actors`, to which it is added, or the one of the same name is."""
    known = actors.get((actor.kind, actor.name))
    if known is None:
        actors[actor.kind, actor.name] = known = replace(actor, id=f"actor-{len(actors) + 1}")
        return known.id
    # The sentence behind the stance stays in front: what a later story adds is only cited.
    told = actor if known.stance is None and actor.stance is not None else known
    other = known if told is actor else actor
    actors[actor.kind, actor.name] = replace(
        known,
        aliases=tuple(dict.fromkeys((*known.aliases, *actor.aliases))),
        role=known.role or actor.role,
        stance=told.stance,
        citations=tuple(dict.fromkeys((*told.citations, *other.citations))),
        why=tuple(dict.fromkeys((*known.why, *actor.why))),
    )
    return known.id
