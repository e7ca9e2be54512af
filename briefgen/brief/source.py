"""Sources as a brief describes them. Goes in: articles. Comes out: what each says of itself, and its whole text."""

from collections.abc import Iterable

from briefgen.brief.cite import source_id
from briefgen.brief.model import Source
from briefgen.sources.article import Article
from briefgen.text import collapse


def describe(articles: Iterable[Article]) -> tuple[Source, ...]:
    """A source for each of `articles`, numbered in their order."""
    return tuple(_describe(number, article) for number, article in enumerate(articles))


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
