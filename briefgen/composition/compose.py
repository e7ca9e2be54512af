"""Brief + template -> Document: selected, ordered, worded and laid out as the template says."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypedDict

import msgspec
from jinja2.exceptions import TemplateRuntimeError
from msgspec import structs

from briefgen.brief.check import iter_cited
from briefgen.brief.model import Report
from briefgen.composition.escape import Untrusted, clean, taint
from briefgen.composition.fields import fill_fields
from briefgen.composition.marks import find_marks
from briefgen.composition.names import (
    cite_function,
    counted_filter,
    date_filter,
    is_named_function,
    language_filter,
    name_filter,
    stated_filter,
)
from briefgen.composition.parse import parse_whole
from briefgen.composition.render import render_markdown
from briefgen.composition.select import Selection, select
from briefgen.composition.sourcing import count_sourcing
from briefgen.composition.stories import name_period, tell_stories
from briefgen.composition.times import is_for_machines, word_time
from briefgen.composition.title_block import read_title_block
from briefgen.composition.voices import is_foreign, voice
from briefgen.document.style import PAPER_SIZES_PT, Paper, Style
from briefgen.document.tree import Block, Document, Evidence, Phrases, SourceList
from briefgen.document.walk import cited_sources
from briefgen.errors import DocumentError, TemplateError, UsageError
from briefgen.template.load import load_template
from briefgen.template.template import Template, check_kind
from briefgen.text import did_you_mean
from briefgen.weekly.model import WeeklySummary

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

_SUBJECT_CHARACTERS = 240


class ComposeOptions(TypedDict, total=False):
    """What `compose` can be told by name."""

    paper: Paper | None
    fonts: tuple[str, ...]
    audience: str | None
    author: str | None
    cutoff: str | None
    marking_scheme: "Scheme | str | Path | None"
    fields: Mapping[str, str]


def compose(
    brief: Report,
    template: Template | str | Path = "executive",
    *,
    language: str | None = None,
    paper: Paper | None = None,
    fonts: tuple[str, ...] = (),
    audience: str | None = None,
    author: str | None = None,
    cutoff: str | None = None,
    marking_scheme: "Scheme | str | Path | None" = None,
    fields: Mapping[str, str] = MappingProxyType({}),
) -> Document:
    """The document that `template` (or the one of that name) makes of `brief`, on `paper` where it is given.

    `language` is the tag of the language of its words, without which it is the template's own; what the articles say
    stays in theirs. `fonts` are files of fonts for what those of the template lack. `audience` and `author` say for
    whom and by whom it is, `cutoff` until when information was taken in: words, or a date as `YYYY-MM-DD`; without it,
    the date of the newest article is told. `marking_scheme` is that of the marking, where it is not built in. `fields`
    are what a person supplies by the names of the template's fields; what is missing is printed as a request.
    Raises UsageError for a template of another kind, an unknown paper or field, blank words, another language than
    that of a template that is loaded already and a marking without its scheme, TemplateError for a mistake in the
    template's files, DocumentError where its Markdown is no document.
    """
    template = _load(template, language)
    check_kind(template, "weekly" if isinstance(brief, WeeklySummary) else "brief")
    head = read_title_block(brief, template.audience, audience=audience, author=author, cutoff=cutoff)
    marks = find_marks(brief, marking_scheme)
    told = taint(structs.asdict(head)) | marks.names | fill_fields(template, fields, head.audience, head.author)
    return Document(
        title=clean(brief.title),
        blocks=_list_cited(brief, marks.show(_blocks(brief, template, told))),
        created=brief.created,
        style=_style(template.style, paper, fonts),
        subject=shorten(brief.bottom_line.text if brief.bottom_line else "", _SUBJECT_CHARACTERS, placeholder=" …"),
        evidence=_evidence(brief, template.language),
        author=head.author,
        marking=marks.marking,
        **_template_says(template, brief.created),
    )


def _template_says(template: Template, moment: datetime) -> dict[str, Any]:
    """What a document has of its template alone, by the names of its fields."""
    return {
        "language": template.language,
        "page_label": str(template.labels["page"]),
        "phrases": _phrases(template),
        "citations": template.citations,
        "comments": template.comments,
        "day": _day(template, moment),
    }


def _load(template: Template | str | Path, language: str | None) -> Template:
    if not isinstance(template, Template):
        return load_template(template, language=language)
    if language not in (None, template.language):
        raise UsageError(
            f"the template is loaded in the language `{template.language}` already",
            hint="give its name, or load it with the language",
        )
    return template


def _phrases(template: Template) -> Phrases:
    """What the labels `phrases` say, where they have every place that is to be filled."""
    given = template.labels.get("phrases")
    usual = structs.asdict(Phrases())
    said = given if isinstance(given, Mapping) else {}
    places = {name: set(re.findall(r"\{\w+\}", words)) for name, words in usual.items()}
    return Phrases(**{name: said[name] for name in usual if name in said and all(map(said[name].count, places[name]))})


def _blocks(brief: Report, template: Template, told: dict[str, Any]) -> tuple[Block, ...]:
    """What the template's files write; `told` are names beside those of the brief and the template."""
    names = _names(brief, template) | told
    markdown = render_markdown(template, names, _filters(names["labels"], template.language))
    name = f"template `{template.name}`"
    try:
        return parse_whole(markdown, name=name)
    except DocumentError as error:
        from briefgen.composition.places import place_error

        raise place_error(error, name, template, names, _filters(names["labels"], template.language)) from None


