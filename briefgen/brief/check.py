"""The invariant that makes a brief worth trusting: nothing is stated without a citation, every quote is a
verbatim slice of its article, and every source exists. Its marking is at least that of each source.

What a person wrote into it is stated with a mark: `edited` words keep their quotes, a `judgement` cites nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn, assert_never

from briefgen.brief.cite import corroborate
from briefgen.brief.mark import check_marking
from briefgen.brief.model import Actor, Citation, Difference, KeyShift, OpenQuestion, Origin, Report, Statement
from briefgen.brief.wording import has_words, is_worded_from, name_of, stands_in
from briefgen.errors import BriefError

if TYPE_CHECKING:
    from briefgen.marking.scheme import Scheme

SIDE = re.compile("“([^”]*)”")
"""The words of a side, as `about` of a difference quotes them."""

Cited = Statement | OpenQuestion | Actor | Difference
"""Every part of a brief that says something, and therefore needs a citation."""


def iter_cited(brief: Report) -> Iterator[Cited]:
    """Every part of `brief` that says something, in the order of its fields."""
    for name in brief.__struct_fields__:
        value = getattr(brief, name)
        yield from (part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, Cited))


def check_brief(brief: Report, *, scheme: "Scheme | None" = None) -> None:
    """Return nothing where `brief` keeps the invariant; raise BriefError for the first part that breaks it.

    `scheme` is that of its marking, where it is none of briefgen's own.
    """
    check_marking(brief, scheme)
    texts = {source.id: source.text for source in brief.sources}
    pages = tuple(name_of(text) for text in texts.values())
    if len(texts) < len(brief.sources):
        _refuse("sources", "two sources have one id")
    for source in brief.sources:
        if source.background is not None:
            _check_citation(source.id, source.background, texts)
    for origin in brief.origins:
        _check_origin(origin, texts)
    seen: set[str] = set()
    for part in iter_cited(brief):
        if part.id in seen:
            _refuse(part.id, "its id stands twice")
        seen.add(part.id)
        _check_support(part, texts)
        if isinstance(part, (Statement, OpenQuestion)):
            _check_sourcing(part, brief.origins)
        if part.standing == "verbatim":
            for change in iter_changes(part, pages):
                _refuse(part.id, change)
        if isinstance(part, Difference):
            _check_sides(part)


def iter_changes(part: Cited, pages: Sequence[str]) -> Iterator[str]:
    """What of `part`, which cites something, is not in the words of its sources: a clause for each; none where all is.

    `pages` are the whole sources as `name_of` words them.
    """
    yield from _changed_words(part)
    yield from _changed_names(part, pages)


def _check_support(part: Cited, texts: Mapping[str, str]) -> None:
    """A part cites slices of its sources; an analyst's judgement cites nothing."""
    if part.standing == "judgement" and part.citations:
        _refuse(part.id, "it is an analyst's judgement, and cites a source")
    if part.standing != "judgement" and not part.citations:
        _refuse(part.id, "it has no citation")
    for citation in part.citations:
        _check_citation(part.id, citation, texts)


def _check_citation(part_id: str, citation: Citation, texts: Mapping[str, str]) -> None:
    text = texts.get(citation.source_id)
    if text is None:
        _refuse(part_id, f"it cites the source `{citation.source_id}`, which the brief does not hold")
    if not 0 <= citation.start < citation.end or text[citation.start : citation.end] != citation.quote:
        _refuse(part_id, f"its quote is not the text of `{citation.source_id}` at {citation.start} to {citation.end}")
    if citation.paragraph < 1:
        _refuse(part_id, f"it cites paragraph {citation.paragraph}, where the first is 1")


def _changed_words(part: Cited) -> Iterator[str]:
    """The words of a part are words of the sentences it cites."""
    quotes = [citation.quote for citation in part.citations]
    match part:
        case Statement():
            if not is_worded_from(part.text, quotes[0]):
                yield f"“{part.text}” is not what its first citation says"
            if isinstance(part, KeyShift):
                yield from _foreign_words((part.before, part.after), quotes)
        case OpenQuestion():
            if not (is_worded_from(part.text, quotes[0]) or stands_in(part.text, quotes[0])):
                yield f"“{part.text}” is not what its first citation says"
        case Actor():
            yield from _foreign_words((part.role, part.stance), quotes)
            if not part.aliases:
                yield "no form of its name is given"
        case Difference():
            sides = SIDE.findall(part.about)
            if len(quotes) < 2 or len(sides) < 2:
                yield "it does not show two sides in quotation marks"
            yield from _foreign_words(sides, quotes)
            for side in part.sides:
                yield from _foreign_words((side.text,), [citation.quote for citation in side.citations])
        case _:
            assert_never(part)


def _foreign_words(pieces: Iterable[str | None], quotes: Sequence[str]) -> Iterator[str]:
    for words in pieces:
        if words is not None and not any(stands_in(words, quote) for quote in quotes):
            yield f"“{words}” does not stand in what it cites"


def _changed_names(part: Cited, pages: Sequence[str]) -> Iterator[str]:
    """Who says it, and every form of an actor's name, stand somewhere in the sources."""
    names = part.aliases if isinstance(part, Actor) else (getattr(part, "attribution", None),)
    for name in names:
        if name is not None and not any(has_words(page, name_of(name)) for page in pages):
            yield f"“{name}” stands in none of the sources"


def _check_sides(part: Difference) -> None:
    """A point has two sides or more, and each cites no more than the difference does."""
    if len(part.sides) == 1 or bool(part.sides) != (part.point is not None):
        _refuse(part.id, "its point and its sides are not whole: it takes a point and two sides, or neither")
    for side in part.sides:
        if not set(side.citations) <= set(part.citations):
            _refuse(part.id, f"the side “{side.text}” cites what the difference does not")


def _check_sourcing(part: Statement | OpenQuestion, origins: Sequence[Origin]) -> None:
    """How well a part is sourced follows from its citations."""
    if part.corroboration != corroborate(part.citations, [origin.source_ids for origin in origins]):
        _refuse(part.id, f"its citations do not make it “{part.corroboration}”")


def _check_origin(origin: Origin, texts: Mapping[str, str]) -> None:
    for source_id in origin.source_ids:
        if source_id not in texts:
            _refuse(f"origin of {source_id}", "the brief does not hold that source")
    for citation in origin.citations:
        _check_citation("origin", citation, texts)


def _refuse(part_id: str, what: str) -> NoReturn:
    message = f"`{part_id}` breaks the rule that nothing is stated without a source: {what}"
    raise BriefError(message, hint="make the brief anew, or let `briefgen render` mark what was edited")
