"""Questions of the last summary: answered by an article of this week, or carried over with their age."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons
from briefgen.brief.model import OpenQuestion
from briefgen.weekly.asked import read_question
from briefgen.weekly.earlier import Told
from briefgen.weekly.model import CarriedQuestion, WeeklySummary

_SAME = 0.75
"""Share of the terms of the longer question that both have, from which on they are one question."""
_LEAST_SHARED = 2
"""Terms of a shorter one that is one question with a longer that has them all, where neither has a question word."""


class Waiting(NamedTuple):
    """A question that was open when the last summary was made."""

    question: OpenQuestion
    asked: str
    age: int
    """In periods, as of this summary."""


def find_waiting(earlier: WeeklySummary, told: Told, *, carry_for: int) -> Iterator[Waiting]:
    """The questions that the last summary left open on a story, those that waited longest first.

    Only what an article itself calls open is carried, and for `carry_for` periods at most.
    """
    answered = {answer.question_id for answer in earlier.answers}
    for carried in earlier.carried_questions:
        if carried.story_id == told.report.id and carried.id not in answered and carried.age < carry_for:
            yield Waiting(_plain(carried), carried.asked, carried.age + 1)
    for question in earlier.open_questions:
        if question.kind == "explicit" and question.id in told.report.part_ids:
            yield Waiting(question, earlier.period.name, 1)


def _plain(carried: CarriedQuestion) -> OpenQuestion:
    return OpenQuestion(**{name: getattr(carried, name) for name in OpenQuestion.__struct_fields__})


def merge_same(waiting: Sequence[Waiting], lexicons: Lexicons) -> list[Waiting]:
    """`waiting` with each question once: one that asks what an earlier one asks only adds its citations to it."""
    terms = Terms(lexicons)
    kept: list[Waiting] = []
    for one in waiting:
        at = next((at for at, other in enumerate(kept) if _is_same(one.question, other.question, terms)), None)
        if at is None:
            kept.append(one)
        else:
            citations = (*kept[at].question.citations, *one.question.citations)
            merged = replace(kept[at].question, citations=tuple(dict.fromkeys(citations)))
            kept[at] = kept[at]._replace(question=merged)
    return kept


def asks_the_same(one: OpenQuestion, others: Sequence[OpenQuestion], lexicons: Lexicons) -> OpenQuestion | None:
    """The one of `others` that asks what `one` asks, as far as the terms show; None where none does."""
    terms = Terms(lexicons)
    return next((other for other in others if _is_same(one, other, terms)), None)


def _is_same(one: OpenQuestion, two: OpenQuestion, terms: Terms) -> bool:
    """Whether two questions with one question word share most of their words, or most of what they ask."""
    ours, theirs = read_question(one.text, terms), read_question(two.text, terms)
    if ours.kind != theirs.kind:
        return False
    wanted = set(ours.wanted), set(theirs.wanted)
    within = not ours.kind and len(wanted[0] & wanted[1]) == min(map(len, wanted)) >= _LEAST_SHARED
    return within or _are_alike(*wanted) or _are_alike(set(terms.of_text(one.text)), set(terms.of_text(two.text)))


def _are_alike(ours: set[str], theirs: set[str]) -> bool:
    return bool(ours and theirs) and len(ours & theirs) >= _SAME * max(len(ours), len(theirs))
