"""What a person waits for most often must not load what only documents need."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HEAVY = {
    "docx",
    "fontTools",
    "jinja2",
    "lxml",
    "markdown_it",
    "mdit_py_plugins",
    "msgspec",
    "pikepdf",
    "platformdirs",
    "reportlab",
    "rich",
    "sentencex",
    "tomllib",
}


def loaded_by(*arguments: str) -> set[str]:
    """The top-level names of the modules that a fresh `python -m briefgen` loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefgen", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["make", "--help"], ["explain", "-h"], ["check", "-h"]]
)
def test_help_and_version_load_no_heavy_library(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert "click" in loaded
    assert not loaded & HEAVY


def test_each_heavy_library_is_told_by_a_name_that_can_be_imported() -> None:
    """A misspelled name in `HEAVY` would make the test above pass in vain."""
    assert [name for name in sorted(HEAVY) if find_spec(name) is None] == []


def test_importing_the_library_loads_no_heavy_library() -> None:
    code = "import sys, briefgen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & (HEAVY | {"click"})


def test_a_brief_without_a_marking_reads_no_scheme(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("Pier closed\n\nThe harbor board closed the old pier on Monday.\n", "utf-8")
    (tmp_path / "marked.txt").write_text("TLP:RED\n\nThe harbor board closed the old pier on Monday.\n", "utf-8")
    code = (
        "import sys\nfrom pathlib import Path\nfrom briefgen.clock import day_of_brief\n"
        "from briefgen.pipeline import Request, make\n"
        "request = Request(sources=(Path(sys.argv[1]),), created=day_of_brief('2026-11-22'), formats=('json',))\n"
        "make(request)\nprint(*sys.modules)"
    )

    def loaded(name: str) -> set[str]:
        command = [sys.executable, "-c", code, str(tmp_path / name)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    assert "briefgen.marking.scheme" in loaded("marked.txt")
    assert "briefgen.marking.scheme" not in loaded("pier.txt")
