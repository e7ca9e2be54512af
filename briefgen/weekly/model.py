"""`WeeklySummary`: what the week's articles came to, and what changed since the last summary.

It is a report as a brief is: its statements stand in the sections of a brief, those of the story that matters most
first, and keep the same promise. What a week adds stands behind them. Its JSON is the contract with everyone outside.
"""

from typing import Literal

import msgspec

from briefgen.brief.model import KeyShift, OpenQuestion, Report, Statement
from briefgen.weekly.period import Period

StoryState = Literal["new", "developing", "changed", "closed", "unchanged"]
"""Where a story stands since the last summary: first reported; reported on; some of it is told otherwise now; ended, by
what an article says or by silence; not reported."""


class Change(KeyShift, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What became of a story since the last summary.

    `before` are words of an article behind that one, or of one of this week that says itself what was so before.
    """

    story_id: str
    state: StoryState


class CarriedQuestion(OpenQuestion, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question that an earlier summary left open."""

    story_id: str | None
    """The story of this summary that it belongs to; None where that is not among them."""
    asked: str
    """The name of the period whose summary asked it first."""
    age: int
    """In periods, from 1."""


class Answer(Statement, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sentence of an article of this week that answers a carried question, as far as the wording shows."""

    question_id: str


class WeekCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many articles reported a story, or named an actor, in one period."""

    period: str
    articles: int


class StoryReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One story as the summary reports it."""

    id: str
    """Unique in the summary: `story-1` is the one that matters most."""
    key: str
    """The same in each summary that reports the story: the hash of the article that began it."""
    headline: str | None
    """Of its leading article; None where that states none."""
    state: StoryState
    since: str
    """The name of the period in which it was first reported."""
    source_ids: tuple[str, ...]
    """The articles of this period, the leading one first; none where the story was not reported."""
    part_ids: tuple[str, ...]
    """The ids of its statements, actors, questions and differences, in the order of the sections."""
    origins: int
    """How many independent origins its articles have; copies of one text are one."""
    history: tuple[WeekCount, ...]
    """Its articles in each period, the earliest first, this one last."""
    why: tuple[str, ...]
    """What put it in its place, a few words each."""


class PassedOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A story that the summary does not report."""

    headline: str | None
    origins: tuple[str, ...]
    """The files or addresses of its articles."""
    reason: str
    """Which threshold it missed, and by how much."""


class ActorCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often an actor was in the news."""

    actor_id: str
    history: tuple[WeekCount, ...]


class SilentSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A feed or a folder that gave nothing in the period because it could not be read."""

    name: str
    since: str | None
    """When it was last read, in ISO 8601; None for never."""
    reason: str


class WeeklySummary(Report, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One period of a series. Its bottom line and `week` are the week in one paragraph; both empty in a quiet week."""

    series: str
    period: Period
    zone: str
    """The IANA name of the zone by whose clocks the period runs."""
    previous: str | None
    """The name of the period of the last summary; None for the first one."""
    week: tuple[Statement, ...]
    """What each of the next stories comes to, behind the bottom line."""
    stories: tuple[StoryReport, ...]
    """Those that matter, ranked; then those of the last summary that nobody reported on."""
    changes: tuple[Change, ...]
    """One or more for each story of this summary or the last, in the order of the stories."""
    carried_questions: tuple[CarriedQuestion, ...]
    answers: tuple[Answer, ...]
    actor_counts: tuple[ActorCount, ...]
    passed_over: tuple[PassedOver, ...]
    late: tuple[str, ...]
    """The ids of sources that were published in an earlier period and arrived in this one."""
    silent_sources: tuple[SilentSource, ...]
