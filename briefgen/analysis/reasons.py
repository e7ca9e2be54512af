"""Why a sentence stands in a section: in a few words each, what the rules saw and which weights were added up."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.analysis.learned.features import Features
from briefgen.analysis.learned.weights import Label, load_weights
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Analysis, Key, Question, Section, Shift
from briefgen.analysis.sentences import Sentence
from briefgen.text import plural

_MOST_TOLD = 5
"""Weights that are named; they make up most of a sum."""


def find_reasons(
    found: Analysis, features: Mapping[Label, Mapping[Key, Features]], lexicons: Lexicons
) -> dict[Key, dict[Section, tuple[str, ...]]]:
    """The reasons for every sentence that a section of `found` shows, by its key.

    `features` hold what the weights of each label were added up over.
    """
    reasons: dict[Key, dict[Section, tuple[str, ...]]] = {}
    for section, sentence, why in _Reasons(found, features, lexicons).all():
        reasons.setdefault(sentence.key, {}).setdefault(section, tuple(why))
    return reasons


class _Reasons:
    def __init__(self, found: Analysis, features: Mapping[Label, Mapping[Key, Features]], lexicons: Lexicons) -> None:
        self._found = found
        self._features = features
        self._lexicons = lexicons

    def all(self) -> Iterator[tuple[Section, Sentence, Sequence[str]]]:
        found = self._found
        yield "bottom_line", found.bottom_line, [*self._opening(found.bottom_line), *self._support(found.bottom_line)]
        for shift in found.shifts:
            yield (
                "key_shifts",
                shift.sentence,
                [*self._poles(shift), *self._support(shift.sentence), *self._change(shift)],
            )
        for sentence in found.implications:
            yield "implications", sentence, self._weights("implication", sentence)
        for question in found.questions:
            yield "open_questions", question.sentence, self._asks(question)
        for agreement in found.agreements:
            for sentence in agreement.sentences:
                yield "agreements", sentence, [f"reported alike by {self._articles(agreement.sentences)}"]
        for difference in found.differences:
            for sentence, start, end in difference.sides:
                yield "differences", sentence, [f"{difference.about.partition(':')[0]}: “{sentence.text[start:end]}”"]

    def _opening(self, sentence: Sentence) -> Iterator[str]:
        if sentence.number == 0:
            yield "opens its article"
        elif sentence.heading:
            yield f"stands under “{sentence.heading}”"
        else:
            yield "stands near the opening of its article"

    def _support(self, sentence: Sentence) -> Iterator[str]:
        others = self._found.support.get(sentence.key, ())
        if others:
            yield f"borne out by {self._articles(others)}"

    def _articles(self, sentences: Sequence[Sentence]) -> str:
        return plural(len({sentence.source for sentence in sentences}), "article")

    def _poles(self, shift: Shift) -> Iterator[str]:
        if shift.before and shift.after:
            yield "names before and after"

    def _change(self, shift: Shift) -> list[str]:
        """The weights of the clearest sentence of the shift."""
        weights, features = load_weights()["shift"], self._features["shift"]
        clearest = max(
            (shift.sentence, *shift.support), key=lambda s: (weights.add_up(features[s.key]), s == shift.sentence)
        )
        return self._weights("shift", clearest)

    def _asks(self, question: Question) -> list[str]:
        """The words that say or show that something is open, else the weights of what is to come."""
        for section in ("open", "open lists") if question.explicit else ("gap",):
            words = question.sentence.words
            for _, begin, end in self._lexicons.phrases("cues", section).find(words):
                said = question.sentence.text[words[begin].start : words[end - 1].end]
                return [f"says “{said}”"]
        return ["whether it comes is open", *self._weights("implication", question.sentence)]

    def _weights(self, label: Label, sentence: Sentence) -> list[str]:
        weights, features = load_weights()[label], self._features[label][sentence.key]
        told = weights.explain(features)
        named = [f"{weighed.value:+.2f} {weighed.feature}" for weighed in told[:_MOST_TOLD]]
        rest = len(told) - len(named)
        return [f"weights add up to {weights.add_up(features):+.2f}", *named, *([f"{rest} more"] if rest > 0 else [])]
