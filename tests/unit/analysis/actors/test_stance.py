"""What an actor does, wants or says, as a slice of the article."""

import pytest
from builders_article import analysis_of


def stance(text: str, name: str) -> str | None:
    (actor,) = [actor for actor in analysis_of(text).actors if actor.name == name]
    if actor.stance is not None:
        assert actor.stance_sentence is not None
        assert actor.stance in actor.stance_sentence.text
    return actor.stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Board has rejected nothing but opposes the sale.", None),
        ("The Harbor Board opposes the sale of boats.", "opposes the sale of boats"),
        ("The Harbor Board has backed the sale, Ida Solberg said.", "has backed the sale"),
        ("The Harbor Board said boats run.", "said boats run"),
        ("“We stay here and run our boats,” the Harbor Board said.", "We stay here and run our boats"),
        ("“We stay,” the Harbor Board said of its boats.", None),
        ("“We stay here,” said the Harbor Board.", "We stay here"),
        ("“We stay here.” “Boats run,” said the Harbor Board.", "Boats run"),
        ("The Harbor Board, which owns the pier, said boats run.", "said boats run"),
        ("The Harbor Board said “boats run” and left.", "said “boats run” and left"),
        ("Boats will run again, the Harbor Board told the town council.", "Boats will run again"),
        ("On Monday, the Harbor Board told the town council.", "told the town council"),
        ("Boats will run again, the Harbor Board said to calm crews.", "said to calm crews"),
        ("The Harbor Board? opposes the sale.", None),
        ("Boats run, according to the Harbor Board? remains unclear.", "Boats run"),
        ("Boats run, according to the Harbor Board.", "Boats run"),
        ("According to the Harbor Board, boats run again.", "boats run again"),
    ],
)
def test_the_words_behind_the_actor(text: str, expected: str | None) -> None:
    again = " The Harbor Board met in the town hall. Nobody saw the Harbor Board."
    assert stance(text + again, "Harbor Board") == expected


def test_the_stance_of_a_country_is_not_that_of_its_people() -> None:
    assert stance("Danish crews oppose the sale. Denmark met Norway. Denmark met Sweden.", "Denmark") is None


def test_what_another_says_of_it_is_no_stance() -> None:
    again = " The Harbor Board met. Nobody saw the Harbor Board."
    assert stance("Mayor Ida Solberg said the Harbor Board opposes the sale." + again, "Harbor Board") is None
    assert stance("Ole, a man of the Harbor Board, said boats run." + again, "Harbor Board") is None


def test_a_speaker_who_is_only_named_inside_the_words_for_another_has_no_stance() -> None:
    text = "Crews of the Harbor Board who left said boats run. The Harbor Board met. The Harbor Board left."
    assert stance(text, "Harbor Board") is None


def test_a_place_does_not_say_what_those_who_live_there_say() -> None:
    text = "Boats run again. The opposition in Iceland has accused Norway of delay. Iceland met. Norway left Iceland."
    assert stance(text, "Iceland") is None


def test_the_words_of_another_subject_do_not_belong_to_it() -> None:
    text = "The Harbor Board opposes the sale, Ida Solberg will pay. The Harbor Board met."
    assert stance(text, "Harbor Board") == "opposes the sale"


def test_the_stop_of_an_abbreviation_stays() -> None:
    assert stance("The Harbor Board opposes the U.S. The Harbor Board met.", "Harbor Board") == "opposes the U.S."


def test_a_verb_alone_is_no_stance() -> None:
    assert stance("The Harbor Board refused. The Harbor Board met again.", "Harbor Board") is None
