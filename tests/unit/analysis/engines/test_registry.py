"""An engine is found by its name, also where another package brings it."""

import sys
from importlib import invalidate_caches
from pathlib import Path

import pytest
from builders import DAY
from builders_article import article
from click.testing import CliRunner

from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.registry import ENGINES, list_engines, load_engine
from briefgen.analysis.engines.spacy import MODEL
from briefgen.brief.build import make_brief
from briefgen.cli.main import command
from briefgen.config import Settings
from briefgen.errors import BriefgenError, ConfigError, UsageError

MODULE = """
class Halves:
    name = "halves"

    def cut(self, text):
        middle = text.find(";") + 1
        return [(0, middle), (middle, len(text))]

    def find_names(self, text):
        return None


class Nameless:
    pass
"""
POINTS = """[briefgen.engines]
halves = engine_of_others:Halves
other = engine_of_others:Halves
nameless = engine_of_others:Nameless
gone = engine_of_others:Gone
builtin = engine_of_others:Halves
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that brings engines, as pip would install it."""
    (tmp_path / "engine_of_others.py").write_text(MODULE, "utf-8")
    about = tmp_path / "engine_of_others-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: engine-of-others\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text(POINTS, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "engine_of_others", raising=False)
    invalidate_caches()


def test_the_built_in_engine_is_the_default_everywhere() -> None:
    assert load_engine("builtin") is BUILTIN
    assert Settings().engine == BUILTIN.name
    assert Settings().spacy_model == MODEL


def test_every_engine_of_ours_is_documented() -> None:
    page = (Path(__file__).parents[4] / "docs" / "how-to" / "choose-an-engine.md").read_text("utf-8")
    assert all(f"\n| `{name}` |" in page for name in ENGINES)


@pytest.mark.usefixtures("package")
def test_another_package_brings_an_engine_which_the_brief_names() -> None:
    brief = make_brief([article("The board met today; Velm left.")], created=DAY, engine="halves")
    assert brief.engine == "halves"
    assert brief.bottom_line.citations[0].quote in ("The board met today;", "Velm left.")


@pytest.mark.usefixtures("package")
def test_an_engine_of_ours_comes_first() -> None:
    assert load_engine("builtin") is BUILTIN
    assert list_engines() == ("builtin", "spacy", "gone", "halves", "nameless", "other")


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(
    ("name", "kind", "message", "hint"),
    [
        ("halfs", UsageError, "unknown engine `halfs`", "did you mean `halves`?"),
        ("zzz", UsageError, "unknown engine `zzz`", "known are: builtin, gone, halves, nameless, other, spacy"),
        ("gone", ConfigError, "the engine `gone` cannot be loaded: AttributeError: ", "leave --engine out"),
        ("nameless", ConfigError, "`engine_of_others:Nameless` is no engine called `nameless`", "leave --engine out"),
        ("other", ConfigError, "`engine_of_others:Halves` is no engine called `other`", "leave --engine out"),
    ],
)
def test_an_engine_that_cannot_be_used_is_told(name: str, kind: type[BriefgenError], message: str, hint: str) -> None:
    with pytest.raises(kind) as caught:
        load_engine(name)
    assert caught.value.message.startswith(message)
    assert hint in caught.value.hint


@pytest.mark.usefixtures("package")
def test_the_command_takes_it_from_the_option_or_the_settings(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Pier closed\n\nThe board of Lindmar met today; Velm left.\n", "utf-8")
    typed = ["make", str(text), "--json", "-q"]
    by_option = CliRunner().invoke(command, [*typed, "--engine", "halves"])
    by_setting = CliRunner(env={"BRIEFGEN_ENGINE": "halves"}).invoke(command, typed)
    for done in (by_option, by_setting):
        assert (done.exit_code, '"engine": "halves"' in done.output) == (0, True)
