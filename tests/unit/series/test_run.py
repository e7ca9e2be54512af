"""A series is run: each period once, each delivery once, whatever happens in between."""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS
from briefgen.archive.database import Database
from briefgen.archive.ledger import LEDGER, list_deliveries, list_sealed, load_files
from briefgen.delivery.letter import message_id
from briefgen.errors import DeliveryError, UsageError
from briefgen.series import run as running
from briefgen.series.collect import collect
from briefgen.series.lock import only_run
from briefgen.series.outbox import Outbox
from briefgen.series.publish import MAIL_TEXT, Made
from briefgen.series.run import Event, Run
from briefgen.series.settings import NamedSeries, find_series
from briefgen.weekly.summarize import summarize

SETTINGS = """\
[mail]
host = "mail.example"
sender = "briefs@example.org"

[weekly.harbor]
since = "2026-10-30T16:00:00+00:00"
at = "Fri 16:00"
zone = "Europe/London"
inbox = ["inbox"]
{more}

[[weekly.harbor.summaries]]
template = "weekly-executive"
to = ["pdf"]
deliver = ["folder:briefs", "mail:board@example.org"]
"""
STORY = "Pier {0} closed\n\nPublished: {1}\n\nThe harbor board closed pier {0} after divers found {0} cracks in it.\n"
NOW = datetime(2026, 11, 20, 16, 1, tzinfo=UTC)
WEEKS = ("2026-W45", "2026-W46", "2026-W47")


def make_cheaply(series: NamedSeries, period: Any, *, articles: Sequence[Any], **known: Any) -> Made:
    """A summary of the sealed articles, and files that tell which they were."""
    summary = summarize([], series=series.name, period=period, zone=series.settings.zone, earlier=known["earlier"])
    told = f"{period.name}: {', '.join(article.origin for article in articles)}".encode()
    files = {f"{period.name}.pdf": told, MAIL_TEXT: told}
    return Made(summary, {one.template: files for one in series.settings.summaries}, ())


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "make", make_cheaply)


class Server:
    """A mail server that remembers what it took, on the disk, and fails as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "taken"
        self.folder.mkdir(exist_ok=True)
        self.fails = 0
        self.on_taken: Callable[[], None] = lambda: None

    def __call__(self, content: bytes, *_: object, **__: object) -> None:
        if self.fails:
            self.fails -= 1
            raise DeliveryError("the server is away", hint="try again")
        (self.folder / f"{len(list(self.folder.iterdir())):04}.eml").write_bytes(content)
        self.on_taken()

    def taken(self) -> list[str]:
        return [message_from_bytes(path.read_bytes())["Message-ID"] for path in sorted(self.folder.iterdir())]


class World:
    """A folder with a series, its archive, and what was delivered."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.folder = folder
        (folder / "briefgen.toml").write_text(SETTINGS.format(more=more), encoding="utf-8")
        inbox = folder / "inbox"
        inbox.mkdir()
        for day in range(1, 20):
            moment = datetime(2026, 11, day, 12, tzinfo=UTC)
            (inbox / f"{day:02}.txt").write_text(STORY.format(day, moment.isoformat()), encoding="utf-8")
        self.series = find_series("harbor", folder, user_folder=folder / "none")
        self.server = Server(folder)
        self.events: list[Event] = []

    def open(self) -> Archive:
        return Archive.open(self.folder / "archive.sqlite", also=(ARRIVALS, LEDGER))

    def run(self, do: Callable[[Run], None] = Run.run_due, *, now: datetime = NOW) -> list[Event]:
        self.events = []
        with self.open() as archive:
            collect(self.series, archive, now=now)
            outbox = Outbox(self.series, archive, now=now, send_mail=self.server, environ={})
            do(Run(self.series, archive, now=now, outbox=outbox, on_event=self.events.append))
        return self.events

    def steps(self) -> list[tuple[str, str]]:
        return [(event.step, event.period) for event in self.events]

    def briefs(self) -> dict[str, bytes]:
        folder = self.folder / "briefs"
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def mail_ids(weeks: Sequence[str] = WEEKS) -> list[str]:
    return [message_id(("harbor", week, "weekly-executive", "mail:board@example.org")) for week in weeks]


def check_whole(world: World, weeks: Sequence[str] = WEEKS) -> None:
    """Every article is in one period, every period was made, every delivery made."""
    with world.open() as archive:
        assert [one.period.name for one in list_sealed(archive.database, "harbor") if one.is_made] == list(weeks)
        assert {one.state for one in list_deliveries(archive.database, "harbor")} == {"sent"}
        rows = archive.database.rows("SELECT origin FROM member JOIN article ON id = member.article ORDER BY origin")
        assert rows == [(f"{day:02}.txt",) for day in range(1, 20)]
        kept = [load_files(archive.database, "harbor", week, "weekly-executive") for week in weeks]
    assert world.briefs() == {f"{week}.pdf": files[f"{week}.pdf"] for week, files in zip(weeks, kept, strict=True)}


def test_what_is_due_is_made_and_delivered_once(world: World) -> None:
    world.run()
    assert [step for step in world.steps() if step[0] in ("sealed", "made")] == [
        *(("sealed", week) for week in WEEKS),
        *(("made", week) for week in WEEKS),
    ]
    check_whole(world)
    assert world.server.taken() == mail_ids()
    before = world.briefs()
    assert world.run() == []
    assert world.briefs() == before
    assert world.server.taken() == mail_ids()


def test_one_period_is_made_where_it_is_named_and_not_before_it_ended(world: World) -> None:
    period = world.series.schedule.find("2026-W46", since=world.series.since)
    world.run(lambda one: one.run_period(period))
    assert list(world.briefs()) == ["2026-W46.pdf"]
    running_now = world.series.schedule.find("2026-W48", since=world.series.since)
    with pytest.raises(UsageError, match="has not ended"):
        world.run(lambda one: one.run_period(running_now))


