import subprocess
import sys

import pytest

import briefgen

HEAVY = ["click", "docx", "jinja2", "lxml", "markdown_it", "mdit_py_plugins", "msgspec", "reportlab", "rich"]


def test_all_is_sorted_and_complete() -> None:
    public = {"__version__", *briefgen._HOMES}
    assert briefgen.__all__ == sorted(public)


@pytest.mark.parametrize("name", sorted(briefgen._HOMES))
def test_each_verb_is_found_at_its_home(name: str) -> None:
    found = getattr(briefgen, name)
    assert callable(found)
    assert (found.__name__, found.__module__) == (name, briefgen._HOMES[name])


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module `briefgen` has no attribute `exporter`"):
        _ = briefgen.exporter


def test_importing_briefgen_loads_no_heavy_library() -> None:
    program = f"import sys, briefgen; print([name for name in {HEAVY} if name in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert finished.stdout.strip() == "[]"
