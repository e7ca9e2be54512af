"""Key shifts: the clearest change first, and others that are not the same."""

from builders_article import analysis_of

from briefgen.analysis.lexicon import load_lexicons
from briefgen.analysis.model import Shift
from briefgen.analysis.shifts import find_shifts

LEAD = "The Harbor Board of Lindmar on Monday banned steam boats, reversing a policy that it had approved last year."


def shifts(*texts: str) -> tuple[Shift, ...]:
    return analysis_of(*texts).shifts


def test_a_change_is_a_shift_and_poles_that_are_not_stated_stay_open() -> None:
    (shift,) = shifts(LEAD)
    assert (shift.before, shift.after) == (None, None)
    assert shift.support == ()


def test_both_poles_are_given_where_the_change_names_them() -> None:
    (shift,) = shifts(
        "The Harbor Board of Lindmar announced on Monday that it replaces steam boats with electric ones."
    )
    assert (shift.before, shift.after) == ("steam boats", "electric ones")


def test_news_without_a_change_is_no_shift() -> None:
    assert shifts("A man was hurt when a boat hit the old pier, the police said.") == ()


def test_poles_may_stand_in_a_sentence_that_points_back() -> None:
    (shift,) = shifts(f"{LEAD}\n\nIt rained. This marks a shift from a city fleet to a private one.")
    assert shift.sentence.number == 0
    assert (shift.before, shift.after) == ("a city fleet", "a private one")
    assert [sentence.number for sentence in shift.support] == [2]


def test_a_second_shift_stands_for_itself() -> None:
    sentences = analysis_of(f"{LEAD}\n\nTicket prices changed from four crowns to five crowns.").sentences
    first, second = find_shifts(sentences, {sentences[0].key: 1.0, sentences[1].key: -1.5}, {}, load_lexicons())
    assert (first.before, first.after) == (None, None)
    assert (second.before, second.after) == ("four crowns", "five crowns")


def test_instead_takes_the_sentence_before_along() -> None:
    sentences = analysis_of(
        f"{LEAD}\n\nThe paper does not mention crews. Instead, it is focusing on tickets rather than paying for boats."
    ).sentences
    clearness = {sentences[0].key: 3.0, sentences[1].key: 0.5, sentences[2].key: -3.0}
    _, shift = find_shifts(sentences, clearness, {}, load_lexicons())
    assert (shift.sentence, shift.before) == (sentences[2], "paying for boats")
    assert shift.support == (sentences[1],)


def test_one_change_in_other_words_is_no_second_shift() -> None:
    assert len(shifts(f"{LEAD}\n\nThe board banned steam boats on Monday and reversed the policy of last year.")) == 1


def test_two_articles_on_one_change_are_one_shift() -> None:
    (shift,) = shifts(LEAD, LEAD.replace("on Monday banned", "has banned"))
    assert {sentence.source for sentence in (shift.sentence, *shift.support)} == {0, 1}
