"""The marking in a document: what every page bears, the text on the first one, and the marks before statements."""

import re
from pathlib import Path

import pytest
from builders_brief import brief, source
from builders_template import write_template

from briefgen.brief.check import iter_cited
from briefgen.composition.compose import compose
from briefgen.document.tree import Callout
from briefgen.document.walk import document_text, iter_blocks
from briefgen.errors import TemplateError, UsageError
from briefgen.marking.scheme import load_scheme

ACTORS = "{% for actor in section.entries %}\n- {{ portion(actor) }}{{ actor.name }} {{ cite(actor) }}\n{% endfor %}\n"
SOURCES = (source("s1", marking="CONFIDENTIAL"), source("s2"))


@pytest.mark.parametrize("template", ["base", "executive"])
def test_the_label_and_what_it_asks_stand_once_at_the_head_of_the_first_page(template: str) -> None:
    document = compose(brief(marking="TLP:AMBER", marking_scheme="tlp"), template)
    level = load_scheme("tlp").level("TLP:AMBER")
    assert level is not None
    assert document.marking == level.marking
    first = document.blocks[0]
    assert isinstance(first, Callout)
    assert first.kind == "marking"
    assert document_text(document).startswith(f"TLP:AMBER {level.marking.definition}\nBRIEF")
    kinds = [block.kind for block in iter_blocks(document.blocks) if isinstance(block, Callout)]
    assert kinds.count("marking") == 1


def test_a_label_without_a_definition_stands_alone() -> None:
    document = compose(brief(marking="OFFICIAL", marking_scheme="uk"))
    assert document_text(document).startswith("OFFICIAL\nBRIEF")


def test_without_a_marking_nothing_is_shown() -> None:
    document = compose(brief())
    assert document.marking is None
    assert document_text(document).startswith("BRIEF")


def test_a_template_that_does_not_write_the_marking_gets_it_at_its_head(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine")
    document = compose(brief(marking="TLP:RED", marking_scheme="tlp"), folder)
    assert document_text(document).startswith("TLP:RED For the individual recipients only")


def test_a_template_cannot_write_another_marking(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine", entry="# T\n\n::: marking\nTLP:CLEAR\n:::\n")
    with pytest.raises(TemplateError, match="does not say `TLP:RED`") as caught:
        compose(brief(marking="TLP:RED", marking_scheme="tlp"), folder)
    assert "{{ marking.label }}" in caught.value.hint


def test_a_statement_bears_the_mark_of_its_sources() -> None:
    text = document_text(compose(brief(marking="SECRET", marking_scheme="us", sources=SOURCES), "base"))
    assert "\n(S) The Harbor Board of Lindmar has moved" in text
    text = document_text(compose(brief(marking="TLP:RED", marking_scheme="tlp"), "base"))
    assert "\nThe Harbor Board of Lindmar has moved" in text


@pytest.mark.parametrize("template", ["base", "executive"])
def test_every_statement_bears_its_mark(template: str) -> None:
    """The texts with the marks of a scheme are those without, but for the marks, and each statement has one."""
    marked = brief(marking="SECRET", marking_scheme="us", sources=SOURCES)
    lines = document_text(compose(marked, template)).splitlines()
    for part in iter_cited(marked):
        words = getattr(part, "name", None) or getattr(part, "point", None) or getattr(part, "text", "")
        mark = "(C) " if {citation.source_id for citation in part.citations} == {"s1"} else "(S) "
        assert words
        assert any(mark + words in line for line in lines) or not any(words in line for line in lines), words
    unmarked = document_text(compose(brief(sources=(source("s1"), source("s2"))), template)).splitlines()
    bare = [re.sub(r"\([CS]\) ", "", line).replace("\u00a0· CONFIDENTIAL", "") for line in lines]
    assert bare[1:] == unmarked


def test_the_list_of_sources_tells_what_each_is_marked() -> None:
    text = document_text(compose(brief(marking="SECRET", marking_scheme="us", sources=SOURCES), "base"))
    assert "· CONFIDENTIAL\u00a0· s1.txt" in text
    assert text.count("CONFIDENTIAL") == 1


def test_portion_takes_whatever_is_cited(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine", actors=ACTORS)
    text = document_text(compose(brief(marking="SECRET", marking_scheme="us", sources=SOURCES), folder))
    assert "\n(C) Ida Solberg" in text
    assert "\n(S) Harbor Board of Lindmar" in text


def test_portion_of_anything_else_is_a_mistake_that_is_told(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "mine", actors="{{ portion(brief.title) }}")
    with pytest.raises(TemplateError, match="`portion` takes a statement"):
        compose(brief(), folder)


def test_a_scheme_of_ones_own_must_be_given(tmp_path: Path) -> None:
    file = tmp_path / "company.toml"
    file.write_text('title = "Company"\n[level.STAFF]\nground = "#FFEE00"\n', "utf-8")
    marked = brief(marking="STAFF", marking_scheme="company")
    with pytest.raises(UsageError, match="the scheme `company`, which briefgen does not bring") as caught:
        compose(marked)
    assert "company.toml" in caught.value.hint
    marking = compose(marked, marking_scheme=file).marking
    assert marking is not None
    assert (marking.label, marking.ground) == ("STAFF", "#FFEE00")
