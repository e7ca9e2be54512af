"""The series of `briefgen.toml`, and each mistake with its place."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.errors import ConfigError
from briefgen.series.recipient import Recipient
from briefgen.series.settings import Series, SummarySettings, find_series, load_series

HARBOR = """\
template = "minister"

[weekly.harbor]
since = "2026-10-30T17:00:00+01:00"
at = "fri 16:00"
zone = "Europe/London"
feeds = ["https://news.example/rss"]
inbox = ["inbox"]

[weekly.harbor.matter]
least_origins = 3

[[weekly.harbor.summaries]]
deliver = ["folder:briefs"]

[[weekly.harbor.summaries]]
template = "weekly-analyst"
to = ["pdf"]
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "briefgen.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_series_is_read_with_its_times_understood(tmp_path: Path) -> None:
    file = write(tmp_path, HARBOR)
    series = find_series("harbor", tmp_path, user_folder=tmp_path / "none")
    assert (series.name, series.file, series.folder) == ("harbor", file, tmp_path)
    assert series.since == datetime(2026, 10, 30, 16, tzinfo=UTC)
    assert (series.schedule.at, series.schedule.zone) == ("Fri 16:00", "Europe/London")
    assert series.settings.matter.least_origins == 3
    assert series.settings.summaries == (
        SummarySettings(deliver=("folder:briefs",)),
        SummarySettings(template="weekly-analyst", to=("pdf",)),
    )


def test_recipients_are_understood_once_and_each_counts_once(tmp_path: Path) -> None:
    write(
        tmp_path, HARBOR.replace('"folder:briefs"', '"folder: briefs ", "mail: Board <b@example.org>", "folder:briefs"')
    )
    series = find_series("harbor", tmp_path, user_folder=tmp_path / "none")
    assert series.recipients == {
        "weekly-executive": (Recipient("folder", "briefs"), Recipient("mail", "Board <b@example.org>")),
        "weekly-analyst": (),
    }
    assert series.recipients["weekly-executive"][1].words == "mail:Board <b@example.org>"


def test_a_series_needs_little_and_a_folder_without_a_file_has_none(tmp_path: Path) -> None:
    assert load_series(tmp_path, user_folder=tmp_path / "none") == {}
    write(tmp_path, '[weekly.a]\nsince = "2026-10-30T16:00:00Z"\n')
    (series,) = load_series(tmp_path, user_folder=tmp_path / "none").values()
    assert series.settings == Series(since="2026-10-30T16:00:00Z")


def test_the_series_of_the_folder_counts_before_the_users(tmp_path: Path) -> None:
    user = tmp_path / "user"
    user.mkdir()
    write(user, '[weekly.a]\nsince = "2020-01-01T00:00:00Z"\n[weekly.b]\nsince = "2020-01-01T00:00:00Z"\n')
    write(tmp_path, '[weekly.a]\nsince = "2026-10-30T16:00:00Z"\n')
    found = load_series(tmp_path, user_folder=user)
    assert {name: series.since.year for name, series in found.items()} == {"a": 2026, "b": 2020}


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("feeds", "feds", ":7:1", "unknown key `weekly.harbor.feds`"),
        ("fri 16:00", "fri 25:00", ":5:1", "not a weekday and a time"),
        ("fri 16:00", "zone 16:00", ":5:1", "not a weekday and a time"),
        ("fri 16:00", "Monster 16:00", ":5:1", "not a weekday and a time"),
        ("[weekly.harbor.matter]", 'owner = "board"\n[weekly.harbor.matter]', ":10:1", "no mail address"),
        ("Europe/London", "Europe/Lodnon", ":6:1", "unknown time zone"),
        ("+01:00", "", ":4:1", "not a time with a zone"),
        ("2026-10-30T17", "soon", ":4:1", "not a time with a zone"),
        ("least_origins = 3", "least_origins = 0", ":11:1", "least_origins"),
        ("folder:briefs", "briefs", ":14:12", "no recipient"),
        ("folder:briefs", "mail:board", ":14:12", "no mail address"),
        ("weekly-analyst", "weekly-executive", ":17:1", "two summaries are named `weekly-executive`"),
        ("weekly-analyst", "mine/Weekly Executive", ":17:12", "two summaries are named `weekly-executive`"),
        ('["pdf"]', '["pdff"]', ":18:7", "unknown format `pdff`"),
        ("weekly.harbor", 'weekly."har bor"', ":3:1", "no name of a series"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, place: str, what: str) -> None:
    file = write(tmp_path, HARBOR.replace(old, new))
    with pytest.raises(ConfigError) as caught:
        load_series(tmp_path, user_folder=tmp_path / "none")
    assert what in caught.value.message
    assert caught.value.message.startswith(f"{file}{place}")
    assert caught.value.hint


@pytest.mark.parametrize("templates", [("weekly-analyst", "weekly-analyst"), ("a/mine", "b/mine")])
def test_two_summaries_of_one_name_are_refused_at_the_second(tmp_path: Path, templates: tuple[str, str]) -> None:
    first, second = templates
    text = HARBOR.replace(
        "[[weekly.harbor.summaries]]\ndeliver", f'[[weekly.harbor.summaries]]\ntemplate = "{first}"\ndeliver'
    )
    file = write(tmp_path, text.replace('template = "weekly-analyst"\nto', f'template = "{second}"\nto'))
    with pytest.raises(ConfigError) as caught:
        load_series(tmp_path, user_folder=tmp_path / "none")
    assert caught.value.message.startswith(f"{file}:18:12: two summaries")


def test_an_unknown_series_is_told_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, HARBOR)
    with pytest.raises(ConfigError, match="no series `habor`") as caught:
        find_series("habor", tmp_path, user_folder=tmp_path / "none")
    assert "`harbor`" in caught.value.hint
    with pytest.raises(ConfigError) as caught:
        find_series("x", tmp_path / "none", user_folder=tmp_path / "none")
    assert "briefgen weekly init x" in caught.value.hint
