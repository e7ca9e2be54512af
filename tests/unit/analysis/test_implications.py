"""What counts as an implication, and in which order they stand."""

import pytest
from builders_article import analysis_of

LEAD = "The Harbor Board of Lindmar closed the old pier on Monday.\n\n"
EFFECT = "The closure could cost the city a third of its visitors."


def implications(*texts: str) -> list[str]:
    return [sentence.text for sentence in analysis_of(*texts).implications]


def test_a_sentence_with_a_cue_is_one() -> None:
    assert implications(LEAD + EFFECT) == [EFFECT]


@pytest.mark.parametrize(
    "sentence",
    [
        "The closure has cost the city a third of its visitors.",
        "Boats could stop.",
        "In 2019 the city said that fares could rise for all visitors.",
        "He asked whether the closure could cost the city its visitors.",
        "The mayor of the old city could not be reached on Monday.",
        "It remains to be seen whether the closure could cost the city visitors.",
    ],
    ids=["no cue", "too short", "a past year", "asked whether", "could not be reached", "an open question"],
)
def test_background_and_questions_are_none(sentence: str) -> None:
    assert implications(LEAD + sentence) == []


def test_the_bottom_line_is_none() -> None:
    assert implications("The Harbor Board of Lindmar may close the old pier on Monday.") == []


def test_more_cues_a_heading_and_a_hedge_weigh_more() -> None:
    plain = "The closure will cost the city a third of its visitors."
    hedged = "The closure could cost the city half of its visitors."
    twice = "The closure could lead to a loss and would cost the city all of its visitors."
    under = "The closure may cost the city two of its hotels."
    text = f"{LEAD}{plain} {hedged} {twice}\n\n# Why it matters\n\n{under}"
    assert implications(text) == [twice, under, hedged, plain]


def test_no_article_is_long_unheard() -> None:
    one = " ".join(f"The closure could lead to a loss of {n} ships and may cost the city {n} inns." for n in range(5))
    two = "The closure will cost the city a third of its visitors."
    found = implications(LEAD + one, LEAD.replace("closed", "shut") + two)
    assert found.index(two) < 5


def test_equal_ones_keep_the_order_of_the_articles() -> None:
    sentences = [f"The closure could cost the city {n} of its inns." for n in range(4)]
    assert implications(LEAD + " ".join(sentences)) == sentences
