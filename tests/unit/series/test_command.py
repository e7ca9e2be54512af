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
