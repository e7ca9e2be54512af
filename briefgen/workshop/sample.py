"""A brief to try templates with, on two articles that are made up: no event, person or text in them is from real news.

The two report one event, agree in part, and clash on two points, so that every section has something to show.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefgen.brief.build import make_brief
from briefgen.brief.model import Brief
from briefgen.sources.read import read

_ARTICLES = tuple(Path(__file__).resolve().parent / "sample" / name for name in ("first.md", "second.md"))
_CREATED = datetime(2026, 5, 14, tzinfo=UTC)


@cache
def sample_brief() -> Brief:
    """The brief on the two articles; the same on every machine and day."""
    return make_brief(tuple(article for file in _ARTICLES for article in read(file)), created=_CREATED)
