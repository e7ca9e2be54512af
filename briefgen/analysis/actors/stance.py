"""What an actor says, wants or does, in the words of the source."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.clause import HAS_CLAUSE, sentence_start

_LEAD_IN = re.compile(r"[,\s]*(?:has|have|had|is|are|was|were|also|now|previously|later|earlier|recently)?\s*$")
_SUBJECT_PLACE = re.compile(
    r"(?:^|[,;:“\"(—–]\s?|\b(?:that|and|but|while|as|because|when|if)\s)(?:(?:the|some|many)\s)?$", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(
    r", (?=(?:[A-Z][\w’'-]+ ){1,6}(?:has|have|had|is|are|was|were|will|would|said|says|remains|takes)\b)"
)
_SAYS_MORE = re.compile(r"[,;:“”\"]|\b(?:that|to|about|of [a-z]+ing)\b")
"""What stands behind a verb of speech where content follows it."""
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|should|may|might|can|must|did|does|do)\b")
_PLACED = re.compile(
    r"\b(?:in|at|near|around|across|outside) (?:the )?$"
    r"|\b(?:seen|obtained|reviewed|published|leaked|reported) by (?:the )?$"
    r"|[A-Z][\w’'-]+ [A-Z][\w’'-]+,? (?:of|from|with) (?:the )?$"
)
"""Before a name that only tells where a speaker is, or whose (“the opposition in Seoul”, “a memo seen by the Courier”,
“Jean Roux of the Institute”)."""
_CLOSING = " ,;:.?!)]…"
"""Marks that belong to what stands before them."""
_LEAST_WORDS = 2
"""Fewer words are no stance."""
_LEAST_QUOTATION = 4
"""Words; a quotation of fewer before its speaker is only a scrap."""
_SUBJECT_GAP = 3
"""Words between a subject and its verb (“has”, “also”, a weekday)."""


def speaks(mention: Mention, speech: Mapping[tuple[int, int], Speech]) -> bool:
    """Whether the mentioned one is the speaker of the sentence."""
    said = speech.get(mention.sentence.key)
    if said is None or mention.adjective or not said.start <= mention.start < said.end:
        return False
    return mention.end >= said.end and not _PLACED.search(mention.sentence.text[said.start : mention.start])


class StanceFinder:
    """Finds the stance of an actor from its mentions."""

    def __init__(self, speech: Mapping[tuple[int, int], Speech], lexicons: Lexicons) -> None:
        self._speech = speech
        self._acts = [lexicons.verbs("speech", section) for section in ("stance verbs", "view verbs")]
        self._steps = [lexicons.phrases("cues", section) for section in ("firm 1", "firm 2", "firm 3")]

    def find(self, mentions: Sequence[Mention]) -> tuple[str | None, Sentence | None]:
        """A slice of a sentence, and that sentence: what the actor does or wants before what it says."""
        for mention in mentions:
            if not mention.adjective and (words := self._predicate(mention)):
                return words, mention.sentence
        for mention in mentions:
            if speaks(mention, self._speech) and (words := self._content(mention)):
                return words, mention.sentence
        return None, None

    def _predicate(self, mention: Mention) -> str | None:
        """The words from the verb that the actor is the subject of to the end of the sentence.

        What someone else says of the actor counts only where the words name the speaker too.
        """
        sentence = mention.sentence
        said = self._speech.get(sentence.key)
        if said is not None and said.start < mention.end and not speaks(mention, self._speech):
            return None
        following = [word for word in sentence.words if word.start >= mention.end][: _SUBJECT_GAP + 1]
        if not following or sentence.text[mention.end : following[0].start] != " ":
            return None
        if not _SUBJECT_PLACE.search(sentence.text[: mention.start].removesuffix(f"{mention.role} ")):
            return None
        for phrases in (*self._acts, *self._steps):
            for _, begin, _ in phrases.find(following):
                between = sentence.text[mention.end : following[begin].start]
                if _LEAD_IN.fullmatch(between):
                    return _predicate_of(sentence.text[mention.end :])
        return None

    def _content(self, mention: Mention) -> str | None:
        """What the actor says: what stands before “said X” or “X said”, else what follows the verb."""
        text, said = mention.sentence.text, self._speech[mention.sentence.key]
        if said.content:
            return _predicate_of(text[said.content :])
        inverted = said.verb_start < said.start
        before = text[: said.verb_start if inverted else said.start].rstrip(" ,")
        least = _LEAST_WORDS if inverted else _LEAST_QUOTATION
        if len(before.split()) >= least and (inverted or before.endswith(("”", '"'))):
            return _unquoted(before)
        told = before[sentence_start(text) :]
        if not inverted and _FINITE.search(told) and _only_listened(text, said):
            return told
        apposition = "," in text[said.end : said.verb_start]
        return _predicate_of(text[said.verb_start if apposition else said.end :])


def _only_listened(text: str, said: Speech) -> bool:
    """“…, engineers told the council on Tuesday.”: whether who listens, and when, is all that follows the verb."""
    rest = text[said.verb_end :]
    return text[: said.start].endswith(", ") and not HAS_CLAUSE.match(rest) and not _SAYS_MORE.search(rest)


def _predicate_of(rest: str) -> str | None:
    words = _OTHER_SUBJECT.split(rest)[0].lstrip(_CLOSING).rstrip(" ,")
    if _is_torn(words):
        return None
    words = _unquoted(words if words.endswith(("U.S.", "U.K.", "U.N.")) else words.removesuffix("."))
    return words if len(words.split()) >= _LEAST_WORDS else None


def _unquoted(words: str) -> str:
    """`words` without the quotation marks around them, and without one at an end that has no partner."""
    marks = sum(words.count(mark) for mark in '“”"')
    if words[:1] in ("“", '"') and (marks == 1 or (marks == 2 and words[-1] in ("”", '"'))):
        return words.strip('“”" ,')
    return words.rstrip('“”" ,') if marks % 2 else words


def _is_torn(words: str) -> bool:
    """Whether they open a quotation that goes on in the next sentence: what is said there may turn them round."""
    marks = [at for at, letter in enumerate(words.rstrip(_CLOSING)) if letter in '“”"']
    return len(marks) % 2 == 1 and 0 < marks[-1] < len(words.rstrip(_CLOSING)) - 1
