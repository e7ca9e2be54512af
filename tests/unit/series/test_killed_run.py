"""A run that is killed at any operation on the disk or the network is gone on with by the next."""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from series_world import NOW, WEEKS, World, check_whole, mail_ids

from briefgen.archive.database import Database

pytestmark = pytest.mark.usefixtures("cheap")


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Has this process killed at the operation of that number, counted over what goes to the disk or the network."""
    left = [-1]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def do(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **named)

        return do

    for owner, names in (
        (Database, ("execute", "insert", "rows")),
        (Path, ("replace", "write_bytes")),
        (os, ("fsync",)),
    ):
        for name in names:
            monkeypatch.setattr(owner, name, counted(getattr(owner, name)))

    def arm(number: int) -> None:
        left[0] = number

    yield arm
    left[0] = -1


def run_and_die(world: World, arm: Callable[[int], None], number: int) -> bool:
    """Whether the run, in a process of its own, was killed at that operation; else it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            arm(number)
            world.run()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.skipif(sys.platform == "darwin", reason="a forked process may not use what macOS started before")
def test_killed_anywhere_the_next_run_ends_with_each_article_and_each_delivery_once(
    tmp_path: Path, kill_at: Callable[[int], None]
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same in every run
    killed = twice = 0
    number = 0
    while True:
        # Every operation of the first thirty, then every one or every other.
        number += 1 if number < 30 else chance.randint(1, 2)
        folder = tmp_path / str(number)
        folder.mkdir()
        world = World(folder)
        if not run_and_die(world, kill_at, number):
            break
        killed += 1
        world.run(now=NOW + timedelta(hours=2))
        check_whole(world)
        taken = world.server.taken()
        assert sorted(set(taken)) == sorted(mail_ids())
        twice += len(taken) - len(set(taken))
    assert killed >= 200
    assert twice <= len(WEEKS) * 6
