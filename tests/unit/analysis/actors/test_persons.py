"""Short names become full ones, and pronouns find whom they mean."""

from builders_article import LEXICONS, analysis_of, sentences_of

from briefgen.analysis.actors.persons import full_names
from briefgen.analysis.model import Mention


def full(*names: str) -> dict[str, str]:
    (sentence,) = sentences_of("They met.")
    return full_names([Mention(name, "person", sentence, 0, 4) for name in names], LEXICONS)


def persons(*texts: str) -> dict[tuple[int, int], str]:
    return analysis_of(*texts).persons


def test_a_surname_stands_for_its_one_bearer() -> None:
    assert full("Ida Solberg", "Solberg") == {"Solberg": "Ida Solberg"}


def test_a_surname_of_two_bearers_stands_for_the_one_named_most_then_first() -> None:
    assert full("Ole Solberg", "Ida Solberg", "Ida Solberg", "Solberg") == {"Solberg": "Ida Solberg"}
    assert full("Ida Solberg", "Ole Solberg", "Solberg") == {"Solberg": "Ida Solberg"}


def test_a_short_first_name_is_the_same_person() -> None:
    assert full("Bob Solberg", "Robert Solberg", "Robert Solberg") == {"Bob Solberg": "Robert Solberg"}


def test_a_double_surname_stands_for_its_bearer() -> None:
    assert full("Peña Solberg", "Ida Peña Solberg", "Peña Solberg")["Peña Solberg"] == "Ida Peña Solberg"


def test_an_initial_or_another_spelling_is_the_same_person() -> None:
    assert full("James Holm", "James Holm", "J. Holm", "Holm") == {"J. Holm": "James Holm", "Holm": "James Holm"}


def test_a_suffix_is_no_surname() -> None:
    assert full("John Moe Jr.", "Moe") == {"Moe": "John Moe Jr."}


def test_a_family_name_in_front_stands_for_its_bearer() -> None:
    assert full("Moon Jae-in", "Moon") == {"Moon": "Moon Jae-in"}


def test_a_pronoun_means_the_only_person_before() -> None:
    assert persons("Mayor Ida Solberg left. She was late. She ran.") == {(0, 1): "Ida Solberg", (0, 2): "Ida Solberg"}


def test_a_pronoun_behind_two_persons_or_none_means_nobody() -> None:
    assert persons("Mayor Ida Solberg met Captain Anna Holm. She left.") == {}
    assert persons("The board met. She left.") == {}


def test_a_pronoun_does_not_look_into_another_article() -> None:
    assert persons("Mayor Ida Solberg left.", "She was late.") == {}
