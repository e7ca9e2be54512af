"""What makes a part in the story large."""

from builders_article import LEXICONS, analysis_of, article

from briefgen.analysis.analyze import analyze

DOWN = "Boats run again. Nobody was hurt. All went home. "


def order(text: str) -> list[str]:
    return [actor.name for actor in analysis_of(text).actors]


def test_who_acts_comes_before_who_is_acted_upon() -> None:
    assert order(DOWN + "Iceland thanked Norway. Norway thanked crews. Norway left.") == ["Norway"]


def test_a_country_as_a_place_is_no_actor() -> None:
    assert order(DOWN + "Crews came to Iceland. They stayed in Iceland. They left from Iceland.") == []


def test_a_country_whose_own_affairs_are_told_needs_more() -> None:
    foreign = "America paid. America left. They thanked America."
    assert "United States" in order(DOWN + foreign)
    assert "United States" not in order(DOWN + foreign + " Congress met. Congress said no.")


def test_who_stands_in_the_headline_comes_first() -> None:
    text = DOWN + "Iceland paid. Norway paid. Iceland left. Norway left."
    assert order(text) == ["Iceland", "Norway"]
    headed = analyze([article(text, headline="Norway pays for the boats")], LEXICONS)
    assert [actor.name for actor in headed.actors] == ["Norway", "Iceland"]
