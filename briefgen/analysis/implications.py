"""Implications: what follows from the news, as learned weights tell it; background, questions and the news are none."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.analysis.distinct import keep_distinct
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Question
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.quotation import find_turned

_LEAST_WORDS = 5
_CLEAR = -0.5
"""Sum of weights from which a sentence states an implication: on annotated stories that nothing was learned from, 8 in
10 such sentences do, and 2 in 3 of all implications are found."""
_ASKS = re.compile(r"\?[”\"’']+ asked\b")
"""A question, which states nothing."""
_HEARD = 0.4
"""What each statement that an article has shown takes from its next one."""


def find_implications(
    sentences: Sequence[Sentence],
    clearness: Mapping[tuple[int, int], float],
    questions: Sequence[Question],
    bottom_line: Sentence,
    lexicons: Lexicons,
) -> tuple[Sentence, ...]:
    """The sentences that state what follows, the clearest first; `clearness` is the sum of each one's weights."""
    asked = {question.sentence.key for question in questions if question.explicit}
    turned = find_turned(sentences, lexicons)
    boilerplate = lexicons.phrases("cues", "boilerplate")
    found = [
        sentence
        for sentence in sentences
        if clearness[sentence.key] >= _CLEAR
        and sentence.key not in asked
        and sentence != bottom_line
        and len(sentence.words) >= _LEAST_WORDS
        and not boilerplate.stand_in(sentence.words)
        and sentence.key not in turned
        and not _ASKS.search(sentence.text)
    ]
    return keep_distinct(_spread(found, clearness), lexicons)


def _spread(sentences: Sequence[Sentence], clearness: Mapping[tuple[int, int], float]) -> tuple[Sentence, ...]:
    """The clearest first, but no article long unheard: each one that an article has shown weighs on its next."""
    shown = Counter[int]()
    standing: dict[tuple[int, int], float] = {}
    for sentence in sorted(sentences, key=lambda s: (-clearness[s.key], s.key)):
        standing[sentence.key] = clearness[sentence.key] - _HEARD * shown[sentence.source]
        shown[sentence.source] += 1
    return tuple(sorted(sentences, key=lambda s: (-standing[s.key], s.key)))
