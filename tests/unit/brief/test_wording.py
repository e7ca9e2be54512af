"""What a text may differ in from its quote; which changes are made, tests/cases/wording.md shows."""

import pytest
from builders_article import analysis_of, sentences_of

from briefgen.brief.wording import is_worded_from, stands_in, word_slice, word_statement

QUOTE = "However, she did  not\nsay that it [the pier] is closed … for good."
SAID = "According to the Harbor Board, they may close the pier."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("However, she did not say that it [the pier] is closed … for good.", QUOTE),
        ("… she did not say that it [the pier] is closed … for good.", QUOTE),
        ("… [Ida Solberg] did not say that it [the pier] is closed … for good.", QUOTE),
        ("… they may close the pier.", SAID),
        ("… [the crews] may close the pier.", SAID),
        ("[The mayor] left.", "He left."),
        ("[Its] board met.", "[Its] board met."),
        ("It costs $4 (or 5?) a year.", "It costs $4 (or 5?) a year."),
    ],
)
def test_a_statement_is_its_whole_quote_but_for_marked_changes(text: str, quote: str) -> None:
    assert is_worded_from(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("", QUOTE),
        ("…", QUOTE),
        ("a", "a b"),
        ("However, she did not say", QUOTE),
        ("is closed … for good.", QUOTE),
        ("… is closed … for good.", QUOTE),
        ("she did not say that it [the pier] is closed … for good.", QUOTE),
        ("However, [Ida Solberg] did not say that it [the pier] is closed … for good.", QUOTE),
        ("… she did say that it [the pier] is closed … for good.", QUOTE),
        ("… she did not say that it is closed … for good.", QUOTE),
        ("the harbor could close.", "Officials deny that the harbor could close."),
        ("… the harbor could close.", "Officials deny that the harbor could close."),
        ("[Officials] the harbor could close.", "He says the harbor could close."),
        ("[The crews] may close the pier.", SAID),
        ("[Ida Solberg]", "She"),
        ("It costs .4", "It costs $4"),
    ],
)
def test_a_statement_that_drops_or_changes_more_is_none(text: str, quote: str) -> None:
    assert not is_worded_from(text, quote)


@pytest.mark.parametrize("words", ["the pier", "However, she", "did not say", "… is closed", "for good."])
def test_a_part_stands_in_its_quote(words: str) -> None:
    assert stands_in(words, QUOTE)


@pytest.mark.parametrize("words", ["", "…", "the pie", "ever, she", "she say", "the  ship"])
def test_other_words_do_not(words: str) -> None:
    assert not stands_in(words, QUOTE)


def test_a_slice_from_the_middle_is_marked() -> None:
    (sentence,) = sentences_of("The question is: who  pays?")
    assert word_slice(sentence, 17, 27) == "… who pays?"
    assert word_slice(sentence, 0, 12) == "The question"


def test_a_speaker_with_brackets_is_not_put_into_brackets() -> None:
    analysis = analysis_of("The [old] document says that boats run. It says that fares rise.")
    assert [word_statement(analysis, sentence) for sentence in analysis.sentences][1] == "It says that fares rise."
