import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.progress import Stopwatch, show_progress


def test_each_stage_has_its_own_time() -> None:
    stopwatch = Stopwatch()
    for stage in ("read", "analyze"):
        stopwatch.start(stage)
    times = stopwatch.stop()
    assert [stage for stage, _ in times] == ["read", "analyze"]
    assert all(seconds >= 0 for _, seconds in times)


def test_without_a_terminal_there_is_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(Stopwatch(), quiet=False) as on_stage:
        on_stage("read")
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_each_stage_is_timed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stopwatch = Stopwatch()
    with show_progress(stopwatch, quiet=False) as on_stage:
        on_stage("read")
    assert [stage for stage, _ in stopwatch.stop()] == ["read"]


PROGRAM = """
import sys, time
from briefgen.cli.progress import Stopwatch, show_progress
with show_progress(Stopwatch(), quiet={quiet}) as on_stage:
    on_stage("read"); time.sleep(0.3)
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("quiet", "environ", "shown"), [(False, {}, True), (True, {}, False), (False, {"NO_COLOR": "1"}, False)]
)
def test_on_a_terminal_the_stage_is_shown_and_vanishes(quiet: bool, environ: dict[str, str], shown: bool) -> None:  # noqa: FBT001 - a case
    import pty

    main, child = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", PROGRAM.format(quiet=quiet)],
        stdout=child,
        stderr=child,
        cwd=Path(__file__).resolve().parents[3],
        env={**{name: os.environ[name] for name in os.environ if name != "NO_COLOR"}, "TERM": "xterm", **environ},
        check=True,
    )
    output = os.read(main, 100_000).decode()
    os.close(main)
    os.close(child)
    assert ("read" in output) is shown
    assert ("\x1b[2K" in output) is shown
    assert output.endswith("done\r\n")
