"""Times that sources state for machines, in the words of a page. What a source words itself is printed as it is."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from briefgen.sources.dates import read_time

_FOR_MACHINES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")

_OFFSET = len("+01:00")


def is_for_machines(words: str) -> bool:
    """Whether `words` are a time in ISO 8601, with its time of day."""
    return _FOR_MACHINES.fullmatch(words) is not None


def word_time(words: str, date: Callable[[datetime], str | None]) -> str:
    """A time in ISO 8601 as people read it, as `20 November 2026, 16:00 +01:00`, its day in the words of `date`.

    The time of day and the zone are those that are stated. As it is where it is no time, or `date` has no words.
    """
    stated = read_time(words)
    day = date(stated.moment(UTC)) if stated is not None else None
    if stated is None or day is None or stated.clock is None:
        return words
    zone = " UTC" if stated.clock.tzinfo is UTC else f" {stated.iso()[-_OFFSET:]}" if stated.clock.tzinfo else ""
    return f"{day}, {stated.clock:%H:%M}{zone}"
