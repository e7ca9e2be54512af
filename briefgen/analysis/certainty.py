"""How sure a sentence sounds, read from its own words and never upgraded."""

import re

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Certainty
from briefgen.analysis.sentences import Sentence

_SECTIONS = ("possible", "conditional", "concern", "harm", "need")
_WOULD = re.compile(r"\b[Ww]ould\b(?! often\b| always\b| sometimes\b)")
_LACK = re.compile(r"\b(?:[Ww]ithout|[Ii]naction|[Ff]ailure to|[Rr]efusal to|[Rr]efusing to)\b.*\bwould\b")
"""What would be if something were not done."""
_SUPPOSED = re.compile(r"^[“\"]?(?:Had|Were) [^,]+, [^.]*\b(?:would|could|might)\b")
"""“Had the regulator known, it would have acted”: what was not, or is not yet."""
_NO_NEED = re.compile(r"\b(?:see|sees|saw|seen|seeing) no (?:\w+ )?need\b|\b(?:do|does|did)(?: not|n['’]t) need\b")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]?")


def read_certainty(sentence: Sentence, lexicons: Lexicons, *, spoken: bool = False) -> Certainty:
    """The certainty of `sentence`: the first class with a cue in it, else asserted.

    What is asked first wins: a need is named as such even where it is feared not to be met. Harm that someone speaks
    of (`spoken`) is a worry; harm that the article reports is a fact.
    """
    found = lexicons.phrase_sets("cues", _SECTIONS).count(sentence.words)
    if "would" in sentence.words.places and _LACK.search(sentence.text):
        return "conditional"
    if _SUPPOSED.search(sentence.text):
        return "conditional"
    if found["need"] > len(_NO_NEED.findall(sentence.text)):
        return "need"
    if found["conditional"] and _is_conditional(sentence, lexicons):
        return "conditional"
    if found["concern"]:
        return "concern"
    if "would" in sentence.words.places and _supposes(sentence):
        return "conditional"
    if spoken and found["harm"]:
        return "concern"
    return "possible" if found["possible"] else "asserted"


def _is_conditional(sentence: Sentence, lexicons: Lexicons) -> bool:
    """Whether a condition stands in it; the “if” of “as if” and “asked if” sets none."""
    excused = lexicons.phrases("cues", "not conditional").find(sentence.words)
    return any(
        not any(start <= begin < stop for _, start, stop in excused)
        for _, begin, _ in lexicons.phrases("cues", "conditional").find(sentence.words)
    )


def _supposes(sentence: Sentence) -> bool:
    """Whether someone says what would be, in a quotation: outside of one, “would” is also the future of a report."""
    quoted = [match.span() for match in _QUOTED.finditer(sentence.text)]
    return any(start < match.start() < end for match in _WOULD.finditer(sentence.text) for start, end in quoted)
