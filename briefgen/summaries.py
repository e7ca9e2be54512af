"""The wiring of weekly summaries: a summary comes in, its files and its mail as bytes go out."""

from collections.abc import Sequence

import msgspec

from briefgen.document.tree import Document
from briefgen.notices import Notice
from briefgen.pipeline import DEFAULT_FORMATS, Layout, OnStage, fit_layout, prepare, write_documents
from briefgen.template.template import check_kind
from briefgen.weekly.json import summary_to_json
from briefgen.weekly.model import WeeklySummary
from briefgen.writers.mail import write_mail_html, write_mail_text
from briefgen.writers.registry import WRITERS


class MadeSummary(msgspec.Struct, frozen=True):
    """What a summary is laid out as."""

    summary: WeeklySummary
    """As it was given: the same whatever the template."""
    contents: dict[str, bytes]
    """The whole file in each format, in the order they were asked for."""
    notices: tuple[Notice, ...]
    """Of laying it out and writing it; those of reading are the summary's."""
    mail_text: str
    """The document as the plain text of a mail."""
    mail_html: str
    """The same as HTML that mail programs show: no script, no picture, each style at its element."""


def lay_out_summary(summary: WeeklySummary, layout: Layout, *, on_stage: OnStage = lambda _: None) -> MadeSummary:
    """`summary` in each format that `layout` asks for: one summary serves every audience of a period.

    Raises UsageError for an unknown format or field and for a template that is not for weekly summaries, and the error
    of the stage that fails; then nothing was made.
    """
    layout, template, scheme = prepare(layout)
    check_kind(template, "weekly")
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
