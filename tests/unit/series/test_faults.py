"""What breaks while a series is run: mail server, disk, archive, other runs. The next run makes it whole."""

import errno
import os
import random
import signal
import smtplib
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mail_servers import PASSWORD, Box, Line, open_post
from msgspec.structs import replace
from series_world import NOW, WEEKS, World, check_whole, mail_ids

from briefgen.archive.database import Database
from briefgen.archive.ledger import list_deliveries
from briefgen.cli.main import command
from briefgen.delivery.mail import MailServer, send
from briefgen.errors import ArchiveError
from briefgen.series.lock import only_run

pytestmark = pytest.mark.usefixtures("cheap")
LATER = NOW + timedelta(hours=2)
forks = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="forked processes are not to be had, or not to be used"
)


def send_for_real(content: bytes, server: MailServer, *, folder: Path, **_: object) -> None:
    send(content, server, environ=PASSWORD, folder=folder, timeout=1)


def use(world: World, server: MailServer) -> None:
    world.series = replace(world.series, mail=server)
    world.send = send_for_real


def ids_in(box: Box) -> list[str]:
    found = []
    for envelope in box.taken:
        assert isinstance(envelope.content, bytes)
        found += [line[12:] for line in envelope.content.decode().splitlines() if line.startswith("Message-ID: ")]
    return found


def mails(world: World) -> list[tuple[str, int, str | None]]:
    """How each mail stands: its state, its attempts, the last error."""
    with world.open() as archive:
        found = list_deliveries(archive.database, "harbor")
    return [(one.state, one.attempts, one.error) for one in found if one.recipient.startswith("mail:")]


@pytest.mark.slow
@pytest.mark.parametrize("step", ["rcpt", "data"])
@pytest.mark.parametrize("answer", ["451 try later", "550 nobody here"])
def test_what_a_real_server_refuses_is_sent_once_when_it_takes_it(world: World, step: str, answer: str) -> None:
    box = Box()
    with open_post(box, world.folder) as post:
        use(world, post.server())
        setattr(box, step, answer)
        world.run()
        assert [(state, attempts) for state, attempts, _ in mails(world)] == [("waiting", 1)] * 3
        assert all(answer in (error or "") for _, _, error in mails(world))
        assert len(world.briefs()) == 3
        setattr(box, step, "250 OK")
        world.run(now=LATER)
        assert ids_in(box) == mail_ids()
        world.run(now=LATER + timedelta(days=1))
        assert ids_in(box) == mail_ids()
    check_whole(world)


@pytest.mark.slow
@pytest.mark.parametrize("hang", [True, False])
@pytest.mark.parametrize("step", [b"EHLO", b"RCPT", b"\r\n.\r\n"])
def test_a_server_that_hangs_or_drops_the_line_holds_up_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, step: bytes, *, hang: bool
) -> None:
    line = Line(drop_after=step, hang=hang)
    with monkeypatch.context() as patched:
        patched.setattr(smtplib.SMTP, "starttls", lambda _self, **_: (220, b"ready"))
        use(world, MailServer(host="127.0.0.1", port=line.port, sender="briefs@example.org"))
        world.run()
    line.ended.set()
    assert [(state, attempts) for state, attempts, _ in mails(world)] == [("waiting", 1)] * 3
    assert ("did not say whether it took" in (mails(world)[0][2] or "")) == (step == b"\r\n.\r\n")
    assert len(world.briefs()) == 3
    box = Box()
    with open_post(box, world.folder) as post:
        use(world, post.server())
        world.run(now=LATER)
    assert ids_in(box) == mail_ids()
    check_whole(world)


def test_a_mail_found_handed_over_without_an_answer_is_sent_again_with_its_message_id(world: World) -> None:
    def die() -> None:
        raise KeyboardInterrupt

    world.server.on_taken = die
    with pytest.raises(KeyboardInterrupt):
        world.run()
    assert [state for state, _, _ in mails(world)] == ["sending", "waiting", "waiting"]
    world.server.on_taken = lambda: None
    world.run()
    first, *others = mail_ids()
    assert world.server.taken() == [first, first, *others]
    check_whole(world)


