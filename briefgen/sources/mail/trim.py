"""What surrounds an article in a mail is taken off. Goes in: lines or blocks. Comes out: those of the article.

In order: the headers of forwarded mails and the notes above them; quotations of earlier mails; the signature; the
furniture of newsletters and disclaimers.
"""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from briefgen.sources.mail.headers import read_sender, read_subject
from briefgen.sources.mail.lexicon import (
    HeaderField,
    announces_forward,
    announces_original,
    is_disclaimer,
    is_furniture,
    read_header_line,
)
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.labels import FieldName
from briefgen.sources.text.prose import reads_as_prose

_MOST_FORWARDS = 20
_MOST_HEADER_LINES = 12
_FEWEST_FIELDS = 3
_FEWEST_WORDS = 12
_QUOTED_SHARE = 0.8
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|написал\w*|пише|님이 작성)\b.{0,80}:\s*$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"\s*>\s?")

Numbered = tuple[int, str]
"""A line with its place among those that went in."""


class Trimmed(msgspec.Struct, frozen=True):
    """The lines of the article, what a forwarded header states, and counts of the lines that were taken off."""

    lines: tuple[Numbered, ...]
    stated: tuple[Stated, ...]
    taken_off: Counter[str]
    is_forward: bool


class _Header(msgspec.Struct, frozen=True):
    """The header of an earlier mail inside a text."""

    start: int
    end: int
    fields: dict[HeaderField, str]
    announced: bool


def trim(lines: Sequence[str], *, is_answer: bool) -> Trimmed:
    """What of `lines` is the article; below the header of an earlier mail, where the mail is no answer to it."""
    taken_off: Counter[str] = Counter()
    kept: list[Numbered] = list(enumerate(lines))
    stated: tuple[Stated, ...] = ()
    is_forward = False
    for _ in range(_MOST_FORWARDS):
        header = _find_header(kept)
        if header is None:
            break
        if (is_answer and not header.announced) or not _holds_prose(kept[header.end :]):
            taken_off["line of an earlier mail"] += _count(kept[header.start :])
            kept = kept[: header.start]
            break
        taken_off["line above a forwarded mail"] += _count(kept[: header.start])
        taken_off["line of its header"] += _count(kept[header.start : header.end])
        kept, stated, is_forward = kept[header.end :], _state(header.fields), True
    kept = _without_quotations(kept, taken_off, is_forward=is_forward)
    kept = _cut(kept, _find_signature(kept), "line of a signature", taken_off)
    kept = _without_furniture(kept, taken_off)
    return Trimmed(tuple(kept), stated, taken_off, is_forward)


def is_attribution(line: str) -> bool:
    """Whether `line` leads to a quotation, as `On Monday Jane Doe wrote:` does."""
    return _WROTE.search(line[-200:]) is not None


def _find_header(lines: Sequence[Numbered]) -> _Header | None:
    """The first header of an earlier mail; it has a sender and two more fields, or one more where it is announced."""
    announced: int | None = None
    forwarded = False
    for place, (_, quoted) in enumerate(lines):
        line = _QUOTE.sub("", quoted) if quoted.lstrip().startswith(">") else quoted
        if announces_forward(line) or announces_original(line):
            announced, forwarded = place, announces_forward(line)
        elif line.strip():
            end, fields = _read_fields(lines, place) if read_header_line(line) else (place, {})
            if "from" in fields and len(fields) >= _FEWEST_FIELDS - (announced is not None):
                return _Header(place if announced is None else announced, end, fields, forwarded)
            if not fields:
                announced, forwarded = None, False
    return None


def _read_fields(lines: Sequence[Numbered], place: int) -> tuple[int, dict[HeaderField, str]]:
    """Where the header that begins at `place` ends, and its fields."""
    fields: dict[HeaderField, str] = {}
    end = place
    for index in range(place, min(place + _MOST_HEADER_LINES, len(lines))):
        line = _QUOTE.sub("", lines[index][1])
        found = read_header_line(line)
        if found:
            fields.setdefault(*found)
            end = index + 1
        elif line.strip() and not (index == end and line.startswith((" ", "\t", "<"))):
            break
    return end, fields


def _state(fields: dict[HeaderField, str]) -> tuple[Stated, ...]:
    """What the header of a forwarded mail says of the article."""
    subject = read_subject(fields.get("subject", ""))
    found: tuple[tuple[FieldName, str, str], ...] = (
        ("marking", subject.marking or "", "Subject"),
        ("headline", subject.words, "Subject"),
        ("publisher", read_sender(fields.get("from", "")), "From"),
        ("published", fields.get("date", ""), "Date"),
    )
    return tuple(Stated(name, value, f"forwarded {label}") for name, value, label in found if value)


def _without_quotations(lines: list[Numbered], taken_off: Counter[str], *, is_forward: bool) -> list[Numbered]:
    filled = [line for _, line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in filled)
    if quoted == len(filled) or (is_forward and quoted >= _QUOTED_SHARE * len(filled)):
        return [(place, _QUOTE.sub("", line, count=1)) for place, line in lines] if quoted else lines
    kept: list[Numbered] = []
    for number, (place, line) in enumerate(lines):
        following = next((later for _, later in lines[number + 1 : number + 4] if later.strip()), "")
        if line.lstrip().startswith(">") or (is_attribution(line) and following.lstrip().startswith(">")):
            taken_off["line of an earlier mail"] += 1
        else:
            kept.append((place, line))
    return kept


def _find_signature(lines: Sequence[Numbered]) -> int:
    return next(
        (place for place, (_, line) in enumerate(lines) if place and line.rstrip() in ("--", "-- ")), len(lines)
    )


def _without_furniture(lines: list[Numbered], taken_off: Counter[str]) -> list[Numbered]:
    """Without each line of furniture, without all that stands below the last prose, and from a disclaimer on."""
    disclaimer = next((place for place, (_, line) in enumerate(lines) if place and is_disclaimer(line)), len(lines))
    lines = _cut(lines, disclaimer, "line of a disclaimer", taken_off)
    places = [place for place, (_, line) in enumerate(lines) if is_furniture(line)]
    foot = next((place for place in places if place and not _holds_prose(lines[place + 1 :])), len(lines))
    lines = _cut(lines, foot, "line of a newsletter's furniture", taken_off)
    kept = [(place, line) for place, line in lines if not is_furniture(line)]
    taken_off["line of a newsletter's furniture"] += len(lines) - len(kept)
    return kept


def _cut(lines: list[Numbered], end: int, name: str, taken_off: Counter[str]) -> list[Numbered]:
    taken_off[name] += _count(lines[end:])
    return lines[:end]


def _holds_prose(lines: Sequence[Numbered]) -> bool:
    """Whether a line of `lines` is a sentence of some length, and no furniture."""
    return (
        any(len(line.split()) >= _FEWEST_WORDS and reads_as_prose(line) and not is_furniture(line) for _, line in lines)
        or sum(len(line.split()) for _, line in lines if not is_furniture(line)) > _FEWEST_WORDS * 10
    )


def _count(lines: Sequence[Numbered]) -> int:
    return sum(bool(line.strip()) for _, line in lines)
