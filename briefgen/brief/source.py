"""Sources as a brief describes them. Goes in: articles. Comes out: what each says of itself, and its whole text."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.brief.cite import source_id
from briefgen.brief.model import Citation, Source
from briefgen.sources.article import Article, page_of
from briefgen.text import collapse

_SENTENCE = re.compile(r".{40,400}?(?:[.!?…]+[”\"»’)]*(?=\s|$)|[。！？]+[”」』]*|$)", re.DOTALL)
_WORDS = re.compile(r".{1,300}(?=\s|$)|.{1,300}", re.DOTALL)


def describe(analyzed: Iterable[Article], background: Iterable[Article] = ()) -> tuple[Source, ...]:
    """A source for each article, numbered in their order; the opening of each of the `background` is quoted."""
    sources = [_describe(number, article) for number, article in enumerate(analyzed)]
    for article in background:
        number = len(sources)
        sources.append(replace(_describe(number, article), background=_opening(number, article)))
    return tuple(sources)


def _opening(number: int, article: Article) -> Citation | None:
    """The first sentence of the body, as far as that can be told in any language; a long one ends between words."""
    first = next((passage for passage in article.passages if passage.kind == "paragraph"), None)
    if first is None:
        return None
    match = _SENTENCE.match(article.text, first.start, first.end) or _WORDS.match(article.text, first.start, first.end)
    if match is None:
        return None
    return Citation(
        source_id=source_id(number),
        quote=match[0],
        paragraph=1,
        start=match.start(),
        end=match.end(),
        page=page_of(article, match.start()),
    )


def _describe(number: int, article: Article) -> Source:
    return Source(
        id=source_id(number),
        origin=article.origin,
        headline=collapse(article.headline) if article.headline else None,
        byline=article.byline,
        publisher=article.publisher,
        published=article.published,
        updated=article.updated,
        retrieved=article.retrieved,
        url=article.url,
        marking=article.marking,
        language=article.language,
        sha256=article.sha256,
        text=article.text,
    )
