"""What counts as an implication, and in which order they stand."""

import pytest
from builders_article import LEXICONS, analysis_of

from briefgen.analysis.implications import find_implications

LEAD = "The Harbor Board of Lindmar closed the old pier on Monday.\n\n"
EFFECT = "The closure could cost the city a third of its visitors."


def implications(*texts: str) -> list[str]:
    return [sentence.text for sentence in analysis_of(*texts).implications]


def order(texts: list[str], clearness: list[float]) -> list[int]:
    """The places of what is found, where the sentences behind the first have such weights."""
    first, *sentences = analysis_of(*texts).sentences
    weights = {first.key: 9.0} | dict(zip((s.key for s in sentences), clearness, strict=True))
    return [sentences.index(found) for found in find_implications([first, *sentences], weights, (), first, LEXICONS)]


def test_an_effect_that_is_feared_is_one() -> None:
    assert implications(LEAD + EFFECT) == [EFFECT]


@pytest.mark.parametrize(
    "sentence",
    [
        "The closure has cost the city a third of its visitors.",
        "Boats could stop.",
        "He asked whether the pier was old.",
        "The mayor of the old city could not be reached on Monday.",
        "It remains to be seen whether the closure could cost the city visitors.",
    ],
    ids=["a fact", "too short", "asked whether", "could not be reached", "an open question"],
)
def test_background_and_questions_are_none(sentence: str) -> None:
    assert implications(LEAD + sentence) == []


def test_the_bottom_line_is_none() -> None:
    assert implications("The Harbor Board of Lindmar may close the old pier on Monday.") == []


def test_the_clearest_stand_first_and_what_is_not_clear_is_left_out() -> None:
    text = LEAD + " ".join(f"The closure could cost the city {n} of its inns." for n in range(4))
    assert order([text], [0.5, 3.0, -2.0, 1.5]) == [1, 3, 0]


def test_no_article_is_long_unheard() -> None:
    one = LEAD + " ".join(f"The closure could lead to a loss of {n} ships." for n in range(5))
    assert order([one, "The closure will cost the city its visitors."], [2.0] * 5 + [1.1]).index(5) < 4


def test_equal_ones_keep_the_order_of_the_articles() -> None:
    text = LEAD + " ".join(f"The closure could cost the city {n} of its inns." for n in range(4))
    assert order([text], [1.0] * 4) == [0, 1, 2, 3]
