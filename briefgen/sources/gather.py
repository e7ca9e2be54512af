"""Many sources, some of them bad. Goes in: what a person names. Comes out: the articles, and what was skipped."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.language import split
from briefgen.sources.read import Fetch, name_sources, read_one


class Reading(NamedTuple):
    """What was read."""

    articles: tuple[Article, ...]
    notices: tuple[Notice, ...]
    """One for each source, or article of one, that was skipped; what else was noticed stands with its article."""


def gather(
    sources: Iterable[str | Path | bytes],
    *,
    keep_going: bool = False,
    languages: Collection[str] | None = None,
    fetch: Fetch | None = None,
) -> Reading:
    """The articles in `sources`, in their order; those that cannot be read are skipped where it is to `keep_going`.

    `languages` are those that are allowed beside English; None allows any. `fetch` is as in `read`. Raises SourceError
    for the first source that cannot be read, or where all were skipped.
    """
    articles: list[Article] = []
    errors: list[tuple[str, SourceError]] = []
    sources = tuple(sources)
    for source, name in zip(sources, name_sources(sources), strict=True):
        try:
            found = read_one(source, name, fetch)
        except SourceError as error:
            errors.append((_name(source), error))
            found = ()
        for article in found:
            try:
                if languages is not None:
                    split([article], languages)
                articles.append(article)
            except SourceError as error:
                errors.append((article.origin, error))
        if errors and not keep_going:
            raise errors[0][1]
    if errors and not articles:
        raise _all_skipped([error for _, error in errors])
    return Reading(tuple(articles), tuple(_skipped(name, error) for name, error in errors))


def _skipped(name: str, error: SourceError) -> Notice:
    return Notice("skipped", error.message.replace(f"`{name}` ", "it ", 1), name)


def _name(source: str | Path | bytes) -> str:
    return "-" if isinstance(source, bytes) else str(source)


def _all_skipped(errors: list[SourceError]) -> SourceError:
    if len(errors) == 1:
        return errors[0]
    return SourceError(
        f"none of {len(errors)} sources can be used; the first: {errors[0].message}", hint=errors[0].hint
    )
