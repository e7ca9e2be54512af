"""How stories and near-copies are measured."""

import pytest

from quality.clusters import b_cubed
from quality.copies import score_copies


def test_stories_that_are_right_have_the_full_figure() -> None:
    assert b_cubed([0, 0, 1], ["a", "a", "b"]) == 1


def test_one_story_of_two_events_loses_precision() -> None:
    assert b_cubed([0, 0], ["a", "b"]) == pytest.approx(2 / 3)


def test_an_event_in_two_stories_loses_recall() -> None:
    assert b_cubed([0, 1], ["a", "a"]) == pytest.approx(2 / 3)


def test_copies_of_our_own_stories_are_found() -> None:
    counts = score_copies(None)
    assert counts["copies"] > 100
    assert counts["copies_right"] >= 0.98 * counts["copies"]
    assert counts["copies_right"] >= 0.98 * counts["copies_shown"]
