"""Articles that were read come in; they are stored in the archive, and what became of each is told."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from briefgen.archive.archive import Archive
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
        return [(article.origin, _keep(archive, article, now)) for article in articles]


def _keep(archive: Archive, article: Article, now: datetime) -> str:
    stored = archive.store(article, arrived=now)
    change = ""
    if stored.outcome in ("update_of", "earlier_of") and stored.other is not None:
        (other,) = archive.find(str(stored.other))
        pair = (other.article, article) if stored.outcome == "update_of" else (article, other.article)
        change = tell_change(find_change(*pair))
    return f"article {stored.id}, " + _TOLD[stored.outcome].format(other=stored.other, change=change)