@pytest.mark.parametrize("more", range(0, 60, 6))
def test_where_the_disk_is_full_the_next_run_goes_on(world: World, monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    world.open().close()
    opened = Database.open

    def open_full(path: Path, *given: Any, **named: Any) -> Database:
        database = opened(path, *given, **named)
        (pages,) = database.rows("PRAGMA page_count")[0]
        database.rows(f"PRAGMA max_page_count = {pages + more}")
        return database

    with monkeypatch.context() as patched:
        patched.setattr(Database, "open", open_full)
        try:
            world.run()
        except ArchiveError as error:
            assert "disk is full" in error.message  # noqa: PT017 - with the last of `more`, there is room enough
        else:
            assert more > 0
    world.run(now=LATER)
    check_whole(world)
    assert world.server.taken() == mail_ids()


def test_a_folder_that_is_full_is_delivered_to_later(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        world.run()
    assert [what for step, what in ((one.step, one.what) for one in world.events) if step == "failed"]
    assert world.server.taken() == mail_ids()
    assert world.briefs().keys().isdisjoint(f"{week}.pdf" for week in WEEKS)
    world.run(now=LATER)
    check_whole(world)
    assert world.server.taken() == mail_ids()


def test_an_archive_that_may_only_be_read_is_told_and_nothing_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.open().close()
    opened = Database.open

    def open_to_read(path: Path, *given: Any, **named: Any) -> Database:
        database = opened(path, *given, **named)
        database.rows("PRAGMA query_only = ON")
        return database

    with monkeypatch.context() as patched:
        patched.setattr(Database, "open", open_to_read)
        with pytest.raises(ArchiveError, match="may only be read"):
            world.run()
    assert world.server.taken() == []
    world.run()
    check_whole(world)


def damage_head(content: bytes) -> bytes:
    return b"not an archive" + content[14:]


def damage_middle(content: bytes) -> bytes:
    """Each page but the first holds nothing that SQLite wrote."""
    return content[:4096] + b"\xff" * (len(content) - 4096)


def damage_end(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize("damage", [damage_head, damage_middle, damage_end])
@pytest.mark.parametrize("words", [["run", "harbor", "--due"], ["approve", "harbor", "2026-W45"]])
def test_a_corrupt_archive_is_refused_and_left_as_it_is(
    world: World, monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes], words: list[str]
) -> None:
    world.run()
    path = world.folder / "archive.sqlite"
    corrupt = damage(path.read_bytes())
    path.write_bytes(corrupt)
    monkeypatch.chdir(world.folder)
    told = CliRunner().invoke(command, ["weekly", *words, "--archive-file", str(path)])
    assert told.exit_code == 70
    assert "is damaged, or no archive" in told.stderr
    assert "put a copy of it back" in told.stderr
    assert path.read_bytes() == corrupt
    assert world.server.taken() == mail_ids()


@forks
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_runs_at_the_same_time_deliver_once(world: World) -> None:
    world.open().close()

    def run_alone() -> None:
        with only_run(world.folder / "archive.sqlite", "harbor") as alone:
            if alone:
                world.run()

    children = [fork(run_alone) for _ in range(6)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 6
    run_alone()
    check_whole(world)
    assert world.server.taken() == mail_ids()


@forks
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("seed", range(12))
def test_killed_at_any_moment_the_next_run_goes_on(world: World, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    for _ in range(3):
        child = fork(world.run)
        time.sleep(chance.random() * 0.6)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    world.run()
    check_whole(world)
    assert list(dict.fromkeys(world.server.taken())) == mail_ids()
    assert len(world.server.taken()) <= len(WEEKS) + 3  # each kill can hit the one window once


def fork(do: Callable[[], object]) -> int:
    """The process that does it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            do()
            code = 0
        finally:
            os._exit(code)
    return child
