"""The one person without a name whom a story is about."""

from builders_article import analysis_of


def names(*texts: str) -> list[str]:
    return [actor.name for actor in analysis_of(*texts).actors]


def test_someone_without_a_name_who_keeps_coming_back_is_an_actor() -> None:
    text = "A man came. The young man left. Crews saw the man. The man sang."
    (actor,) = analysis_of(text).actors
    assert (actor.name, actor.kind) == ("Man", "person")
    assert [mention.text for mention in actor.mentions] == ["The young man", "the man", "The man"]


def test_someone_met_in_passing_is_none() -> None:
    assert names("A man came. The man left. The man sang.") == []


def test_someone_whose_name_comes_out_is_none() -> None:
    assert "Man" not in names("The man came. The man left. The man sang. They identified him as Ole Lie.")


def test_the_one_who_is_named_most_is_the_one() -> None:
    assert names(
        "The girl sang. The man came. The man left. The man sang. The girl left. The girl ate. The girl ran."
    ) == ["Girl"]
