"""The only wiring: a request comes in, a brief and its files as bytes go out. Nothing is printed or saved here."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Unpack

import msgspec

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.engines.spacy import MODEL
from briefgen.brief.build import make_brief
from briefgen.brief.json import brief_to_json
from briefgen.brief.model import Brief
from briefgen.document.flaws import find_flaws
from briefgen.document.style import Paper
from briefgen.document.tree import Document
from briefgen.document.walk import count_words
from briefgen.errors import BriefError, UsageError, WriterError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.template.languages import find_untranslated
from briefgen.template.load import load_template
from briefgen.template.template import Template
from briefgen.text import did_you_mean, plural
from briefgen.writers.registry import WRITERS, find_losses, measure_pages, write

if TYPE_CHECKING:
    from briefgen.composition.compose import ComposeOptions
    from briefgen.marking.scheme import Scheme

FORMATS = (*WRITERS, "json")
"""What a brief can be written as; the name is also the file's ending."""

DEFAULT_FORMATS = ("docx", "pdf", "json")
"""What a brief is written as where neither the request nor the template says it."""

_UNFINISHED = ("to-be-completed", "over-budget", "accessibility", "missing-glyph")
"""The notices that keep a strict request from being made."""

_STATEMENTS_A_PAGE = 20
"""About what a full page holds; a surplus is turned into statements with it, rounded down."""

_WORDS_A_STATEMENT = 100
"""More than a statement takes with all that is printed beside it, so that no more is left out than must be."""

OnStage = Callable[[str], None]
"""Called with the name of a stage when it begins."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made of which articles."""

    sources: tuple[Path | bytes, ...]
    """Files, and the bytes of standard input."""
    created: datetime
    """The date of the brief, at 00:00 UTC."""
    formats: tuple[str, ...] | None = None
    """Names of `FORMATS`, each once; None for those of the template, else `DEFAULT_FORMATS`."""
    template: str = "executive"
    """A name, or the path of a folder."""
    search: tuple[Path, ...] = ()
    """Folders of templates, searched before the built-in ones."""
    language: str | None = None
    """BCP 47 tag of the labels; None takes the template's."""
    title: str | None = None
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
    engine: str = BUILTIN.name
    spacy_model: str = MODEL
    """The pipeline that the engine `spacy` uses."""
    marking: str | None = None
    """The label that the brief must bear; None takes the highest of the articles'."""
    marking_scheme: str | None = None
    """A name or a file, or `none` for no scheme, where only TLP's labels are known; None takes the template's."""
    scheme_search: tuple[Path, ...] = ()
    """Folders of marking schemes, searched after the built-in ones."""
    lower_marking: str | None = None
    """Why the marking may be lower than that of an article."""
    fields: Mapping[str, str] = MappingProxyType({})
    """What a person supplies, by the names of the template's fields."""
    strict: bool = False
    """Whether what is unfinished stops the work: an unfilled field, a budget or a rule of accessibility broken."""


class Made(msgspec.Struct, frozen=True):
    """What became of a request."""

    articles: tuple[Article, ...]
    brief: Brief
    """With the notices of every stage."""
    contents: dict[str, bytes]
    """The whole file in each format, in the order they were asked for."""


def make(request: Request, *, on_stage: OnStage = lambda _: None) -> Made:
    """The brief on the articles of `request`, in each format asked for.

    Raises UsageError for an unknown format, field or engine, BriefError for what a strict request refuses, and the
    error of the stage that fails; then nothing was made.
    """
    check_formats(request.formats or ())
    template = load_template(request.template, search=request.search, language=request.language)
    request = _complete(request, template)
    formats = request.formats or DEFAULT_FORMATS
    engine = load_engine(request.engine, spacy_model=request.spacy_model)
    scheme = _find_scheme(request)
    on_stage("read")
    articles = tuple(article for source in request.sources for article in read(source))
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
    )
    documents = [name for name in formats if name in WRITERS]
    contents, notices = _write_documents(brief, template, documents, request=request, scheme=scheme, on_stage=on_stage)
    brief = msgspec.structs.replace(brief, notices=(*brief.notices, *notices))
    if "json" in formats:
        contents["json"] = brief_to_json(brief)
    return Made(articles, brief, {name: contents[name] for name in formats})


def check_formats(names: tuple[str, ...]) -> None:
    """Raise UsageError for the first of `names` that is not a format."""
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"unknown format `{name}`", hint=did_you_mean(name, FORMATS))


