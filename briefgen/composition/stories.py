"""What a template can say of the stories and the period of a weekly summary, beside what the summary holds."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from briefgen.notices import NoticeCode
from briefgen.weekly.model import WeeklySummary

_PARTS = {
    "week": "leads",
    "bottom": "leads",
    "shift": "key_shifts",
    "implication": "implications",
    "question": "open_questions",
    "difference": "differences",
}
"""Under which name a story has the parts whose ids begin so."""
_OF_STORIES = ("changes", "carried_questions")


def group_parts(part_ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids of a story's statements and questions, in their order, by the names that `tell_stories` gives them."""
    groups: dict[str, list[str]] = {name: [] for name in _PARTS.values()}
    for part_id in part_ids:
        name = _PARTS.get(part_id.replace("_", "-").partition("-")[0])
        if name is not None:
            groups[name].append(part_id)
    return groups


def tell_stories(view: dict[str, Any]) -> None:
    """Give each story of a summary, in plain values, its parts and what became of it; each count what it is `now`."""
    kinds = ("week", "key_shifts", "implications", "open_questions", "agreements", "differences")
    parts = {part["id"]: part for kind in kinds for part in view[kind]}
    if view["bottom_line"] is not None:
        parts[view["bottom_line"]["id"]] = view["bottom_line"]
    for story in view["stories"]:
        for name, ids in group_parts(story["part_ids"]).items():
            story[name] = [parts[part_id] for part_id in ids if part_id in parts]
        for name in _OF_STORIES:
            story[name] = [part for part in view[name] if part["story_id"] == story["id"]]
    for counted in view["actor_counts"]:
        counted["now"] = counted["history"][-1]["articles"]


def name_period(summary: WeeklySummary) -> Mapping[str, Any]:
    """The period by the clocks of its zone, by the names that templates use."""
    zone = ZoneInfo(summary.zone)
    start, end = (moment.astimezone(zone) for moment in (summary.period.start, summary.period.end))
    return {
        "name": summary.period.name,
        "zone": summary.zone,
        "start": _name_moment(start),
        "end": _name_moment(end),
        "weeks": _name_weeks(summary),
        "articles": len({source_id for story in summary.stories for source_id in story.source_ids}),
        "copies": _count_left_out(summary, "same-article"),
        "older": _count_left_out(summary, "older-version"),
    }


def _count_left_out(summary: WeeklySummary, code: NoticeCode) -> int:
    """How many articles of the period do not count beside another."""
    return len({notice.where for notice in summary.notices if notice.code == code})


def _name_moment(local: datetime) -> Mapping[str, Any]:
    """A moment in parts: its day, the number of its weekday from 0 for Monday, its time of day."""
    return {"day": local, "weekday": local.weekday(), "clock": f"{local:%H:%M}"}


def _name_weeks(summary: WeeklySummary) -> tuple[str, ...]:
    """The names of the periods of which the summary counts something, in order of time."""
    histories = [*(one.history for one in summary.stories), *(one.history for one in summary.actor_counts)]
    return tuple(sorted({count.period for history in histories for count in history} | {summary.period.name}))
