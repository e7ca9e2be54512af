"""Who counts as an actor, under which name, with which role, in which order."""

from builders_article import analysis_of

from briefgen.analysis.model import Actor


def actors(*texts: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in analysis_of(*texts).actors}


DOWN = "Boats run again. Nobody was hurt. All went home. "


def test_a_passing_mention_makes_no_actor() -> None:
    assert actors(DOWN + "A boat came from Iceland.") == {}


def test_a_country_that_is_named_twice_is_one() -> None:
    assert list(actors(DOWN + "Iceland paid. They thanked Iceland.")) == ["Iceland"]


def test_who_speaks_comes_before_who_is_named() -> None:
    text = DOWN + "Iceland paid. The Harbor Board said boats run. The Harbor Board said fares rise. Iceland paid again."
    assert list(actors(text)) == ["Harbor Board", "Iceland"]


def test_who_stands_in_two_articles_comes_before_who_stands_in_one() -> None:
    names = list(actors(DOWN + "Iceland paid. Iceland left. Norway paid.", DOWN + "Norway paid for the boats."))
    assert names == ["Norway", "Iceland"]


def test_forms_of_one_actor_are_aliases() -> None:
    actor = actors("Mayor Ida Solberg left. Solberg was late. She ran.")["Ida Solberg"]
    assert [mention.text for mention in actor.mentions] == ["Ida Solberg", "Solberg", "She"]


def test_the_longest_office_is_the_role() -> None:
    assert (
        actors("Minister Anna Holm left. Foreign Minister Anna Holm was late.")["Anna Holm"].role == "Foreign Minister"
    )


def test_a_form_of_address_is_no_role() -> None:
    assert actors("Mrs. Holm left. Dr. Holm was late.")["Holm"].role is None


def test_an_apposition_is_a_role() -> None:
    assert actors("Ole Lie, a captain of the night boats, said no.")["Ole Lie"].role == "a captain of the night boats"


def test_an_apposition_that_does_not_begin_like_an_office_is_none() -> None:
    for apposition in ("head of the night boats", "former captain of a ferry", "director of the port", "the captain"):
        assert actors(f"Anna Holm, {apposition}, said no.")["Anna Holm"].role == apposition
    for other in ("who is angry", "in a letter", "like all crews", "however"):
        assert actors(f"Anna Holm, {other}, said no.")["Anna Holm"].role is None


def test_a_person_with_a_name_needs_less_to_be_an_actor() -> None:
    assert list(actors(DOWN + "Anna Holm left.")) == ["Anna Holm"]
    assert actors(DOWN + "The Harbor Board left.") == {}


def test_an_office_in_small_letters_before_the_name_is_a_role() -> None:
    assert actors("Deputy mayor Anna Holm left. She was late.")["Anna Holm"].role == "Deputy mayor"
    assert actors("It was late, said union leader Anna Holm. She left.")["Anna Holm"].role == "union leader"
    assert actors("They met leader Anna Holm. She left.")["Anna Holm"].role == "leader"
    assert actors("The boats met Anna Holm. She left.")["Anna Holm"].role is None


def test_a_person_without_an_office_has_no_role() -> None:
    assert actors("Anna Holm said no. Anna Holm left.")["Anna Holm"].role is None


def test_forces_are_named_as_the_article_names_them() -> None:
    assert next(iter(actors("Danish troops left. Danish troops returned."))) == "Danish troops"
    assert next(iter(actors("US Forces in Iceland left. U.S. forces returned."))) == "US Forces in Iceland"


def test_a_government_is_named_as_the_article_names_it() -> None:
    assert "Danish government" in actors("The Danish government paid. The Danish government left.")


def test_unnamed_sources_of_two_articles_are_never_taken_for_the_same() -> None:
    text = "Officials said that boats run. Officials warned that fares rise."
    found = analysis_of(text, text.replace("boats", "ships") + " Officials said no.").actors
    assert [{mention.sentence.source for mention in actor.mentions} for actor in found] == [{1}]


def test_a_group_that_both_articles_see_is_one() -> None:
    text = "Protesters marched. Demonstrators left."
    (actor,) = analysis_of(text, text.replace("left", "sang")).actors
    assert {mention.sentence.source for mention in actor.mentions} == {0, 1}
    assert {mention.text for mention in actor.mentions} == {"Protesters", "Demonstrators"}


def test_a_name_may_stand_across_blanks_and_lines() -> None:
    text = "Mayor  Ida\nSolberg of Lindmar left. Republican  Anna\nHolm left. Officials  of\nLindmar said no."
    found = analysis_of(text).actors
    assert {mention.text for actor in found for mention in actor.mentions} >= {"Ida Solberg", "Anna Holm"}
