"""A time as a feed states it, in RFC 822 or ISO 8601, becomes ISO 8601 with the zone that is stated."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from briefgen.text import collapse

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMED_ZONE = re.compile(r"[A-Za-z]{2,5}$")
_KNOWN_ZONES = frozenset("UT UTC GMT EST EDT CST CDT MST MDT PST PDT AM PM".split())


def to_iso(words: str) -> str:
    """`words` in ISO 8601, to the second; a day alone stays one, and what cannot be understood stays as it is worded.

    A zone is never invented: one that has no figure in RFC 822 (`CET`) leaves the words as they are.
    """
    words = collapse(words)
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat()
        return _read_moment(words).isoformat(timespec="seconds")
    except (ValueError, OverflowError, IndexError, TypeError):
        return words


def _read_moment(words: str) -> datetime:
    if _DAY.match(words):
        return datetime.fromisoformat(words)
    zone = _NAMED_ZONE.search(words)
    if zone and zone[0].upper() not in _KNOWN_ZONES:
        raise ValueError(zone[0])
    return parsedate_to_datetime(words)
