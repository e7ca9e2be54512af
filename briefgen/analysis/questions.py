"""Open questions: what the articles say is unknown, and the gaps that they leave."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Question
from briefgen.analysis.sentences import Sentence

_ASKED = re.compile(
    r"(?:,\s*(?:and\s+)?|\s+and\s+|\s+include\s+|:\s*|\s+about\s+)"
    r"(?=(?:how|what|when|where|whether|who|why)\b"
    r"|which\b(?! (?:is|are|was|were|has|have|had|will|would|could|can|may)\b))"
)


_MOST_GAPS = 3
_CLEAR = 0.0
"""Sum of weights from which what follows is so clear that a reader asks whether it comes. On annotated stories 3 in 4
of the questions that are found so are ones that an analyst asks too; of a second one in a story, fewer are."""


def find_questions(
    sentences: Sequence[Sentence],
    clearness: Mapping[tuple[int, int], float],
    bottom_line: Sentence,
    lexicons: Lexicons,
) -> tuple[Question, ...]:
    """Explicit questions in the order of the articles, then implied ones; a list of questions gives one each.

    Implied are the gaps that the articles admit, and the clearest thing to come: whether it does is open.
    `clearness` says how clearly each sentence states what follows.
    """
    explicit = lexicons.phrases("cues", "open")
    lists = lexicons.phrases("cues", "open lists")
    gaps = lexicons.phrases("cues", "gap")
    stock = lexicons.phrases("cues", "boilerplate")
    said: list[Question] = []
    implied: list[Question] = []
    rest: list[Sentence] = []
    for sentence in sentences:
        if stock.stand_in(sentence.words):
            continue
        if lists.stand_in(sentence.words):
            said.extend(_split(sentence))
        elif explicit.stand_in(sentence.words):
            said.append(_whole(sentence, explicit=True))
        elif gaps.stand_in(sentence.words):
            implied.append(_whole(sentence, explicit=False))
        elif sentence != bottom_line and clearness[sentence.key] >= _CLEAR:
            rest.append(sentence)
    coming = [_whole(max(rest, key=lambda s: (clearness[s.key], -s.source, -s.number)), explicit=False)] if rest else []
    return (*said, *implied[:_MOST_GAPS], *coming)


def _whole(sentence: Sentence, *, explicit: bool) -> Question:
    return Question(sentence, 0, len(sentence.text), explicit=explicit)


def _split(sentence: Sentence) -> Iterator[Question]:
    """One question for each item of “Key questions include how …, what …, and whether …”."""
    cuts = [match.end() for match in _ASKED.finditer(sentence.text)]
    ends = [*(match.start() for match in _ASKED.finditer(sentence.text)), len(sentence.text.rstrip(" ."))][1:]
    if not cuts:
        yield _whole(sentence, explicit=True)
    for start, end in zip(cuts, ends, strict=True):
        yield Question(sentence, start, end, explicit=True)
