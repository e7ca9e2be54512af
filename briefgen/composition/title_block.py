"""What the head of a document says beside its title: for whom, by whom, and until when the articles could know."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from briefgen.brief.model import Report, Source
from briefgen.errors import UsageError
from briefgen.sources.dates import read_time
from briefgen.text import collapse

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class TitleBlock(msgspec.Struct, frozen=True, kw_only=True):
    """What templates can say above the title, by the names that they use; None where it is not known."""

    audience: str | None
    author: str | None
    cutoff: str | None
    """Until when information was taken in, as the user says it."""
    cutoff_day: datetime | None
    """The same at 00:00 UTC, where they say it as `YYYY-MM-DD`."""
    newest: datetime | None
    """The newest date of the articles, at 00:00 UTC, where every date that they state can be read."""


def _newest_article(sources: Iterable[Source]) -> datetime | None:
    """The newest date that `sources` state, at 00:00 UTC; None where none does, or one states it unreadably."""
    days = [_read_day(source.published) for source in sources if source.published is not None]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _read_day(words: str) -> datetime | None:
    """The day that `words` state, at 00:00 UTC, whatever the zone of their time; None where it cannot be read."""
    stated = read_time(words)
    return datetime(stated.day.year, stated.day.month, stated.day.day, tzinfo=UTC) if stated else None


def read_title_block(
    brief: Report, usual_audience: str | None = None, *, audience: str | None, author: str | None, cutoff: str | None
) -> TitleBlock:
    """The title block of `brief`, its words on one line each. Raises UsageError where they are given, but blank.

    `usual_audience` is for whom briefs like it are, where no audience is given.
    """
    words = _one_line(cutoff, name="cut-off")
    return TitleBlock(
        audience=_one_line(usual_audience if audience is None else audience, name="audience"),
        author=_one_line(author, name="author"),
        cutoff=words,
        cutoff_day=_read_day(words) if words is not None and _DAY.fullmatch(words) else None,
        newest=_newest_article(brief.sources),
    )


def _one_line(words: str | None, *, name: str) -> str | None:
    if words is None:
        return None
    if not words.strip():
        raise UsageError(f"the {name} is blank", hint="give it words, or leave it away")
    return collapse(words)
