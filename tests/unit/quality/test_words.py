import pytest

from quality.judgements import GoldActor
from quality.words import find_actor, is_same_name, is_same_speaker, says_the_same, shared, words_of

MARTA = GoldActor("Marta Iriarte", "person", "core", ("the biologist",))
PAUL = GoldActor("Paul Iriarte", "person", "core")
UNION = GoldActor("IF Metall", "organization", "core", ("the union",))
ACTORS = (MARTA, PAUL, UNION)


def test_words_have_no_accents_signs_or_possessive() -> None:
    assert words_of("The Café’s “déjà vu” – U.S.") == ("the", "cafe", "deja", "vu", "u", "s")


def test_a_scrap_must_stand_inside_whole() -> None:
    long = words_of("The judge said on Monday that the deal may go on after all")
    assert shared(words_of("the deal may go on"), long) == 1
    assert shared(words_of("the deal may not go on"), long) == 0
    assert shared((), long) == 0


def test_most_words_of_the_shorter_text_make_two_texts_the_same() -> None:
    one = words_of("one two three four five six seven eight nine ten")
    assert says_the_same(one, words_of("one two three four five six seven eight x y"))
    assert not says_the_same(one, words_of("one two three four five six seven x y z"))


@pytest.mark.parametrize(
    ("one", "two", "person", "same"),
    [
        ("The U.S. Senate", "US Senate", False, True),
        ("Sen. Marta Iriarte", "Iriarte", True, True),
        ("Marta Iriarte", "Marta L. Iriarte", True, True),
        ("Marta Iriarte", "Paul Iriarte", True, False),
        ("Marta Iriarte Jr.", "Iriarte", True, True),
        ("Iriarte", "Marta Iriarte", False, False),
        ("", "Iriarte", True, False),
    ],
)
def test_when_two_names_are_one(one: str, two: str, *, person: bool, same: bool) -> None:
    assert is_same_name(one, two, person=person) is same


def test_an_actor_is_found_by_its_name_before_its_aliases_and_by_whole_forms_before_surnames() -> None:
    assert find_actor("Paul Iriarte", ("Marta Iriarte",), ACTORS) is PAUL
    assert find_actor("Iriarte", (), ACTORS) is MARTA
    assert find_actor("Somebody", ("the union",), ACTORS) is UNION
    assert find_actor("Somebody", (), ACTORS) is None


@pytest.mark.parametrize(
    ("given", "annotated", "same"),
    [
        ("two senior officials", "officials", True),
        ("officials", "two senior officials", True),
        ("senior", "two senior officials", False),
        ("the biologist", "Iriarte", True),
        ("the union", "IF Metall", True),
        (None, "IF Metall", False),
        ("the mayor", "IF Metall", False),
    ],
)
def test_when_two_phrases_name_one_speaker(given: str | None, annotated: str, *, same: bool) -> None:
    assert is_same_speaker(given, annotated, ACTORS) is same
