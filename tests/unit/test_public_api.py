import inspect
import re
import subprocess
import sys

import pytest

import briefgen

HEAVY = ["click", "docx", "jinja2", "lxml", "markdown_it", "mdit_py_plugins", "msgspec", "reportlab", "rich"]


VERBS = {
    "read": "briefgen.sources.read",
    "make_brief": "briefgen.brief.build",
    "compose": "briefgen.composition.compose",
    "summarize": "briefgen.weekly.summarize",
    "write": "briefgen.writers.registry",
}
TYPES = {
    "Article": "briefgen.sources.article",
    "Brief": "briefgen.brief.model",
    "BriefgenError": "briefgen.errors",
    "Document": "briefgen.document.tree",
    "Period": "briefgen.weekly.period",
    "WeeklySummary": "briefgen.weekly.model",
}


def test_five_verbs_the_types_that_they_pass_on_and_the_version_are_public() -> None:
    assert sorted(briefgen.__all__) == sorted([*VERBS, *TYPES, "__version__"])
    assert len(briefgen.__all__) == 12


@pytest.mark.parametrize(("name", "home"), VERBS.items())
def test_each_verb_is_found_at_its_home(name: str, home: str) -> None:
    found = getattr(briefgen, name)
    assert inspect.isfunction(found)
    assert (found.__name__, found.__module__) == (name, home)


@pytest.mark.parametrize(("name", "home"), TYPES.items())
def test_each_type_is_found_at_its_home(name: str, home: str) -> None:
    found = getattr(briefgen, name)
    assert inspect.isclass(found)
    assert (found.__name__, found.__module__) == (name, home)


def test_every_public_name_is_listed_where_a_shell_looks() -> None:
    assert set(briefgen.__all__) <= set(dir(briefgen))


def test_the_version_is_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", briefgen.__version__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module `briefgen` has no attribute `exporter`"):
        _ = briefgen.exporter


def test_importing_briefgen_loads_no_heavy_library() -> None:
    program = f"import sys, briefgen; print([name for name in {HEAVY} if name in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert finished.stdout.strip() == "[]"
