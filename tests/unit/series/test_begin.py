"""A series begins: checked first, appended, and nothing else of the file changed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.errors import BriefgenError, ConfigError, UsageError
from briefgen.series.begin import Wish, begin_series
from briefgen.series.settings import SummarySettings, load_series

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
WISH = Wish(name="harbor", inbox=("inbox",), zone="Europe/London")


@pytest.fixture(autouse=True)
def _no_settings_of_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))


def test_a_series_is_read_back_as_it_was_wished_for(tmp_path: Path) -> None:
    wish = replace(
        WISH,
        feeds=('https://news.example.org/rss?a="1"&b=2',),
        at="sunday 2:15",
        templates=("weekly-executive", "weekly-analyst"),
        to=("pdf",),
        deliver=("folder:my briefs", "mail:Board <board@example.org>"),
        approve=True,
        owner="owner@example.org",
    )
    begin_series(wish, tmp_path, now=NOW)
    found = load_series(tmp_path)["harbor"]
    assert found.since == NOW
    assert found.settings.since == "2026-07-01T10:30:00+01:00"
    assert (found.settings.at, found.settings.approve, found.settings.owner) == ("Sun 02:15", True, "owner@example.org")
    assert (found.settings.feeds, found.settings.inbox) == (wish.feeds, wish.inbox)
    assert found.settings.summaries == tuple(
        SummarySettings(template=name, to=("pdf",), deliver=wish.deliver)
        for name in ("weekly-executive", "weekly-analyst")
    )
    assert (tmp_path / "inbox").is_dir()


@pytest.mark.parametrize(
    "held",
    [
        b'# mine\nto = ["pdf"]  # always\n',
        b'to = ["pdf"]',
        b'to = ["pdf"]\r\n\r\n[fields]\r\na = "b"\r\n',
        b'\xef\xbb\xbfto = ["pdf"]\n\n\n',
        b'[weekly.coast]\nsince = "2026-01-01T00:00:00+00:00"\n[[weekly.coast.summaries]]\nto = ["pdf"]\n',
        b"",
    ],
)
def test_what_the_file_held_stays_byte_for_byte(tmp_path: Path, held: bytes) -> None:
    file = tmp_path / "briefgen.toml"
    file.write_bytes(held)
    file.chmod(0o640)
    before = set(load_series(tmp_path))
    begin_series(WISH, tmp_path, now=NOW)
    begin_series(replace(WISH, name="pier"), tmp_path, now=NOW)
    content = file.read_bytes()
    assert content.startswith(held)
    assert (b"\r\n" in held) == (b"\r\n" in content[len(held) :])
    assert set(load_series(tmp_path)) == before | {"harbor", "pier"}
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_link_to_the_settings_stays_one(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "settings.toml").write_text('to = ["pdf"]\n', "utf-8")
    project, other = tmp_path / "project", tmp_path / "other.txt"
    project.mkdir()
    (project / "briefgen.toml").symlink_to(kept / "settings.toml")
    other.write_text("mine", "utf-8")
    (kept / ".settings.toml.part").symlink_to(other)
    begin_series(WISH, project, now=NOW)
    assert (project / "briefgen.toml").is_symlink()
    assert (kept / "settings.toml").read_text("utf-8").startswith('to = ["pdf"]\n\n[weekly.harbor]')
    assert other.read_text("utf-8") == "mine"


@pytest.mark.parametrize("held", ["weekly = {}\n", "to = \n"])
def test_a_file_that_no_table_can_be_added_to_is_refused_and_kept(tmp_path: Path, held: str) -> None:
    (tmp_path / "briefgen.toml").write_text(held, "utf-8")
    with pytest.raises(ConfigError):
        begin_series(WISH, tmp_path, now=NOW)
    assert (tmp_path / "briefgen.toml").read_text("utf-8") == held
    assert not (tmp_path / "inbox").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../up"},
        {"inbox": ()},
        {"inbox": ("inbox", "inbox")},
        {"feeds": ("ftp://example.org/rss",)},
        {"feeds": ("https://user:secret@example.org/rss",)},
        {"zone": "Nowhere/Else"},
        {"at": "Fri 25:00"},
        {"templates": ("none-such",)},
        {"templates": ("executive",)},
        {"to": ("odt",)},
        {"deliver": ("folder:",)},
        {"deliver": ("ftp:there",)},
        {"owner": "nobody"},
        {"since": "31 November"},
    ],
)
def test_a_wrong_value_writes_nothing(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(BriefgenError):
        begin_series(replace(WISH, **changes), tmp_path, now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_exists_is_refused(tmp_path: Path) -> None:
    begin_series(WISH, tmp_path, now=NOW)
    before = (tmp_path / "briefgen.toml").read_bytes()
    with pytest.raises(ConfigError, match="already"):
        begin_series(WISH, tmp_path, now=NOW)
    assert (tmp_path / "briefgen.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("since", "moment"),
    [
        ("2026-06-01", datetime(2026, 5, 31, 23, tzinfo=UTC)),
        ("2026-06-01T16:00", datetime(2026, 6, 1, 15, tzinfo=UTC)),
        ("2026-06-01T16:00:00+09:00", datetime(2026, 6, 1, 7, tzinfo=UTC)),
    ],
)
def test_since_is_local_where_it_states_no_zone(tmp_path: Path, since: str, moment: datetime) -> None:
    assert begin_series(replace(WISH, since=since), tmp_path, now=NOW).since == moment


def test_a_series_needs_a_source(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no source"):
        begin_series(Wish(name="harbor"), tmp_path, now=NOW)
