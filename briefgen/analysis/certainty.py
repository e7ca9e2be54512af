"""How sure a sentence sounds, read from its own words and never upgraded."""

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Certainty
from briefgen.analysis.sentences import Sentence

_ORDER: tuple[Certainty, ...] = ("need", "conditional", "concern", "possible")
"""What is asked first wins: a need is named as such even where it is feared not to be met."""


def read_certainty(sentence: Sentence, lexicons: Lexicons) -> Certainty:
    """The certainty of `sentence`: the first class with a cue in it, else asserted."""
    for certainty in _ORDER:
        if lexicons.phrases("cues", certainty).stand_in(sentence.words):
            return certainty
    return "asserted"
