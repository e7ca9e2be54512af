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
