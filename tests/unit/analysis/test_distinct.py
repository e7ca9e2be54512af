"""One thing said once."""

from builders_article import sentences_of

from briefgen.analysis.distinct import keep_distinct


def distinct(*texts: str) -> list[str]:
    return [sentence.text for sentence in keep_distinct(sentences_of(*texts))]


def test_the_same_words_in_another_order_are_said_once() -> None:
    first = "The closure of the pier could cost the city a third of its visitors, she said."
    assert distinct(first, "She said the closure of the pier could cost the city a third of its visitors.") == [first]


def test_another_figure_says_another_thing() -> None:
    both = [
        "The closure will cost the city 3 of its inns next year.",
        "The closure will cost the city 4 of its inns next year.",
    ]
    assert distinct(*both) == both


def test_a_short_sentence_is_the_same_only_as_a_whole() -> None:
    assert distinct("The boats stop today.", "The boats stop now.", "Today the boats stop.") == [
        "The boats stop today.",
        "The boats stop now.",
    ]


def test_the_earlier_one_stays() -> None:
    long = "The closure of the pier could cost the city a third of its visitors and its hotels by spring."
    short = "The closure of the pier could cost the city a third of its visitors."
    assert distinct(long, short) == [long]
    assert distinct(short, long) == [short]


def test_a_denial_says_another_thing() -> None:
    both = [
        "The closure will cost the city a third of its inns.",
        "The closure will not cost the city a third of its inns.",
    ]
    assert distinct(*both) == both
