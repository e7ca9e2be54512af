"""Brief + template -> Document: selected, ordered, worded and laid out as the template says."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.brief.model import Brief
from briefgen.composition.escape import taint
from briefgen.composition.marks import find_marks
from briefgen.composition.names import cite_function, counted_filter, date_filter, stated_filter
from briefgen.composition.parse import parse_whole
from briefgen.composition.render import render_markdown
from briefgen.composition.select import Selection, select
from briefgen.document.style import PAPER_SIZES_PT, Paper, Style
from briefgen.document.tree import Document
from briefgen.errors import UsageError
from briefgen.template.load import load_template
from briefgen.template.template import Template
from briefgen.text import did_you_mean

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

_SUBJECT_CHARACTERS = 240


def compose(
    brief: Brief,
    template: Template | str | Path = "executive",
    *,
    paper: Paper | None = None,
    marking_scheme: "Scheme | str | Path | None" = None,
) -> Document:
    """The document that `template` (or the one of that name) makes of `brief`, on `paper` where it is given.

    `marking_scheme` is that of the brief's marking, where it is none of briefgen's own.
    Raises UsageError for an unknown paper or a marking whose scheme is not given, TemplateError for a mistake in the
    template's files, DocumentError where its Markdown is no document.
    """
    if paper is not None and paper not in PAPER_SIZES_PT:
        raise UsageError(f"unknown paper `{paper}`", hint=did_you_mean(paper, PAPER_SIZES_PT))
    if not isinstance(template, Template):
        template = load_template(template)
    marks = find_marks(brief, marking_scheme)
    names = _names(brief, template) | marks.names
    labels = names["labels"]
    filters: dict[str, Callable[..., object]] = {
        "counted": counted_filter(),
        "date": date_filter(labels),
        "stated": stated_filter(labels),
    }
    markdown = render_markdown(template, names, filters)
    return Document(
        title=brief.title,
        blocks=marks.show(parse_whole(markdown, name=f"template `{template.name}`")),
        created=brief.created,
        style=_style(template.style, paper),
        language=brief.language,
        subject=shorten(brief.bottom_line.text, _SUBJECT_CHARACTERS, placeholder=" …"),
        page_label=str(template.labels["page"]),
        marking=marks.marking,
    )


def _names(brief: Brief, template: Template) -> dict[str, Any]:
    """What a template can name; `templates/README.md` lists it."""
    selections, _ = select(brief, template)
    view = _view(brief)
    return {
        "brief": view,
        "sources": view["sources"],
        "sections": tuple(_section_view(selection, view) for selection in selections),
        "labels": taint(template.labels),
        "cite": cite_function(tuple(source.id for source in brief.sources)),
    }


def _view(brief: Brief) -> Mapping[str, Any]:
    """The brief in plain values, without the whole text of its sources: a page shows quotes, not articles."""
    plain = msgspec.to_builtins(brief, builtin_types=(datetime,))
    for source in plain["sources"]:
        del source["text"]
    return taint(plain)


def _section_view(selection: Selection, view: Mapping[str, Any]) -> Mapping[str, Any]:
    section = selection.section
    words = {"name": section.name, "file": section.file, "heading": section.heading, "empty": section.empty}
    entries = view[section.name][: len(selection.entries)] if selection.entries else ()
    return taint(words) | {"entries": entries}


def _style(style: Style, paper: Paper | None) -> Style:
    if paper is None:
        return style
    return msgspec.structs.replace(style, page=msgspec.structs.replace(style.page, paper=paper))
