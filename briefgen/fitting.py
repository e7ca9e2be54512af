"""A brief and a template come in; the document within the template's budgets of pages and words goes out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

from briefgen.brief.model import Report
from briefgen.document.tree import Document
from briefgen.document.walk import count_words
from briefgen.errors import BriefError, WriterError
from briefgen.notices import Notice
from briefgen.template.template import Template
from briefgen.text import plural
from briefgen.writers.registry import measure_pages

if TYPE_CHECKING:
    from briefgen.composition.compose import ComposeOptions

UNFINISHED = ("to-be-completed", "over-budget", "accessibility", "missing-glyph")
"""The notices that keep a strict request from being made."""

_STATEMENTS_A_PAGE = 20.0
"""About what a full page holds, until leaving some out has shown it of this brief."""
_MOST_A_PAGE = 40.0
"""More than a page holds: where some made so little room, they were short, and the next need not be."""

_WORDS_A_STATEMENT = 100
"""More than a statement takes with all that is printed beside it, so that no more is left out than must be."""


def fit(brief: Report, template: Template, **options: Unpack["ComposeOptions"]) -> tuple[Document, tuple[Notice, ...]]:
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
    a_page = _STATEMENTS_A_PAGE
    left_out, before = 0, 0.0
    while True:
        document = compose(brief, template, **options)
        surplus = measure_pages(document) - template.pages if template.pages else 0.0
        words = count_words(document) - template.words if template.words else 0
        if surplus <= 0 and words <= 0:
            return document, (*unfilled, *find_left_out(brief, template))
        if surplus < before:
            a_page = min(_MOST_A_PAGE, left_out / (before - surplus))
        left_out, before = max(1, int(surplus * a_page), words // _WORDS_A_STATEMENT), surplus
        narrower = template
        for _ in range(left_out):
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


def refuse_losses(losses: tuple[Notice, ...]) -> None:
    """Raise WriterError for the first of `losses` that is of characters that a format cannot show."""
    for loss in losses:
        if loss.code == "missing-glyph":
            raise WriterError(
                loss.message,
                hint="name a font that has them with --font, leave the format out with --to, or go on with "
                "--missing-glyphs warn",
            )


def refuse_unfinished(notices: tuple[Notice, ...]) -> None:
    """Raise BriefError where `notices` tell of something unfinished."""
    waiting = [notice.where for notice in notices if notice.code == "to-be-completed"]
    broken = [notice.message for notice in notices if notice.code in UNFINISHED and notice.code != "to-be-completed"]
    what = ([f"to be completed: {', '.join(map(str, waiting))}"] if waiting else []) + list(dict.fromkeys(broken))
    if what:
        fill = f"fill a field with --set {waiting[0]}=..., or " if waiting else "mend what is told, or "
        raise BriefError(f"the brief is not finished: {'; '.join(what)}", hint=f"{fill}leave --strict out")
