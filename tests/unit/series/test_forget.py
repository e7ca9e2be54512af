"""What was forgotten is in the file no longer, also where a summary held it; and the series goes on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from series_world import NOW, World, mail_ids

from briefgen.archive.ledger import list_sealed, load_summary
from briefgen.cli.main import command
from briefgen.weekly.json import summary_from_json

WORDS = b"divers found 10 cracks"
SECOND_WEEK = datetime(2026, 11, 13, 16, 1, tzinfo=UTC)


@pytest.fixture
def plain(tmp_path: Path) -> World:
    """A series whose summaries are made of one article each, as Markdown."""
    world = World(tmp_path, "[weekly.harbor.matter]\nleast_origins = 1")
    file = tmp_path / "briefgen.toml"
    file.write_text(file.read_text("utf-8").replace('["pdf"]', '["md", "json"]'), encoding="utf-8")
    world.reload()
    world.run(now=SECOND_WEEK)
    return world


def forget(world: World, name: str, words: str = "archive forget") -> tuple[int, str]:
    line = [*words.split(), name, "--archive-file", str(world.folder / "archive.sqlite")]
    done = CliRunner().invoke(command, line, prog_name="briefgen")
    return done.exit_code, done.output


def held(world: World) -> bool:
    return WORDS in (world.folder / "archive.sqlite").read_bytes()


def test_a_forgotten_text_is_told_to_stand_in_a_summary_and_goes_with_it(plain: World) -> None:
    code, told = forget(plain, "10.txt")
    assert code == 0
    assert (
        "the summary 2026-W46 of harbor still holds it: `briefgen archive forget harbor/2026-W46` deletes that" in told
    )
    assert "2026-W45" not in told
    assert held(plain)
    assert forget(plain, "harbor/2026-W46")[0] == 0
    assert not held(plain)
    assert forget(plain, "harbor/2026-W46")[0] == 2


def test_the_next_summary_is_compared_with_the_last_that_is_kept_and_nothing_is_sent_again(plain: World) -> None:
    forget(plain, "harbor/2026-W46")
    plain.run(now=SECOND_WEEK)
    assert plain.server.taken() == mail_ids(["2026-W45", "2026-W46"])
    plain.run(now=NOW)
    assert plain.server.taken() == mail_ids()
    with plain.open() as archive:
        assert [one.is_kept for one in list_sealed(archive.database, "harbor")] == [True, False, True]
        assert summary_from_json(load_summary(archive.database, "harbor", "2026-W47") or b"").previous == "2026-W45"


def test_a_summary_that_is_not_delivered_is_kept(plain: World) -> None:
    plain.server.fails = 1
    plain.run(now=NOW)
    code, told = forget(plain, "harbor/2026-W47")
    assert code == 2
    assert "not delivered to mail:board@example.org yet" in told


def test_pruning_tells_of_every_summary_that_holds_a_text(plain: World) -> None:
    code, told = forget(plain, "2999-01-01", "archive prune --older-than")
    assert code == 0
    assert told.count("still holds it") == 2
