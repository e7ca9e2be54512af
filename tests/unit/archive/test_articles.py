"""Copies and versions are told across an archive; what is forgotten is gone."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from builders_article import article

from briefgen import __version__
from briefgen.archive.archive import Archive
from briefgen.errors import ArchiveError
from briefgen.sources.article import Article

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORY = " ".join(
    f"In week {number} the harbor office counted {number * 7} ferries at pier {number + 3} and wrote down each name."
    for number in range(1, 15)
)
WORDS = tuple(f"{first}{second}" for first in "abcdefgh" for second in "klmnopqr")
OTHER = "The lighthouse keeper painted the north wall green, and the town council thanked her for it in a short letter."


def published(text: str, when: str | None, **fields: str) -> Article:
    return msgspec.structs.replace(article(text), published=when, **fields)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive.sqlite")


def store(archive: Archive, *articles: Article) -> list[tuple[str, int | None]]:
    return [(stored.outcome, stored.other) for stored in (archive.store(article, arrived=NOON) for article in articles)]


def test_a_near_copy_is_told_and_another_story_is_not(archive: Archive) -> None:
    copy = article("The wire reports. " + STORY.replace("week 4", "week four"), origin="b.txt")
    short = article("Gulls.", origin="c.txt")
    told = store(archive, article(STORY), copy, article(OTHER, origin="d.txt"), short)
    assert told == [("new", None), ("copy_of", 1), ("new", None), ("new", None)]
    assert [entry.other for entry in archive.list()] == [None, 1, None, None]


def test_a_later_text_at_one_address_is_an_update_and_an_earlier_one_is_not(archive: Archive) -> None:
    pier = "https://harbor.example/pier"
    told = store(
        archive,
        published("The pier is closed.", "20 November 2026", url=pier),
        published("The pier is open.", "21 November 2026", url="http://www.harbor.example/pier/?utm_source=x"),
        published("The pier may close.", "2026-11-18T08:00:00+01:00", url=pier),
    )
    assert told == [("new", None), ("update_of", 1), ("earlier_of", 2)]


def test_one_page_without_a_date_that_reads_otherwise_later_is_an_update(archive: Archive) -> None:
    pier = "https://harbor.example/pier"
    assert store(archive, published("The pier is closed.", None, url=pier), published("It is open.", None, url=pier))[
        1
    ] == ("update_of", 1)


def test_one_headline_of_one_publisher_is_an_update_where_the_text_is_much_the_same(archive: Archive) -> None:
    fields = {"publisher": "Harbor News", "headline": "This week in the harbor"}
    told = store(
        archive,
        published(STORY, "2026-11-20", **fields),
        published(STORY + " The count of week 1 was wrong.", "2026-11-21", **fields),
        published(OTHER, "2026-11-27", **fields),
    )
    assert told == [("new", None), ("update_of", 1), ("new", None)]


def test_the_version_of_briefgen_is_kept_with_an_article(archive: Archive) -> None:
    store(archive, article(STORY))
    (entry,) = archive.list()
    assert (entry.tool, entry.arrived, entry.article) == (__version__, NOON, article(STORY))


def test_an_article_is_found_by_number_origin_and_address(archive: Archive) -> None:
    store(archive, article(OTHER), published(STORY, None, url="https://harbor.example/pier", origin="b.txt"))
    for name in ("2", "b.txt", "http://www.harbor.example/pier/"):
        assert [entry.id for entry in archive.find(name)] == [2]
    assert archive.find("c.txt") == archive.find("99") == archive.find("") == archive.find("2" * 40) == ()


def test_what_is_forgotten_is_in_no_byte_of_the_file(archive: Archive) -> None:
    store(archive, article(STORY), article(OTHER, origin="b.txt"))
    file = archive.database.path
    assert b"ferries at pier" in file.read_bytes()
    assert archive.forget([1]) == ()
    left = file.read_bytes()
    assert b"ferries at pier" not in left
    assert b"lighthouse keeper" in left
    assert not [path for path in file.parent.iterdir() if path != file]
    assert [entry.id for entry in archive.list()] == [2]
    assert archive.database.rows("SELECT count(*) FROM fingerprint WHERE article = 1") == [(0,)]


def test_who_else_holds_a_forgotten_text_is_told(archive: Archive) -> None:
    store(archive, article(STORY), article(STORY, origin="b.txt"))
    assert archive.forget([1]) == (2,)
    assert [(entry.outcome, entry.other) for entry in archive.list()] == [("copy_of", None)]


def test_what_every_page_of_a_publisher_carries_makes_no_copy(archive: Archive) -> None:
    carried = " ".join(f"Subscribe to list {number} of the Harbor News today." for number in range(12))
    own = [" ".join(f"{word}{number} stands at pier {number * 3}." for number in range(40)) for word in WORDS]
    told = store(archive, *(article(f"{text}\n\n{carried}", origin=f"{at}.txt") for at, text in enumerate(own)))
    assert {outcome for outcome, _ in told} == {"new"}
    most = archive.database.rows("SELECT max(held) FROM (SELECT count(*) AS held FROM fingerprint GROUP BY mark)")
    assert most == [(50,)]
    assert archive.store(article(f"Again: {own[-1]}"), arrived=NOON).other == len(own)


def test_articles_before_a_time_are_listed(archive: Archive) -> None:
    for days in (0, 2):
        archive.store(article(STORY, origin=f"{days}.txt"), arrived=NOON + timedelta(days=days))
    assert [entry.id for entry in archive.list(before=NOON + timedelta(days=1))] == [1]
    assert [entry.id for entry in archive.list(before=NOON)] == []


def test_a_row_that_holds_no_article_is_damage(archive: Archive) -> None:
    store(archive, article(STORY))
    archive.database.execute("UPDATE article SET content = ?", b'{"origin": 1}')
    with pytest.raises(ArchiveError, match="damaged"):
        list(archive.list())


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from builders_article import article
from briefgen.archive.archive import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    for number in range(60):
        for name in ("shared", sys.argv[2]):
            archive.store(article(f"{name} {number}", origin=name), arrived=datetime.now(UTC))
"""


def test_two_that_write_at_once_lose_nothing_and_store_nothing_twice(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    commands = [[sys.executable, "-c", WRITER, str(file), name] for name in ("one", "two")]
    environ = {"PYTHONPATH": ":".join(sys.path)}
    running = [subprocess.Popen(command, env=environ, stderr=subprocess.PIPE) for command in commands]
    assert [writer.communicate()[1] for writer in running] == [b"", b""]
    with Archive.open(file) as archive:
        texts = [entry.article.text for entry in archive.list()]
    assert sorted(texts) == sorted(f"{name} {number}" for name in ("one", "two", "shared") for number in range(60))
