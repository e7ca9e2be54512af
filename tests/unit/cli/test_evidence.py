from msgspec.structs import replace

from briefgen.brief.model import Brief
from briefgen.cli.evidence import explain_entry, list_entries
from briefgen.cli.terminal import MARK_OFF, MARK_ON


def explain(brief: Brief, entry_id: str, width: int = 80) -> str:
    (entry,) = (entry for entry in list_entries(brief) if entry.id == entry_id)
    text = explain_entry(entry, {source.id: source for source in brief.sources}, width=width)
    return text.replace(MARK_ON, "»").replace(MARK_OFF, "«")


def test_every_section_is_listed(brief: Brief) -> None:
    sections = [entry.id.rpartition("-")[0] for entry in list_entries(brief)]
    assert sections == [
        "bottom-line",
        "key-shift",
        "implication",
        "agreement",
        "open-question",
        "difference",
        "actor",
    ]


def test_a_statement_is_shown_with_its_evidence(brief: Brief) -> None:
    assert explain(brief, "implication-1").splitlines() == [
        "implication-1 · possible · according to Mayor Ada Brun · one source",
        "  … ferries could move south.",
        "",
        "    harbor.txt, paragraph 1, characters 84-138",
        "      The port of Velm will close its northern harbor in March. »According to",
        "      Mayor Ada Brun, ferries could move south.«",
    ]


def test_each_source_is_shown(brief: Brief) -> None:
    text = explain(brief, "bottom-line-1")
    assert "bottom-line-1 · asserted · stated by the article · several origins" in text
    assert text.index("harbor.txt, paragraph 1") < text.index("ferries.txt, paragraph 1")


def test_what_a_shift_does_not_state_is_said(brief: Brief) -> None:
    text = explain(brief, "key-shift-1")
    assert "  before: not stated\n  after: close its northern harbor\n" in text


def test_a_question_tells_its_kind(brief: Brief) -> None:
    text = explain(brief, "open-question-1")
    assert text.startswith("open-question-1 · explicit · stated by the article · one source")
    assert "harbor.txt, paragraph 2" in text


def test_an_actor_is_shown_with_every_form_of_the_name(brief: Brief) -> None:
    text = explain(brief, "actor-1")
    assert text.startswith("actor-1 · person · 1 source\n  Ada Brun\n  role: Mayor\n  stance: not stated\n")
    assert "named: Mayor Ada Brun" in text


def test_a_difference_shows_both_sides(brief: Brief) -> None:
    text = explain(brief, "difference-1")
    assert text.startswith("difference-1 · 2 sources")
    assert "»The northern harbor of Velm is to close in March.«" in text.replace("\n      ", " ")


def test_lines_are_wrapped_to_the_width(brief: Brief) -> None:
    for entry in list_entries(brief):
        assert max(map(len, explain(brief, entry.id, width=40).splitlines())) <= 40


def test_a_passage_names_the_page_of_a_source_that_has_pages(brief: Brief) -> None:
    citations = tuple(replace(citation, page=7) for citation in brief.bottom_line.citations)
    paged = replace(brief, bottom_line=replace(brief.bottom_line, citations=citations))
    assert "harbor.txt, page 7, paragraph 1" in explain(paged, "bottom-line-1")
