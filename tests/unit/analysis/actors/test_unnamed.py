"""Bodies without a full name are actors where they act, and the named body's where one is named."""

from builders_article import analysis_of


def order(text: str) -> list[str]:
    return [actor.name for actor in analysis_of(text).actors]


def test_a_body_that_is_never_named_acts() -> None:
    assert "Coast guard" in order("The coast guard searched the bay. On Friday the coast guard found a boat.")


def test_a_body_that_only_suffers_is_no_actor() -> None:
    assert "Government" not in order("They want to fund the government. They pay for the government.")


def test_a_body_that_is_met_once_is_no_actor() -> None:
    assert "Navy" not in order("The navy sailed.")


def test_the_one_body_that_is_named_is_meant() -> None:
    actors = analysis_of("The Lindmar Coast Guard searched. The coast guard found a boat.").actors
    assert [(actor.name, [mention.text for mention in actor.mentions]) for actor in actors] == [
        ("Lindmar Coast Guard", ["Lindmar Coast Guard", "The coast guard"])
    ]


def test_where_two_are_named_nobody_is_meant() -> None:
    text = "The Lindmar Coast Guard searched. The Solby Coast Guard searched. The coast guard found a boat."
    assert "The coast guard" not in [m.text for actor in analysis_of(text).actors for m in actor.mentions]


def test_where_there_is_an_administration_the_government_is_the_state() -> None:
    text = "Congress met. The government closed. On Friday the government opened. Congress left."
    assert "Government" not in order(text)
