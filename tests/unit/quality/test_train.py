"""What is learned from examples."""

from pathlib import Path

import pytest

from briefgen.analysis.learned.features import Features
from briefgen.analysis.learned.weights import ALWAYS, Weights
from briefgen.wordlist import read_word_list
from quality.examples import Example, read_examples
from quality.stories import label_articles, load_own_stories

pytest.importorskip("sklearn", reason="scikit-learn is installed by `make train` only")

from quality.train import fit, write_weights


def example(group: int, *words: str, follows: bool | None) -> Example:
    features = Features(words, ("told",))
    return Example(
        f"g{group}", own=False, features={"implication": features, "shift": features}, answers={"implication": follows}
    )


EXAMPLES = [
    *(example(group, "could", "cost", follows=True) for group in range(6)),
    *(example(group, "was", "old", follows=False) for group in range(6)),
    *(example(group, "maybe", follows=None) for group in range(6)),
    example(1, "lindmar", "could", follows=True),
    example(1, "lindmar", "was", follows=False),
]


def test_what_tells_the_examples_apart_gets_the_weight() -> None:
    table = fit(EXAMPLES, "implication")
    assert table["could"] > 0 > table["was"]
    weights = Weights(table)
    assert weights.add_up(EXAMPLES[0].features["implication"]) > weights.add_up(EXAMPLES[6].features["implication"])


def test_nothing_is_learned_of_words_that_one_group_shows_or_of_what_is_not_to_be_taught() -> None:
    table = fit(EXAMPLES, "implication")
    assert "lindmar" not in table
    assert "maybe" not in table


def test_what_every_sentence_is_counts_into_what_each_one_gets() -> None:
    assert "told" not in fit(EXAMPLES, "implication")


def test_the_same_examples_give_the_same_weights() -> None:
    assert fit(EXAMPLES, "implication") == fit(EXAMPLES, "implication")


def test_the_file_is_read_back(tmp_path: Path) -> None:
    write_weights({"implication": {ALWAYS: -1.0, "could": 2.5}, "shift": {ALWAYS: 0.0}}, tmp_path / "weights.txt")
    rows = [(entry.section, *entry.row) for entry in read_word_list(tmp_path / "weights.txt") if entry.row]
    assert rows == [
        ("implication", "always", "-1.000"),
        ("implication", "could", "+2.500"),
        ("shift", "always", "+0.000"),
    ]


def test_the_sentences_of_a_story_become_examples() -> None:
    articles = label_articles(load_own_stories()["phone-ban"])
    examples = read_examples(articles)
    assert len(examples) >= 12
    assert {found.answers["implication"] for found in examples} == {True, False, None}
    assert all(found.own and found.group == "phone-ban" for found in examples)
