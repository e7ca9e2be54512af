"""The parts of a mail. Goes in: a message. Comes out: its body as text and as HTML, and what else it carries."""

from collections.abc import Iterator
from email.message import Message
from email.utils import collapse_rfc2231_value

import msgspec

from briefgen.errors import SourceError
from briefgen.sources.limits import MOST_MAIL_PARTS
from briefgen.sources.mail.headers import decode_bytes, read_header
from briefgen.sources.parts import clean_name

_DAMAGE = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_NOT_READ = {
    "image": "it is an image",
    "audio": "it is a sound",
    "video": "it is a film",
    "font": "it is a font",
    "text/calendar": "it is an invitation",
    "text/vcard": "it is a business card",
    "text/x-vcard": "it is a business card",
    "text/css": "it is a style sheet",
    "application/pgp-signature": "it is a signature",
    "application/pgp-keys": "it is a key",
    "application/pkcs7-signature": "it is a signature",
    "application/x-pkcs7-signature": "it is a signature",
    "application/pkcs7-mime": "it is encrypted",
    "application/pgp-encrypted": "it is encrypted",
    "message/delivery-status": "it is a report of delivery",
    "message/disposition-notification": "it is a report of delivery",
    "text/rfc822-headers": "it is the header of another mail",
}


class Leaf(msgspec.Struct, frozen=True):
    """A part that holds no others; `refusal` says why it is not read."""

    name: str
    content: bytes
    charset: str | None = None
    is_flowed: bool = False
    joins_words: bool = False
    refusal: str | None = None

    def read_text(self) -> str:
        """The text, with the lines joined that the sender's program wrapped (RFC 3676)."""
        text = decode_bytes(self.content, self.charset)
        return "\n".join(_join_flowed(text, without_blank=self.joins_words)) if self.is_flowed else text


class Leaves(msgspec.Struct):
    """What was found in `message`."""

    message: Message
    plain: Leaf | None = None
    html: Leaf | None = None
    others: list[Leaf] = []


def find_leaves(message: Message, origin: str) -> Leaves:
    """The parts in order. Raises SourceError for more of them than any mail has."""
    leaves = Leaves(message)
    waiting = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MOST_MAIL_PARTS:
            raise SourceError(
                f"`{origin}` is a mail with more than {MOST_MAIL_PARTS} parts",
                hint="save the article from it and give that",
            )
        kind = part.get_content_type()
        # Asked of a part that is one text, `get_payload` decodes it, which fails for some names of charsets.
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and kind != "message/rfc822" and not kind.startswith("message/delivery"):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            _place(leaves, part, kind, f"{origin}/{_name(part) or f'part {count}'}")
    return leaves


def _place(leaves: Leaves, part: Message, kind: str, name: str) -> None:
    leaf = _read_leaf(part, kind, name)
    is_inline = not _name(part) and not read_header(part, "Content-Disposition").casefold().startswith("attachment")
    if kind == "text/plain" and is_inline and leaves.plain is None and leaf.content.strip():
        leaves.plain = leaf
    elif kind == "text/html" and is_inline and leaves.html is None and leaf.content.strip():
        leaves.html = leaf
    elif leaf.content.strip() or leaf.refusal:
        leaves.others.append(leaf)


def _read_leaf(part: Message, kind: str, name: str) -> Leaf:
    refusal = _NOT_READ.get(kind) or _NOT_READ.get(kind.partition("/")[0])
    if refusal:
        return Leaf(name, b"", refusal=refusal)
    try:
        inner = part.get_payload()
        if kind == "message/rfc822" and isinstance(inner, list) and isinstance(inner[0], Message):
            return Leaf(name if "." in name.rpartition("/")[2] else f"{name}.eml", inner[0].as_bytes())
        content = part.get_payload(decode=True)
    except _DAMAGE:
        return Leaf(name, b"", refusal="it is damaged")
    return Leaf(
        name,
        content if isinstance(content, bytes) else b"",
        _parameter(part, "charset") or None,
        _parameter(part, "format").casefold() == "flowed",
        _parameter(part, "delsp").casefold() == "yes",
    )


def _parameter(part: Message, name: str) -> str:
    try:
        return collapse_rfc2231_value(part.get_param(name, "") or "").strip("\"' ;")
    except _DAMAGE:
        return ""


def _name(part: Message) -> str:
    """The file name that the sender gave, its folders left away; empty where there is none."""
    try:
        found = part.get_filename("")
    except _DAMAGE:
        return ""
    if "=?" in found:
        carrier = Message()
        carrier["name"] = found.replace("\n", " ").replace("\r", " ")
        found = read_header(carrier, "name")
    bare = found.replace("\\", "/").rpartition("/")[2].strip()
    return clean_name(bare) if bare else ""


def _join_flowed(text: str, *, without_blank: bool) -> Iterator[str]:
    gathered = ""
    for line in text.splitlines():
        stuffed = line.removeprefix(" ")
        is_soft = stuffed.endswith(" ") and stuffed != "-- " and not stuffed.startswith(">")
        gathered += stuffed[:-1] if is_soft and without_blank else stuffed
        if not is_soft:
            yield gathered
            gathered = ""
    if gathered:
        yield gathered
