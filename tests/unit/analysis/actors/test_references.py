"""Definite descriptions find the one actor of their article that they stand for."""

from builders_article import analysis_of


def aliases(name: str, *texts: str) -> list[str]:
    actors = {actor.name: actor for actor in analysis_of(*texts).actors}
    return [mention.text for mention in actors[name].mentions]


def test_an_office_stands_for_its_one_holder() -> None:
    assert aliases("Ida Solberg", "Mayor Ida Solberg left. Crews asked the mayor.") == ["Ida Solberg", "the mayor"]
    assert aliases("Anna Holm", "Sen. Anna Holm left. The senator was late.") == ["Anna Holm", "The senator"]


def test_an_office_of_two_holders_stands_for_neither() -> None:
    assert aliases("Anna Holm", "Sen. Anna Holm met Sen. Ole Lie. The senator was late.") == ["Anna Holm"]


def test_a_former_holder_or_a_vice_president_is_not_meant() -> None:
    assert aliases("Anna Holm", "Vice President Anna Holm left. The president was late.") == ["Anna Holm"]


def test_an_office_does_not_look_ahead_nor_into_another_article() -> None:
    assert aliases("Ida Solberg", "The mayor was late. Mayor Ida Solberg left.") == ["Ida Solberg"]
    assert aliases("Ida Solberg", "Mayor Ida Solberg left.", "The mayor was late.") == ["Ida Solberg"]


def test_a_noun_stands_for_the_body_that_is_named_with_it() -> None:
    text = "The Lindmar Ferry Agency met. Crews asked the agency. The agency of a town left."
    assert aliases("Lindmar Ferry Agency", text) == ["Lindmar Ferry Agency", "the agency"]


def test_the_administration_is_the_one_that_is_named() -> None:
    assert aliases("White House", "The White House met. The administration left.") == [
        "White House",
        "The administration",
    ]


def test_a_noun_before_a_name_stands_for_nobody() -> None:
    assert aliases("Ida Solberg", "Mayor Ida Solberg left. They met the mayor Ole Lie.") == ["Ida Solberg"]
