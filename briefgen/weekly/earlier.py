"""The last summary as articles. Goes in: a summary. Comes out: its stories, and what each rested on."""

import msgspec
from msgspec.structs import replace

from briefgen.brief.model import Source
from briefgen.sources.article import Article
from briefgen.sources.text.lines import split_lines
from briefgen.sources.text.plain import build_article
from briefgen.weekly.model import StoryReport, WeeklySummary


class Told(msgspec.Struct, frozen=True):
    """A story of the last summary that may go on, and the articles that it rested on."""

    report: StoryReport
    sources: tuple[Source, ...]
    articles: tuple[Article, ...]


def read_told(summary: WeeklySummary | None) -> tuple[Told, ...]:
    """The stories of `summary` that may go on, in its order: all but those that are closed."""
    if summary is None:
        return ()
    sources = {source.id: source for source in summary.sources}
    told = []
    for report in summary.stories:
        if report.state != "closed":
            known = _sources_of(report, summary)
            behind = tuple(source for source_id, source in sources.items() if source_id in known)
            told.append(Told(report, behind, tuple(map(article_of, behind))))
    return tuple(told)


def _sources_of(report: StoryReport, summary: WeeklySummary) -> set[str]:
    """The ids of what a story rested on; where nobody reported it, of what was cited of it."""
    if report.source_ids:
        return set(report.source_ids)
    cited = (change.citations for change in summary.changes if change.story_id == report.id)
    return {citation.source_id for citations in cited for citation in citations}


def article_of(source: Source) -> Article:
    """`source` as the article that it was, every offset the same."""
    article = build_article(source.text.encode(), source.origin, find_lines=split_lines)
    return replace(
        article,
        sha256=source.sha256,
        headline=source.headline,
        byline=source.byline,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        marking=source.marking,
        language=source.language,
        notices=(),
    )
