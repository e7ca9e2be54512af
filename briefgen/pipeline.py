"""The only wiring: a request comes in, a brief and its files as bytes go out. Nothing is printed or saved here."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.engines.spacy import MODEL
from briefgen.brief.build import make_brief
from briefgen.brief.json import brief_to_json
from briefgen.brief.model import Brief, Report
from briefgen.document.flaws import find_flaws
from briefgen.document.style import Paper
from briefgen.document.tree import Document
from briefgen.errors import UsageError
from briefgen.fitting import UNFINISHED, fit, refuse_losses, refuse_unfinished
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.fetch.fetched import Network
from briefgen.sources.gather import gather
from briefgen.sources.read import open_fetch
from briefgen.template.languages import find_untranslated
from briefgen.template.load import load_template
from briefgen.template.template import STATEMENT_SECTIONS, Template, check_kind
from briefgen.text import did_you_mean
from briefgen.writers.registry import WRITERS, find_losses, write

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

FORMATS = (*WRITERS, "json")
"""What a brief can be written as; the name is also the file's ending."""

DEFAULT_FORMATS = ("docx", "pdf", "json")
"""What a brief is written as where neither the request nor the template says it."""

OnStage = Callable[[str], None]
"""Called with the name of a stage when it begins."""
AnyLayout = TypeVar("AnyLayout", bound="Layout")


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How a brief is to be laid out and written, whatever it is made from."""

    formats: tuple[str, ...] | None = None
    """Names of `FORMATS`, each once; None for those of the template, else `DEFAULT_FORMATS`."""
    template: str = "executive"
    """A name, or the path of a folder."""
    search: tuple[Path, ...] = ()
    """Folders of templates, searched before the built-in ones."""
    language: str | None = None
    """BCP 47 tag of the labels; None takes the template's."""
    audience: str | None = None
    """For whom the brief is."""
    author: str | None = None
    """By whom it is."""
    cutoff: str | None = None
    """Until when information was taken in: words, or a date as `YYYY-MM-DD`."""
    paper: Paper | None = None
    fonts: tuple[str, ...] = ()
    """Files of fonts for characters that the template's own lack."""
    missing_glyphs: Literal["error", "warn"] = "error"
    """Whether a character that a format cannot show stops the work or is told as a notice."""
    lexicons: Path | None = None
    marking_scheme: str | None = None
    """A name or a file, or `none` for no scheme, where only TLP's labels are known; None takes the template's."""
    scheme_search: tuple[Path, ...] = ()
    """Folders of marking schemes, searched after the built-in ones."""
    fields: Mapping[str, str] = MappingProxyType({})
    """What a person supplies, by the names of the template's fields."""
    strict: bool = False
    """Whether what is unfinished stops the work: an unfilled field, a budget or a rule of accessibility broken."""


class Request(Layout, frozen=True, kw_only=True):
    """What is to be made of which articles."""

    sources: tuple[Path | str | bytes, ...]
    """Files, addresses as strings, and the bytes of standard input."""
    created: datetime
    """The date of the brief, at 00:00 UTC."""
    title: str | None = None
    engine: str = BUILTIN.name
    spacy_model: str = MODEL
    """The pipeline that the engine `spacy` uses."""
    marking: str | None = None
    """The label that the brief must bear; None takes the highest of the articles'."""
    network: Network = Network()
    """How addresses among the sources may be fetched."""
    lower_marking: str | None = None
    """Why the marking may be lower than that of an article."""
    keep_going: bool = False
    """Whether a source that cannot be used is skipped, and told as a notice; else it is an error."""
    allow_languages: tuple[str, ...] = ()
    """Tags of languages beside English; articles in them are quoted as background, and not analyzed."""


class Rendering(Layout, frozen=True, kw_only=True):
    """What is to be made of which brief. JSON is not among its formats unless it is asked for."""

    content: bytes
    """The JSON of the brief, which a person may have edited."""
    created: datetime | None = None
    """The date of the brief, at 00:00 UTC; None for the one that it bears."""


class Made(msgspec.Struct, frozen=True):
    """What became of a request."""

    articles: tuple[Article, ...]
    """What was read; none where a brief was."""
    brief: Brief
    """With the notices of every stage."""
    contents: dict[str, bytes]
    """The whole file in each format, in the order they were asked for."""


def make(request: Request, *, on_stage: OnStage = lambda _: None) -> Made:
    """The brief on the articles of `request`, in each format asked for.

    Raises UsageError for an unknown format, field or engine, BriefError for what a strict request refuses, and the
    error of the stage that fails; then nothing was made.
    """
    request, template, scheme = prepare(request)
    check_kind(template, "brief")
    engine = load_engine(request.engine, spacy_model=request.spacy_model)
    on_stage("read")
    articles, skipped = gather(
        request.sources,
        keep_going=request.keep_going,
        languages=request.allow_languages,
        fetch=open_fetch(request.network),
    )
    on_stage("analyze")
    brief = make_brief(
        articles,
        title=request.title,
        created=request.created,
        lexicons=request.lexicons,
        engine=engine,
        marking=request.marking,
        marking_scheme=scheme,
        lower_marking=request.lower_marking,
        allow_languages=request.allow_languages,
    )
    brief = msgspec.structs.replace(brief, notices=(*skipped, *brief.notices))
    formats = request.formats or DEFAULT_FORMATS
    brief, contents = _publish(brief, template, formats, layout=request, scheme=scheme, on_stage=on_stage)
    return Made(articles, brief, contents)


