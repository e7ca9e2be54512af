"""Days, months and years in sentences, and where two sentences date one thing differently."""

import re
from collections.abc import Iterator

import msgspec

from briefgen.analysis.accounts.compare import NEARLY, Point, Range, Reader
from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.sentences import Sentence

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
_MONTH += r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_DATE = re.compile(
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    rf"|(?P<month>{_MONTH}) (?P<day>\d{{1,2}})\b(?![.,]\d)|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH})"
    rf"|(?:(?:at )?the (?:end|middle|start|beginning) of|in|until|by|since|from|next|last) (?P<month3>{_MONTH})"
    r"(?: (?P<year2>(?:19|20)\d\d)\b)?"
    r"|(?:in|until|by|since|from|before|after|(?:end|middle|start|beginning) of) (?P<year>(?:19|20)\d\d)\b"
)


class Date(msgspec.Struct, frozen=True):
    """A date as far as it is given."""

    weekday: str | None
    month: int | None
    day: int | None
    year: str | None
    place: Range


def compare_dates(link: Link, reader: Reader) -> Iterator[Point]:
    """Dates that the two sentences give to the same thing and that exclude each other."""
    ours, theirs = reader.once(find_dates, link.one), reader.once(find_dates, link.two)
    compared = [(one, two) for one in ours for two in theirs if _of_one_kind(one, two)]
    if link.value < NEARLY or not compared or not all(_exclude(one, two) for one, two in compared):
        return
    shared = reader.shared(link)
    for one, two in compared:
        about = reader.near(link.one, one.place) & reader.near(link.two, two.place) & shared
        if about and (one.weekday is None or _same_words(link, one, two, reader)):
            yield Point("The date", min(about), one.place, two.place, link.value >= LINKED)
            return


def _same_words(link: Link, one: Date, two: Date, reader: Reader) -> bool:
    """Whether two weekdays stand behind the very same word: each report has its own day, and its own events on it."""
    return bool(reader.stems_near(link.one, one.place) & reader.stems_near(link.two, two.place))


def find_dates(sentence: Sentence, reader: Reader) -> list[Date]:
    """The dates of a sentence, but for those that tell when something was said."""
    return [_date(match) for match in _DATE.finditer(sentence.text) if not _dates_speech(sentence, match, reader)]


def _date(match: re.Match[str]) -> Date:
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"]
    return Date(
        match["weekday"],
        _MONTHS.index(month[:3]) if month else None,
        int(day) if day else None,
        match["year"] or match["year2"],
        match.span(),
    )


def _dates_speech(sentence: Sentence, match: re.Match[str], reader: Reader) -> bool:
    """Whether the verb right before a date is the one that says who says it."""
    said = reader.speech.get(sentence.key)
    return said is not None and said.verb_end > said.verb_start and 0 <= match.start() - said.verb_end <= _SPEECH_REACH


_SPEECH_REACH = 6
"""Code points between a verb of speech and its date (“said on Monday”)."""


def _of_one_kind(one: Date, two: Date) -> bool:
    """Whether two dates can be compared: two weekdays, two months, two years."""
    return any(
        ours is not None and theirs is not None
        for ours, theirs in ((one.weekday, two.weekday), (one.month, two.month), (one.year, two.year))
    )


def _exclude(one: Date, two: Date) -> bool:
    """Whether two dates cannot be one; a weekday and a month may be."""
    if one.weekday or two.weekday:
        return one.weekday is not None and two.weekday is not None and one.weekday != two.weekday
    if one.year is not None and two.year is not None and one.year != two.year:
        return True
    if one.month is not None and two.month is not None:
        return one.month != two.month or (one.day is not None and two.day is not None and one.day != two.day)
    return False
