"""What is made of a sealed period. Goes in: its articles and the last summary. Comes out: the summary and its files.

It is rehearsed before anything is sealed: what is wrong with a template or a setting must not cost a period an article.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen.config import TEMPLATES_FOLDER, load_settings
from briefgen.errors import BriefgenError
from briefgen.notices import Notice
from briefgen.pipeline import Layout
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
    notices: tuple[Notice, ...]
    """What the templates left out, and what a format cannot show."""


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
    summary = _summarize(series, period, articles=articles, late=late, earlier=earlier, silent=silent)
    files: dict[str, dict[str, bytes]] = {}
    notices: list[Notice] = []
    for one in series.settings.summaries:
        files[one.template], told = _write(series, summary, one)
        notices += told
    return Made(summary, files, tuple(dict.fromkeys(notices)))


def rehearse(series: NamedSeries) -> None:
    """Lay out a summary of nothing with each template. Raises what `make` raises whatever the articles are."""
    summary = _summarize(series, Period("", series.since, series.since), articles=(), late=(), earlier=None, silent=())
    for one in series.settings.summaries:
        # As JSON nothing is drawn: the formats are checked when the settings are read.
        lay_out_summary(summary, replace(_find_layout(series, one), formats=("json",)))


def find_fault(series: NamedSeries) -> BriefgenError | None:
    """What keeps the summaries of `series` from being made, whatever its articles are; None where nothing does."""
    try:
        rehearse(series)
    except BriefgenError as error:
        return error
    return None


def _summarize(
    series: NamedSeries,
    period: Period,
    *,
    articles: Sequence[Article],
    late: Sequence[Article],
    earlier: WeeklySummary | None,
    silent: Sequence[SilentSource],
) -> WeeklySummary:
    settings = series.settings
    return summarize(
        articles,
        series=series.name,
        period=period,
        zone=settings.zone,
        earlier=earlier,
        late=late,
        silent_sources=silent,
        thresholds=settings.matter,
        marking=settings.marking,
        marking_scheme=settings.marking_scheme,
    )


def _find_layout(series: NamedSeries, settings: SummarySettings) -> Layout:
    """How a summary is laid out; its template is looked for where the series says, where the settings say, beside."""
    shelves = (*series.settings.templates, *load_settings(series.folder).templates, TEMPLATES_FOLDER)
    return Layout(
        template=settings.template,
        search=tuple(series.folder / Path(shelf).expanduser() for shelf in shelves),
        formats=settings.to,
        marking_scheme=series.settings.marking_scheme,
        missing_glyphs="warn",
    )


def _write(
    series: NamedSeries, summary: WeeklySummary, settings: SummarySettings
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The files of one template, by their names, with the body of a mail: who gets it may change until it is sent."""
    made = lay_out_summary(summary, _find_layout(series, settings))
    name = f"{summary.period.name}-{series.name}-{settings.file_name}"
    files = {f"{name}.{ending}": content for ending, content in made.contents.items()}
    return files | {MAIL_TEXT: made.mail_text.encode(), MAIL_PAGE: made.mail_html.encode()}, made.notices
