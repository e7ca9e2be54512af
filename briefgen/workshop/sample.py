"""What to try templates with, on articles that are made up: no event, person or text in them is from real news.

The two of the brief report one event, agree in part, and clash on two points; those of the summary are of two weeks in
which stories begin, go on and change. So every section has something to show.
"""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefgen.brief.build import make_brief
from briefgen.brief.model import Brief, Report
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.template.template import Template
from briefgen.weekly.model import SilentSource, WeeklySummary
from briefgen.weekly.period import Period
from briefgen.weekly.summarize import summarize

_SAMPLE = Path(__file__).resolve().parent / "sample"
_ARTICLES = tuple(_SAMPLE / name for name in ("first.md", "second.md"))
_CREATED = datetime(2026, 5, 14, tzinfo=UTC)
_ENDS = tuple(datetime(2026, *day, 16, tzinfo=UTC) for day in ((10, 30), (11, 6), (11, 13)))
_QUIET_END = datetime(2026, 11, 20, 16, tzinfo=UTC)
_SILENT = SilentSource(name="https://news.example/rss", since="2026-11-05T16:00:00+00:00", reason="cannot be reached")


def sample_for(template: Template) -> Report:
    """What `template` lays out: the sample brief, or the sample summary."""
    return sample_summary() if template.kind == "weekly" else sample_brief()


@cache
def sample_brief() -> Brief:
    """The brief on the two articles; the same on every machine and day."""
    return make_brief(tuple(article for file in _ARTICLES for article in read(file)), created=_CREATED)


@cache
def sample_summary() -> WeeklySummary:
    """The summary of the second of two weeks, compared with the first; the same on every machine and day."""
    earlier = _summarize("first", Period("2026-W45", *_ENDS[:2]), None)
    return _summarize("second", Period("2026-W46", *_ENDS[1:]), earlier)


@cache
def quiet_summary() -> WeeklySummary:
    """The summary of the week after it, in which no article came."""
    return summarize(
        (),
        series="harbor",
        period=Period("2026-W47", _ENDS[2], _QUIET_END),
        zone="Europe/London",
        earlier=sample_summary(),
    )


def _summarize(folder: str, period: Period, earlier: WeeklySummary | None) -> WeeklySummary:
    files = sorted((_SAMPLE / "weekly" / folder).glob("*.md"))
    articles: tuple[Article, ...] = tuple(article for file in files for article in read(file))
    late = tuple(article for article in articles if "late" in article.origin)
    silent = (_SILENT,) if earlier else ()
    return summarize(
        articles,
        series="harbor",
        period=period,
        zone="Europe/London",
        earlier=earlier,
        late=late,
        silent_sources=silent,
    )