def _list_cited(brief: Report, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with a list of sources in which those of earlier weeks are left out where nothing cites them."""
    if not isinstance(brief, WeeklySummary):
        return blocks
    listed = cited_sources(blocks) | {source_id for story in brief.stories for source_id in story.source_ids}
    return tuple(
        SourceList(tuple(entry for entry in block.entries if entry.source_id in listed))
        if isinstance(block, SourceList)
        else block
        for block in blocks
    )


def find_mistakes(brief: Report, template: Template) -> Iterator[TemplateError]:
    """Each mistake that can be seen in the template's files as they are, whatever of them `brief` would use."""
    from briefgen.composition.proof import find_mistakes_in_files

    head = read_title_block(brief, template.audience, audience=None, author=None, cutoff=None)
    told = taint(structs.asdict(head)) | find_marks(brief).names | fill_fields(template, {})
    names = _names(brief, template) | told
    sections = [section.file for section in template.sections]
    yield from find_mistakes_in_files(template.folders, names, _filters(names["labels"], template.language), sections)


def _day(template: Template, moment: datetime) -> str | None:
    """The day as the template's labels word it; None where it has no words for dates."""
    try:
        return str(date_filter(template.labels, template.language)(moment))
    except TemplateRuntimeError:
        return None


def _names(brief: Report, template: Template) -> dict[str, Any]:
    """What a template can name; `templates/README.md` lists it."""
    selections, _ = select(brief, template)
    view = _view(brief, template)
    of_week: dict[str, Any] = {"period": name_period(brief)} if isinstance(brief, WeeklySummary) else {}
    return {
        "brief": view,
        "sources": view["sources"],
        "sections": tuple(_section_view(selection, brief, view) for selection in selections),
        "labels": taint(template.labels),
        "language": Untrusted(template.language),
        "cite": cite_function(tuple(source.id for source in brief.sources), template.labels),
        "is_named": is_named_function({clean(source.id): source.text for source in brief.sources}),
    } | taint({"sourcing": count_sourcing(brief, selections)} | of_week)


def _filters(labels: Mapping[str, Any], language: str) -> dict[str, Callable[..., object]]:
    return {
        "counted": counted_filter(language),
        "date": date_filter(labels, language),
        "language": language_filter(language),
        "named": name_filter,
        "stated": stated_filter(labels),
    }


def _view(brief: Report, template: Template) -> Mapping[str, Any]:
    """The brief in plain values, without the whole text of its sources: a page shows quotes, not articles."""
    plain = msgspec.to_builtins(brief, builtin_types=(datetime,))
    for source in plain["sources"]:
        del source["text"]
    view = voice(plain, language=template.language, labels=template.labels)
    timed: list[tuple[dict[str, Any], object]] = [*zip(view["sources"], brief.sources, strict=True)]
    if isinstance(brief, WeeklySummary):
        tell_stories(view)
        timed += [*zip(view["silent_sources"], brief.silent_sources, strict=True)]
    for entry, told in timed:
        for key in ("published", "updated", "since"):
            if (words := getattr(told, key, None)) is not None and is_for_machines(words):
                entry[key] = word_time(words, lambda moment: _day(template, moment))
    return taint(view)


def _section_view(selection: Selection, brief: Report, view: Mapping[str, Any]) -> Mapping[str, Any]:
    section = selection.section
    words = {name: getattr(section, name) for name in ("name", "file", "heading", "empty", "each")}
    shown = set(map(id, selection.entries))
    both = zip(getattr(brief, section.name), view[section.name], strict=True) if shown else ()
    return taint(words) | {"entries": tuple(seen for entry, seen in both if id(entry) in shown)}


def _evidence(brief: Report, language: str) -> Mapping[str, tuple[Evidence, ...]]:
    """The sentences behind each statement of `brief`, by its id."""
    sources = {source.id: source for source in brief.sources}

    def foreign(tag: str) -> str | None:
        return tag if is_foreign(tag, language) else None

    return {
        part.id: tuple(
            Evidence(
                source.id, source.origin, citation.paragraph, citation.quote, foreign(source.language), citation.page
            )
            for citation in part.citations
            if (source := sources.get(citation.source_id)) is not None
        )
        for part in iter_cited(brief)
    }


def _style(style: Style, paper: Paper | None, fonts: tuple[str, ...]) -> Style:
    if paper is not None and paper not in PAPER_SIZES_PT:
        raise UsageError(f"unknown paper `{paper}`", hint=did_you_mean(paper, PAPER_SIZES_PT))
    page = structs.replace(style.page, paper=paper or style.page.paper)
    type_ = structs.replace(style.type, fonts=(*style.type.fonts, *fonts))
    return structs.replace(style, page=page, type=type_)
