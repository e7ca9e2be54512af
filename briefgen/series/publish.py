"""What is made of a sealed period. Goes in: its articles and the last summary. Comes out: the summary and its files."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from briefgen.fitting import fit
from briefgen.notices import Notice
from briefgen.series.settings import NamedSeries, SummarySettings
from briefgen.sources.article import Article
from briefgen.template.load import load_template
from briefgen.weekly.json import summary_to_json
from briefgen.weekly.model import SilentSource, WeeklySummary
from briefgen.weekly.period import Period
from briefgen.weekly.summarize import summarize
from briefgen.writers.registry import WRITERS, write

MAIL_TEXT, MAIL_PAGE = ".mail.md", ".mail.html"
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
    settings = series.settings
    summary = summarize(
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
    files: dict[str, dict[str, bytes]] = {}
    notices: list[Notice] = []
    for one in settings.summaries:
        files[one.template], told = _write(series.name, summary, one, scheme=settings.marking_scheme)
        notices += told
    return Made(summary, files, tuple(dict.fromkeys(notices)))


def _write(
    series: str, summary: WeeklySummary, settings: SummarySettings, *, scheme: str | None
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The files of one template, by their names, with the body of a mail where one is to be sent."""
    template = load_template(settings.template)
    shown = replace(summary, notices=tuple(notice for notice in summary.notices if notice.code != "edited"))
    document, notices = fit(shown, template, marking_scheme=scheme)
    name = f"{summary.period.name}-{series}-{template.name}"
    files = {f"{name}.{ending}": write(document, ending) for ending in settings.to if ending in WRITERS}
    if "json" in settings.to:
        files[f"{name}.json"] = summary_to_json(summary)
    if any(recipient.startswith("mail:") for recipient in settings.deliver):
        files |= {MAIL_TEXT: write(document, "md"), MAIL_PAGE: write(document, "html")}
    return files, notices
