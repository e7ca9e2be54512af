"""Open questions: what the articles say is unknown, and the gaps that they leave."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.analysis.distinct import Told
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Certainty, Key, Question
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.quotation import find_turned

_ASKED = re.compile(
    r"(?:,\s*(?:and\s+)?|\s+and\s+|\s+include\s+|:\s*|\s+about\s+)"
    r"(?=(?:how|what|when|where|whether|who|why)\b"
    r"|which\b(?! (?:is|are|was|were|has|have|had|will|would|could|can|may)\b))"
)
_POINTS_BACK = re.compile(r"\b(?:[Tt]his|[Tt]h[eo]se|[Tt]hat) (?:could|may|might|would|can|will)\b")
"""“This could hurt hotels”: nobody who reads it alone knows what is asked."""
_MOST_GAPS, _MOST_COMING = 3, 1
_CLEAR = 0.0
"""Sum of weights from which what may follow is so clear that a reader asks whether it comes. On annotated stories 6 in
10 of the questions that are found so are ones that an analyst asks too; of a second one in a story, fewer are."""


def find_questions(
    sentences: Sequence[Sentence],
    clearness: Mapping[Key, float],
    certainty: Mapping[Key, Certainty],
    bottom_line: Sentence,
    lexicons: Lexicons,
) -> tuple[Question, ...]:
    """Explicit questions in the order of the articles, then implied ones; a list of questions gives one each.

    Implied are the gaps that the articles admit, and the clearest of what is said to be possible, steps before effects:
    whether it comes is open. `clearness` says how clearly each sentence states what follows.
    """
    cues = lexicons.phrase_sets("cues", ("open", "open lists", "gap", "boilerplate"))
    said: list[Question] = []
    implied: list[Question] = []
    told = Told(lexicons)
    asked: set[Key] = set()
    for sentence in sentences:
        count = cues.count(sentence.words)
        found: list[Question] = []
        if count["boilerplate"]:
            asked.add(sentence.key)
        if not count or count["boilerplate"]:
            continue
        if count["open lists"]:
            found = list(_split(sentence))
        elif count["open"] or count["gap"]:
            found = [_whole(sentence, explicit=count["open"] > 0)]
        if found and told.tell(sentence):
            asked.add(sentence.key)
            (said if found[0].explicit else implied).extend(found)
    passed = asked | find_turned(sentences, lexicons)
    rest = [sentence for sentence in sentences if sentence.key not in passed and sentence != bottom_line]
    coming = _find_coming(rest, clearness, certainty, lexicons)
    return (*said, *implied[:_MOST_GAPS], *(_whole(sentence, explicit=False) for sentence in coming))


def _find_coming(
    sentences: Sequence[Sentence],
    clearness: Mapping[Key, float],
    certainty: Mapping[Key, Certainty],
    lexicons: Lexicons,
) -> list[Sentence]:
    """The clearest of what is said to be possible, steps that are pending before effects."""
    pending = lexicons.phrases("cues", "pending")
    possible = [
        s
        for s in sentences
        if clearness[s.key] >= _CLEAR and certainty[s.key] == "possible" and not _POINTS_BACK.search(s.text)
    ]
    return sorted(possible, key=lambda s: (-clearness[s.key] - pending.stand_in(s.words), s.key))[:_MOST_COMING]


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
