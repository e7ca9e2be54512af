"""What is made of a sealed period. Goes in: its articles and the last summary. Comes out: the summary and its files.

It is rehearsed before anything is sealed: what is wrong with a template or a setting must not cost a period an article.
"""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from briefgen.errors import BriefgenError
from briefgen.notices import Notice
from briefgen.series.defaults import find_analysis, find_layout
from briefgen.series.settings import NamedSeries, SummarySettings
from briefgen.sources.article import Article
from briefgen.summaries import lay_out_summary
from briefgen.weekly.model import SilentSource, WeeklySummary
from briefgen.weekly.period import Period
from briefgen.weekly.summarize import summarize

MAIL_TEXT, MAIL_PAGE = ".mail.txt", ".mail.html"
"""The names under which the body of a mail is kept, beside the files: as text, and as a page."""


class Made(msgspec.Struct, frozen=True):
    """A summary, and the files of each template by their names."""

    summary: WeeklySummary
    files: Mapping[str, Mapping[str, bytes]]
    notices: tuple[tuple[str, Notice], ...]
    """What a template left out, and what a format cannot show, each with the name of the template."""


def make(
    series: NamedSeries,
    period: Period,
    *,
    articles: Sequence[Article],
    late: Sequence[Article],
    earlier: WeeklySummary | None,
    silent: Sequence[SilentSource],
) -> Made:
    """The summary of `period` and its files; the same for the same articles, byte for byte.

    Raises the error of the stage that fails: then nothing was made.
    """
    summary = summarize_period(series, period, articles=articles, late=late, earlier=earlier, silent=silent)
    files: dict[str, dict[str, bytes]] = {}
    notices: list[tuple[str, Notice]] = []
    for one in series.settings.summaries:
        files[one.template], told = _write(series, summary, one)
        notices += [(one.template, notice) for notice in told]
    return Made(summary, files, tuple(notices))


def rehearse(series: NamedSeries) -> None:
    """Lay out a summary of nothing with each template. Raises what `make` raises whatever the articles are."""
    summary = summarize_period(series, Period("", series.since, series.since), articles=(), late=(), earlier=None)
    for one in series.settings.summaries:
        layout = find_layout(series, one)
        # As JSON nothing is drawn, and no font is opened: the formats are checked when the settings are read.
        lay_out_summary(summary, replace(layout, formats=("pdf",) if layout.fonts else ("json",)))


def find_fault(series: NamedSeries) -> BriefgenError | None:
    """What keeps the summaries of `series` from being made, whatever its articles are; None where nothing does."""
    try:
        rehearse(series)
    except BriefgenError as error:
        return error
    return None


def tell_notice(template: str, notice: Notice) -> str:
    """`notice` of laying a summary out with `template`, in words."""
    where = f"{notice.where}: " if notice.where else ""
    return f"{template}  {where}{notice.message}"


def summarize_period(
    series: NamedSeries,
    period: Period,
    *,
    articles: Sequence[Article],
    late: Sequence[Article],
    earlier: WeeklySummary | None,
    silent: Sequence[SilentSource] = (),
) -> WeeklySummary:
    """The summary of `period`, as the series and the settings have it. Raises what `summarize` raises."""
    return summarize(
        articles,
        series=series.name,
        period=period,
        zone=series.settings.zone,
        earlier=earlier,
        late=late,
        silent_sources=silent,
        **find_analysis(series),
    )


def _write(
    series: NamedSeries, summary: WeeklySummary, settings: SummarySettings
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The files of one template, by their names, with the body of a mail: who gets it may change until it is sent."""
    made = lay_out_summary(summary, find_layout(series, settings))
    name = f"{summary.period.name}-{series.name}-{settings.file_name}"
    files = {f"{name}.{ending}": content for ending, content in made.contents.items()}
    return files | {MAIL_TEXT: made.mail_text.encode(), MAIL_PAGE: made.mail_html.encode()}, made.notices
