"""A mail becomes an article, and so does each document that it carries. Goes in: the bytes of an .eml file.

Of an HTML and a text version of the body the HTML is taken, unless the text holds clearly more.
"""

import re
from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import Message
from functools import partial

from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.html.fragment import read_fragment
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_MAIL_HEADER, MOST_MAIL_LEVELS, MOST_MAIL_PARTS
from briefgen.sources.mail.body import read_html, read_text
from briefgen.sources.mail.headers import (
    decode_bytes,
    is_newsletter,
    read_header,
    read_subject,
    state_headers,
    state_sender,
)
from briefgen.sources.mail.leaves import Leaf, find_leaves
from briefgen.sources.mail.trim import Trimmed
from briefgen.sources.parts import Parts
from briefgen.sources.text.edges import Stated

_LONG_FIELD = re.compile(rb"^content-(?:type|disposition):(?:[^\n]|\n[ \t]){20000}", re.IGNORECASE | re.MULTILINE)
_BOUNDARIES_A_PART = 20
_HEADER_END = re.compile(rb"\r?\n\r?\n|\r\r")
_MOST_NOTE_WORDS = 60
_FULLER = 1.25


def read(content: bytes, origin: str, inside: Inside) -> tuple[Article, ...]:
    """The article in a mail, and those in its attachments; a short note above attachments is none.

    Raises SourceError for a mail that holds no article, or has more parts, levels or header than any mail needs.
    """
    leaves = find_leaves(_parse(content, origin), origin)
    message, plain, html, others = leaves.message, leaves.plain, leaves.html, leaves.others
    if not (plain or html or others):
        raise SourceError(f"`{origin}` is a mail without text", hint="give the mail that holds the article")
    attached = {leaf.name: _try(leaf, inside) for leaf in others if not leaf.refusal}
    parts = Parts(origin, inside)
    if plain or html:
        is_note = not is_newsletter(message) and any(isinstance(outcome, tuple) for outcome in attached.values())
        parts.take(origin, lambda: _read_body(message, plain, html, content, origin, is_note=is_note))
    for leaf in others:
        if leaf.refusal:
            parts.skip(leaf.name, leaf.refusal)
        else:
            parts.take(leaf.name, partial(_settle, attached[leaf.name]))
    return parts.collect()


def _try(leaf: Leaf, inside: Inside) -> tuple[Article, ...] | SourceError:
    try:
        return inside(leaf.content, leaf.name)
    except SourceError as error:
        return error


def _settle(outcome: tuple[Article, ...] | SourceError) -> tuple[Article, ...]:
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome


def _parse(content: bytes, origin: str) -> Message:
    """The tree of parts. Raises SourceError for more header or levels than any mail needs."""
    start = re.match(rb"\s*(?:>?From [^\r\n]*\r?\n)?", content)
    content = content[start.end() if start else 0 :]
    end = _HEADER_END.search(content)
    if (end.start() if end else len(content)) > MOST_MAIL_HEADER:
        raise SourceError(
            f"the header of `{origin}` is larger than {MOST_MAIL_HEADER // 1000} kB", hint="save the mail anew"
        )
    lowered = content.lower()
    too_many = lowered.count(b"boundary=") > MOST_MAIL_LEVELS or _LONG_FIELD.search(content)
    if too_many or content.count(b"\n--") > MOST_MAIL_PARTS * _BOUNDARIES_A_PART:
        raise _too_many(origin)
    try:
        return message_from_bytes(content, policy=policy.compat32)
    except RecursionError:
        raise _too_many(origin) from None
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        raise SourceError(f"`{origin}` is a mail that cannot be taken apart", hint="save the mail anew") from None


def _too_many(origin: str) -> SourceError:
    return SourceError(
        f"`{origin}` is a mail with more than {MOST_MAIL_LEVELS} levels, {MOST_MAIL_PARTS} parts or an endless header",
        hint="save the article from it and give that",
    )


def _read_body(
    message: Message, plain: Leaf | None, html: Leaf | None, content: bytes, origin: str, *, is_note: bool
) -> tuple[Article, ...]:
    """The article in the body; none, as an error, where the body is a note that comes with attachments."""
    article, trimmed = _read_fuller(message, plain, html, content, origin)
    words = sum(len(article.text[one.start : one.end].split()) for one in article.passages)
    if is_note and not trimmed.is_forward and words <= _MOST_NOTE_WORDS:
        raise SourceError(f"`{origin}` holds a note about its attachments, no article", hint="look at its attachments")
    return (article,)


def _read_fuller(
    message: Message, plain: Leaf | None, html: Leaf | None, content: bytes, origin: str
) -> tuple[Article, Trimmed]:
    """The article in the fuller of two versions; what a person's own mail says of itself counts after its text."""
    subject = read_subject(read_header(message, "Subject"))
    article, trimmed = _read_version(message, plain, html, content, origin, is_answer=subject.is_answer)
    if is_newsletter(message) or subject.is_answer or subject.is_forward or trimmed.is_forward:
        return article, trimmed
    return _complete(article, state_sender(message)), trimmed


def _complete(article: Article, stated: Iterable[Stated]) -> Article:
    """`article` with those of the `stated` fields that it does not state itself."""
    missing = [field for field in stated if getattr(article, field.name) is None]
    places = dict(article.stated_in) | {field.name: field.place for field in missing}
    return replace(article, stated_in=places, **{field.name: field.value for field in missing})


def _read_version(
    message: Message, plain: Leaf | None, html: Leaf | None, content: bytes, origin: str, *, is_answer: bool
) -> tuple[Article, Trimmed]:
    stated = tuple(state_headers(message))
    text = "" if plain is None else plain.read_text()
    if html is not None:
        fragment = read_fragment(decode_bytes(html.content, html.charset), origin)
        words = sum(len(block.text.split()) for block in fragment.blocks)
        if words * _FULLER >= len(text.split()):
            return read_html(
                fragment,
                stated,
                is_answer=is_answer,
                is_newsletter=is_newsletter(message),
                content=content,
                origin=origin,
            )
    return read_text(text, stated, is_answer=is_answer, content=content, origin=origin)