def test_an_article_that_comes_late_goes_into_the_next_period_marked_so(world: World) -> None:
    world.run(now=datetime(2026, 11, 6, 16, 1, tzinfo=UTC))
    late = STORY.format(99, "2026-11-03T12:00:00+00:00")
    (world.folder / "inbox" / "late.txt").write_text(late, encoding="utf-8")
    world.run(now=datetime(2026, 11, 13, 16, 1, tzinfo=UTC))
    assert b"late.txt" in world.briefs()["2026-W46.pdf"]
    assert ("sealed", "2026-W46") in world.steps()
    assert "1 of them late" in next(event.what for event in world.events if event.step == "sealed")


def test_missed_periods_are_merged_where_the_series_says_so(tmp_path: Path) -> None:
    world = World(tmp_path, 'missed = "merged"')
    world.run()
    assert list(world.briefs()) == ["2026-W47.pdf"]
    assert world.server.taken() == mail_ids(["2026-W47"])
    with world.open() as archive:
        parts = [(one.period.name, one.part_of) for one in list_sealed(archive.database, "harbor")]
    assert sorted(parts) == [("2026-W45", "2026-W47"), ("2026-W46", "2026-W47"), ("2026-W47", None)]
    assert world.run() == []


def test_two_months_without_a_run_are_made_up(world: World) -> None:
    world.run(now=NOW + timedelta(days=63))
    assert len(world.briefs()) == 12
    assert len(set(world.server.taken())) == 12


def test_a_mail_that_fails_waits_longer_each_time_and_holds_up_nothing_else(world: World) -> None:
    world.server.fails = 100
    world.run()
    assert len(world.briefs()) == 3
    assert [step for step, _ in world.steps()].count("failed") == 3
    world.run(now=NOW + timedelta(minutes=14))
    assert {step for step, _ in world.steps()} == {"again"}
    world.run(now=NOW + timedelta(minutes=15))
    assert {step for step, _ in world.steps()} == {"failed"}
    world.run(now=NOW + timedelta(minutes=60))
    assert {step for step, _ in world.steps()} == {"again"}
    world.server.fails = 0
    world.run(now=NOW + timedelta(minutes=76))
    check_whole(world)
    assert world.server.taken() == mail_ids()


def test_the_clock_set_back_seals_nothing_twice_and_waits_for_nothing_for_ever(world: World) -> None:
    world.run()
    assert world.run(now=NOW - timedelta(days=400)) == []
    check_whole(world)


def test_what_waits_for_a_person_is_sent_once_when_they_say_so(tmp_path: Path) -> None:
    world = World(tmp_path, 'approve = true\nowner = "owner@example.org"')
    period = world.series.schedule.find("2026-W45", since=world.series.since)
    world.run(lambda one: one.run_period(period))
    reminder = message_id(("harbor", "2026-W45", "reminder", "owner@example.org"))
    assert world.server.taken() == [reminder]
    assert world.briefs() == {}
    world.run(lambda one: one.run_period(period))
    assert world.server.taken() == [reminder]
    for _ in range(2):
        world.run(lambda one: one.approve("2026-W45"))
        assert world.server.taken() == [reminder, *mail_ids(["2026-W45"])]
        assert list(world.briefs()) == ["2026-W45.pdf"]
    with pytest.raises(UsageError, match="no summary of 2026-W46"):
        world.run(lambda one: one.approve("2026-W46"))


def test_a_preview_changes_nothing(world: World) -> None:
    made: list[Made] = []
    period = world.series.schedule.find("2026-W45", since=world.series.since)
    world.run(lambda one: made.append(one.preview(period)))
    assert made[0].summary.period == period
    assert world.briefs() == {}
    with world.open() as archive:
        assert list_sealed(archive.database, "harbor") == ()


def test_one_run_at_a_time(world: World) -> None:
    path = world.folder / "archive.sqlite"
    with only_run(path, "harbor") as first, only_run(path, "harbor") as second, only_run(path, "other") as other:
        assert (first, second, other) == (True, False, True)
    with only_run(path, "harbor") as again:
        assert again


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Has this process killed at the operation of that number, counted over what goes to the disk or the network."""
    left = [-1]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def do(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **named)

        return do

    for owner, names in (
        (Database, ("execute", "insert", "rows")),
        (Path, ("replace", "write_bytes")),
        (os, ("fsync",)),
    ):
        for name in names:
            monkeypatch.setattr(owner, name, counted(getattr(owner, name)))

    def arm(number: int) -> None:
        left[0] = number

    yield arm
    left[0] = -1


def run_and_die(world: World, arm: Callable[[int], None], number: int) -> bool:
    """Whether the run, in a process of its own, was killed at that operation; else it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            arm(number)
            world.run()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.skipif(sys.platform == "darwin", reason="a forked process may not use what macOS started before")
def test_killed_anywhere_the_next_run_ends_with_each_article_and_each_delivery_once(
    tmp_path: Path, kill_at: Callable[[int], None]
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same in every run
    killed = twice = 0
    number = 0
    while True:
        # Every operation of the first thirty, then every one or every other.
        number += 1 if number < 30 else chance.randint(1, 2)
        folder = tmp_path / str(number)
        folder.mkdir()
        world = World(folder)
        if not run_and_die(world, kill_at, number):
            break
        killed += 1
        world.run(now=NOW + timedelta(hours=2))
        check_whole(world)
        taken = world.server.taken()
        assert sorted(set(taken)) == sorted(mail_ids())
        twice += len(taken) - len(set(taken))
    assert killed >= 200
    assert twice <= len(WEEKS) * 6
