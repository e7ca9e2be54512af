"""The invariant that makes a brief worth trusting: nothing is stated without a citation, every quote is a
verbatim slice of its article, and every source exists.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from briefgen.brief.model import Actor, Brief, Citation, Difference, KeyShift, OpenQuestion, Origin, Statement
from briefgen.brief.wording import rests_on
from briefgen.errors import BriefError
from briefgen.text import collapse

_SIDE = re.compile("“([^”]*)”")

Cited = Statement | OpenQuestion | Actor | Difference
"""Every part of a brief that says something, and therefore needs a citation."""


def iter_cited(brief: Brief) -> Iterator[Cited]:
    """Every part of `brief` that says something, in the order of its sections."""
    yield brief.bottom_line
    yield from brief.key_shifts
    yield from brief.actors
    yield from brief.implications
    yield from brief.open_questions
    yield from brief.agreements
    yield from brief.differences


def check_brief(brief: Brief) -> None:
    """Return nothing where `brief` keeps the invariant; raise BriefError for the first part that breaks it."""
    texts = {source.id: source.text for source in brief.sources}
    seen: set[str] = set()
    for part in iter_cited(brief):
        if part.id in seen:
            _refuse(part.id, "its id stands twice")
        seen.add(part.id)
        if not part.citations:
            _refuse(part.id, "it has no citation")
        for citation in part.citations:
            _check_citation(part.id, citation, texts)
        _check_words(part, texts)
    for origin in brief.origins:
        _check_origin(origin, texts)


def _check_citation(part_id: str, citation: Citation, texts: dict[str, str]) -> None:
    text = texts.get(citation.source_id)
    if text is None:
        _refuse(part_id, f"it cites the source `{citation.source_id}`, which the brief does not hold")
    elif not citation.quote or text[citation.start : citation.end] != citation.quote:
        _refuse(part_id, f"its quote is not the text of `{citation.source_id}` at {citation.start} to {citation.end}")


def _check_words(part: Cited, texts: dict[str, str]) -> None:
    """The words of a part are words of the sentences it cites; an alias may stand anywhere in the sources."""
    quotes = [citation.quote for citation in part.citations]
    match part:
        case KeyShift():
            _check_text(part.id, part.text, quotes[:1])
            for pole in (part.before, part.after):
                _check_text(part.id, pole, quotes)
        case Statement() | OpenQuestion():
            _check_text(part.id, part.text, quotes[:1])
        case Actor():
            for words in (part.role, part.stance):
                _check_text(part.id, words, quotes)
            for alias in part.aliases:
                _check_text(part.id, alias, list(texts.values()))
        case Difference():
            if len(quotes) < 2:
                _refuse(part.id, "it shows one side of a difference")
            for words in _SIDE.findall(part.about):
                _check_text(part.id, words, quotes)
        case _:
            assert_never(part)


def _check_text(part_id: str, words: str | None, quotes: list[str]) -> None:
    if words is not None and not any(rests_on(collapse(words), quote) for quote in quotes):
        _refuse(part_id, f"“{words}” does not stand in what it cites")


def _check_origin(origin: Origin, texts: dict[str, str]) -> None:
    for source_id in origin.source_ids:
        if source_id not in texts:
            _refuse(f"origin of {source_id}", "the brief does not hold that source")
    for citation in origin.citations:
        _check_citation("origin", citation, texts)


def _refuse(part_id: str, what: str) -> None:
    raise BriefError(f"`{part_id}` breaks the rule that nothing is stated without a source: {what}", hint=_HINT)


_HINT = "make the brief anew from its articles, or correct the statement"
