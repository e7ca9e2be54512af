"""Articles that were read come in; they are stored in the archive, and what became of each is told."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from briefgen.archive.archive import Archive
from briefgen.archive.articles import Stored
from briefgen.clock import moment
from briefgen.sources.article import Article
from briefgen.sources.versions import find_change, tell_change

_TOLD = {
    "new": "new",
    "same": "held already",
    "copy_of": "new; a copy of article {other}",
    "update_of": "new; a later version of article {other}: {change}",
    "earlier_of": "new; an earlier version of article {other}: {change}",
}


def keep(articles: Sequence[Article], file: Path) -> list[tuple[str, str]]:
    """For each of `articles`, its origin and what became of it in the archive `file`; all are stored, or none."""
    now = moment()
    with Archive.open(file) as archive, archive.transaction():
        kept = [_store(archive, article, now) for article in articles]
    # Others can write into the archive from here on; versions of long texts take a while to tell.
    return [(article.origin, _tell(article, *what)) for article, what in zip(articles, kept, strict=True)]


def _store(archive: Archive, article: Article, now: datetime) -> tuple[Stored, Article | None]:
    """What became of `article`, and the one that it is a version of."""
    stored = archive.store(article, arrived=now)
    if stored.outcome not in ("update_of", "earlier_of") or stored.other is None:
        return stored, None
    (other,) = archive.find(str(stored.other))
    return stored, other.article


def _tell(article: Article, stored: Stored, other: Article | None) -> str:
    change = ""
    if other is not None:
        pair = (other, article) if stored.outcome == "update_of" else (article, other)
        change = tell_change(find_change(*pair))
    return f"article {stored.id}, " + _TOLD[stored.outcome].format(other=stored.other, change=change)
