"""Collecting: what is new comes in once, whatever sources do."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from series_site import FIRST, LONG, SECOND, THIRD, Answer, Site, entry, feed, make_series, page

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS, FIRST_WAIT, LONGEST_WAIT, Health, find_arrivals, find_health
from briefgen.errors import ArchiveError, ConfigError
from briefgen.series import collect as collecting
from briefgen.series.collect import Collected, collect
from briefgen.series.settings import NamedSeries
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Fetched, Network

NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)
TUESDAY = "Tue, 17 Nov 2026 08:00:00 GMT"


def take(series: NamedSeries, archive: Archive, now: datetime = NOW) -> Collected:
    fetch = Client(Network(private=True), sleep=lambda _: None).fetch
    return collect(series, archive, now=now, fetch=fetch)


def headlines(collected: Collected) -> list[str | None]:
    return [came.headline for source in collected.sources for came in source.came]


def held(archive: Archive, series: str = "harbor") -> list[str | None]:
    return [one.article.headline for one in find_arrivals(archive.database, series)]


def test_a_feed_gives_each_entry_once(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    first = entry("Pier closed", f"{site.address}/pier", LONG, published=TUESDAY, known_as="1")
    site.answers["/rss"] = Answer(feed(first))
    assert headlines(take(series, archive)) == ["Pier closed"]
    site.answers["/rss"] = Answer(feed(entry("Ferry late", f"{site.address}/ferry", LONG.upper(), known_as="2"), first))
    assert headlines(take(series, archive, NOW + timedelta(hours=1))) == ["Ferry late"]
    assert take(series, archive, NOW + timedelta(hours=2)).sources[0].came == ()
    arrivals = find_arrivals(archive.database, "harbor")
    assert [one.arrived for one in arrivals] == [NOW, NOW + timedelta(hours=1)]
    assert {one.source for one in arrivals} == {f"{site.address}/rss"}
    assert arrivals[0].article.published == "2026-11-17T08:00:00+00:00"


def test_changed_ids_and_addresses_give_nothing_twice(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    for number, link in enumerate(("/pier", "/pier?utm_source=rss", "/archive/pier")):
        words = f'{LONG}&lt;img src="https://count.example.org/{number}.gif"&gt;'
        site.answers["/rss"] = Answer(feed(entry("Pier closed", site.address + link, words, known_as=f"id-{number}")))
        take(series, archive)
    assert held(archive) == ["Pier closed"]


def test_a_reworded_entry_is_a_version(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    for words in (LONG, LONG.replace("eleven", "twelve")):
        site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", words, known_as="1")))
        take(series, archive)
    assert [one.outcome for one in archive.list()] == ["new", "update_of"]


def test_two_short_entries_of_one_title_are_two(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    site.answers["/rss"] = Answer(
        feed(*(entry("Morning briefing", f"{site.address}/{day}", "", known_as=str(day)) for day in (1, 2)))
    )
    site.answers["/1"], site.answers["/2"] = page("Morning briefing", FIRST, SECOND), page("Morning briefing", THIRD)
    take(series, archive)
    assert held(archive) == ["Morning briefing"] * 2


def test_a_teaser_leads_to_its_page(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    teaser = entry("Pier closed", f"{site.address}/pier", FIRST, published=TUESDAY, whole=False)
    site.answers["/rss"], site.answers["/pier"] = Answer(feed(teaser)), page("Pier closed", FIRST, SECOND, THIRD)
    take(series, archive)
    (one,) = find_arrivals(archive.database, "harbor")
    assert THIRD in one.article.text
    assert one.article.published == "2026-11-17T08:00:00+00:00"
    assert one.article.stated_in["published"] == "feed entry published"
    assert "/robots.txt" in site.asked


def test_robots_are_heeded_and_the_teaser_is_kept_with_its_notice(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    site.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /pier", kind="text/plain")
    site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", FIRST, whole=False)))
    take(series, archive)
    (one,) = find_arrivals(archive.database, "harbor")
    assert [notice.code for notice in one.article.notices] == ["teaser"]
    assert "/pier" not in site.asked


def test_an_entry_that_cannot_be_read_is_told_and_tried_again(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier?key=1", "", whole=False)), etag='"1"')
    (source,) = take(series, archive).sources
    assert [one.name for one in source.health.unread] == [f"{site.address}/pier?…"]
    site.answers["/pier?key=1"] = page("Pier closed", FIRST, SECOND)
    assert headlines(take(series, archive, NOW + timedelta(hours=1))) == []
    assert site.asked.count("/pier?key=1") == 1
    later = take(series, archive, NOW + LONGEST_WAIT)
    assert headlines(later) == ["Pier closed"]
    assert later.sources[0].health.unread == ()


def test_pages_that_fail_are_not_all_asked_for_at_once(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    entries = [entry(f"Pier {number}", f"{site.address}/{number}", "", whole=False) for number in range(5)]
    site.answers["/rss"] = Answer(feed(*entries))
    for hours, asked in enumerate((3, 5, 5)):
        (source,) = take(series, archive, NOW + timedelta(hours=hours)).sources
        assert len(source.health.unread) == 5
        assert len([path for path in site.asked if path not in ("/rss", "/robots.txt")]) == asked


def test_of_many_pages_some_come_at_a_time_and_the_rest_the_next_time(
    tmp_path: Path, site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.series.feeds.MOST_PAGES", 2)
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    entries = [entry(f"Pier {number}", f"{site.address}/{number}", FIRST, whole=False) for number in range(5)]
    site.answers["/rss"] = Answer(feed(*entries), etag='"1"')
    site.answers |= {f"/{number}": page(f"Pier {number}", FIRST, SECOND, f"{number} {THIRD}") for number in range(5)}
    (source,) = take(series, archive).sources
    assert [came.headline for came in source.came] == ["Pier 0", "Pier 1"]
    (told,) = source.health.unread
    assert told.name == f"{site.address}/rss#3"
    assert told.reason.startswith("it waits for the next time, with 2 later entries: ")
    for hours, came in ((1, ["Pier 2", "Pier 3"]), (2, ["Pier 4"])):
        (source,) = take(series, archive, NOW + timedelta(hours=hours)).sources
        assert [one.headline for one in source.came] == came
    assert source.health.unread == ()
    assert take(series, archive, NOW + timedelta(hours=3)).sources[0].state == "unchanged"


def test_a_feed_that_is_read_for_too_long_goes_on_the_next_time(
    tmp_path: Path, site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.series.feeds.MOST_SECONDS", 0)
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", LONG)))
    (source,) = take(series, archive).sources
    assert (source.came, source.health.unread[0].name) == ((), f"{site.address}/rss#1")
    monkeypatch.undo()
    assert headlines(take(series, archive)) == ["Pier closed"]


def test_of_a_feed_without_an_end_the_first_entries_are_taken(
    tmp_path: Path, site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("sources.feed.xml", "series.feeds"):
        monkeypatch.setattr(f"briefgen.{module}.MOST_PARTS", 1)
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    entries = [entry(f"Pier {number}", f"{site.address}/{number}", f"{LONG} {number}") for number in range(3)]
    site.answers["/rss"] = Answer(feed(*entries))
    (source,) = take(series, archive).sources
    assert [came.headline for came in source.came] == ["Pier 0"]
    assert [one.name for one in source.health.unread] == [f"{site.address}/rss#2"]


def test_what_is_unchanged_is_not_sent_again(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", LONG)), etag='"1"')
    assert take(series, archive).sources[0].state == "read"
    (source,) = take(series, archive, NOW + timedelta(hours=1)).sources
    assert (source.state, source.health.read, source.health.entries) == ("unchanged", NOW + timedelta(hours=1), 1)


def test_a_feed_with_a_flaw_is_not_sent_again_while_it_is_unchanged_and_its_flaw_stays_told(
    tmp_path: Path, site: Site, archive: Archive
) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    broken = feed(entry("Pier closed", f"{site.address}/pier", LONG)).removesuffix("</rss>")
    site.answers["/rss"] = Answer(broken, etag='"1"')
    states = []
    for hours in range(3):
        (source,) = take(series, archive, NOW + timedelta(hours=hours)).sources
        states.append((source.state, len(source.came)))
        (told,) = source.health.unread
        assert "the feed is broken, and was read as far as possible" in told.reason
    assert states == [("read", 1), ("unchanged", 0), ("unchanged", 0)]
    site.answers["/rss"] = Answer(f"{broken}</rss>", etag='"2"')
    assert take(series, archive, NOW + timedelta(hours=3)).sources[0].health.unread == ()


def test_a_portion_that_cannot_be_stored_is_not_stored_again(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "_PORTION", 1)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    tried = []

    def fail(*_: object, **__: object) -> None:
        tried.append(1)
        raise ArchiveError("the disk is full", hint="make room")

    monkeypatch.setattr(archive, "store", fail)
    with pytest.raises(ArchiveError):
        take(make_series(tmp_path, inbox=("inbox",)), archive)
    assert tried == [1]


def test_a_failing_source_stops_no_other_and_is_tried_again(tmp_path: Path, site: Site, archive: Archive) -> None:
    bad, good = f"{site.address}/bad?key=secret", f"{site.address}/rss"
    series = make_series(tmp_path, feeds=(bad, good), inbox=("nowhere",))
    site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", LONG)))
    collected = take(series, archive)
    assert [source.state for source in collected.sources] == ["failed", "read", "failed"]
    assert [source.name for source in collected.sources] == [f"{site.address}/bad?…", good, "nowhere"]
    assert "secret" not in str(collected.sources[0].health.error)
    assert take(series, archive, NOW + timedelta(minutes=5)).sources[0].state == "waiting"
    assert take(series, archive, NOW + FIRST_WAIT).sources[0].state == "failed"
    assert find_health(archive.database, "harbor", bad).failures == 2
    site.answers["/bad?key=secret"] = Answer(feed(entry("Ferry late", f"{site.address}/ferry", LONG.upper())))
    assert headlines(take(series, archive, NOW + 3 * FIRST_WAIT)) == ["Ferry late"]
    assert find_health(archive.database, "harbor", bad).failures == 0


def test_waits_grow_to_a_limit_and_end_when_the_clock_is_set_back() -> None:
    waits = [Health(name="a", tried=NOW, failures=count).retry for count in (0, 1, 2, 3, 40)]
    assert waits == [None, NOW + FIRST_WAIT, NOW + 2 * FIRST_WAIT, NOW + 4 * FIRST_WAIT, NOW + LONGEST_WAIT]
    assert not Health(name="a", tried=NOW, failures=9).waits(NOW - timedelta(days=400))


def test_a_reader_that_breaks_stops_nothing(
    tmp_path: Path, site: Site, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n", "utf-8")

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("briefgen.series.inbox.read", fail)
    (source,) = take(make_series(tmp_path, inbox=("inbox",)), archive).sources
    assert "RecursionError" in source.health.unread[0].reason
    monkeypatch.undo()
    assert headlines(take(make_series(tmp_path, inbox=("inbox",)), archive)) == ["Pier closed"]


def test_a_feed_that_a_library_breaks_over_stops_no_other_source(tmp_path: Path, site: Site, archive: Archive) -> None:
    (tmp_path / "inbox").mkdir()
    odd, good = f"{site.address}/odd", f"{site.address}/rss"
    series = make_series(tmp_path, feeds=(odd, good), inbox=("inbox",))
    site.answers["/odd"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", LONG)), etag='"\xe9"')
    site.answers["/rss"] = Answer(feed())
    take(series, archive)
    site.answers["/rss"] = Answer(feed(entry("Ferry late", f"{site.address}/ferry", LONG.upper())))
    (tmp_path / "inbox" / "a.txt").write_text(f"Quay flooded\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    assert headlines(take(series, archive, NOW + timedelta(hours=1))) == ["Ferry late", "Quay flooded"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ConfigError("no client can be made", hint="correct the proxy"), "no client can be made"),
        (ValueError("what a library says"), "a fault of briefgen (ValueError)"),
    ],
)
def test_whatever_fetching_raises_is_told_of_that_feed(
    tmp_path: Path, archive: Archive, error: Exception, told: str
) -> None:
    def fetch(*_: object, **__: object) -> Fetched:
        raise error

    (tmp_path / "inbox").mkdir()
    series = make_series(tmp_path, feeds=("https://news.example.org/rss",), inbox=("inbox",))
    collected = collect(series, archive, now=NOW, fetch=fetch)
    assert [source.state for source in collected.sources] == ["failed", "read"]
    assert told in str(collected.sources[0].health.error)


def test_a_folder_that_leads_into_itself_stops_no_other_source(tmp_path: Path, archive: Archive) -> None:
    for name in ("loop", "inbox"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n{name}\n", "utf-8")
    (tmp_path / "loop" / "again").symlink_to("again")
    assert "Pier closed" in headlines(take(make_series(tmp_path, inbox=("loop", "inbox")), archive))


def test_an_archive_that_fails_is_no_fault_of_a_source(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> frozenset[str]:
        raise ArchiveError("the disk is full", hint="make room")

    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    monkeypatch.setattr(collecting, "find_seen", fail)
    with pytest.raises(ArchiveError, match="the disk is full"):
        take(make_series(tmp_path, inbox=("inbox",)), archive)


def test_files_stay_and_are_read_once(tmp_path: Path, archive: Archive) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "more").mkdir(parents=True)
    (inbox / "pier.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    (inbox / "more" / "ferry.txt").write_text(f"Ferry late\n\n{THIRD}\n\n{SECOND}\n", "utf-8")
    (inbox / "empty.txt").write_bytes(b"")
    series = make_series(tmp_path, inbox=("inbox",))
    collected = take(series, archive)
    assert sorted(map(str, headlines(collected))) == ["Ferry late", "Pier closed"]
    assert [one.name for one in collected.sources[0].health.unread] == ["empty.txt"]
    (inbox / "pier.txt").rename(inbox / "renamed.txt")
    (inbox / "empty.txt").write_text(f"Crossing\n\n{THIRD}\n\n{FIRST}\n", "utf-8")
    assert headlines(take(series, archive)) == ["Crossing"]
    assert len(list(inbox.rglob("*.txt"))) == 3


def test_a_link_that_leads_to_itself_is_told_and_the_other_files_are_read(tmp_path: Path, archive: Archive) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "pier.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    (inbox / "itself").symlink_to(inbox / "itself")
    (source,) = take(make_series(tmp_path, inbox=("inbox",)), archive).sources
    assert [came.headline for came in source.came] == ["Pier closed"]
    assert [(one.name, one.reason) for one in source.health.unread] == [("itself", "it is a link that leads nowhere")]


def test_series_of_one_archive_know_nothing_of_one_another(tmp_path: Path, archive: Archive) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(f"Pier closed\n\n{FIRST}\n\n{SECOND}\n", "utf-8")
    for name in ("harbor", "coast"):
        assert headlines(take(make_series(tmp_path, inbox=("inbox",), name=name), archive)) == ["Pier closed"]
    assert len(list(archive.list())) == 1


def test_a_clock_that_is_set_back_takes_nothing_away(tmp_path: Path, site: Site, archive: Archive) -> None:
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    site.answers["/rss"] = Answer(feed(entry("Pier closed", f"{site.address}/pier", LONG)))
    take(series, archive, NOW + timedelta(days=400))
    site.answers["/rss"] = Answer("no feed")
    take(series, archive, NOW + timedelta(days=400))
    assert take(series, archive, NOW).sources[0].state == "failed"
    assert take(series, archive, NOW).sources[0].state == "waiting"
    site.answers["/rss"] = Answer(feed(entry("Ferry late", f"{site.address}/ferry", LONG.upper())))
    assert headlines(take(series, archive, NOW + timedelta(days=1))) == ["Ferry late"]
    assert held(archive) == ["Ferry late", "Pier closed"]


@pytest.mark.parametrize("step", range(1, 40, 3))
def test_stopped_anywhere_the_next_run_goes_on(
    tmp_path: Path, site: Site, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "_PORTION", 2)
    words = [LONG.replace("eleven", f"{number} hundred") for number in range(5)]
    site.answers["/rss"] = Answer(
        feed(*(entry(f"Pier {number}", f"{site.address}/{number}", words[number]) for number in range(5))), etag='"1"'
    )
    series = make_series(tmp_path, feeds=(f"{site.address}/rss",))
    file = tmp_path / "archive.sqlite"
    with Archive.open(file, also=(ARRIVALS,)) as archive:
        left = [step]
        real = archive.database.execute

        def stop(statement: str, *values: object) -> int:
            left[0] -= 1
            if left[0] == 0:
                raise KeyboardInterrupt
            return real(statement, *values)

        monkeypatch.setattr(archive.database, "execute", stop)
        with suppress(KeyboardInterrupt):
            take(series, archive)
    with Archive.open(file, also=(ARRIVALS,)) as archive:
        take(series, archive)
        take(series, archive)
        assert sorted(map(str, held(archive))) == [f"Pier {number}" for number in range(5)]
        assert len(list(archive.list())) == 5
