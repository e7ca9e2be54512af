"""Why articles of the three weeks of samples/weekly went where they did."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from series_site import make_series

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import find_arrivals
from briefgen.series.collect import collect
from briefgen.series.explain import Explained, explain_period
from briefgen.series.membership import Members
from briefgen.series.settings import NamedSeries

WEEKS = sorted((Path(__file__).parents[3] / "samples" / "weekly").glob("2026-W*"))
LATE = {file.name for week in WEEKS for file in week.glob("*-late.txt")}
"""Published in an earlier week than that of their folder."""
NOW = datetime(2026, 11, 20, 16, 10, tzinfo=UTC)


@pytest.fixture
def series(tmp_path: Path, archive: Archive) -> NamedSeries:
    made = make_series(tmp_path, inbox=tuple(map(str, WEEKS)))
    collect(made, archive, now=NOW)
    return made


def explain(series: NamedSeries, archive: Archive, week: str, members: Members | None = None) -> Explained:
    period = series.schedule.find(week, since=series.since)
    return explain_period(series, period, find_arrivals(archive.database, "harbor"), members=members)


def test_each_article_is_in_the_week_of_its_folder(series: NamedSeries, archive: Archive) -> None:
    for week in WEEKS:
        explained = explain(series, archive, week.name)
        own = {file.name for file in week.glob("*.txt") if not file.stem.endswith("-late")}
        assert {one.origin for one in explained.articles} - LATE == own
        assert {one.place for one in explained.articles} == {"own"}
        assert not explained.sealed


def test_each_story_is_reported_or_left_out_with_the_threshold(series: NamedSeries, archive: Archive) -> None:
    explained = explain(series, archive, "2026-W45")
    told = [one.origin for story in explained.stories for one in story.story.why]
    assert sorted(told) == sorted(article.origin for article in explained.articles)
    left_out = [story for story in explained.stories if not story.reported]
    assert left_out
    assert all("where a new story needs 2" in story.reasons[0] for story in left_out)
    assert [story.story.id for story in explained.stories] == [f"story-{n + 1}" for n in range(len(explained.stories))]


def test_articles_of_before_the_series_are_told(series: NamedSeries, archive: Archive) -> None:
    later = replace(series, since=series.since + timedelta(days=7))
    explained = explain(later, archive, "2026-W46")
    assert {one.place for one in explained.articles} == {"own", "before"}


def test_a_sealed_period_is_told_as_it_was_sealed(series: NamedSeries, archive: Archive) -> None:
    explained = explain(series, archive, "2026-W46", Members((4, 5), (1,)))
    assert explained.sealed
    assert [(one.id, one.place) for one in explained.articles] == [(5, "own"), (4, "own"), (1, "late")]


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path, archive: Archive) -> None:
    named = (("north", "bridge-cost", "a"), ("north", "bridge-traders", "b"), ("south", "museum-whale", "a"),
             ("south", "terminal-sale", "b"))  # fmt: skip
    for folder, name, new in named:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{new}.txt").write_bytes((WEEKS[0] / f"{name}.txt").read_bytes())
    series = make_series(tmp_path, inbox=("north", "south"))
    collect(series, archive, now=NOW)
    bridge, *others = explain(series, archive, "2026-W45").stories
    assert (bridge.reported, bridge.story.articles) == (True, ("a.txt", "b.txt"))
    assert [(one.reported, len(one.story.articles)) for one in others] == [(False, 1)] * 2
    assert all("1 origin, where" in one.reasons[0] for one in others)


def test_arrivals_can_be_chosen(series: NamedSeries, archive: Archive) -> None:
    def numbers(**chosen: list[int]) -> list[int]:
        return [one.id for one in find_arrivals(archive.database, series.name, **chosen)]

    every = numbers()
    assert numbers(among=every[3:5]) == every[3:5]
    assert numbers(but_for=every[:-2]) == every[-2:]
    assert numbers(among=[], but_for=[]) == []
