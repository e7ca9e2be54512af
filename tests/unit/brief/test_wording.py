"""What a text may differ in from its quote; which changes are made, tests/cases/wording.md shows."""

import pytest
from builders_article import analysis_of, sentences_of

from briefgen.brief.wording import rests_on, word_slice, word_statement

QUOTE = "However, she did  not\nsay that it [the pier] is closed … for good."


@pytest.mark.parametrize(
    "text",
    [
        "However, she did not say that it [the pier] is closed … for good.",
        "… she did not say that it [the pier] is closed … for good.",
        "… [Ida Solberg] did not say that it [the pier] is closed … for good.",
        "However, [Ida Solberg] did not say",
        "she did not say that [the pier] [the pier] is closed",
        "is closed … for good.",
    ],
)
def test_a_text_rests_on_its_quote(text: str) -> None:
    assert rests_on(text, QUOTE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "she did say",
        "she did … say",
        "she did [now] say",
        "she did not … is closed",
        "However … did not say",
        "she did [Ida Solberg] say",
        "However, Ida Solberg did not say",
        "that it [a ship] is closed",
        "say that it is closed",
    ],
)
def test_a_text_with_other_changes_does_not(text: str) -> None:
    assert not rests_on(text, QUOTE)


def test_signs_are_no_patterns() -> None:
    assert rests_on("It costs $4 (or 5?) a year.", "It costs $4 (or 5?) a year.")
    assert not rests_on("It costs .4", "It costs $4")


def test_a_slice_from_the_middle_is_marked() -> None:
    (sentence,) = sentences_of("The question is: who  pays?")
    assert word_slice(sentence, 17, 27) == "… who pays?"
    assert word_slice(sentence, 0, 12) == "The question"


def test_a_speaker_with_brackets_is_not_put_into_brackets() -> None:
    analysis = analysis_of("The [old] document says that boats run. It says that fares rise.")
    assert [word_statement(analysis, sentence) for sentence in analysis.sentences][1] == "It says that fares rise."