def _complete(request: Request, template: Template) -> Request:
    """`request` with what the template says where it says nothing. Raises UsageError for a field that is unknown."""
    from briefgen.composition.fields import check_fields

    check_fields(template, request.fields)
    scheme = template.marking_scheme if request.marking_scheme is None else request.marking_scheme
    return msgspec.structs.replace(request, formats=request.formats or template.formats, marking_scheme=scheme)


def _find_scheme(request: Request) -> "Scheme | None":
    """The scheme that is asked for, read only then."""
    if request.marking_scheme in (None, "none"):
        return None
    from briefgen.marking.scheme import find_scheme

    return find_scheme(request.marking_scheme, search=request.scheme_search)


def _write_documents(
    brief: Brief,
    template: Template,
    formats: list[str],
    *,
    request: Request,
    scheme: "Scheme | None",
    on_stage: OnStage,
) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The bytes of each format, and what the template left out or a format cannot show."""
    if not formats:
        return {}, ()
    on_stage("compose")
    document, notices = fit(
        brief,
        template,
        paper=request.paper,
        fonts=request.fonts,
        audience=request.audience,
        author=request.author,
        cutoff=request.cutoff,
        marking_scheme=scheme,
        fields=request.fields,
    )
    notices += (*find_untranslated(template), *find_flaws(document))
    for name in formats:
        losses = find_losses(document, name)
        if request.missing_glyphs == "error":
            _refuse_losses(losses)
        notices += losses
    if request.strict:
        _refuse_unfinished(notices)
    contents: dict[str, bytes] = {}
    for name in formats:
        on_stage(f"write {name}")
        contents[name] = write(document, name)
    return contents, tuple(dict.fromkeys(notices))


def _refuse_losses(losses: tuple[Notice, ...]) -> None:
    for loss in losses:
        if loss.code == "missing-glyph":
            raise WriterError(
                loss.message,
                hint="name a font that has them with --font, leave the format out with --to, or go on with "
                "--missing-glyphs warn",
            )


def _refuse_unfinished(notices: tuple[Notice, ...]) -> None:
    waiting = [notice.where for notice in notices if notice.code == "to-be-completed"]
    broken = [notice.message for notice in notices if notice.code in _UNFINISHED and notice.code != "to-be-completed"]
    what = ([f"to be completed: {', '.join(map(str, waiting))}"] if waiting else []) + list(dict.fromkeys(broken))
    if what:
        fill = f"fill a field with --set {waiting[0]}=..., or " if waiting else "mend what is told, or "
        raise BriefError(f"the brief is not finished: {'; '.join(what)}", hint=f"{fill}leave --strict out")


def fit(brief: Brief, template: Template, **options: Unpack["ComposeOptions"]) -> tuple[Document, tuple[Notice, ...]]:
    """The document within the template's budgets of pages and words, and notices of what was left out or is missing.

    Limits are tightened by choosing, never by shrinking: the section that shows the most gives up its last
    statement, until the pages and the words are enough or every section is at its least.
    """
    from briefgen.composition.compose import compose
    from briefgen.composition.fields import fill_from_title_block, find_unfilled
    from briefgen.composition.select import find_left_out, narrow

    audience = options.get("audience") or template.audience
    fields = fill_from_title_block(template, options.get("fields", {}), audience, options.get("author"))
    unfilled = find_unfilled(template, fields)
    while True:
        document = compose(brief, template, **options)
        surplus = measure_pages(document) - template.pages if template.pages else 0.0
        words = count_words(document) - template.words if template.words else 0
        if surplus <= 0 and words <= 0:
            return document, (*unfilled, *find_left_out(brief, template))
        narrower = template
        for _ in range(max(1, int(surplus * _STATEMENTS_A_PAGE), words // _WORDS_A_STATEMENT)):
            narrower = narrow(brief, narrower) or narrower
        if narrower is template:
            over = tuple(Notice("over-budget", what, template.name) for what in _name_surplus(template, surplus, words))
            return document, (*unfilled, *find_left_out(brief, template), *over)
        template = narrower


def _name_surplus(template: Template, pages: float, words: int) -> Iterator[str]:
    least = "with the least it must show"
    if pages > 0:
        yield f"the brief takes {pages:.0%} of a page more than its template allows, {least}"
    if words > 0:
        yield f"the brief takes {plural(words, 'word')} more than its template allows ({template.words:,}), {least}"
