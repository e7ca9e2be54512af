"""Times that pages state for machines. Goes in: a value as it stands. Comes out: ISO 8601, with the stated zone."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?=$|[ T])")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MOST_LETTERS = 60
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def read_time(value: object) -> str | None:
    """`value` as a date or a time in ISO 8601 without fractions of seconds; one that is worded for people as it is.

    A number is a Unix time, in seconds or milliseconds. None for what is no time, and for a year outside 1900 to 2100.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(str(value)[:200].split())
    if _EPOCH.fullmatch(text):
        return _from_epoch(text)
    slashed = _SLASHED.sub(lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", text)
    if found := _ISO.match(slashed):
        return _from_iso(found)
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
        time = f"T{hour}:{minute}:{second or '00'}{'+00:00' if zone else ''}" if hour else ""
        return _checked(f"{year}-{month}-{day}{time}")
    return _from_mail(text) or _worded(text)


def _from_epoch(text: str) -> str | None:
    seconds = float(text)
    if seconds > 1e11:
        seconds /= 1000
    return _checked(datetime.fromtimestamp(int(seconds), UTC).isoformat())


def _from_iso(found: re.Match[str]) -> str | None:
    if found["time"] is None:
        return _checked(found["date"])
    clock, zone = found["time"], (found["zone"] or "").upper()
    clock = clock.zfill(5) if len(clock) < 6 else clock.zfill(8)
    clock += ":00" if len(clock) == 5 else ""
    if zone in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return _checked(f"{found['date']}T{clock}{zone}")


def _from_mail(text: str) -> str | None:
    """A time as mails and HTTP write it: `Tue, 19 Nov 2019 08:00:00 GMT`."""
    if not re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s[A-Za-z]{3}\s\d{4}\s\d", text):
        return None
    try:
        return _checked(parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _worded(text: str) -> str | None:
    years = _YEAR.findall(text)
    return text if len(years) == 1 and len(text) <= _MOST_LETTERS and "{" not in text else None


def _checked(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return text if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
