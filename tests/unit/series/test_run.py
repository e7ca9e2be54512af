"""A series is run: each period once, each delivery once, whatever happens in between."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from series_world import NOW, STORY, WEEKS, World, check_whole, mail_ids, make_cheaply

from briefgen.archive.ledger import list_sealed
from briefgen.delivery.letter import message_id
from briefgen.errors import TemplateError, UsageError
from briefgen.series import run as running
from briefgen.series.lock import only_run
from briefgen.series.publish import Made
from briefgen.series.settings import NamedSeries
from briefgen.series.standing import find_made
from briefgen.series.status import find_status
from briefgen.weekly.period import Period

pytestmark = pytest.mark.usefixtures("cheap")


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


def test_only_missed_periods_that_adjoin_are_merged(tmp_path: Path) -> None:
    world = World(tmp_path, 'missed = "merged"')
    world.run(lambda one: one.run_period(world.series.schedule.find("2026-W46", since=world.series.since)))
    world.run()
    assert sorted(world.briefs()) == [f"{week}.pdf" for week in WEEKS]
    check_whole(world)


@pytest.mark.parametrize("at", ["Mon 09:00", "Wed 23:30", "Sat 08:00"])
def test_periods_adjoin_where_the_schedule_is_changed(world: World, at: str) -> None:
    world.run(now=datetime(2026, 11, 6, 16, 1, tzinfo=UTC))
    file = world.folder / "briefgen.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Fri 16:00", at), encoding="utf-8")
    world.reload()
    world.run(now=NOW + timedelta(days=14))
    with world.open() as archive:
        periods = [one.period for one in list_sealed(archive.database, "harbor")]
        status = find_status(
            world.series, made=find_made(world.series, archive), sources=(), now=NOW + timedelta(days=14)
        )
    assert [one.start for one in periods[1:]] == [one.end for one in periods[:-1]]
    check_whole(world, [one.name for one in periods])
    assert status.overdue == ()


def test_what_a_change_of_schedule_leaves_before_a_period_that_was_made_first_is_late(world: World) -> None:
    world.run(lambda one: one.run_period(world.series.schedule.find("2026-W46", since=world.series.since)))
    file = world.folder / "briefgen.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Fri 16:00", "Fri 10:00"), encoding="utf-8")
    world.reload()
    world.run()
    assert b"06.txt" in world.briefs()["2026-W47.pdf"]
    check_whole(world)


def test_a_sealed_period_is_previewed_as_it_was_made(world: World) -> None:
    world.run()
    made: list[Made] = []
    period = world.series.schedule.find("2026-W46", since=world.series.since)
    world.run(lambda one: made.append(one.preview(period)))
    assert made[0].files["weekly-executive"]["2026-W46.pdf"] == world.briefs()["2026-W46.pdf"]


def test_a_period_that_was_merged_is_previewed_with_all_that_its_summary_covers(tmp_path: Path) -> None:
    world = World(tmp_path, 'missed = "merged"')
    world.run()
    made: list[Made] = []
    part = world.series.schedule.find("2026-W45", since=world.series.since)
    world.run(lambda one: made.append(one.preview(part)))
    assert made[0].files["weekly-executive"]["2026-W47.pdf"] == world.briefs()["2026-W47.pdf"]


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
    assert {step for step, _ in world.steps()} == {"waiting"}
    world.run(now=NOW + timedelta(minutes=15))
    assert {step for step, _ in world.steps()} == {"failed"}
    world.run(now=NOW + timedelta(minutes=60))
    assert {step for step, _ in world.steps()} == {"waiting"}
    world.server.fails = 0
    world.run(now=NOW + timedelta(minutes=76))
    check_whole(world)
    assert world.server.taken() == mail_ids()


def test_a_wrong_address_is_put_right_in_the_settings(world: World) -> None:
    world.server.fails = 2
    world.run()
    assert world.server.taken() == mail_ids(["2026-W47"])
    file = world.folder / "briefgen.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("board@", "council@"), encoding="utf-8")
    world.reload()
    for _ in range(2):
        world.run(now=NOW + timedelta(hours=2))
        right = [
            message_id(("harbor", week, "weekly-executive", "mail:council@example.org"))
            for week in ("2026-W45", "2026-W46")
        ]
        assert world.server.taken() == [*mail_ids(["2026-W47"]), *right]


def test_blanks_around_a_recipient_are_no_part_of_its_name(world: World) -> None:
    file = world.folder / "briefgen.toml"
    settings = file.read_text(encoding="utf-8").replace("folder:briefs", "folder: briefs ")
    file.write_text(settings.replace("mail:board", "mail: board"), encoding="utf-8")
    world.reload()
    world.run()
    check_whole(world)
    assert world.server.taken() == mail_ids()


def test_what_waits_of_a_template_that_is_gone_stays_overdue_until_it_is_named_again(world: World) -> None:
    world.server.fails = 3
    world.run()
    file = world.folder / "briefgen.toml"
    settings = file.read_text(encoding="utf-8")
    file.write_text(settings.replace("weekly-executive", "weekly-analyst"), encoding="utf-8")
    world.reload()
    world.run(now=NOW + timedelta(hours=2))
    assert world.steps() == [("waiting", week) for week in WEEKS]
    gone = "the template `weekly-executive` is no longer in the settings"
    assert all(event.what.startswith(f"mail:board@example.org: {gone}") for event in world.events)
    with world.open() as archive:
        status = find_status(
            world.series, made=find_made(world.series, archive), sources=(), now=NOW + timedelta(hours=2)
        )
    assert status.overdue == tuple(f"{week} waits for delivery" for week in WEEKS)
    assert {one.error for period in status.periods for one in period.waiting} == {gone}
    file.write_text(settings, encoding="utf-8")
    world.reload()
    world.run(now=NOW + timedelta(hours=2))
    check_whole(world)
    assert world.server.taken() == mail_ids()


@pytest.mark.parametrize(
    ("stopped_by", "delivered"),
    [(TemplateError("a broken template", hint="mend it"), ["2026-W45.pdf"]), (KeyboardInterrupt(), [])],
)
def test_what_was_made_goes_out_where_the_next_fails_and_not_where_a_person_stops_the_run(
    world: World, monkeypatch: pytest.MonkeyPatch, stopped_by: BaseException, delivered: list[str]
) -> None:
    def make(series: NamedSeries, period: Period, **given: Any) -> Made:
        if period.name == "2026-W46":
            raise stopped_by
        return make_cheaply(series, period, **given)

    monkeypatch.setattr(running, "make", make)
    with pytest.raises(type(stopped_by)):
        world.run()
    assert list(world.briefs()) == delivered
    monkeypatch.setattr(running, "make", make_cheaply)
    world.run()
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


def test_what_was_sent_before_approval_was_asked_for_waits_for_nobody(world: World) -> None:
    world.run(now=datetime(2026, 11, 13, 16, 1, tzinfo=UTC))
    file = world.folder / "briefgen.toml"
    asks = 'inbox = ["inbox"]\napprove = true\nowner = "owner@example.org"'
    file.write_text(file.read_text(encoding="utf-8").replace('inbox = ["inbox"]', asks), encoding="utf-8")
    world.reload()
    sent = world.server.taken()
    world.run()
    assert [step for step in world.steps() if step[0] == "approval"] == [("approval", "2026-W47")]
    assert world.server.taken() == [*sent, message_id(("harbor", "2026-W47", "reminder", "owner@example.org"))]
    with world.open() as archive:
        status = find_status(world.series, made=find_made(world.series, archive), sources=(), now=NOW)
    assert [one.state for one in status.periods] == ["sent", "sent", "waits for approval"]
    assert status.overdue == ()


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
