"""Learns the weights of the analysis from labelled articles, measures them, and writes them where the package keeps
them. `BRIEFGEN_EVAL_DATA` names the folder of data, beside which the labels lie.

For each label: logistic regression over the features of `briefgen/analysis/learned/features.py`, the least telling
left out. It is measured on the groups that are held back, with weights from the others; then all of them are used.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from briefgen.analysis.learned.features import Features
from briefgen.analysis.learned.weights import ALWAYS, WEIGHTS, Label, Weights, load_weights
from quality.examples import Example, read_examples
from quality.labels import data_folder, is_held_back, load_labelled
from quality.stories import label_articles, load_own_stories

_MOST: Mapping[Label, int] = {"implication": 2500, "shift": 1200}
"""Features that are kept for each label; more of them change no figure by more than 0.01."""
_LEAST_GROUPS = 3
"""Groups of stories that must show a feature before anything is learned of it."""
_WORD_SCALE, _SIGN_SCALE = 0.5, 0.35
"""How easily words and signs get a weight; set on the groups that are held back."""
_OWN_SHARE = 2.0
"""How much a sentence of the project's own stories counts: they are few, and judged with the greatest care."""
_RECALLS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_HEAD = """\
# What the analysis learned from labelled sentences. Written by `make train`: read what changed before you keep it.
# A word or a pair of words counts divided by the root of how many a sentence has, a sign counts whole; the sum says how
# clearly the sentence is what the section is named after.
"""


def fit(examples: Sequence[Example], label: Label) -> dict[str, float]:
    """The weights, by feature, that tell the examples that are `label` from those that are not."""
    taught = [example for example in examples if example.answers[label] is not None]
    shown = [example.features[label] for example in taught]
    common = _common(taught, label)
    counts = Counter(word for features in shown for word in features.words)
    scale = {word: _WORD_SCALE * (log((1 + len(shown)) / (1 + counts[word])) + 1) for word in common if word in counts}
    scale |= {sign: _SIGN_SCALE for sign in common if sign not in counts}
    matrix = _matrix(shown, scale)
    model = LogisticRegression(solver="liblinear", random_state=0, max_iter=1000)
    model.fit(
        matrix,
        [bool(example.answers[label]) for example in taught],
        sample_weight=[_OWN_SHARE if example.own else 1.0 for example in taught],
    )
    spread = np.sqrt(np.asarray(matrix.multiply(matrix).mean(axis=0)))[0]
    telling = sorted(
        zip(np.abs(model.coef_[0] * spread), scale, model.coef_[0], strict=True), key=lambda r: (-r[0], r[1])
    )
    weights = {name: round(float(value) * scale[name], 3) for _, name, value in telling[: _MOST[label]]}
    return _without_baseline({ALWAYS: round(float(model.intercept_[0]), 3)} | weights)


def _without_baseline(weights: dict[str, float]) -> dict[str, float]:
    """The same sums, with what every sentence is (told, where it is not spoken) counted into what each one gets."""
    told = weights.pop("told", 0.0)
    moved = {ALWAYS: weights[ALWAYS] + told, "spoken": weights.get("spoken", 0.0) - told}
    return {
        name: rounded for name, value in (weights | moved).items() if (rounded := round(value, 3)) or name == ALWAYS
    }


def _common(examples: Sequence[Example], label: Label) -> list[str]:
    """The features that stories of several groups show: the others tell a story, not what a sentence does in it."""
    groups: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in (*example.features[label].words, *example.features[label].signs):
            groups[name].add(example.group)
    return sorted(name for name, shown_by in groups.items() if len(shown_by) >= _LEAST_GROUPS)


def _matrix(shown: Sequence[Features], scale: Mapping[str, float]) -> csr_matrix:
    """A row for each sentence, a column for each feature of `scale`, with values as `Weights.add_up` counts them."""
    column = {name: at for at, name in enumerate(scale)}
    cells = [
        (row, column[name], share * scale[name])
        for row, features in enumerate(shown)
        for names, share in ((features.words, 1 / sqrt(len(features.words) or 1)), (features.signs, 1.0))
        for name in names
        if name in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(shown), len(scale)))


def measure(examples: Sequence[Example], label: Label) -> str:
    """Precision at several recalls on the groups held back, with weights learned from the others."""
    weights = Weights(fit([example for example in examples if example.own or not is_held_back(example.group)], label))
    ranked = sorted(
        (
            (weights.add_up(example.features[label]), bool(example.answers[label]))
            for example in examples
            if not example.own and is_held_back(example.group) and example.answers[label] is not None
        ),
        reverse=True,
    )
    total, hits, best = sum(answer for _, answer in ranked), 0, dict.fromkeys(_RECALLS, (0.0, 0.0))
    for count, (value, answer) in enumerate(ranked, 1):
        hits += answer
        for recall in _RECALLS:
            if hits >= recall * total:
                best[recall] = max(best[recall], (hits / count, value))
    told = ", ".join(f"{precision:.2f} at {recall} (from {value:+.2f})" for recall, (precision, value) in best.items())
    return f"{label}: {total} held back; precision {told}"


def write_weights(tables: Mapping[Label, Mapping[str, float]], path: Path = WEIGHTS) -> None:
    """Put `tables` where the package keeps its weights, the heaviest first."""
    lines = [_HEAD]
    for label, table in tables.items():
        rows = sorted(table.items(), key=lambda row: (row[0] != ALWAYS, -row[1], row[0]))
        lines += [f"\n[{label}]", *(f"{feature} | {value:+.3f}" for feature, value in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    load_weights.cache_clear()


def main() -> int:
    """Measure what is learned from four fifths of the groups, then learn from all of them."""
    folder = data_folder()
    if folder is None:
        print("error: BRIEFGEN_EVAL_DATA is not set", "hint: name the folder of data", sep="\n", file=sys.stderr)
        return 2
    own = (article for story in load_own_stories().values() for article in label_articles(story))
    examples = read_examples((*load_labelled(folder), *own))
    for label in _MOST:
        print(measure(examples, label), flush=True)
    write_weights({label: fit(examples, label) for label in _MOST})
    return 0


if __name__ == "__main__":
    sys.exit(main())
