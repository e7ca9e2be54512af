"""The engine on spaCy: what a pipeline finds is used, and what is missing is told with the command to install it."""

import sys
from pathlib import Path
from typing import Any

import pytest
from builders import DAY
from builders_article import LEXICONS, article

from briefgen.analysis.actors.rank import find_mentions
from briefgen.analysis.engines.registry import load_engine
from briefgen.analysis.sentences import find_sentences
from briefgen.brief.build import make_brief
from briefgen.errors import ConfigError

TEXT = "They met Velm Nordby of Tarnlines in Quay Bay. Nobody saw Nordby leave. Tarnlines is old."


def test_without_spacy_the_command_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ConfigError, match="needs spaCy, which is not installed") as caught:
        load_engine("spacy")
    assert caught.value.hint == 'pip install "briefgen[spacy]"'


@pytest.fixture
def spacy() -> Any:
    return pytest.importorskip("spacy", reason="spaCy is not installed")


@pytest.fixture
def pipeline(spacy: Any, tmp_path: Path) -> str:
    """The folder of a small pipeline that cuts sentences and knows four names."""
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    kinds = {"Velm Nordby": "PERSON", "Tarnlines": "ORG", "Quay Bay": "GPE", "Monday": "DATE"}
    made.add_pipe("entity_ruler").add_patterns([{"label": kind, "pattern": name} for name, kind in kinds.items()])
    made.to_disk(tmp_path / "small")
    return str(tmp_path / "small")


def test_a_missing_pipeline_is_told_with_the_command_to_install_it(spacy: Any) -> None:
    with pytest.raises(ConfigError, match="pipeline `en_core_web_zz` is not installed") as caught:
        load_engine("spacy", spacy_model="en_core_web_zz")
    assert caught.value.hint == "python -m spacy download en_core_web_zz"


def test_a_folder_that_holds_no_pipeline_is_told(spacy: Any, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be loaded") as caught:
        load_engine("spacy", spacy_model=str(tmp_path))
    assert "\n" not in caught.value.message


def test_the_names_that_it_finds_are_mentions(pipeline: str) -> None:
    engine = load_engine("spacy", spacy_model=pipeline)
    found = find_mentions(find_sentences([article(TEXT)], engine=engine), LEXICONS, engine)
    assert [(mention.name, mention.kind) for mention in found] == [
        ("Velm Nordby", "person"),
        ("Tarnlines", "organization"),
        ("Velm Nordby", "person"),
        ("Tarnlines", "organization"),
    ]


def test_a_pipeline_that_finds_no_sentences_leaves_them_to_the_built_in_engine(spacy: Any, tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    engine = load_engine("spacy", spacy_model=str(tmp_path / "blank"))
    sentences = find_sentences([article(TEXT)], engine=engine)
    assert sentences == find_sentences([article(TEXT)])


def test_the_brief_names_it_and_holds(pipeline: str) -> None:
    engine = load_engine("spacy", spacy_model=pipeline)
    brief = make_brief([article(TEXT), article(TEXT + " It rains.", origin="b.txt")], created=DAY, engine=engine)
    assert brief.engine == "spacy"
    assert {"Velm Nordby", "Tarnlines"} <= {actor.name for actor in brief.actors}
