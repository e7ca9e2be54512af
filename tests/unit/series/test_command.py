"""The commands of a series against a real site: begun, collected, run, told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from series_site import FIRST, LONG, SECOND, THIRD, Answer, Site, entry, feed, page

from briefgen.cli.main import command

END = "1795190400"
"""2026-11-20 16:00 UTC."""


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("BRIEFGEN_ARCHIVE_FILE", str(tmp_path / "archive.sqlite"))
    monkeypatch.setenv("BRIEFGEN_MAIL_PASSWORD", "no setting")


def call(line: str, *, at: str = END) -> Result:
    return CliRunner().invoke(command, line.split(), env={"SOURCE_DATE_EPOCH": at}, prog_name="briefgen")


def test_looking_makes_no_archive(tmp_path: Path) -> None:
    assert call("weekly init harbor --inbox inbox --since 2026-11-13T16:00").exit_code == 0
    for line in ("weekly status harbor", "weekly explain harbor", "weekly explain harbor --period 2026-W47 --json"):
        assert call(line).exit_code == 0
    assert not (tmp_path / "archive.sqlite").exists()
    assert json.loads(call("weekly explain harbor --period 2026-W47 --json").stdout)["articles"] == []


def test_a_week_of_a_feed_becomes_one_summary(tmp_path: Path, site: Site) -> None:
    (tmp_path / "briefgen.toml").write_text("fetch_private = true\n", "utf-8")
    site.answers["/rss"] = Answer(
        feed(
            entry("Pier closed", f"{site.address}/pier", FIRST, published="Tue, 17 Nov 2026 08:00:00 GMT", whole=False),
            entry("Pier shut", f"{site.address}/shut", LONG, published="Tue, 17 Nov 2026 09:00:00 GMT"),
        ),
        etag='"1"',
    )
    site.answers["/pier"] = page("Pier closed", FIRST, SECOND, THIRD)
    begun = call(
        f"weekly init harbor --feed {site.address}/rss --feed {site.address}/gone --deliver folder:briefs "
        "--to md --since 2026-11-13T16:00"
    )
    assert begun.exit_code == 0, begun.output
    assert call("weekly run harbor --due").exit_code == 0
    assert len(list((tmp_path / "briefs").iterdir())) == 1
    assert "nothing is due" in call("weekly run harbor --due").output
    told = json.loads(call("weekly explain harbor --period 2026-W47 --json").stdout)
    assert [one["headline"] for one in told["articles"]] == ["Pier closed", "Pier shut"]
    assert told["sealed"]
    (status,) = json.loads(call("weekly status --json").stdout)
    assert [one["state"] for one in status["periods"]] == ["sent"]
    assert [(one["failures"], one["entries"]) for one in status["sources"]] == [(0, 2), (1, 0)]
    assert call("weekly status", at=str(int(END) + 86400 * 7)).exit_code == 0
    assert call("weekly status", at=str(int(END) + 86400 * 7 + 3601)).exit_code == 95


def test_a_run_tells_each_time_what_could_not_be_read(tmp_path: Path) -> None:
    call("weekly init harbor --inbox inbox --inbox empty --to md --since 2026-11-13T16:00")
    (tmp_path / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    for _ in range(2):
        told = call("weekly run harbor --due").stderr
        assert "unread   broken.pdf  " in told
        assert "empty" not in told


def test_the_key_of_a_feed_is_shown_nowhere(tmp_path: Path, site: Site) -> None:
    (tmp_path / "briefgen.toml").write_text("fetch_private = true\n", "utf-8")
    call(f"weekly init harbor --feed {site.address}/rss?key=secret --to md --since 2026-11-13T16:00")
    for line in (
        "weekly status --json",
        "weekly collect harbor --json",
        "weekly run harbor --due",
        "weekly status --json",
        "weekly status",
        "weekly explain harbor --json",
    ):
        told = call(line)
        assert told.exit_code == 0, told.output
        assert "secret" not in told.output


def make_template(folder: Path, words: str) -> None:
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(f'extends = "weekly-executive"\nkind = "weekly"\n{words}', "utf-8")


@pytest.mark.parametrize("found_by", ["option", "settings", "folder"])
def test_a_run_looks_for_templates_where_the_series_was_begun_with_them(tmp_path: Path, found_by: str) -> None:
    shelf = tmp_path / ("templates" if found_by == "folder" else "shelf")
    make_template(shelf / "mine", 'title = "Mine"\n')
    if found_by == "settings":
        (tmp_path / "briefgen.toml").write_text('templates = ["shelf"]\n', "utf-8")
    option = " --template-dir shelf" if found_by == "option" else ""
    begun = call(
        f"weekly init harbor --inbox inbox -t mine{option} --to md --deliver folder:briefs --since 2026-11-13T16:00"
    )
    assert begun.exit_code == 0, begun.output
    ran = call("weekly run harbor --due")
    assert ran.exit_code == 0, ran.output
    assert [path.name for path in (tmp_path / "briefs").iterdir()] == ["2026-W47-harbor-mine.md"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("weekly-executive", "weekly-executve", "unknown template `weekly-executve`"),
        ("weekly-executive", "executive", "is for briefs"),
        ("weekly-executive", "broken", "broken"),
        ('zone = "UTC"', 'zone = "UTC"\nmarking = "TLP:BLUE"', "TLP:BLUE"),
        ('zone = "UTC"', 'zone = "UTC"\nmarking_scheme = "none-such"', "none-such"),
    ],
)
def test_what_keeps_a_summary_from_being_made_is_met_before_a_period_is_settled(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    call("weekly init harbor --inbox inbox --to md --deliver folder:briefs --since 2026-11-13T16:00")
    make_template(tmp_path / "templates" / "broken", "")
    (tmp_path / "templates" / "broken" / "bottom_line.md.j2").write_text("{{ nothing.known }}\n", "utf-8")
    file = tmp_path / "briefgen.toml"
    right = file.read_text("utf-8")
    file.write_text(right.replace(old, new), "utf-8")
    ran = call("weekly run harbor --due")
    assert ran.exit_code not in (0, 1)
    assert what in ran.output
    assert "sealed" not in ran.output
    told = call("weekly status harbor")
    assert told.exit_code == 95
    assert "no summary can be made" in told.stdout
    assert what in told.stdout
    file.write_text(right, "utf-8")
    (tmp_path / "inbox" / "pier.txt").write_text(f"Pier closed\n\nPublished: 17 November 2026\n\n{LONG}\n", "utf-8")
    assert "sealed   2026-W47  1 article\n" in call("weekly run harbor --due").output
