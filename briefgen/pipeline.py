"""The only wiring: a request comes in, a brief and its files as bytes go out. Nothing is printed or saved here."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
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
from briefgen.errors import UsageError, WriterError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.template.languages import find_untranslated
from briefgen.template.load import load_template
from briefgen.template.template import Template
from briefgen.text import did_you_mean
from briefgen.writers.registry import WRITERS, find_losses, measure_pages, write

if TYPE_CHECKING:
    from briefgen.composition.compose import ComposeOptions
    from briefgen.marking.scheme import Scheme

FORMATS = (*WRITERS, "json")
"""What a brief can be written as; the name is also the file's ending."""

_STATEMENTS_A_PAGE = 20
"""About what a full page holds; a surplus is turned into statements with it, rounded down."""

OnStage = Callable[[str], None]
"""Called with the name of a stage when it begins."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made of which articles."""

    sources: tuple[Path | bytes, ...]
    """Files, and the bytes of standard input."""
    created: datetime
    """The date of the brief, at 00:00 UTC."""
    formats: tuple[str, ...]
    """Names of `FORMATS`, each once."""
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
    """A name or a file; None and `none` for no scheme, where only TLP's labels are known."""
    scheme_search: tuple[Path, ...] = ()
    """Folders of marking schemes, searched after the built-in ones."""
    lower_marking: str | None = None
    """Why the marking may be lower than that of an article."""


class Made(msgspec.Struct, frozen=True):
    """What became of a request."""

    articles: tuple[Article, ...]
    brief: Brief
    """With the notices of every stage."""
    contents: dict[str, bytes]
    """The whole file in each format, in the order they were asked for."""


def make(request: Request, *, on_stage: OnStage = lambda _: None) -> Made:
    """The brief on the articles of `request`, in each format asked for.

    Raises UsageError for an unknown format or engine, and the error of the stage that fails; then nothing was made.
    """
    check_formats(request.formats)
    template = load_template(request.template, search=request.search, language=request.language)
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
    documents = [name for name in request.formats if name in WRITERS]
    contents, notices = _write_documents(brief, template, documents, request=request, scheme=scheme, on_stage=on_stage)
    brief = msgspec.structs.replace(brief, notices=(*brief.notices, *notices))
    if "json" in request.formats:
        contents["json"] = brief_to_json(brief)
    return Made(articles, brief, {name: contents[name] for name in request.formats})


def check_formats(names: tuple[str, ...]) -> None:
    """Raise UsageError for the first of `names` that is not a format."""
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"unknown format `{name}`", hint=did_you_mean(name, FORMATS))


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
    )
    notices += (*find_untranslated(template), *find_flaws(document))
    for name in formats:
        losses = find_losses(document, name)
        if request.missing_glyphs == "error":
            _refuse_losses(losses)
        notices += losses
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


def fit(brief: Brief, template: Template, **options: Unpack["ComposeOptions"]) -> tuple[Document, tuple[Notice, ...]]:
    """The document within the template's page budget, and notices of what was left out for it.

    Limits are tightened by choosing, never by shrinking: the section that shows the most gives up its last
    statement, until the pages are enough or every section is at its least.
    """
    from briefgen.composition.compose import compose
    from briefgen.composition.select import find_left_out, narrow

    while True:
        document = compose(brief, template, **options)
        surplus = measure_pages(document) - template.pages if template.pages else 0.0
        if surplus <= 0:
            return document, find_left_out(brief, template)
        narrower = template
        for _ in range(max(1, int(surplus * _STATEMENTS_A_PAGE))):
            narrower = narrow(brief, narrower) or narrower
        if narrower is template:
            over = f"the brief takes {surplus:.0%} of a page more than its template allows, with the least it must show"
            return document, (*find_left_out(brief, template), Notice("over-budget", over, template.name))
        template = narrower
