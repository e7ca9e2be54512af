"""Implications: what follows from the news, with the cue that says so."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Certainty, Question
from briefgen.analysis.sentences import Sentence

_LEAST_WORDS = 8
_PAST_YEAR = re.compile(r"\b[Ii]n (?:19|20)\d\d\b")
_HEARD = 0.4
"""What each statement that an article has shown takes from its next one."""


def find_implications(
    sentences: Sequence[Sentence],
    certainty: Mapping[tuple[int, int], Certainty],
    questions: Sequence[Question],
    bottom_line: Sentence,
    lexicons: Lexicons,
) -> tuple[Sentence, ...]:
    """The sentences that state what follows, the clearest first; background and open questions are none."""
    asked = {question.sentence.key for question in questions if question.explicit}
    cues, headings = lexicons.phrases("cues", "implication"), lexicons.words("cues", "implication headings")
    refused = lexicons.phrases("cues", "not implication")

    def weight(sentence: Sentence) -> float:
        """How clearly it states what follows; 0 where it does not."""
        if sentence.key in asked or sentence == bottom_line or len(sentence.words) < _LEAST_WORDS:
            return 0.0
        found = {entry for entry, _, _ in cues.find(sentence.words)}
        if not found or refused.stand_in(sentence.words) or _PAST_YEAR.search(sentence.text):
            return 0.0
        heading = (sentence.heading or "").casefold()
        under = any(re.search(rf"\b{re.escape(word)}\b", heading) for word in headings)
        return 2.0 + 0.5 * (len(found) - 1) + 0.75 * under + 0.5 * (certainty[sentence.key] != "asserted")

    weights = {sentence.key: weight(sentence) for sentence in sentences}
    return _spread([sentence for sentence in sentences if weights[sentence.key]], weights)


def _spread(sentences: Sequence[Sentence], weights: Mapping[tuple[int, int], float]) -> tuple[Sentence, ...]:
    """The heaviest first, but no article long unheard: each one that an article has shown weighs on its next."""
    shown = Counter[int]()
    standing: dict[tuple[int, int], float] = {}
    for sentence in sorted(sentences, key=lambda s: (-weights[s.key], s.key)):
        standing[sentence.key] = weights[sentence.key] - _HEARD * shown[sentence.source]
        shown[sentence.source] += 1
    return tuple(sorted(sentences, key=lambda s: (-standing[s.key], s.key)))
