"""The scorer on a small story, whose brief a test writes by hand."""

from collections import Counter
from typing import Any

import msgspec
import pytest

from briefgen.brief.model import (
    Actor,
    Agreement,
    Brief,
    Citation,
    Difference,
    Implication,
    KeyShift,
    OpenQuestion,
)
from quality.measures import figures_of
from quality.score import score
from quality.stories import Story, load_own_stories

TEXTS = {
    "A": """The council closed the old bridge on Monday after an inspection found deep cracks in it.
It had been open to all traffic since 1931.
The closure could cost shops in the center a third of their trade, said Mayor Nina Holt.
"Unless we find the money by June, we will lose the federal grant," Holt said.
It is not clear when the bridge will open again.
The council will vote on repairs next week.""",
    "B": """The town council shut the old bridge on Monday when inspectors had found deep cracks in it.
Engineers said the cracks were two meters long.
The council votes on the repairs on Thursday next week, the clerk said.""",
}
JUDGEMENTS = """
story: bridge
articles: [{id: A}, {id: B}]
bottom_line: {acceptable: [A1]}
key_shifts:
  - {rank: primary, support: [A1, A2, B1]}
actors:
  - {name: town council, aliases: [The council], kind: government, tier: core}
  - {name: Nina Holt, aliases: [Holt], kind: person, tier: core}
  - {name: engineers, kind: group, tier: secondary}
  - {name: inspectors, kind: group, tier: mention}
not_actors: [Monday]
implications:
  - {ids: [A3], tier: core, certainty: possible}
  - {ids: [A4], tier: core, certainty: conditional}
  - {ids: [A6, B3], tier: core, certainty: asserted}
  - {ids: [A1], tier: optional, certainty: asserted}
open_questions:
  explicit: [{ids: [A5]}, {ids: [A2], tier: optional}]
  implied: [{ids: [A4]}]
attributions:
  - {id: A3, speaker: Nina Holt}
  - {id: A4, speaker: Nina Holt}
  - {id: B2, speaker: Engineers}
links: {required: [[A1, B1], [A6, B3]], optional: [[A2, B1]], forbidden: [[A3, B2]]}
differences: [{a: [A6], b: [B3]}]
not_differences: [{a: [A1], b: [B1]}]
sentences: {A1: The council closed, A2: It had been, A3: The closure could, A4: '"Unless', A5: It is not clear,
  A6: The council will, B1: The town council, B2: Engineers said, B3: The council votes}
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("stories") / "bridge"
    folder.mkdir()
    (folder / "story.yaml").write_text(JUDGEMENTS, "utf-8")
    for letter, text in TEXTS.items():
        (folder / f"{letter}.txt").write_text(text, "utf-8")
    return load_own_stories(folder.parent)["bridge"]


@pytest.fixture
def empty(story: Story) -> Brief:
    """The brief of the story with its bottom line only."""
    sections = ("key_shifts", "actors", "implications", "open_questions", "agreements", "differences")
    brief = msgspec.structs.replace(story.make_brief(), **dict.fromkeys(sections, ()))
    return msgspec.structs.replace(brief, bottom_line=stated(story, "A1", "x"))


def quoted(story: Story, *names: str) -> tuple[Citation, ...]:
    return tuple(
        Citation(source_id={"A": "s1", "B": "s2"}[name[0]], quote=story.sentences[name], paragraph=1, start=0, end=1)
        for name in names
    )


def stated(story: Story, names: str, text: str, of: type[Any] = Implication, **fields: Any) -> Any:
    """An item that cites sentences."""
    given = {"id": "x", "text": text, "certainty": "asserted", "attribution": None, "corroboration": "one source"}
    given |= fields
    return of(citations=quoted(story, *names.split()), **{key: given[key] for key in given if key in fields_of(of)})


def fields_of(kind: type[Any]) -> set[str]:
    return {field.name for field in msgspec.structs.fields(kind)}


def counts(story: Story, brief: Brief, **sections: list[Any]) -> Counter[str]:
    return score(story, msgspec.structs.replace(brief, **{name: tuple(items) for name, items in sections.items()}))


def test_an_empty_brief_finds_nothing_and_claims_nothing(story: Story, empty: Brief) -> None:
    figures = figures_of(score(story, empty))
    assert figures["bottom_line"].value == figures["quotes_verbatim"].value == 1
    recalls = {name: figure.value for name, figure in figures.items() if name.endswith(("_recall", "_found"))}
    assert set(recalls.values()) == {0}
    assert not any(name.endswith(("_precision", "_right")) for name in figures)


def test_a_quote_that_is_not_in_the_article_is_counted(story: Story, empty: Brief) -> None:
    wrong = msgspec.structs.replace(quoted(story, "A1")[0], quote="The bridge fell.")
    found = counts(story, empty, implications=[msgspec.structs.replace(stated(story, "A3", "x"), citations=(wrong,))])
    assert (found["quotes"], found["quotes_right"]) == (2, 1)


def test_implications_speakers_and_certainty(story: Story, empty: Brief) -> None:
    shown = [
        stated(story, "A3", "one", certainty="possible", attribution="Mayor Nina Holt"),
        stated(story, "A4", "two", certainty="asserted"),
        stated(story, "A6", "three", attribution="the clerk"),
        stated(story, "A1", "optional"),
        stated(story, "A5", "wrong"),
    ]
    found = counts(story, empty, implications=shown)
    assert (found["implications_right"], found["implications_shown"]) == (3, 4)
    assert (found["implications_core_found"], found["implications_core"]) == (3, 3)
    assert (found["certainties_right"], found["certainties"]) == (2, 3)
    assert (found["speakers_right"], found["speakers"], found["speakers_false"]) == (1, 2, 1)


def test_one_statement_earns_one_implication(story: Story, empty: Brief) -> None:
    assert counts(story, empty, implications=[stated(story, "A3 A4", "x")])["implications_core_found"] == 1


def test_an_item_with_many_citations_says_nothing(story: Story, empty: Brief) -> None:
    found = counts(story, empty, implications=[stated(story, "A1 A2 A3 A4 A5 A6 B1", "x")])
    assert (found["implications_right"], found["implications_shown"]) == (0, 1)


def test_actors_are_right_wrong_neutral_or_none(story: Story, empty: Brief) -> None:
    names = ("The council", "town council", "Mayor Holt", "inspectors", "Monday", "Somebody")
    shown = [
        Actor(id="x", name=name, aliases=(), kind="person", role=None, stance=None, citations=quoted(story, "A1"))
        for name in names
    ]
    found = counts(story, empty, actors=shown)
    assert (found["actors_right"], found["actors_shown"]) == (2, 5)
    assert (found["actors_core_found"], found["actors_core"], found["not_actors"]) == (2, 2, 1)


def test_questions_are_explicit_implied_or_neutral(story: Story, empty: Brief) -> None:
    shown = [stated(story, name, name, OpenQuestion, kind="explicit") for name in ("A5", "A4", "A2", "A6")]
    found = counts(story, empty, open_questions=shown)
    assert (found["questions_right"], found["questions_shown"]) == (2, 3)
    assert (found["questions_explicit_found"], found["questions_implied_found"]) == (1, 1)


def test_a_shift_is_found_by_any_sentence_that_states_it(story: Story, empty: Brief) -> None:
    found = counts(story, empty, key_shifts=[stated(story, "A2", "x", KeyShift, before=None, after=None)])
    assert (found["stories_with_shift_right"], found["stories_with_shift"]) == (1, 1)


def test_a_shift_in_a_story_without_one_is_false(story: Story, empty: Brief) -> None:
    calm = msgspec.structs.replace(story, gold=msgspec.structs.replace(story.gold, key_shifts=()))
    found = counts(calm, empty, key_shifts=[stated(story, "A2", "x", KeyShift, before=None, after=None)])
    assert (found["stories_without_shift_wrong"], found["stories_without_shift"]) == (1, 1)


def test_agreements_are_right_neutral_or_forbidden(story: Story, empty: Brief) -> None:
    shown = [stated(story, pair, pair, Agreement) for pair in ("A1 B1", "A2 B1", "A3 B2", "A5 B2")]
    found = counts(story, empty, agreements=shown)
    assert (found["agreements_right"], found["agreements_shown"]) == (1, 3)
    assert (found["agreements_found"], found["agreements_required"], found["agreements_forbidden"]) == (1, 2, 1)


def test_differences_are_right_or_none(story: Story, empty: Brief) -> None:
    shown = [Difference(id="x", about=pair, citations=quoted(story, *pair.split())) for pair in ("A6 B3", "A1 B1")]
    found = counts(story, empty, differences=shown)
    assert (found["differences_right"], found["differences_shown"]) == (1, 2)
    assert (found["differences_found"], found["differences_required"], found["differences_false"]) == (1, 1, 1)


def test_what_is_said_twice_is_counted_within_a_section_only(story: Story, empty: Brief) -> None:
    long = "The council will vote on the repairs of the bridge next week"
    again = "the council will vote on the repairs of the bridge"
    one = stated(story, "A6", long)
    assert counts(story, empty, implications=[one, stated(story, "B3", again)])["repeats"] == 1
    assert (
        counts(story, empty, implications=[one], agreements=[stated(story, "A6 B3", long, Agreement)])["repeats"] == 0
    )
    short = [stated(story, name, "The council will vote") for name in ("A6", "A6", "B3")]
    assert counts(story, empty, implications=short)["repeats"] == 1
