"""Questions of the last summary: answered by an article of this week, or carried over with their age."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons
from briefgen.brief.model import OpenQuestion
from briefgen.weekly.earlier import Told
from briefgen.weekly.model import CarriedQuestion, WeeklySummary

_SAME = 0.75
"""Share of the terms of the longer question that both have, from which on they are one question."""


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


def asks_the_same(one: OpenQuestion, others: Sequence[OpenQuestion], lexicons: Lexicons) -> OpenQuestion | None:
    """The one of `others` that asks what `one` asks, as far as the terms show; None where none does."""
    terms = Terms(lexicons)
    ours = set(terms.of_text(one.text))
    for other in others:
        theirs = set(terms.of_text(other.text))
        if ours and theirs and len(ours & theirs) >= _SAME * max(len(ours), len(theirs)):
            return other
    return None
