"""A table and a sum."""

import re
from math import sqrt
from typing import get_args

import pytest

from briefgen.analysis.learned.features import Features
from briefgen.analysis.learned.weights import ALWAYS, WEIGHTS, Label, Weighed, Weights, load_weights

TABLE = Weights({ALWAYS: -1.0, "could": 2.0, "could lead": 1.0, "spoken": 0.5, "negation": -3.0})
SHOWN = Features(("it", "could", "lead", "could lead"), ("spoken", "weekday"))


def test_words_share_and_signs_count_whole() -> None:
    assert TABLE.add_up(SHOWN) == pytest.approx(-1.0 + (2.0 + 1.0) / sqrt(4) + 0.5)


def test_a_sentence_that_shows_nothing_gets_what_every_sentence_gets() -> None:
    assert TABLE.add_up(Features((), ())) == -1.0


def test_what_told_most_stands_first() -> None:
    told = TABLE.explain(Features(("could", "lead"), ("negation", "weekday")))
    assert [weighed.feature for weighed in told] == ["negation", "could"]
    assert told[0] == Weighed("negation", -3.0)


def test_the_explanation_adds_up() -> None:
    weights = load_weights()["implication"]
    shown = Features(("could", "lead", "to", "could lead", "lead to"), ("modal: could", "spoken", "sentence 2"))
    total = weights.add_up(Features((), ())) + sum(weighed.value for weighed in weights.explain(shown))
    assert weights.add_up(shown) == pytest.approx(total)


def test_every_label_has_weights_that_a_person_can_read() -> None:
    assert set(load_weights()) == set(get_args(Label))
    lines = [line for line in WEIGHTS.read_text("utf-8").splitlines() if line and not line.startswith(("#", "["))]
    assert all(re.fullmatch(r"[^|]+ \| [+-]\d+\.\d{3}", line) for line in lines)


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 150_000
