"""One thing said once."""

import pytest
from builders_article import LEXICONS, sentences_of

from briefgen.analysis.distinct import keep_distinct


def distinct(*texts: str) -> list[str]:
    return [sentence.text for sentence in keep_distinct(sentences_of(*texts), LEXICONS)]


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


@pytest.mark.parametrize("word", ["cannot", "may", "would", "hardly", "will not", "could"])
def test_a_denial_or_a_hedge_says_another_thing_than_a_plain_claim(word: str) -> None:
    both = [f"The cut {w} lead to large losses for small savers in the north." for w in ("will", word)]
    assert distinct(*both) == both


def test_another_name_says_another_thing() -> None:
    both = [f"Analyst {name} said the cut will lead to large losses for small savers." for name in ("Jones", "Smith")]
    assert distinct(*both) == both


def test_two_thousand_like_sentences_take_no_time_to_speak_of() -> None:
    sentences = [
        f"The closure of pier {number} will lead to large losses for the small savers." for number in range(2_000)
    ]
    assert len(distinct(*sentences)) == 2_000
