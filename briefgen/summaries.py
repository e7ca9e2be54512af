"""The wiring of weekly summaries: articles of a period come in, a summary, its files and its mail as bytes go out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.engines.spacy import MODEL
from briefgen.document.tree import Document
from briefgen.notices import Notice
from briefgen.pipeline import DEFAULT_FORMATS, Layout, OnStage, fit_layout, prepare, write_documents
from briefgen.sources.article import Article
from briefgen.template.template import Template, check_kind
from briefgen.weekly.json import summary_to_json
from briefgen.weekly.model import SilentSource, WeeklySummary
from briefgen.weekly.period import Period
from briefgen.weekly.stories.model import StorySettings
from briefgen.weekly.summarize import summarize
from briefgen.weekly.thresholds import Thresholds
from briefgen.writers.mail import write_mail_html, write_mail_text
from briefgen.writers.registry import WRITERS

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme


class SummaryRequest(Layout, frozen=True, kw_only=True):
    """What is to be made of which articles of a period."""

    articles: tuple[Article, ...]
    """All of them, late ones among them."""
    series: str
    period: Period
    zone: str
    """The IANA name of the zone of the series."""
    earlier: WeeklySummary | None = None
    """The last summary of the series; None for the first one."""
    late: tuple[Article, ...] = ()
    """Those of the articles that belong to an earlier period."""
    silent_sources: tuple[SilentSource, ...] = ()
    template: str = "weekly-executive"
    title: str | None = None
    thresholds: Thresholds | None = None
    story_settings: StorySettings | None = None
    engine: str = BUILTIN.name
    spacy_model: str = MODEL
    """The pipeline that the engine `spacy` uses."""
    marking: str | None = None
    """The label that the summary must bear; None takes the highest of the articles'."""


class MadeSummary(msgspec.Struct, frozen=True):
    """What became of a request."""

    summary: WeeklySummary
    """The same whatever the template."""
    contents: dict[str, bytes]
    """The whole file in each format, in the order they were asked for."""
    notices: tuple[Notice, ...]
    """Of laying it out and writing it; those of reading are the summary's."""
    mail_text: str
    """The document as the plain text of a mail."""
    mail_html: str
    """The same as HTML that mail programs show: no script, no picture, each style at its element."""


def make_summary(request: SummaryRequest, *, on_stage: OnStage = lambda _: None) -> MadeSummary:
    """The summary of the articles of `request`, in each format asked for; the same bytes for the same request.

    Raises UsageError for an unknown format, field or engine and for a template that is not for weekly summaries, and
    the error of the stage that fails; then nothing was made.
    """
    prepared = prepare(request)
    _, template, scheme = prepared
    check_kind(template, "weekly")
    on_stage("analyze")
    summary = summarize(
        request.articles,
        series=request.series,
        period=request.period,
        zone=request.zone,
        earlier=request.earlier,
        late=request.late,
        silent_sources=request.silent_sources,
        title=request.title,
        thresholds=request.thresholds,
        story_settings=request.story_settings,
        lexicons=request.lexicons,
        engine=load_engine(request.engine, spacy_model=request.spacy_model),
        marking=request.marking,
        marking_scheme=scheme,
    )
    return _publish(summary, prepared, on_stage=on_stage)


def lay_out_summary(summary: WeeklySummary, layout: Layout, *, on_stage: OnStage = lambda _: None) -> MadeSummary:
    """`summary` in each format that `layout` asks for: one summary serves every audience of a period.

    Raises what `make_summary` raises.
    """
    prepared = prepare(layout)
    check_kind(prepared[1], "weekly")
    return _publish(summary, prepared, on_stage=on_stage)


def _publish(
    summary: WeeklySummary, prepared: "tuple[Layout, Template, Scheme | None]", *, on_stage: OnStage
) -> MadeSummary:
    layout, template, scheme = prepared
    formats: Sequence[str] = layout.formats or DEFAULT_FORMATS
    documents = [name for name in formats if name in WRITERS]
    contents, notices = write_documents(summary, template, documents, layout=layout, scheme=scheme, on_stage=on_stage)
    if "json" in formats:
        contents["json"] = summary_to_json(summary)
    document: Document = fit_layout(summary, template, layout=layout, scheme=scheme)[0]
    return MadeSummary(
        summary=summary,
        contents={name: contents[name] for name in formats},
        notices=notices,
        mail_text=write_mail_text(document),
        mail_html=write_mail_html(document),
    )
