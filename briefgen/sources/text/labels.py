"""Lines that state something about an article. Goes in: a line's words. Comes out: the field and its value.

Which other lines are metadata is listed in `lexicons/metadata.txt`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from briefgen.marking.labels import read_marking
from briefgen.sources.dates import read_time
from briefgen.sources.text.prose import ends_with_stop, last_mark
from briefgen.text import collapse, fold
from briefgen.wordlist import read_word_list

FieldName = Literal["headline", "byline", "publisher", "published", "updated", "url", "language", "marking"]

_FIELDS: dict[str, FieldName] = {
    "title": "headline",
    "headline": "headline",
    "author": "byline",
    "authors": "byline",
    "by": "byline",
    "byline": "byline",
    "source": "publisher",
    "publisher": "publisher",
    "published": "published",
    "published on": "published",
    "published at": "published",
    "date": "published",
    "date published": "published",
    "publication date": "published",
    "url": "url",
    "link": "url",
}
_MOST_HEADLINE_WORDS = 40
_MOST_VALUE_WORDS = 20
_MOST_STOPPED_WORDS = 5
_FEWEST_NAME_PARTS = 2
_MOST_BYLINE_WORDS = 12

_LABELED = re.compile(r"[*_]{0,2}(?P<label>[^\W\d_]+(?:[ _-][^\W\d_]+){0,3})[*_]{0,2}\s?:[*_]{0,2}")
_NUMBER = re.compile(r"\d+")
_BYLINE = re.compile(r"by\s+(?P<names>\S.*)$", re.IGNORECASE | re.DOTALL)
_BEFORE_DAY = re.compile(r"\s*[·•|,–—]\s*")
_MOST_DAY_LENGTH = 60
_NAME_PARTICLES = frozenset(
    {
        *("and", "for", "of", "the", "in", "at", "&"),
        *("al", "bin", "da", "de", "del", "della", "den", "der", "di", "du", "ibn", "la", "le", "van", "von"),
    }
)


def field_name(label: str) -> FieldName | None:
    """The field of `Article` that a label names, in any case."""
    return _FIELDS.get(collapse(label.replace("_", " ").replace("-", " ")).casefold())


def read_field(line: str) -> tuple[FieldName, str] | None:
    """The field and value of a line such as `Published: 3 May 2026`; None for any other line, also for a long sentence.

    The value is verbatim but for quotation marks around it; it may be empty. A line that is a marking states one.
    """
    if (marking := read_marking(line)) is not None:
        return "marking", marking
    labeled = _LABELED.match(line)
    name = field_name(labeled["label"]) if labeled else None
    if labeled is None or name is None:
        return None
    value = unquote(line[labeled.end() :])
    return (name, value) if _is_value(value) or _is_headline(name, value) else None


class Byline(NamedTuple):
    """Who wrote an article, as its byline says."""

    names: str
    day: str | None
    """When it was published, where the line says so."""


def read_byline(line: str) -> Byline | None:
    """The names in a line such as “By Jane Doe and John Roe”: capitalized words after “By”, no digit, no final stop.

    The day of publication may follow them: “By Jane Doe · 3 May 2026”.
    """
    byline = _BYLINE.match(collapse(line).strip("*_"))
    if byline is None or len(line.split()) > _MOST_VALUE_WORDS:
        return None
    names, day = _part_day(byline["names"])
    words = names.split()
    if len(words) > _MOST_BYLINE_WORDS or ends_with_stop(names) or _NUMBER.search(names):
        return None
    named = [word for word in words if word.casefold() not in _NAME_PARTICLES]
    if len(named) < _FEWEST_NAME_PARTS or not all(word[0].isupper() for word in named):
        return None
    return Byline(names, day)


def _part_day(names: str) -> tuple[str, str | None]:
    """The names, and the day behind them; None where none follows."""
    for mark in _BEFORE_DAY.finditer(names):
        if day := read_day(names[mark.end() :]):
            return names[: mark.start()], day
    return names, None


def read_day(line: str) -> str | None:
    """The day, with or without a time, that a line is, as it is worded; None for a line that holds anything else."""
    words = collapse(line).strip("*_")
    return words if len(words) <= _MOST_DAY_LENGTH and read_time(words) is not None else None


def is_metadata(line: str) -> bool:
    """Whether a line at the edge of an article is in the lexicon, states a field, or is an address or a copyright."""
    if is_labeled(line):
        return True
    words = len(line.split())
    if line.startswith("©") or fold(line).startswith(_lexicon().beginnings):
        return words <= _MOST_VALUE_WORDS
    if line.lower().startswith(("http://", "https://", "www.")):
        return words == 1
    return words <= _MOST_VALUE_WORDS and _NUMBER.sub("0", fold(line)) in _lexicon().lines


def is_labeled(line: str) -> bool:
    """Whether `line` starts with a label of the lexicon or of a field, and what follows is no sentence.

    A marking stands alone as well.
    """
    if read_marking(line) is not None:
        return True
    labeled = _LABELED.match(line)
    if not labeled:
        return False
    name, value = field_name(labeled["label"]), line[labeled.end() :]
    if name is None and collapse(labeled["label"]).casefold() not in _lexicon().labels:
        return False
    return _is_value(value) or _is_headline(name, value)


def _is_value(value: str) -> bool:
    words = len(value.split())
    return words <= (_MOST_STOPPED_WORDS if ends_with_stop(value) and last_mark(value) != "?" else _MOST_VALUE_WORDS)


def _is_headline(name: FieldName | None, value: str) -> bool:
    return name == "headline" and len(value.split()) <= _MOST_HEADLINE_WORDS


def unquote(value: str) -> str:
    """`value` with single blanks and without the pair of quotation marks around it."""
    value = collapse(value)
    paired = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if paired else value


class _Lexicon(NamedTuple):
    labels: frozenset[str]
    beginnings: tuple[str, ...]
    """Of lines, without case and punctuation."""
    lines: frozenset[str]
    """Whole ones, without case and punctuation."""


@cache
def _lexicon() -> _Lexicon:
    entries = [entry for entry in read_word_list(Path(__file__).parent / "lexicons" / "metadata.txt") if entry.row]
    return _Lexicon(
        labels=frozenset(entry.row[0] for entry in entries if entry.section == "labels"),
        beginnings=tuple(fold(entry.row[0]) for entry in entries if entry.section == "beginnings"),
        lines=frozenset(fold(entry.row[0]) for entry in entries if entry.section == "lines"),
    )
