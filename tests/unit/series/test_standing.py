"""What the ledger holds is told: periods, silent sources, why."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from series_site import make_series

from briefgen.archive import ledger
from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS
from briefgen.archive.ledger import LEDGER
from briefgen.errors import SourceError
from briefgen.series.collect import collect, find_sources
from briefgen.series.outbox import Outbox
from briefgen.series.run import Run
from briefgen.series.settings import NamedSeries, load_series
from briefgen.series.standing import explain, find_made
from briefgen.series.status import find_status
from briefgen.sources.fetch.fetched import Fetched, Unchanged, Validators
from briefgen.weekly.json import summary_from_json
from briefgen.weekly.model import WeeklySummary

WEEKS = sorted((Path(__file__).parents[3] / "samples" / "weekly").glob("2026-W*"))
SINCE = datetime(2026, 10, 30, 16, tzinfo=UTC)
WEEK = timedelta(days=7)
FEED = "https://news.example.org/rss?key=secret"


def refuse(address: str, *, validators: Validators | None = None, polite: bool = False) -> Fetched | Unchanged:
    raise SourceError("the server does not answer", hint="try again later")


def run_weeks(folder: Path, archive: Archive, weeks: int = 3) -> NamedSeries:
    """A series that was run at the end of each week, with the articles of that week in its folder by then."""
    make_series(folder, feeds=(FEED,), inbox=("inbox",))
    with (folder / "briefgen.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[weekly.harbor.summaries]]\nto = ["md"]\ndeliver = ["folder:briefs"]\n')
    series = load_series(folder, user_folder=folder / "nowhere")["harbor"]
    (folder / "inbox").mkdir()
    for number, week in enumerate(WEEKS[:weeks], 1):
        now = SINCE + number * WEEK + timedelta(minutes=1)
        for file in week.glob("*.txt"):
            (folder / "inbox" / file.name).write_bytes(file.read_bytes())
        collect(series, archive, now=now, fetch=refuse)
        outbox = Outbox(series, archive, now=now)
        Run(series, archive, now=now, outbox=outbox, on_event=lambda _: None).run_due()
    return series


def load(archive: Archive, period: str) -> WeeklySummary:
    return summary_from_json(ledger.load_summary(archive.database, "harbor", period) or b"")


def test_three_weeks_are_told_as_they_were_made(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.sqlite", also=(ARRIVALS, LEDGER)) as archive:
        series = run_weeks(tmp_path, archive)
        now = SINCE + 3 * WEEK + timedelta(hours=5)
        status = find_status(series, made=find_made(series, archive), sources=find_sources(series, archive), now=now)
        assert [(one.name, one.state, one.late) for one in status.periods] == [
            (week.name, "sent", False) for week in WEEKS
        ]
        assert status.overdue == ("https://news.example.org/rss?… failed 3 times in a row",)
        for week in WEEKS:
            explained = explain(series, archive, series.schedule.find(week.name, since=series.since))
            summary = load(archive, week.name)
            assert explained.sealed
            assert {one.origin for one in explained.articles} == {file.name for file in week.glob("*.txt")}
            assert sum(one.place == "late" for one in explained.articles) == len(list(week.glob("*-late.txt")))
            reported = [one.story.id for one in explained.stories if one.reported]
            reported += [one.id for one in explained.not_reported_on]
            assert reported == [story.id for story in summary.stories]
            left_out = {one.story.id for one in explained.stories if not one.reported}
            assert len(left_out) == len(summary.passed_over)
            assert left_out.isdisjoint(reported)
        running = explain(series, archive, series.schedule.find("2026-W48", since=series.since))
        assert (running.sealed, running.articles) == (False, ())
        assert len(running.not_reported_on) == len(
            [one for one in load(archive, "2026-W47").stories if one.state != "closed"]
        )


def test_a_period_that_runs_begins_where_the_last_one_ended_under_another_schedule(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.sqlite", also=(ARRIVALS, LEDGER)) as archive:
        series = run_weeks(tmp_path, archive, weeks=1)
        moved = replace(series, schedule=replace(series.schedule, weekday=0))
        period = moved.schedule.find("2026-W46", since=moved.since)
        assert period.start < SINCE + WEEK < period.end
        explained = explain(moved, archive, period)
        assert (explained.period.start, explained.period.end) == (SINCE + WEEK, period.end)


def test_a_source_that_was_silent_is_named_without_its_key(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.sqlite", also=(ARRIVALS, LEDGER)) as archive:
        run_weeks(tmp_path, archive, weeks=1)
        (silent,) = load(archive, "2026-W45").silent_sources
        assert (silent.name, silent.since, silent.reason) == (
            "https://news.example.org/rss?…",
            None,
            "the server does not answer",
        )
