"""Two folders with a series of the same name, and one archive: nothing of the one gets into the other."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from series_site import LONG

from briefgen.cli.main import command

END = "1795190400"
"""2026-11-20 16:00 UTC."""
BEGIN = "weekly init news --inbox inbox --to md --deliver folder:briefs --since 2026-11-13T16:00"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Result]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("BRIEFGEN_ARCHIVE_FILE", str(tmp_path / "archive.sqlite"))

    def in_folder(name: str, line: str) -> Result:
        (tmp_path / name).mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / name)
        return CliRunner().invoke(command, line.split(), env={"SOURCE_DATE_EPOCH": END}, prog_name="briefgen")

    return in_folder


def write_article(folder: Path, title: str) -> None:
    (folder / "inbox" / f"{title}.txt").write_text(f"{title}\n\nPublished: 17 November 2026\n\n{LONG}\n", "utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "weekly collect news",
        "weekly run news --due",
        "weekly run news --dry-run",
        "weekly explain news",
        "weekly approve news 2026-W47",
        "weekly status",
    ],
)
def test_the_second_folder_is_refused_until_its_series_has_another_name(
    tmp_path: Path, call: Callable[[str, str], Result], line: str
) -> None:
    call("first", BEGIN)
    write_article(tmp_path / "first", "Secret")
    assert call("first", "weekly collect news").exit_code == 0
    call("second", BEGIN)
    write_article(tmp_path / "second", "Open")
    refused = call("second", line)
    assert refused.exit_code == 3
    assert f"`news` is the name of a series in {tmp_path / 'first'}" in refused.output
    assert "archive_file" in refused.output
    assert "Secret" not in refused.output
    assert not (tmp_path / "second" / "briefs").exists()
    file = tmp_path / "second" / "briefgen.toml"
    file.write_text(file.read_text("utf-8").replace("weekly.news", "weekly.other"), "utf-8")
    assert "Secret" not in call("second", "weekly run other --due").output
    assert call("first", "weekly run news --due").exit_code == 0
    assert [len(list((tmp_path / name / "briefs").iterdir())) for name in ("first", "second")] == [1, 1]


def test_a_folder_that_was_moved_goes_on(tmp_path: Path, call: Callable[[str, str], Result]) -> None:
    call("first", BEGIN)
    assert call("first", "weekly run news --due").exit_code == 0
    (tmp_path / "first").rename(tmp_path / "moved")
    assert "1 sent" in call("moved", "weekly status news").stdout
    assert "nothing is due" in call("moved", "weekly run news --due").output
    shutil.copytree(tmp_path / "moved", tmp_path / "copied")
    assert call("copied", "weekly run news --due").exit_code == 3
    assert call("moved", "weekly run news --due").exit_code == 0


def test_a_series_that_takes_the_place_of_one_that_is_gone_is_another(
    tmp_path: Path, call: Callable[[str, str], Result]
) -> None:
    call("first", BEGIN)
    assert call("first", "weekly collect news").exit_code == 0
    shutil.rmtree(tmp_path / "first")
    call("second", BEGIN.replace("11-13", "11-14"))
    refused = call("second", "weekly collect news")
    assert refused.exit_code == 3
    assert 'since = "2026-11-13T16:00:00+00:00"' in refused.output


def test_the_beginning_of_a_series_may_be_changed_where_it_stands(
    tmp_path: Path, call: Callable[[str, str], Result]
) -> None:
    call("first", BEGIN)
    assert call("first", "weekly collect news").exit_code == 0
    file = tmp_path / "first" / "briefgen.toml"
    file.write_text(file.read_text("utf-8").replace("11-13", "11-06"), "utf-8")
    assert call("first", "weekly collect news").exit_code == 0
    (tmp_path / "first").rename(tmp_path / "moved")
    assert call("moved", "weekly collect news").exit_code == 0