def render(request: Rendering, *, on_stage: OnStage = lambda _: None) -> Made:
    """The brief that `request` holds, its statements reviewed, in each format asked for.

    What a person changed or wrote is marked as theirs, and told in notices `edited`. Raises BriefError where the JSON
    is no brief, UsageError for an unknown format or field, and the error of the stage that fails; then nothing was
    made.
    """
    from briefgen.brief.review import review_json

    asked = request.formats
    request, template, scheme = prepare(request)
    on_stage("review")
    brief = review_json(request.content, lexicons=request.lexicons, scheme=scheme)
    check_kind(template, "brief")
    brief = msgspec.structs.replace(
        brief,
        created=request.created or brief.created,
        notices=tuple(notice for notice in brief.notices if not _is_of_writing(notice)),
    )
    formats = asked or tuple(name for name in request.formats or DEFAULT_FORMATS if name != "json")
    brief, contents = _publish(brief, template, formats, layout=request, scheme=scheme, on_stage=on_stage)
    return Made((), brief, contents)


def _is_of_writing(notice: Notice) -> bool:
    """Whether it tells how a brief was laid out before, which says nothing of how it is now."""
    left_out = notice.code == "left-out" and notice.where in STATEMENT_SECTIONS
    return left_out or notice.code in (*UNFINISHED, "font-substituted", "untranslated")


def check_formats(names: tuple[str, ...]) -> None:
    """Raise UsageError for the first of `names` that is not a format."""
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"unknown format `{name}`", hint=did_you_mean(name, FORMATS))


def prepare(layout: AnyLayout) -> "tuple[AnyLayout, Template, Scheme | None]":
    """`layout` with what its template says where it says nothing, the template, and the marking scheme.

    Raises UsageError for an unknown format or field, and TemplateError for what is wrong with the template.
    """
    from briefgen.composition.fields import check_fields

    check_formats(layout.formats or ())
    template = load_template(layout.template, search=layout.search, language=layout.language)
    check_fields(template, layout.fields)
    scheme = template.marking_scheme if layout.marking_scheme is None else layout.marking_scheme
    formats = layout.formats or template.formats
    layout = msgspec.structs.replace(layout, formats=formats, marking_scheme=scheme)
    return layout, template, _find_scheme(layout)


def _find_scheme(layout: Layout) -> "Scheme | None":
    """The scheme that is asked for, read only then."""
    if layout.marking_scheme in (None, "none"):
        return None
    from briefgen.marking.scheme import find_scheme

    return find_scheme(layout.marking_scheme, search=layout.scheme_search)


def _publish(
    brief: Brief,
    template: Template,
    formats: tuple[str, ...],
    *,
    layout: Layout,
    scheme: "Scheme | None",
    on_stage: OnStage,
) -> tuple[Brief, dict[str, bytes]]:
    """`brief` with the notices of writing it, and its bytes in each format.

    What was edited stands beside each statement; the notices of it are for whoever edits, and on no page.
    """
    shown = msgspec.structs.replace(brief, notices=tuple(told for told in brief.notices if told.code != "edited"))
    documents = [name for name in formats if name in WRITERS]
    contents, notices = write_documents(shown, template, documents, layout=layout, scheme=scheme, on_stage=on_stage)
    brief = msgspec.structs.replace(brief, notices=(*brief.notices, *notices))
    if "json" in formats:
        contents["json"] = brief_to_json(brief)
    return brief, {name: contents[name] for name in formats}


def write_documents(
    brief: Report,
    template: Template,
    formats: list[str],
    *,
    layout: Layout,
    scheme: "Scheme | None",
    on_stage: OnStage,
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The bytes of each format, and what the template left out or a format cannot show."""
    if not formats:
        return {}, ()
    on_stage("compose")
    document, notices = fit_layout(brief, template, layout=layout, scheme=scheme)
    for name in formats:
        losses = find_losses(document, name)
        if layout.missing_glyphs == "error":
            refuse_losses(losses)
        notices += losses
    if layout.strict:
        refuse_unfinished(notices)
    contents: dict[str, bytes] = {}
    for name in formats:
        on_stage(f"write {name}")
        contents[name] = write(document, name)
    return contents, tuple(dict.fromkeys(notices))


def fit_layout(
    brief: Report, template: Template, *, layout: Layout, scheme: "Scheme | None"
) -> tuple[Document, tuple[Notice, ...]]:
    """The document that is laid out as `layout` says, and what the template left out or lacks."""
    document, notices = fit(
        brief,
        template,
        paper=layout.paper,
        fonts=layout.fonts,
        audience=layout.audience,
        author=layout.author,
        cutoff=layout.cutoff,
        marking_scheme=scheme,
        fields=layout.fields,
    )
    return document, (*notices, *find_untranslated(template), *find_flaws(document))
