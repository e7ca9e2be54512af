"""Key shifts: the primary one around the bottom line, and others with both poles."""

from builders_article import analysis_of

from briefgen.analysis.model import Shift


def shifts(*texts: str) -> tuple[Shift, ...]:
    return analysis_of(*texts).shifts


def test_a_bottom_line_that_tells_a_change_is_the_primary_shift() -> None:
    (shift,) = shifts("The Harbor Board of Lindmar replaces steam boats with electric ones.")
    assert (shift.before, shift.after) == ("steam boats", "electric ones")
    assert shift.support == ()


def test_poles_that_are_not_stated_stay_open() -> None:
    (shift,) = shifts("The Harbor Board of Lindmar will no longer run boats at night.")
    assert (shift.before, shift.after) == (None, None)


def test_news_without_a_change_is_no_shift() -> None:
    assert shifts("The Harbor Board of Lindmar met on the old pier on Monday.") == ()


def test_poles_may_stand_in_a_sentence_that_points_back() -> None:
    (shift,) = shifts(
        "The Harbor Board of Lindmar announced a change for its night boats.\n\n"
        "Boats run again. This marks a shift from a city fleet to a private one."
    )
    assert shift.sentence.number == 0
    assert (shift.before, shift.after) == ("a city fleet", "a private one")
    assert [sentence.number for sentence in shift.support] == [2]


def test_a_second_shift_stands_for_itself() -> None:
    first, second = shifts(
        "The Harbor Board of Lindmar will no longer run boats at night.\n\n"
        "Ticket prices changed from four crowns to five crowns."
    )
    assert (first.before, first.after) == (None, None)
    assert (second.before, second.after) == ("four crowns", "five crowns")
    assert second.sentence.number == 1


def test_instead_takes_the_sentence_before_along() -> None:
    _, shift = shifts(
        "The Harbor Board of Lindmar will no longer run boats at night.\n\n"
        "The paper does not mention crews. Instead, it is focusing on tickets rather than paying for boats."
    )
    assert shift.before == "paying for boats"
    assert [sentence.number for sentence in shift.support] == [1]


def test_setting_one_thing_against_another_is_no_shift_of_its_own() -> None:
    assert (
        len(shifts("The Harbor Board will no longer run boats.\n\nThe mayor voted for a sale rather than a loan.")) == 1
    )


def test_a_quoted_change_is_none() -> None:
    assert shifts("The Harbor Board of Lindmar met on Monday.\n\n“We moved from steam to oil,” the mayor said.") == ()
