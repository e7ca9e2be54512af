"""Brief + template -> what each section shows, and notices of what is left out."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen.brief.model import Report
from briefgen.composition.stories import group_parts
from briefgen.notices import Notice
from briefgen.template.template import STATEMENT_SECTIONS, WHOLE_SECTIONS, Section, Template
from briefgen.text import plural
from briefgen.weekly.model import StoryReport, WeeklySummary

_TOLD_ALWAYS = frozenset({"changed", "closed"})
"""Where a story stands, if a summary that does not say so would be wrong about it."""
_ENTRY = {"week": "statement", "stories": "story"}
"""What an entry is called where the name of its section does not say so."""


class Selection(msgspec.Struct, frozen=True):
    """One section with the statements that it shows."""

    section: Section
    entries: tuple[msgspec.Struct, ...]
    """The first of the brief's field of that name, which is ranked, and all that may not be left out there.

    None for a section of another name.
    """


def select(brief: Report, template: Template) -> tuple[tuple[Selection, ...], tuple[Notice, ...]]:
    """The sections of `template` in order, and a `left-out` notice for each kind of statement it does not show whole.

    A section that has nothing to show and no line for that case is left out.
    """
    selections = tuple(_select_one(brief, section) for section in template.sections)
    shown = tuple(selection for selection in selections if _has_content(brief, selection))
    return shown, tuple(_left_out(brief, selections))


def find_left_out(brief: Report, template: Template) -> tuple[Notice, ...]:
    """A notice for each kind of statement that `template` does not show whole."""
    return select(brief, template)[1]


def narrow(brief: Report, template: Template) -> Template | None:
    """`template` with one statement less in the section that shows the most beyond its least; None where all are there.

    Of sections that show as many, the last gives way.
    """
    shown = {section.name: len(_select_one(brief, section).entries) for section in template.sections}
    spare = [
        (shown[section.name] - least, at)
        for at, section in enumerate(template.sections)
        if section.name in STATEMENT_SECTIONS
        and shown[section.name] > (least := max(section.least, len(_find_kept(brief, section.name))))
    ]
    if not spare:
        return None
    _, at = max(spare)
    sections = list(template.sections)
    sections[at] = replace(sections[at], limit=shown[sections[at].name] - 1)
    return replace(template, sections=tuple(sections))


def _select_one(brief: Report, section: Section) -> Selection:
    if not _is_field(brief, section.name):
        return Selection(section, ())
    entries = _entries_of(brief, section.name)
    if section.limit is None or section.limit >= len(entries):
        return Selection(section, entries)
    kept = _find_kept(brief, section.name)
    room = max(section.limit - len(kept), 0)
    best = {entry.id for entry in [entry for entry in entries if entry.id not in kept][:room]}
    return Selection(section, tuple(entry for entry in entries if entry.id in kept | best))


def _entries_of(brief: Report, name: str) -> tuple[Any, ...]:
    """What a section of that name could show; none where it is a week's, and `brief` is none.

    A story that nobody reported on is among the changes, and a question that is answered beside its answer.
    """
    entries: tuple[Any, ...] = getattr(brief, name, ())
    if not isinstance(brief, WeeklySummary):
        return entries
    answered = {answer.question_id for answer in brief.answers}
    if name == "stories":
        return tuple(story for story in entries if story.source_ids)
    return tuple(entry for entry in entries if name != "carried_questions" or entry.id not in answered)


def _is_edited(entry: object) -> bool:
    """Whether a person edited or wrote it: that is never left out to save room."""
    return getattr(entry, "standing", "verbatim") != "verbatim"


def _find_kept(brief: Report, name: str) -> set[str]:
    """The ids of what is never left out to save room: what a person edited, and that a story has changed or closed."""
    entries = _entries_of(brief, name)
    kept = {entry.id for entry in entries if _is_edited(entry)}
    if name == "changes":
        told = [entry for entry in entries if entry.state in _TOLD_ALWAYS]
        kept |= {entry.id for entry in {entry.story_id: entry for entry in reversed(told)}.values()}
    return kept


def _has_content(brief: Report, selection: Selection) -> bool:
    section = selection.section
    return bool(selection.entries or section.empty) or not _is_field(brief, section.name)


def _is_field(brief: Report, name: str) -> bool:
    """Whether a section of that name shows what `brief` holds; those of a week are a summary's alone."""
    return name in (*STATEMENT_SECTIONS, *WHOLE_SECTIONS) and hasattr(brief, name)


def _left_out(brief: Report, selections: tuple[Selection, ...]) -> list[Notice]:
    shown = {selection.section.name: set(map(id, selection.entries)) for selection in selections}
    told = _told_in_stories(brief, selections)
    notices: list[Notice] = []
    for name in STATEMENT_SECTIONS:
        entries = _entries_of(brief, name)
        hidden = [
            place
            for place, entry in enumerate(entries)
            if id(entry) not in shown.get(name, set()) and entry.id not in told
        ]
        if hidden:
            kind = plural(len(entries), _ENTRY.get(name) or name.replace("_", " ").removesuffix("s"))
            verb = "is" if len(hidden) == 1 else "are"
            which = f": {_name_ranges(entries, hidden)}" if len(hidden) < len(entries) else ""
            notices.append(Notice("left-out", f"{len(hidden)} of {kind} {verb} not shown{which}", name))
        lost = (entries[place].id for place in hidden if _is_edited(entries[place]))
        notices += [Notice("left-out", f"`{part_id}` was edited, and no section shows it", name) for part_id in lost]
    return notices


def _told_in_stories(brief: Report, selections: tuple[Selection, ...]) -> set[str]:
    """The ids of what the stories of a summary show, each kind as far as their section lets them."""
    if not isinstance(brief, WeeklySummary):
        return set()
    return {
        part_id
        for selection in selections
        if selection.section.name == "stories"
        for story in selection.entries
        if isinstance(story, StoryReport)
        for parts in group_parts(story.part_ids).values()
        for part_id in parts[: selection.section.each]
    }


def _name_ranges(entries: Sequence[Any], places: Sequence[int]) -> str:
    """The entries at `places`, first and last of each run by their ids, as `briefgen explain` takes them."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    ends = ((entries[run[0]].id, entries[run[-1]].id) for run in runs)
    return ", ".join(first if first == last else f"{first} to {last}" for first, last in ends)
