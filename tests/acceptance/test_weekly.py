"""Three weeks of `samples/weekly` become three summaries with the right “what changed”, made by the commands, once."""

import shutil
from pathlib import Path

import pytest
from manual import ROOT, run_typed

from briefgen.archive.ledger import load_summary
from briefgen.cli.weekly.opened import open_archive
from briefgen.weekly.json import summary_from_json
from briefgen.weekly.model import StoryReport, WeeklySummary

SAMPLES = ROOT / "samples" / "weekly"
WEEKS = ("2026-W45", "2026-W46", "2026-W47")
NOW = "1795888800"
"""Saturday 28 November 2026: after the last of the three weeks."""


class Desk:
    """A folder in which the series was run, as `make weekly` does it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(SAMPLES / "briefgen.toml", folder)

    def run(self, week: str) -> str:
        """What the command prints once the files of the week are in the inbox."""
        shutil.copytree(SAMPLES / week, self.folder / "inbox" / week, dirs_exist_ok=True)
        return run_typed(f"briefgen weekly run harbor --period {week} --archive-file archive.sqlite")

    def files(self) -> dict[str, tuple[int, bytes]]:
        """When each document was changed, and its bytes, by name."""
        paths = sorted((self.folder / "summaries").iterdir())
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    found = Desk(tmp_path_factory.mktemp("weekly"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(found.folder)
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.setenv("XDG_CONFIG_HOME", str(found.folder / "configuration"))
        for week in WEEKS:
            printed = found.run(week)
            assert printed.count("\nsent ") == 2, printed
    return found


@pytest.fixture(scope="module")
def weeks(desk: Desk) -> dict[str, WeeklySummary]:
    made = {}
    with open_archive(str(desk.folder / "archive.sqlite")) as archive:
        for week in WEEKS:
            content = load_summary(archive.database, "harbor", week)
            assert content is not None
            made[week] = summary_from_json(content)
    return made


def story(summary: WeeklySummary, word: str) -> StoryReport:
    (found,) = [one for one in summary.stories if word in (one.headline or "").lower()]
    return found


def states(summary: WeeklySummary, *words: str) -> list[str]:
    return [story(summary, word).state for word in words]


def origins(summary: WeeklySummary, *, of: tuple[str, ...] | None = None) -> set[str]:
    """The names of the files behind the summary, or behind the sources with these ids."""
    return {Path(source.origin).name for source in summary.sources if of is None or source.id in of}


def test_each_week_has_two_summaries_in_word_and_pdf(desk: Desk) -> None:
    assert list(desk.files()) == [
        f"{week}-harbor-{template}.{ending}"
        for week in WEEKS
        for template in ("weekly-analyst", "weekly-executive")
        for ending in ("docx", "pdf")
    ]


def test_a_second_time_no_document_changes_and_nothing_is_delivered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    before = desk.files()
    for week in WEEKS:
        assert desk.run(week).startswith("nothing is due")
    assert desk.files() == before


def test_the_first_week_is_all_new_and_its_copies_are_one_origin(weeks: dict[str, WeeklySummary]) -> None:
    first = weeks["2026-W45"]
    assert {one.state for one in first.stories} == {"new"}
    ferry = story(first, "stock up")
    assert (len(ferry.source_ids), ferry.origins) == (4, 3)
    assert [one.origins for one in first.passed_over] == [("2026-W45/museum-whale.txt",)]


def test_the_second_week_says_what_is_told_otherwise(weeks: dict[str, WeeklySummary]) -> None:
    second = weeks["2026-W46"]
    assert states(second, "bridge", "ferries", "terminal", "water") == ["changed", "developing", "developing", "new"]
    bridge = story(second, "bridge")
    poles = [(one.before, one.after) for one in second.changes if one.story_id == bridge.id and one.before]
    assert ("4.2 million euros", "6.8 million euros") in poles
    assert any("March" in str(before) and "June" in str(after) for before, after in poles)
    assert all(one.citations for one in second.changes if one.before)


def test_the_second_week_has_the_later_version_and_marks_what_came_late(weeks: dict[str, WeeklySummary]) -> None:
    second = weeks["2026-W46"]
    assert "bridge-engineers-updated.txt" in origins(second)
    assert "bridge-engineers.txt" not in origins(second)
    assert origins(second, of=second.late) == {"ferry-strike-ballot-late.txt"}


def test_a_question_of_the_first_week_is_answered_in_the_second(weeks: dict[str, WeeklySummary]) -> None:
    second = weeks["2026-W46"]
    (navy,) = [one for one in second.carried_questions if "navy" in one.text]
    assert (navy.asked, navy.age) == ("2026-W45", 1)
    (answer,) = [one for one in second.answers if one.question_id == navy.id]
    assert answer.text == "The navy will carry medicine and food to the island, the government said."


def test_the_third_week_closes_develops_begins_and_has_no_change(weeks: dict[str, WeeklySummary]) -> None:
    third = weeks["2026-W47"]
    words = ("ferry", "terminal", "fog", "bridge")
    assert states(third, *words) == ["closed", "developing", "new", "unchanged"]
    assert story(third, "bridge").source_ids == ()


def test_the_third_week_answers_what_the_second_asked_and_carries_the_rest(weeks: dict[str, WeeklySummary]) -> None:
    third = weeks["2026-W47"]
    (bacteria,) = [one for one in third.answers if "broken sewer under Tanner Street" in one.text]
    (asked,) = [one for one in third.carried_questions if one.id == bacteria.question_id]
    assert (asked.asked, asked.age) == ("2026-W46", 1)
    assert {(one.asked, one.age) for one in third.carried_questions} == {("2026-W45", 2), ("2026-W46", 1)}
    (damage,) = [one for one in third.carried_questions if "pay for the damage" in one.text]
    assert (damage.asked, damage.age) == ("2026-W45", 2)
