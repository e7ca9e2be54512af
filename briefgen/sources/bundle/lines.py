"""JSON lines, for programs. Goes in: bytes, an object a line. Comes out: an article for each line.

A line holds at least `text`; `headline`, `byline`, `publisher`, `published`, `updated`, `url`, `language`, `marking`
and `origin` say what is known of it. A line as `briefgen read --jsonl` writes it gives the very article back.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.article import Article, Passage
from briefgen.sources.inside import Inside
from briefgen.sources.parts import Parts, clean_name
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.labels import FieldName
from briefgen.sources.text.lines import split_lines
from briefgen.sources.text.understand import understand
from briefgen.text import did_you_mean, within

_Words = Annotated[str, msgspec.Meta(min_length=1)]
_FIELDS: tuple[FieldName, ...] = ("headline", "byline", "publisher", "published", "updated", "url", "marking")


class ArticleLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a line may hold; all but `text` may be missing or `null`."""

    text: _Words
    """The article; where `passages` are given, the text that their offsets count in."""
    origin: str | None = None
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    marking: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    words: int | None = None
    paragraphs: int | None = None
    stated_in: Mapping[str, str] = {}
    notices: tuple[Notice, ...] = ()
    passages: tuple[dict[str, Any], ...] = ()
    """As `briefgen read` writes them."""


def read(content: bytes, origin: str, inside: Inside) -> tuple[Article, ...]:
    """The articles in the lines, named `lines.jsonl#3` where a line names no origin; a bad line is told as a notice.

    Raises SourceError where no line holds an article.
    """
    parts = Parts(origin, inside)
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if line.strip():
            name = f"{origin}#{number}"
            parts.take(name, lambda line=line, name=name: (_read_line(line, name),))  # type: ignore[misc]
    return parts.collect()


def _read_line(line: bytes, name: str) -> Article:
    try:
        given = msgspec.json.decode(line, type=ArticleLine)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(f"`{name}` is no article: {_explain(error)}", hint=_hint(line)) from None
    origin = clean_name(given.origin) if given.origin else name
    if given.passages:
        return _as_it_was(given, origin, name)
    article = understand(
        given.text, tuple(split_lines(given.text)), stated=_find_stated(given), content=line, origin=origin
    )
    return replace(article, language=given.language or article.language, retrieved=given.retrieved)


def _find_stated(given: ArticleLine) -> Iterator[Stated]:
    for field in _FIELDS:
        value = getattr(given, field)
        if value:
            yield Stated(field, value, f"JSON {field}")


def _as_it_was(given: ArticleLine, origin: str, name: str) -> Article:
    """The article that `briefgen read` wrote. Raises SourceError where its passages are no ranges of its text."""
    try:
        passages = tuple(
            Passage(**{key: passage[key] for key in Passage.__struct_fields__}) for passage in given.passages
        )
        passages = msgspec.convert(msgspec.to_builtins(passages), tuple[Passage, ...])
    except (KeyError, msgspec.ValidationError):
        raise _wrong_passages(name) from None
    ends = [0, *(edge for passage in passages for edge in (passage.start, passage.end)), len(given.text)]
    if ends != sorted(ends) or not any(passage.kind == "paragraph" for passage in passages):
        raise _wrong_passages(name)
    fields = {field: getattr(given, field) for field in _FIELDS}
    starts = _page_starts(given.passages)
    return Article(
        origin=origin,
        sha256=given.sha256 or "",
        text=given.text,
        passages=passages,
        language=given.language or "en",
        stated_in=given.stated_in,
        page_starts=starts,
        retrieved=given.retrieved,
        notices=given.notices,
        **fields,
    )


def _page_starts(passages: tuple[dict[str, Any], ...]) -> tuple[int, ...]:
    """Where each page begins, as far as the passages tell."""
    starts: list[int] = []
    for passage in passages:
        page = passage.get("page")
        if isinstance(page, int):
            starts += [passage["start"] if starts else 0] * (page - len(starts))
    return tuple(starts)


def _wrong_passages(name: str) -> SourceError:
    return SourceError(
        f"`{name}` is no article: its `passages` are no ranges of its `text`",
        hint="leave `passages` out: the text is then understood anew",
    )


def _explain(error: Exception) -> str:
    return within(str(error) or type(error).__name__)


def _hint(line: bytes) -> str:
    """The nearest key to the first that is unknown, or what a line takes."""
    try:
        given = msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return 'write a line as {"text": "...", "headline": "..."}'
    unknown = next((key for key in given if key not in ArticleLine.__struct_fields__), None)
    if unknown is not None:
        return did_you_mean(unknown, ArticleLine.__struct_fields__)
    return 'write a line as {"text": "...", "headline": "..."}'
