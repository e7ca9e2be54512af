"""The periods of a series. Goes in: a weekday, a time, a zone. Comes out: half-open stretches of time, in UTC.

A period runs from one moment of the schedule to the next, so that periods adjoin whatever the clocks of the zone do: it
is an hour shorter or longer in the weeks in which they are changed. A local time that does not exist on a day means the
first moment after the gap; one that exists twice means the first of the two.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from briefgen.errors import ConfigError, UsageError
from briefgen.text import did_you_mean

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NUMBERS = {
    name: number
    for number, long in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    for name in (long, WEEKDAYS[number].lower())
}
"""The number of a weekday by its names, in small letters."""
_AT = re.compile(r"\s*(?P<day>[A-Za-z]{2,9})\s+(?P<hour>\d{1,2}):(?P<minute>\d\d)\s*")
_NAME = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)")
_WEEK = timedelta(days=7)
_LONGEST_GAP = timedelta(days=2)
"""Longer than any leap of a zone: Samoa left out a whole day in 2011."""


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From `start`, which belongs to it, to `end`, which does not."""

    name: str
    """The ISO week in which it ends, by the zone of the series: `2026-W47`."""
    start: datetime
    """Aware, UTC; as is the end."""
    end: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether the aware `moment` lies in it."""
        return self.start <= moment < self.end


class Schedule(msgspec.Struct, frozen=True):
    """When the periods of a series end."""

    weekday: int
    """0 for Monday."""
    hour: int
    minute: int
    zone: str
    """An IANA name, as `Europe/London`."""

    @property
    def at(self) -> str:
        """As it is written: `Fri 16:00`."""
        return f"{WEEKDAYS[self.weekday]} {self.hour:02}:{self.minute:02}"

    def local(self, moment: datetime) -> datetime:
        """An aware `moment` by the clocks of the zone."""
        return moment.astimezone(ZoneInfo(self.zone))

    def next_end(self, moment: datetime) -> datetime:
        """The first end of a period later than the aware `moment`, in UTC."""
        day = self.local(moment).date()
        first = day + timedelta(days=(self.weekday - day.weekday()) % 7)
        ends = (self._end_on(datetime.combine(first + week * _WEEK, time())) for week in (-1, 0, 1))
        return next(end for end in ends if end > moment)

    def periods(self, since: datetime, until: datetime) -> Iterator[Period]:
        """The periods from `since` that end no later than `until`, in order; the first begins at `since`."""
        start, end = since.astimezone(UTC), self.next_end(since)
        while end <= until:
            yield self._name(start, end)
            start, end = end, self.next_end(end)

    def find(self, name: str, *, since: datetime) -> Period:
        """The period of that name, of a series that began at `since`.

        Raises UsageError for what is no name of a week, and for a week that ended before the series began.
        """
        found = _NAME.fullmatch(name)
        try:
            monday = datetime.fromisocalendar(int(found["year"]), int(found["week"]), 1) if found else None
        except ValueError:
            monday = None
        if monday is None:
            raise UsageError(f"`{name}` is not a week", hint="write a period as its ISO week, for example 2026-W47")
        end = self._end_on(monday + timedelta(days=self.weekday))
        if end <= since:
            raise UsageError(
                f"the period {name} ended before the series began",
                hint=f"the first one is {self._name(since, self.next_end(since)).name}",
            )
        return self._name(max(since.astimezone(UTC), self._end_before(end)), end)

    def _name(self, start: datetime, end: datetime) -> Period:
        year, week, _ = self.local(end).isocalendar()
        return Period(f"{year}-W{week:02}", start, end)

    def _end_before(self, end: datetime) -> datetime:
        """The end of the period before the one that ends at `end`."""
        day = datetime.combine(self.local(end).date(), time())
        nominal = day - timedelta(days=(day.weekday() - self.weekday) % 7)
        ends = [self._end_on(nominal - week * _WEEK) for week in (0, 1, 2)]
        return next(earlier for earlier in ends if earlier < end)

    def _end_on(self, day: datetime) -> datetime:
        """The moment of the schedule on a day (a naive midnight), in UTC."""
        zone = ZoneInfo(self.zone)
        wall = day.replace(hour=self.hour, minute=self.minute)
        moment = wall.replace(tzinfo=zone).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == wall:
            return moment
        return _end_of_gap(moment, zone)


def _end_of_gap(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first moment after the leap of the clocks of `zone` that lies around `moment`, to the second."""
    low, high = moment - _LONGEST_GAP, moment + _LONGEST_GAP
    after = high.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)


def read_schedule(at: str, zone: str) -> Schedule:
    """The schedule that `at` (`Fri 16:00`) and an IANA zone name make.

    Raises ConfigError for a weekday or a time that is none, and for a zone that is not known.
    """
    found = _AT.fullmatch(at)
    weekday = _NUMBERS.get(found["day"].lower()) if found else None
    if found is None or weekday is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise ConfigError(f"`{at}` is not a weekday and a time", hint='write it as "Fri 16:00"')
    check_zone(zone)
    return Schedule(weekday, int(found["hour"]), int(found["minute"]), zone)


def check_zone(zone: str) -> None:
    """Raise ConfigError where no zone of that name is known."""
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError):
        near = did_you_mean(zone, available_timezones())
        hint = near if near.startswith("did you mean") else "write a name of the IANA list, as Europe/London"
        raise ConfigError(f"unknown time zone `{zone}`", hint=hint) from None
