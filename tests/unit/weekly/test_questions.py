"""A question is carried once, whoever asked it and however often."""

import pytest
from two_weeks import second_week

from briefgen.analysis.lexicon import load_lexicons
from briefgen.brief.model import Citation, OpenQuestion
from briefgen.weekly.questions import Waiting, merge_same

FIRE = "A fire at the Hollin quarry in Storn injured six workers, the owner Granex said."
AGAIN = "Two of the six workers injured in the fire at the Hollin quarry in Storn have left hospital."


def waiting(text: str, source_id: str) -> Waiting:
    citation = Citation(source_id=source_id, quote=text, paragraph=1, start=0, end=len(text))
    question = OpenQuestion(
        id=f"question-{source_id}", text=text, kind="explicit", attribution=None, corroboration="one source",
        citations=(citation,),
    )  # fmt: skip
    return Waiting(question, "2026-W46", 1)


def merged(*texts: str) -> list[tuple[str, int]]:
    found = merge_same([waiting(text, f"s{number}") for number, text in enumerate(texts)], load_lexicons())
    return [(one.question.text, len(one.question.citations)) for one in found]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It is not known what caused the fire.", "The cause of the fire is unknown."),
        ("Five workers are missing.", "At least three, and perhaps as many as five, workers are missing."),
        ("It is unclear when the quarry will reopen.", "Granex has not said when the quarry will reopen."),
    ],
)
def test_two_that_ask_the_same_are_one_with_the_citations_of_both(one: str, two: str) -> None:
    assert merged(one, two) == [(one, 2)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It is not known when the quarry will reopen.", "It is not known whether the quarry will reopen."),
        ("It is unclear who will pay.", "It is unclear who will pay for the damage to the quarry."),
    ],
)
def test_two_that_ask_something_else_are_two(one: str, two: str) -> None:
    assert merged(one, two) == [(one, 1), (two, 1)]


def test_a_summary_carries_and_answers_one_question_once() -> None:
    asked = "It is not known what caused the fire. Granex spoke to the families. The cause of the fire is unknown."
    summary = second_week([f"{FIRE} {asked}"], [f"{AGAIN} A lamp caused the fire, police said."])
    assert [one.text for one in summary.carried_questions] == ["It is not known what caused the fire."]
    assert [one.text for one in summary.answers] == ["A lamp caused the fire, police said."]


def test_what_follows_is_not_asked_once_more() -> None:
    summary = second_week([FIRE], [f"{AGAIN}\nThe quarry could be closed for good, Granex said."])
    assert "The quarry could be closed for good, Granex said." in [one.text for one in summary.implications]
    assert not [one for one in summary.open_questions if one.kind == "implied"]
    (story,) = summary.stories
    assert not [part_id for part_id in story.part_ids if part_id.startswith("question")]
