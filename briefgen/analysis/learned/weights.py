"""The learned weights, and what they make of the features of a sentence: a table and a sum.

`weights.txt` is written by `make train`; a person reads it before it is kept.
"""

from collections.abc import Mapping
from functools import cache
from math import fsum, sqrt
from pathlib import Path
from typing import Literal, NamedTuple

from briefgen.analysis.learned.features import Features
from briefgen.wordlist import read_word_list

Label = Literal["implication", "shift"]
"""What a sentence may be found to be."""

WEIGHTS = Path(__file__).parent / "weights.txt"
ALWAYS = "always"
"""The name of the weight that every sentence gets."""


class Weighed(NamedTuple):
    """A feature of a sentence and what it adds to, or takes from, the sum."""

    feature: str
    value: float


class Weights:
    """The weights of one label, by the names of features."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table
        self._always = table.get(ALWAYS, 0.0)

    def add_up(self, features: Features) -> float:
        """How clearly a sentence is what the label says; 0 is the border of more likely than not.

        Words share their weight: their sum is divided by the root of their number, so that a long sentence weighs no
        more than a short one. Signs count whole.
        """
        find = self._table.get
        words = [value for word in features.words if (value := find(word)) is not None]
        signs = [value for sign in features.signs if (value := find(sign)) is not None]
        return self._always + fsum(words) / sqrt(len(features.words) or 1) + fsum(signs)

    def explain(self, features: Features) -> tuple[Weighed, ...]:
        """What each feature adds to the sum, the most telling first; features without a weight are left out."""
        share = 1 / sqrt(len(features.words) or 1)
        told = [Weighed(word, self._table[word] * share) for word in features.words if word in self._table]
        told += [Weighed(sign, self._table[sign]) for sign in features.signs if sign in self._table]
        return tuple(sorted(told, key=lambda weighed: (-abs(weighed.value), weighed.feature)))


@cache
def load_weights() -> Mapping[str, Weights]:
    """The weights that ship with the package, by label."""
    tables: dict[str, dict[str, float]] = {}
    for entry in read_word_list(WEIGHTS):
        table = tables.setdefault(entry.section, {})
        if entry.row:
            feature, value = entry.row
            table[feature] = float(value)
    return {label: Weights(table) for label, table in tables.items()}


def weigh(label: Label, features: Mapping[tuple[int, int], Features]) -> dict[tuple[int, int], float]:
    """How clearly each sentence is what `label` says, by sentence key."""
    weights = load_weights()[label]
    return {key: weights.add_up(found) for key, found in features.items()}
