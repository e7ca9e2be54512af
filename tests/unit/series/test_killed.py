"""Collecting is killed at any instruction, again and again: what is there is whole, and the next run completes it."""

import os
import signal
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import NoReturn

import pytest
from series_site import make_series

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS, find_arrivals
from briefgen.series.collect import collect
from briefgen.series.settings import NamedSeries

WEEKS = sorted((Path(__file__).parents[3] / "samples" / "weekly").glob("2026-W*"))
NOW = datetime(2026, 11, 20, 16, 10, tzinfo=UTC)
KILLS = 24


def take(series: NamedSeries, file: Path) -> int:
    """How many articles the series has, after collecting."""
    with Archive.open(file, also=(ARRIVALS,)) as archive:
        collect(series, archive, now=NOW)
        return len(find_arrivals(archive.database, series.name))


def _end(series: NamedSeries, file: Path) -> NoReturn:
    """Collect, and end this process, whatever comes of it."""
    code = 1
    try:
        code = 0 if take(series, file) else 1
    finally:
        os._exit(code)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed as POSIX does it")
def test_killed_anywhere_each_article_is_there_once(tmp_path: Path) -> None:
    series = make_series(tmp_path, inbox=tuple(map(str, WEEKS)))
    start = monotonic()
    expected = take(series, tmp_path / "whole.sqlite")
    seconds = monotonic() - start
    assert expected == sum(len(list(week.glob("*.txt"))) for week in WEEKS)
    killed = 0
    for number in range(KILLS):
        file = tmp_path / f"{number}.sqlite"
        for share in (number + 0.5, (number * 7) % KILLS + 0.5):
            child = os.fork()
            if child == 0:
                # What no handler is set for ends the process at once, in whatever it does.
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_REAL, seconds * share / KILLS)
                _end(series, file)
            killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert take(series, file) == expected
        with Archive.open(file, also=(ARRIVALS,)) as archive:
            assert len(list(archive.list())) == expected
    assert killed > KILLS / 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are started as POSIX does it")
def test_four_at_once_take_each_article_once(tmp_path: Path) -> None:
    series = make_series(tmp_path, inbox=tuple(map(str, WEEKS)))
    file = tmp_path / "archive.sqlite"
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            _end(series, file)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    with Archive.open(file, also=(ARRIVALS,)) as archive:
        expected = sum(len(list(week.glob("*.txt"))) for week in WEEKS)
        assert len(list(archive.list())) == len(find_arrivals(archive.database, series.name)) == expected
