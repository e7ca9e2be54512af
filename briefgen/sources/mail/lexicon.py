"""The words of `lexicons/mail.txt`. Goes in: a line of a mail. Comes out: what it announces."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from briefgen.text import collapse
from briefgen.wordlist import read_word_list

HeaderField = Literal["from", "date", "subject", "other"]

_MOST_ANNOUNCING = 100
_MOST_FURNITURE_WORDS = 60
_EDGES = "-—–_=*>< :："


def read_header_line(line: str) -> tuple[HeaderField, str] | None:
    """The field and the value of a line such as `Von: Harbor Weekly`; None for any other line."""
    found = _patterns()[0].match(line)
    return (_fields()[found["label"].casefold()], collapse(found["value"]).strip("* ")) if found else None


def split_header_lines(block: str) -> list[str]:
    """The lines of a header that stand in one line, as a page puts them: `From: … Sent: … To: … Subject: …`."""
    cuts = sorted({0, *(found.start() for found in _patterns()[1].finditer(block))})
    return [block[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(block)], strict=True)]


def announces_forward(line: str) -> bool:
    """Whether `line` announces a forwarded mail."""
    return len(line) <= _MOST_ANNOUNCING and line.strip(_EDGES).casefold() in _section("forwarded")


def announces_original(line: str) -> bool:
    """Whether `line` announces the mail that is answered, as Outlook does."""
    return len(line) <= _MOST_ANNOUNCING and line.strip(_EDGES).casefold() in _section("original")


def is_furniture(line: str) -> bool:
    """Whether `line` is short and holds words that only the furniture of a newsletter has."""
    if len(line.split()) > _MOST_FURNITURE_WORDS:
        return False
    words = line.replace("’", "'").casefold()
    return any(found in words for found in _section("furniture"))


def is_disclaimer(line: str) -> bool:
    """Whether `line` begins as the disclaimers and advertisements below a mail do."""
    return line.replace("’", "'").lstrip(_EDGES).casefold().startswith(tuple(_section("disclaimer")))


def split_prefixes(subject: str) -> tuple[str, bool, bool]:
    """`subject` without the prefixes of answers and forwards, and whether it had any of the first, of the second."""
    answers = forwards = False
    while found := _patterns()[2].match(subject):
        is_answer = found["prefix"].casefold() in _section("reply prefix")
        answers, forwards = answers or is_answer, forwards or not is_answer
        subject = subject[found.end() :]
    return subject, answers, forwards


@cache
def _section(name: str) -> frozenset[str]:
    entries = read_word_list(Path(__file__).parent / "lexicons" / "mail.txt")
    return frozenset(entry.row[0] for entry in entries if entry.row and entry.section == name)


@cache
def _fields() -> dict[str, HeaderField]:
    names: tuple[HeaderField, ...] = ("other", "from", "date", "subject")
    return {label: name for name in names for label in _section(name)}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    labels = "|".join(map(re.escape, sorted(_fields(), key=len, reverse=True)))
    prefixes = "|".join(map(re.escape, sorted(_section("reply prefix") | _section("forward prefix"), key=len)))
    return (
        re.compile(rf"\s*[*_]*(?P<label>{labels})[*_]*\s?[:：][*_]*(?P<value>.*)$", re.IGNORECASE | re.DOTALL),
        re.compile(rf"(?<!\S)[*_]*(?:{labels})[*_]*\s?[:：](?=[*_]*\s)", re.IGNORECASE),
        re.compile(rf"\s*(?P<prefix>{prefixes})(?:\s?\[\d+\]|\(\d+\))?\s?[:：]\s*", re.IGNORECASE),
    )
