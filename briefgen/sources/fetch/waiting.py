"""How long to wait before asking again. Goes in: the number of the try and what the server says. Comes out: seconds."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from briefgen.sources.fetch.refusals import refuse_wait

MOST_TRIES = 3
MOST_SECONDS = 30.0
"""The longest wait that is taken; a server that asks for more is asked another day."""


def find_wait(number: int, headers: Mapping[str, str], address: str) -> float:
    """The seconds to wait after try `number`, from 1: as `Retry-After` says, else 1, 2, 4, …

    Raises SourceError for a server that asks for more than `MOST_SECONDS`.
    """
    asked = _read_wait(headers)
    if asked is None:
        return float(2 ** (number - 1))
    if asked > MOST_SECONDS:
        raise refuse_wait(address, asked)
    return asked


def _read_wait(headers: Mapping[str, str]) -> float | None:
    """What `Retry-After` asks for: seconds, or a date that is held against the server's own clock."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal() and text.isascii():
        return float(text[:12])
    until, now = _read_date(text), _read_date(headers.get("date", ""))
    if until is None or now is None:
        return None
    return max(0.0, (until - now).total_seconds())


def _read_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None
