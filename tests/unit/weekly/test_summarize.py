"""Three weeks of invented news become three summaries that say what changed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen.brief.build import make_brief
from briefgen.brief.check import iter_cited
from briefgen.brief.model import Brief
from briefgen.errors import AnalysisError
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.weekly.json import summary_from_json, summary_to_json
from briefgen.weekly.model import SilentSource, StoryReport, WeeklySummary
from briefgen.weekly.period import read_schedule
from briefgen.weekly.summarize import summarize
from briefgen.weekly.thresholds import Thresholds

WEEKS = ("2026-W45", "2026-W46", "2026-W47")
SCHEDULE = read_schedule("Fri 16:00", "Europe/London")
SINCE = datetime(2026, 10, 30, 16, tzinfo=UTC)


def articles(week: str) -> list[Article]:
    return [article for file in sorted(Path("samples/weekly", week).glob("*.txt")) for article in read(file)]


def summary(week: str, *, earlier: WeeklySummary | None = None, found: list[Article] | None = None) -> WeeklySummary:
    found = articles(week) if found is None else found
    late = [article for article in found if "late" in article.origin]
    period = SCHEDULE.find(week, since=SINCE)
    return summarize(found, series="harbor", period=period, zone=SCHEDULE.zone, earlier=earlier, late=late)


@pytest.fixture(scope="module")
def weeks() -> dict[str, WeeklySummary]:
    made: dict[str, WeeklySummary] = {}
    earlier = None
    for week in WEEKS:
        made[week] = earlier = summary(week, earlier=earlier)
    return made


def story(found: WeeklySummary, word: str) -> StoryReport:
    (one,) = [one for one in found.stories if word in (one.headline or "").lower()]
    return one


def told(found: WeeklySummary, word: str) -> list[tuple[str, str | None, str | None]]:
    name = story(found, word).id
    return [(change.text, change.before, change.after) for change in found.changes if change.story_id == name]


def test_the_first_week_has_new_stories_and_passes_over_what_one_article_tells(weeks: dict[str, WeeklySummary]) -> None:
    first = weeks["2026-W45"]
    assert first.previous is None
    assert {one.state for one in first.stories} == {"new"}
    assert len(first.stories) == 3
    (museum,) = first.passed_over
    assert museum.origins == ("museum-whale.txt",)
    assert museum.reason == "1 origin, where a new story needs 2"


def test_near_copies_are_one_origin(weeks: dict[str, WeeklySummary]) -> None:
    ferry = story(weeks["2026-W45"], "stock up")
    assert (len(ferry.source_ids), ferry.origins) == (4, 3)


def test_a_story_that_is_told_otherwise_has_changed_with_both_weeks_cited(weeks: dict[str, WeeklySummary]) -> None:
    second = weeks["2026-W46"]
    assert story(second, "bridge").state == "changed"
    poles = [(before, after) for _, before, after in told(second, "bridge")]
    assert ("4.2 million euros", "6.8 million euros") in poles
    sources = {source.id: source.origin for source in second.sources}
    (cost,) = [change for change in second.changes if change.before == "4.2 million euros"]
    assert {sources[citation.source_id][:7] for citation in cost.citations} == {"bridge-"}
    assert any("million euros" in c.quote and sources[c.source_id] == "bridge-traders.txt" for c in cost.citations)


def test_a_later_version_replaces_the_earlier_one(weeks: dict[str, WeeklySummary]) -> None:
    second = weeks["2026-W46"]
    assert "bridge-engineers.txt" not in {source.origin for source in second.sources}
    assert "older-version" in {notice.code for notice in second.notices}


def test_a_story_that_an_article_says_is_over_is_closed(weeks: dict[str, WeeklySummary]) -> None:
    assert story(weeks["2026-W46"], "ferries").state == "developing"
    third = weeks["2026-W47"]
    assert story(third, "ferry").state == "closed"
    assert told(third, "ferry")[0][0] == "The ferry strike in Varnholt is over."


def test_a_story_that_nobody_reported_is_unchanged_and_closed_after_two_weeks(
    weeks: dict[str, WeeklySummary],
) -> None:
    bridge = story(weeks["2026-W47"], "bridge")
    assert (bridge.state, bridge.source_ids) == ("unchanged", ())
    assert [count.articles for count in bridge.history] == [2, 2, 0]
    fourth = summary("2026-W48", earlier=weeks["2026-W47"], found=[])
    assert story(fourth, "bridge").state == "closed"
    assert story(fourth, "terminal").state == "unchanged"
    fifth = summary("2026-W49", earlier=fourth, found=[])
    assert "bridge" not in " ".join(one.headline or "" for one in fifth.stories).lower()


def test_a_question_is_carried_with_its_age_and_answered_with_the_sentence(weeks: dict[str, WeeklySummary]) -> None:
    second, third = weeks["2026-W46"], weeks["2026-W47"]
    (navy,) = [one for one in second.carried_questions if "navy" in one.text]
    assert (navy.asked, navy.age) == ("2026-W45", 1)
    (answer,) = second.answers
    assert answer.question_id == navy.id
    assert answer.text == "The navy will carry medicine and food to the island, the government said."
    assert not [one for one in third.carried_questions if "navy" in one.text]
    (damage,) = [one for one in third.carried_questions if "pay for the damage" in one.text]
    assert (damage.asked, damage.age) == ("2026-W45", 2)
    (bacteria,) = third.answers
    assert "broken sewer under Tanner Street" in bacteria.text


def test_a_late_article_is_named(weeks: dict[str, WeeklySummary]) -> None:
    second = weeks["2026-W46"]
    sources = {source.id: source.origin for source in second.sources}
    assert [sources[source_id] for source_id in second.late] == ["ferry-strike-ballot-late.txt"]


def test_a_week_without_articles_says_so(weeks: dict[str, WeeklySummary]) -> None:
    quiet = summary("2026-W45", found=[])
    assert quiet.bottom_line is None
    assert not list(iter_cited(quiet))
    silent = SilentSource(name="https://news.example/rss", since=None, reason="cannot be reached")
    period = SCHEDULE.find("2026-W45", since=SINCE)
    told = summarize([], series="harbor", period=period, zone=SCHEDULE.zone, silent_sources=[silent])
    assert told.silent_sources == (silent,)


def test_the_same_articles_in_any_order_give_the_same_bytes(weeks: dict[str, WeeklySummary]) -> None:
    again = summary("2026-W46", earlier=weeks["2026-W45"], found=articles("2026-W46")[::-1])
    assert summary_to_json(again) == summary_to_json(weeks["2026-W46"])


def test_a_summary_is_read_back_and_goes_on_as_if_it_had_not_been_written(weeks: dict[str, WeeklySummary]) -> None:
    read_back = summary_from_json(summary_to_json(weeks["2026-W46"]))
    assert read_back == weeks["2026-W46"]
    assert summary("2026-W47", earlier=read_back) == weeks["2026-W47"]


def test_thresholds_decide_what_matters() -> None:
    period = SCHEDULE.find("2026-W45", since=SINCE)
    few = summarize(
        articles("2026-W45"), series="harbor", period=period, zone=SCHEDULE.zone,
        thresholds=Thresholds(least_origins=1, most_stories=1),
    )  # fmt: skip
    assert len(few.stories) == 1
    assert {one.reason for one in few.passed_over} == {"1 story before it, where no more are reported"}


def test_an_article_in_another_language_is_passed_over_and_holds_up_nothing() -> None:
    found = articles("2026-W45")
    german = replace(found[0], language="de", origin="deutsch.txt")
    made = summary("2026-W45", found=[*found, german])
    assert [one.reason for one in made.passed_over if one.origins == ("deutsch.txt",)] == [
        "it is in another language (`de`), which is not analyzed"
    ]
    assert len(made.stories) == 3


def test_a_story_that_cannot_be_told_keeps_back_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(found: Sequence[Article], **options: Any) -> Brief:
        if any("bridge" in article.origin for article in found):
            raise AnalysisError("the articles hold no sentence", hint="-")
        return make_brief(found, **options)

    monkeypatch.setattr("briefgen.weekly.summarize.make_brief", fail)
    made = summary("2026-W45")
    assert len(made.stories) == 2
    assert "the articles hold no sentence" in {one.reason for one in made.passed_over}
