import msgspec
import pytest

from quality.misses import find_misses, main
from quality.stories import load_own_stories


def test_what_is_wrong_and_what_is_missing_is_listed() -> None:
    story = load_own_stories()["battery-plant"]
    brief = story.make_brief()
    actor = msgspec.structs.replace(brief.actors[0], name="Stockholm", aliases=())
    nothing = dict.fromkeys(("key_shifts", "implications", "open_questions", "agreements", "differences"), ())
    misses = list(find_misses(story, msgspec.structs.replace(brief, **{**nothing, "actors": (actor,)})))
    assert misses[:2] == ["wrong actor: Stockholm", "missing actor: Norrvolt"]
    assert "missing agreement: A1 B1" in misses
    assert "missing difference: A1 / B1 B2" in misses
    assert any(line.startswith("missing explicit question: B15 It remains unclear") for line in misses)
    assert any(line.startswith("missing shift: A1 ") for line in misses)


def test_a_right_brief_is_not_blamed_for_its_bottom_line() -> None:
    story = load_own_stories()["council-speech"]
    assert not any("shift" in line for line in find_misses(story, story.make_brief()))


def test_a_story_that_is_held_back_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tsunami-aid"]) == 2
    assert "tsunami-aid" in capsys.readouterr().err
