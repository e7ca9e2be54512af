"""Killed at any moment, the archive opens again with everything that was reported as stored."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, random, signal, sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from builders_article import article
from briefgen.archive.archive import Archive
path, start = Path(sys.argv[1]), datetime(2026, 11, 20, tzinfo=UTC)
chance, told = random.Random(7), set()
for turn in range(60):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        with Archive.open(path) as archive:
            for number in range(100_000):
                archive.store(article(f"Pier {turn} {number} is closed."), arrived=start)
                os.write(writer, f"Pier {turn} {number} is closed.\\n".encode())
    os.close(writer)
    time.sleep(chance.uniform(0, 0.2))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader) as lines:
        told |= set(lines.read().splitlines())
    with Archive.open(path) as archive:
        held = {entry.article.text for entry in archive.list()}
    assert told <= held, told - held
print(len(told))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_what_was_reported_as_stored_survives_a_kill(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    script = [sys.executable, "-c", SCRIPT, str(tmp_path / "archive.db")]
    done = subprocess.run(script, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
