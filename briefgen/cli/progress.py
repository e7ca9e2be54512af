"""What is going on: the names of stages come in; a line that vanishes, and the time each took, go out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from briefgen.cli.terminal import is_decorated
from briefgen.pipeline import OnStage


class Stopwatch:
    """The stages of one run, each with the seconds it took."""

    def __init__(self) -> None:
        self._began: list[tuple[str, float]] = []

    def start(self, stage: str) -> None:
        """End the stage before, if any, and begin `stage`."""
        self._began.append((stage, perf_counter()))

    def stop(self) -> tuple[tuple[str, float], ...]:
        """Every stage with its seconds, the last one ending now."""
        ends = [began for _, began in self._began[1:]] + [perf_counter()]
        return tuple((stage, end - began) for (stage, began), end in zip(self._began, ends, strict=True))


@contextmanager
def show_progress(stopwatch: Stopwatch, *, quiet: bool) -> Iterator[OnStage]:
    """A callback for stages: it starts the stopwatch, and on a terminal keeps one line that vanishes at the end."""
    if quiet or not is_decorated(sys.stderr):
        yield stopwatch.start
        return
    from rich.console import Console

    with Console(stderr=True).status("start") as line:

        def on_stage(stage: str) -> None:
            stopwatch.start(stage)
            line.update(stage)

        yield on_stage
