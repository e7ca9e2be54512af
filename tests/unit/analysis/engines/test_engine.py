"""Whatever an engine answers, the brief holds: its ranges are checked, its errors are told."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from builders import DAY
from builders_article import LEXICONS, article
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.actors.rank import find_mentions
from briefgen.analysis.engines.builtin import BUILTIN
from briefgen.analysis.engines.engine import Engine, cuts_of, names_of
from briefgen.analysis.sentences import find_sentences
from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief
from briefgen.errors import AnalysisError, ConfigError

TEXT = "The Harbor Board met. Velm Nordby left. Ida Solberg of Tarn Ferries warned that the pier could fail."


class Answering:
    """An engine that gives the same answer to everything."""

    name = "answering"

    def __init__(self, cuts: Any = None, names: Any = None) -> None:
        self._cuts, self._names = cuts, names

    def cut(self, text: str) -> Any:
        return self._cuts

    def find_names(self, text: str) -> Any:
        return self._names


class Knowing(Answering):
    """An engine that knows some names."""

    def __init__(self, **kinds: str) -> None:
        super().__init__()
        self._kinds = {name.replace("_", " "): kind for name, kind in kinds.items()}

    def find_names(self, text: str) -> Any:
        found = ((text.find(name), name, kind) for name, kind in self._kinds.items())
        return [(at, at + len(name), kind) for at, name, kind in found if at >= 0]


def mentions_with(engine: Engine, text: str) -> list[tuple[str, str]]:
    found = find_mentions(find_sentences([article(text)]), LEXICONS, engine)
    return [(mention.name, mention.kind) for mention in found]


def test_an_engine_that_leaves_everything_open_changes_nothing_but_the_name() -> None:
    ours = make_brief([article(TEXT)], created=DAY)
    theirs = make_brief([article(TEXT)], created=DAY, engine=Answering())
    assert msgspec.structs.replace(theirs, engine="builtin") == ours


def test_it_cuts_where_the_built_in_one_does_not() -> None:
    text = "The board met; Velm left."
    sentences = find_sentences([article(text)], engine=Answering([(0, 14), (15, 25)]))
    assert [sentence.quote for sentence in sentences] == ["The board met;", "Velm left."]


def test_what_it_tears_is_mended() -> None:
    sentences = find_sentences([article("The board met and left.")], engine=Answering([(0, 13), (14, 23)]))
    assert [sentence.quote for sentence in sentences] == ["The board met and left."]


@pytest.mark.parametrize(
    "cuts", [[(-3, 5)], [(0, 999)], [(5, 5)], [(9, 2)], [(0, 2)], [(0, 13)], [(0, 20), (0, 3)], []]
)
def test_a_range_that_is_none_of_the_text_or_parts_a_word_is_left_out(cuts: list[tuple[int, int]]) -> None:
    text = "The board met; Velm left."
    assert [s.quote for s in find_sentences([article(text)], engine=Answering(cuts))] == [text]


def test_a_name_that_is_no_slice_of_whole_words_with_a_known_kind_is_left_out() -> None:
    names = [(0, 4, "person"), (1, 5, "person"), (0, 99, "person"), (5, 5, "person"), (0, 3, "river"), (0, 5, "place")]
    assert names_of(Answering(names=names), "Velma is") == ((0, 5, "place"),)


@pytest.mark.parametrize(
    "answer", [7, "abc", [7], [(1, 2, 3, 4)], [("a", "b")], [("a", "b", "c")], [None], [(0, None, "place")]]
)
@pytest.mark.parametrize("ask", [cuts_of, names_of])
def test_an_answer_that_is_no_ranges_is_refused(ask: Callable[[Engine, str], object], answer: object) -> None:
    with pytest.raises(AnalysisError, match="the engine `answering` gave no ranges: ") as caught:
        ask(Answering(answer, answer), "Velm left.")
    assert "leave --engine out" in caught.value.hint


def test_an_engine_that_fails_is_told() -> None:
    class Failing(Answering):
        def cut(self, text: str) -> Any:
            raise self._cuts

    with pytest.raises(AnalysisError, match=r"the engine `answering` failed: RuntimeError: out of ink"):
        make_brief([article(TEXT)], created=DAY, engine=Failing(RuntimeError("out of ink")))
    with pytest.raises(ConfigError, match="told by itself"):
        make_brief([article(TEXT)], created=DAY, engine=Failing(ConfigError("told by itself", hint="x")))


def test_a_person_that_it_recognizes_is_one_and_lends_the_surname() -> None:
    text = "The crews of Velm Nordby sank."
    engine = Knowing(Velm_Nordby="person")
    assert mentions_with(BUILTIN, text) == []
    assert mentions_with(engine, text) == [("Velm Nordby", "person")]
    assert mentions_with(engine, text + " Nobody saw Nordby leave.") == [("Velm Nordby", "person")] * 2


def test_an_article_and_a_possessive_ending_do_not_belong_to_a_name() -> None:
    engine = Knowing(**{"the Tarn Lines's": "organization"})
    assert mentions_with(engine, "It is the Tarn Lines's pier.") == [("Tarn Lines", "organization")]


def test_a_place_is_no_actor_unless_the_lexicons_know_it() -> None:
    text = "On Monday, Velm Sound said no. Norway agreed."
    assert "Velm Sound" in [name for name, _ in mentions_with(BUILTIN, text)]
    assert mentions_with(Knowing(Velm_Sound="place", Norway="place"), text) == [("Norway", "country")]


def test_a_common_word_is_no_name_whoever_says_so() -> None:
    text = "Ferries stopped. People like ferries."
    assert mentions_with(Knowing(Ferries="person"), text) == []


NUMBERS = st.integers(-3, 120)
RUBBISH = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.lists(st.tuples(NUMBERS, NUMBERS), max_size=9))
SPANS = st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from(["person", "organization", "place", "?"])), max_size=9)


@settings(max_examples=60, deadline=None)
@given(RUBBISH, SPANS | RUBBISH)
def test_rubbish_gives_a_brief_that_holds_or_is_refused(cuts: object, names: object) -> None:
    texts = [article(TEXT), article(TEXT.replace("met", "sat down") + " “We go. They stay,” he said.", origin="b.txt")]
    try:
        brief = make_brief(texts, created=DAY, engine=Answering(cuts, names))
    except AnalysisError:
        return
    check_brief(brief)
    assert brief.engine == "answering"


@pytest.mark.parametrize("text", ["A\u00a0. Boats run.", "Plan A \u00a0. Boats run.", "A\u3000.", "A\u2028."])
def test_white_space_of_any_kind_behind_a_capital_can_be_cut(text: str) -> None:
    cuts = list(BUILTIN.cut(text))
    assert "".join(text[start:end] for start, end in cuts) == text
