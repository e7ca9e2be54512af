"""Open questions: what the articles say is unknown, and the gaps that they leave."""

import re
from collections.abc import Iterator, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Question
from briefgen.analysis.sentences import Sentence

_ASKED = re.compile(
    r"(?:,\s*(?:and\s+)?|\s+and\s+|\s+include\s+|:\s*|\s+about\s+)"
    r"(?=(?:how|what|when|where|whether|who|why)\b"
    r"|which\b(?! (?:is|are|was|were|has|have|had|will|would|could|can|may)\b))"
)


def find_questions(sentences: Sequence[Sentence], lexicons: Lexicons) -> tuple[Question, ...]:
    """Explicit questions in the order of the articles, then implied ones; a list of questions gives one each."""
    explicit = lexicons.phrases("cues", "open")
    lists = lexicons.phrases("cues", "open lists")
    implied = lexicons.phrases("cues", "open wide")
    stock = lexicons.phrases("cues", "boilerplate")
    said: list[Question] = []
    gaps: list[Question] = []
    for sentence in sentences:
        if stock.stand_in(sentence.words):
            continue
        if lists.stand_in(sentence.words):
            said.extend(_split(sentence))
        elif explicit.stand_in(sentence.words):
            said.append(Question(sentence, 0, len(sentence.text), explicit=True))
        elif implied.stand_in(sentence.words):
            gaps.append(Question(sentence, 0, len(sentence.text), explicit=False))
    return (*said, *gaps)


def _split(sentence: Sentence) -> Iterator[Question]:
    """One question for each item of “Key questions include how …, what …, and whether …”."""
    cuts = [match.end() for match in _ASKED.finditer(sentence.text)]
    ends = [*(match.start() for match in _ASKED.finditer(sentence.text)), len(sentence.text.rstrip(" ."))][1:]
    if not cuts:
        yield Question(sentence, 0, len(sentence.text), explicit=True)
    for start, end in zip(cuts, ends, strict=True):
        yield Question(sentence, start, end, explicit=True)
