"""Which sentence of this week answers a question that was left open. Goes in: its words. Comes out: one, or none.

A sentence answers where it says most of what the question asks about, as a fact, and brings what was asked for: a name
for “who”, a figure or a day for “how much” or “when”, a place or a cause for “where” or “why”.
"""

import re
from collections import Counter
from collections.abc import Iterable

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence
from briefgen.text import fold

_OPEN = re.compile(
    r"\b(?:unclear|unknown|not (?:\w+ )?(?:known|clear|said|say|decided|made public)|open question|remains? to be seen"
    r"|(?:nobody|no one) (?:\w+ )?(?:knows|said|says)|undecided|declined to|did not (?:say|comment))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(who|whom|whose|where|when|why|how (?:much|many|long|far)|how|which|what|whether|if)\b", re.IGNORECASE
)
_FRAME = frozenset(
    "unclear unknown known clear said say says open question remain remains whether not yet still it is nobody".split()
)
_LEAST_COVERED = 0.6
"""Share of the terms of a question that an answer says."""
_LEAST_TERMS = 2
_BRINGS = {
    "who": re.compile(r"(?<=\w )[A-Z]\w+"),
    "where": re.compile(r"\b(?:in|at|from|under|near|to|on)\s+\S"),
    "when": re.compile(r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
                       r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)\b"),
    "why": re.compile(r"\b(?:because|after|due to|from|since|as a result)\b"),
    "how much": re.compile(r"\d"),
}  # fmt: skip


def find_answer(question: str, both: Analysis, earlier: Iterable[int], lexicons: Lexicons) -> Sentence | None:
    """The sentence of this week that answers `question` best, as far as its wording shows; None where none does.

    `both` is the analysis of the articles of both weeks, `earlier` the places of last week's among them.
    """
    terms = Terms(lexicons)
    asked = _asked(question)
    wanted = Counter(term for term in terms.of_text(asked) if term not in _FRAME)
    if len(wanted) < _LEAST_TERMS:
        return None
    kind = _kind(asked)
    past = set(earlier)
    best: tuple[float, int, int] | None = None
    answer: Sentence | None = None
    for sentence in both.sentences:
        if sentence.source in past or both.certainty[sentence.key] != "asserted" or _OPEN.search(sentence.text):
            continue
        said = terms.read(sentence)
        every = said.content | said.names
        covered = sum(1 for term in wanted if term in every) / len(wanted)
        brings = kind is None or _BRINGS[kind].search(sentence.text) is not None
        if covered < _LEAST_COVERED or not brings or said.asks or fold(sentence.text) == fold(question):
            continue
        worth = (covered, -sentence.paragraph, -sentence.source)
        if best is None or worth > best:
            best, answer = worth, sentence
    return answer


def _asked(question: str) -> str:
    """The clause that asks: from its question word on, where there is one."""
    found = _ASKS.search(question)
    return question[found.start() :] if found else question


def _kind(asked: str) -> str | None:
    found = _ASKS.match(asked)
    word = " ".join(found[1].lower().split()) if found else ""
    if word in ("whom", "whose"):
        return "who"
    if word.startswith(("how much", "how many", "how long", "how far")):
        return "how much"
    return word if word in _BRINGS else None
