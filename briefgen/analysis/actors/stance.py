"""What an actor says, wants or does, in the words of the source."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence

_LEAD_IN = re.compile(r"[,\s]*(?:has|have|had|is|are|was|were|also|now|previously|later|earlier|recently)?\s*$")
_SUBJECT_PLACE = re.compile(
    r"(?:^|[,;:“\"(—–]\s?|\b(?:that|and|but|while|as|because|when|if|with|the|some|many)\s)$", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(
    r", (?=(?:[A-Z][\w’'-]+ ){1,6}(?:has|have|had|is|are|was|were|will|would|said|says|remains|takes)\b)"
)
_LAST_WORDS = re.compile(r"[,\s]*(?:according to|said|says|told reporters|added|wrote|tweeted)?\s*$")
_SUBJECT_GAP = 3
"""Words between a subject and its verb (“has”, “also”, a weekday)."""


def speaks(mention: Mention, speech: Mapping[tuple[int, int], Speech]) -> bool:
    """Whether the mentioned one is the speaker of the sentence."""
    said = speech.get(mention.sentence.key)
    if said is None or mention.adjective or not said.start <= mention.start < said.end:
        return False
    return mention.end >= said.end or mention.kind == "person"


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
        sentence, said = mention.sentence, self._speech[mention.sentence.key]
        if said.start > len(sentence.text) // 2:
            before = sentence.text[: said.start]
            return before[: match.start()].strip(" ,") or None if (match := _LAST_WORDS.search(before)) else None
        if said.content:
            return sentence.text[said.content :].rstrip(" .") or None
        return _predicate_of(sentence.text[said.end :])


def _predicate_of(rest: str) -> str | None:
    words = _OTHER_SUBJECT.split(rest)[0].strip(" ,")
    words = words.removesuffix(".") if not words.endswith(("U.S.", "U.K.", "U.N.")) else words
    return words if len(words.split()) > 1 else None
