"""What a person changed or wrote is marked on the page, shown whatever the limits, and never given a citation."""

import pytest
from builders_brief import brief
from msgspec.structs import replace

from briefgen.brief.model import Brief
from briefgen.composition.compose import compose
from briefgen.composition.select import find_left_out, narrow, select
from briefgen.document.tree import Cite, Document
from briefgen.document.walk import document_text, iter_inlines
from briefgen.template.load import load_template
from briefgen.template.search import list_templates

JUDGEMENT = "The council should say so now."
NAMES = [entry.name for entry in list_templates() if load_template(entry.name).kind == "brief"]


def with_judgement() -> Brief:
    """A brief whose last implication is an analyst's judgement, and whose first is edited."""
    whole = brief()
    first, *others = whole.implications
    own = replace(
        others[-1], id="implication-9", text=JUDGEMENT, standing="judgement", citations=(), corroboration="no source"
    )
    return replace(whole, implications=(replace(first, standing="edited"), *others, own))


def cited(document: Document) -> set[str | None]:
    return {node.statement for node in iter_inlines(document.blocks) if isinstance(node, Cite)}


@pytest.mark.parametrize("name", NAMES)
def test_every_template_that_shows_it_marks_it(name: str) -> None:
    document = compose(with_judgement(), name)
    text = document_text(document)
    template = load_template(name)
    if "implications" in [section.name for section in template.sections]:
        assert JUDGEMENT in text
    assert text.count(JUDGEMENT) <= text.count("analyst’s judgement")
    assert "implication-9" not in cited(document)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("section", ["bottom_line", "key_shifts", "actors", "open_questions", "agreements"])
def test_no_section_of_a_template_shows_a_judgement_without_its_mark(name: str, section: str) -> None:
    whole = brief()
    parts = getattr(whole, section)
    first = parts if section == "bottom_line" else parts[0]
    says = "stance" if section == "actors" else "text"
    sourced = {} if section == "actors" else {"corroboration": "no source"}
    own = replace(first, **{says: JUDGEMENT}, **sourced, standing="judgement", citations=())
    edited = replace(whole, **{section: own if section == "bottom_line" else (own, *parts[1:])})
    document = compose(edited, name)
    text = document_text(document)
    assert (JUDGEMENT in text) <= ("analyst’s judgement" in text)
    assert own.id not in cited(document)


def test_a_verbatim_brief_bears_no_mark() -> None:
    text = document_text(compose(brief(), "base"))
    assert "analyst’s judgement" not in text
    assert "edited" not in text


def test_the_mark_is_said_in_the_words_of_the_template() -> None:
    template = load_template("base")
    other = replace(template, labels={**template.labels, "standing": {"judgement": "our view"}})
    assert f"{JUDGEMENT} (our view)" in document_text(compose(with_judgement(), other))
    bare = {name: label for name, label in template.labels.items() if name != "standing"}
    assert f"{JUDGEMENT} (analyst’s judgement)" in document_text(
        compose(with_judgement(), replace(template, labels=bare))
    )


def test_a_limit_leaves_out_no_more_than_what_nobody_edited() -> None:
    template = load_template("base")
    sections = tuple(
        replace(section, limit=1, least=1) if section.name == "implications" else section
        for section in template.sections
    )
    tight = replace(template, sections=sections)
    shown = next(s for s in select(with_judgement(), tight)[0] if s.section.name == "implications")
    assert [getattr(entry, "id", None) for entry in shown.entries] == ["implication-1", "implication-9"]
    text = document_text(compose(with_judgement(), tight))
    assert JUDGEMENT in text
    while (narrower := narrow(with_judgement(), tight)) is not None:
        tight = narrower
    assert JUDGEMENT in document_text(compose(with_judgement(), tight))


def test_a_section_that_the_template_does_not_have_is_told() -> None:
    edited = replace(brief(), agreements=(replace(brief().agreements[0], standing="edited"),))
    messages = [notice.message for notice in find_left_out(edited, load_template("executive"))]
    assert "`agreement-1` was edited, and no section shows it" in messages


def test_sourcing_counts_what_rests_on_nothing() -> None:
    assert "no article: the analyst’s judgement" in document_text(compose(with_judgement(), "base"))
    assert "no article" not in document_text(compose(brief(), "base"))
