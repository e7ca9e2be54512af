"""The header of a mail. Goes in: a message. Comes out: its fields in words, whatever is broken in them."""

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

import msgspec

from briefgen.marking.labels import read_marking
from briefgen.sources.mail.lexicon import split_prefixes
from briefgen.sources.text.edges import Stated
from briefgen.text import collapse

_MOST_LETTERS = 2_000
_SLOW = ("idna", "punycode")
"""Encodings of host names, which take minutes for a long text."""
_MAILING = ("List-Id", "List-Post", "List-Unsubscribe", "List-Archive")
_TAG = re.compile(r"\s*\[(?P<inside>[^\[\]]{1,60})\]\s*")
_FINAL_TAG = re.compile(r"\s*\[(?P<inside>[^\[\]]{1,60})\]\s*$")
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Subject(msgspec.Struct, frozen=True):
    """A subject without what mail programs and lists put in front of it."""

    words: str
    is_answer: bool = False
    is_forward: bool = False
    marking: str | None = None
    """The label that stands in brackets before or behind it."""


def read_header(message: Message, name: str) -> str:
    """The field `name` in one line, its encoded words decoded as far as they can be; empty where there is none."""
    raw = next((value for key, value in message.raw_items() if key.casefold() == name.casefold()), "")
    words = decode_bytes(str(raw)[:_MOST_LETTERS].encode("utf-8", "surrogateescape"), None)
    try:
        decoded = "".join(_decode(piece, charset) for piece, charset in decode_header(words))
    except (HeaderParseError, ValueError, LookupError):
        decoded = words
    return collapse(_UNREADABLE.sub(" ", decoded))


def read_subject(words: str) -> Subject:
    """What `words` are without prefixes (`Re:`, `Fwd:`) and names of lists in brackets."""
    marking: str | None = None
    is_answer = is_forward = False
    rest = words
    while True:
        shorter, answers, forwards = split_prefixes(rest)
        is_answer, is_forward = is_answer or answers, is_forward or forwards
        if tag := _TAG.match(shorter):
            marking = marking or read_marking(tag["inside"].strip())
            shorter = shorter[tag.end() :]
        elif (tag := _FINAL_TAG.search(shorter)) and (label := read_marking(tag["inside"].strip())):
            marking, shorter = marking or label, shorter[: tag.start()]
        if shorter == rest:
            break
        rest = shorter
    return Subject(collapse(rest).strip(": "), is_answer, is_forward, marking)


def read_sender(words: str) -> str:
    """The name in an address such as `Harbor Weekly <news@harbor.example>`, or alone; empty for an address alone."""
    if "@" not in words and "<" not in words:
        return _name(words)
    try:
        name = getaddresses([words])[0][0]
    except (IndexError, ValueError, RecursionError):  # comments of comments, which a mail may nest as it likes
        return ""
    name = _name(re.split(r"\s*[<\[]|\s+via\s", name)[0])
    return "" if "@" in name else name


def _name(words: str) -> str:
    name = collapse(words.strip("\"'“”‘’ "))
    return name if any(map(str.isalpha, name)) else ""


def read_date(words: str) -> str:
    """The time in a header in ISO 8601 with its zone, as far as one is stated; empty for what is no time."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError, RecursionError):
        return ""


def is_newsletter(message: Message) -> bool:
    """Whether a list sends the mail, and not a person."""
    return any(name in message for name in _MAILING)


def state_headers(message: Message) -> Iterator[Stated]:
    """What the header states before the text does: the subject, and of what a list sends the sender and the rest."""
    subject = read_subject(read_header(message, "Subject"))
    if subject.marking:
        yield Stated("marking", subject.marking, "mail header Subject")
    if subject.words:
        yield Stated("headline", subject.words, "mail header Subject")
    if is_newsletter(message):
        yield from state_sender(message)


def state_sender(message: Message) -> Iterator[Stated]:
    """Who sent the mail, when, and where it is kept."""
    if sender := read_sender(read_header(message, "From")):
        yield Stated("publisher", sender, "mail header From")
    if sent := read_date(read_header(message, "Date")):
        yield Stated("published", sent, "mail header Date")
    address = read_header(message, "Archived-At").strip("<>")
    if address.startswith(("https://", "http://")):
        yield Stated("url", address, "mail header Archived-At")


def _decode(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decode_bytes(piece, charset)


def decode_bytes(content: bytes, charset: str | None) -> str:
    """`content` in its charset; where that is unknown or wrong, in UTF-8, else in Windows-1252."""
    stated = "utf-8" if charset is None or charset.casefold() in _SLOW else charset
    for name, errors in ((stated, "strict"), ("utf-8", "strict"), ("cp1252", "replace")):
        try:
            return content.decode(name, errors)
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")
