"""What a source's words for a time mean. Goes in: the words. Comes out: a day, and the time of day where it is stated.

Nothing is guessed: no year, no zone, no order of day and month.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

import msgspec

from briefgen.sources.article import Article
from briefgen.text import collapse

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = 3
_EDGE = r"(?<![\w/.+-])"
_END = r"(?![\w/-])"
_FORMS = (
    re.compile(_EDGE + r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=$|[T ,])"),
    re.compile(_EDGE + r"(?P<day>\d\d?)(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,})\.?,? (?P<year>\d{4})" + _END),
    re.compile(_EDGE + r"(?P<month>[A-Za-z]{3,})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{4})" + _END),
)
_FIGURES = re.compile(_EDGE + r"(?P<one>\d\d?)(?P<mark>[/.-])(?P<two>\d\d?)(?P=mark)(?P<year>\d{4})" + _END)
_WEEKDAY = re.compile(r"(?P<name>[A-Za-z]{3,9})\b\.?,? ")
_CLOCK = re.compile(
    r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\b\.?)? ?(?P<zone>[+-]\d\d(?::?\d\d)?|[A-Za-z]{1,5}(?:[+-]\d\d?(?::?\d\d)?)?)?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?")
_COMMENT = re.compile(r" ?\([^()]*\)$")
_BETWEEN = " ,;|·–—-"
_NOON = 12
_HOURS = {
    **dict.fromkeys(("Z", "UTC", "GMT", "UT", "WET"), 0.0),
    "EST": -5.0,
    "EDT": -4.0,
    "PST": -8.0,
    "PDT": -7.0,
    "CET": 1.0,
    "CEST": 2.0,
    "EET": 2.0,
    "EEST": 3.0,
    "MSK": 3.0,
    "HKT": 8.0,
    "SGT": 8.0,
    "JST": 9.0,
    "KST": 9.0,
    "AEST": 10.0,
    "AEDT": 11.0,
}
"""Hours east of UTC, of the names that mean one zone only; `BST`, `CST` and `IST` each name several."""
_PLACES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
"""Names that mean one zone, in winter and in summer."""


class StatedTime(msgspec.Struct, frozen=True):
    """A time as far as a source states it."""

    day: date
    """The day as it is stated, whatever the zone."""
    clock: time | None = None
    """The time of day, aware only where the zone is stated too; None also where its zone can be read in two ways."""

    def iso(self) -> str:
        """The same in ISO 8601, no more exact than it is stated: `2026-11-20`, `2026-11-20T16:00:00+01:00`."""
        return self.day.isoformat() if self.clock is None else datetime.combine(self.day, self.clock).isoformat()

    def moment(self, zone: tzinfo) -> datetime:
        """The aware time, a day alone at its 00:00; what states no zone is taken to be in `zone`."""
        at = datetime.combine(self.day, self.clock or time())
        return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def moment(article: Article, zone: tzinfo) -> datetime | None:
    """When `article` was published, an aware time; None where it does not state it, or not so that it can be read.

    A day alone counts from its 00:00; what states no zone is taken to be in `zone`.
    """
    stated = read_time(article.published) if article.published is not None else None
    return stated.moment(zone) if stated is not None else None


def read_time(words: str) -> StatedTime | None:
    """The time that `words` state; None where they can be read in two ways, contradict themselves, or are no time.

    Read are ISO 8601, mail headers (RFC 5322) and English words: `20 November 2026`, `Nov. 20, 2026, 4:05 p.m. ET`,
    `Friday, 20 Nov 2026`, `20/11/2026`, but not `02/11/2026`.
    """
    plain = _COMMENT.sub("", collapse(words))
    weekday = _weekday(plain)
    if weekday is not None:
        plain = _WEEKDAY.sub("", plain, count=1)
    match = next((found for form in (*_FORMS, _FIGURES) if (found := form.search(plain))), None)
    day = _day(match) if match else None
    if match is None or day is None or weekday not in (None, day.weekday()):
        return None
    before, after = plain[: match.start()].strip(_BETWEEN), _after(plain[match.end() :])
    if not before and not after:
        return StatedTime(day)
    clock = None if before and after else _CLOCK.fullmatch(before or after)
    return _with_clock(day, clock) if clock else None


def _after(words: str) -> str:
    """What stands behind a date, without what joins it to the date; a sign belongs to a zone, never to a time."""
    return re.sub(r"^(?:T|[ ,;|·–—-]+(?:at )?)", "", words).rstrip(_BETWEEN)


def _weekday(words: str) -> int | None:
    """The weekday that `words` open with, Monday as 0."""
    match = _WEEKDAY.match(words)
    name = match["name"].lower() if match else ""
    return next((at for at, full in enumerate(_WEEKDAYS) if name in (full, full[:_SHORT], full[:4])), None)


def _day(match: re.Match[str]) -> date | None:
    if match.re is _FIGURES:
        return _day_of_figures(int(match["one"]), int(match["two"]), int(match["year"]))
    month = _month(match["month"])
    return _date(int(match["year"]), month, int(match["day"])) if month is not None else None


def _day_of_figures(one: int, two: int, year: int) -> date | None:
    """The only day that two figures can mean, whichever of them is the month."""
    days = {_date(year, two, one), _date(year, one, two)} - {None}
    return days.pop() if len(days) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(words: str) -> int | None:
    if words.isdecimal():
        return int(words)
    name = "sep" if words.lower() == "sept" else words.lower()
    return next((at for at, full in enumerate(_MONTHS, 1) if name in (full, full[:_SHORT])), None)


def _with_clock(day: date, match: re.Match[str]) -> StatedTime | None:
    if match["minute"] is None and match["half"] is None:
        return None
    hour = int(match["hour"])
    if match["half"] is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"] in "pP" else 0)
    try:
        clock = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
    if match["zone"] is None:
        return StatedTime(day, clock)
    zone = _zone(match["zone"].upper(), datetime.combine(day, clock))
    return StatedTime(day, clock.replace(tzinfo=zone)) if zone is not None else StatedTime(day)


def _zone(name: str, at: datetime) -> tzinfo | None:
    """The zone with that name as it holds `at` that time of its own; None for a name that is not known."""
    if name in _HOURS:
        return _fixed(timedelta(hours=_HOURS[name]))
    if name in _PLACES:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return _fixed(ZoneInfo(_PLACES[name]).utcoffset(at) or timedelta())
        except ZoneInfoNotFoundError:
            return None
    match = _OFFSET.fullmatch(name)
    if match is None:
        return None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return _fixed(-offset if match["sign"] == "-" else offset) if offset < timedelta(days=1) else None


def _fixed(offset: timedelta) -> tzinfo:
    return timezone(offset) if offset else UTC
