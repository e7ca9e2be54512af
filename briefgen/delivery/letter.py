"""A mail as bytes. Goes in: a `Letter`. Comes out: a message by RFC 5322 and MIME, the same for the same letter."""

import re
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from pathlib import PurePath

import msgspec

from briefgen.errors import DeliveryError
from briefgen.text import collapse

_MESSAGE_IDS = "briefgen.invalid"
"""The right side of a Message-ID: a name that no host can have (RFC 2606), so that no host is claimed."""

_PLAIN = re.compile(r"(?P<local>[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*)@(?P<domain>[^@\s]+)", re.ASCII)
"""A mailbox without quotes and comments (RFC 5322, 3.4.1)."""
_NAMED = re.compile(rf"(?P<name>[^<>@;]*)<{_PLAIN.pattern}>", re.ASCII)
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
}
"""What is attached, by its ending; the tables of hosts differ."""


class Attachment(msgspec.Struct, frozen=True):
    """A file that a letter brings."""

    name: str
    content: bytes


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What is written to one recipient."""

    key: tuple[str, ...]
    """What makes it this letter, and its Message-ID: the series, the period, the template, the recipient."""
    sender: str
    recipient: str
    subject: str
    date: datetime
    """Aware."""
    text: str
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    marking: str | None = None
    """Stands in front of the subject, and above and below the text."""


def message_id(key: Sequence[str]) -> str:
    """The Message-ID of the letter with that key, in angle brackets; the same for the same key."""
    return f"<{_digest(*key)}@{_MESSAGE_IDS}>"


def write_letter(letter: Letter) -> bytes:
    """`letter` as a message. Raises DeliveryError for what is no mail address."""
    message = EmailMessage(policy=SMTP)
    message["From"] = read_address(letter.sender)
    message["To"] = read_address(letter.recipient)
    marked = f"[{letter.marking}] " if letter.marking else ""
    message["Subject"] = collapse(marked + letter.subject)
    message["Date"] = format_datetime(letter.date)
    message["Message-ID"] = message_id(letter.key)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_marked(letter.text, letter.marking), cte="quoted-printable")
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for attachment in letter.attachments:
        maintype, _, subtype = _TYPES[PurePath(attachment.name).suffix].partition("/")
        message.add_attachment(attachment.content, maintype, subtype, filename=attachment.name)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"briefgen-{_digest(str(number), *letter.key)}")
    return message.as_bytes()


def read_address(words: str) -> Address:
    """The mail address in `words`, with the name before it if there is one. Raises DeliveryError for what is none."""
    wrong = DeliveryError(f"`{words}` is no mail address", hint="write it as name@example.org")
    found = _NAMED.fullmatch(words.strip()) or _PLAIN.fullmatch(words.strip())
    if found is None or not words.isprintable():
        raise wrong
    try:
        domain = found["domain"].encode("idna").decode()
        if not _DOMAIN.fullmatch(domain):
            raise wrong
        return Address((found.groupdict().get("name") or "").strip().strip('"'), found["local"], domain)
    except (ValueError, UnicodeError, IndexError):
        raise wrong from None


def _marked(text: str, marking: str | None) -> str:
    return text if marking is None else f"{marking}\n\n{text.strip()}\n\n{marking}\n"


def _digest(*parts: str) -> str:
    return sha256(msgspec.json.encode(parts)).hexdigest()[:32]
