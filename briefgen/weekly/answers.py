"""Which sentence of this week answers a question that was left open. Goes in: its words. Comes out: one, or none.

A sentence answers where it says most of what the question asks about, plainly and as a fact, and brings what was asked
for. What asks itself, demands, hopes or is rumoured answers nothing.
"""

import re
from collections.abc import Iterable

from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence
from briefgen.text import fold
from briefgen.weekly.asked import brings, read_question
from briefgen.weekly.plain import is_open_to_doubt

_OPEN = re.compile(
    r"\b(?:unclear|unknown|not (?:\w+ )?(?:known|clear|said|say|decided|made public)|open question|remains? to be seen"
    r"|(?:nobody|no one) (?:\w+ )?(?:knows|said|says)|undecided|declined to|did not (?:say|comment))\b",
    re.IGNORECASE,
)
_LEAST_COVERED = 0.6
"""Share of the terms of a question that an answer says."""
_LEAST_TERMS = 2


def find_answer(question: str, both: Analysis, earlier: Iterable[int], lexicons: Lexicons) -> Sentence | None:
    """The sentence of this week that answers `question` best, as far as its wording shows; None where none does.

    `both` is the analysis of the articles of both weeks, `earlier` the places of last week's among them.
    """
    terms = Terms(lexicons)
    asked = read_question(question, terms)
    if len(asked.wanted) < _LEAST_TERMS:
        return None
    open_cues = lexicons.phrase_sets("cues", ("open", "open lists", "gap"))
    past = set(earlier)
    best: tuple[float, int, int] | None = None
    answer: Sentence | None = None
    for sentence in both.sentences:
        if sentence.source in past or not _is_plain(sentence, both) or fold(sentence.text) == fold(question):
            continue
        said = terms.read(sentence)
        every = said.content | said.names
        covered = sum(1 for term in asked.wanted if term in every) / len(asked.wanted)
        if covered < _LEAST_COVERED or said.asks or open_cues.count(sentence.words):
            continue
        worth = (covered, -sentence.paragraph, -sentence.source)
        if (best is None or worth > best) and brings(asked, sentence, both, terms):
            best, answer = worth, sentence
    return answer


def _is_plain(sentence: Sentence, both: Analysis) -> bool:
    plain = both.certainty[sentence.key] == "asserted" and not is_open_to_doubt(sentence.text)
    return plain and _OPEN.search(sentence.text) is None
