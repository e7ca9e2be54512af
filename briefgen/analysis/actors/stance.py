"""What an actor says, wants or does, in the words of the source."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.clause import HAS_CLAUSE, sentence_start
from briefgen.analysis.speech.quotation import is_torn

_LEAD_IN = re.compile(r"[,\s]*(?:has|have|had|is|are|was|were|also|now|previously|later|earlier|recently)?\s*$")
_SUBJECT_PLACE = re.compile(
    r"(?:^|[,;:“\"(—–]\s?|\b(?:that|and|but|while|as|because|when|if)\s)(?:(?:the|some|many)\s)?$", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(
    r", (?=(?:[A-Z][\w’'-]+ ){1,6}(?:has|have|had|is|are|was|were|will|would|said|says|remains|takes)\b)"
)
_BE = re.compile(r"\b(?:is|are|was|were)\b")
_PASSIVE = re.compile(r" by\b")
"""Behind a participle whose doer is another (“was accused by Ann Low”)."""
_SAYS_MORE = re.compile(r"[,;:“”\"]|\b(?:that|to|about|of [a-z]+ing)\b")
"""What stands behind a verb of speech where content follows it."""
_PLACED = re.compile(
    r"\b(?:in|at|near|around|across|outside) (?:the )?$"
    r"|\b(?:seen|obtained|reviewed|published|leaked|reported) by (?:the )?$"
    r"|[A-Z][\w’'-]+ [A-Z][\w’'-]+,? (?:of|from|with) (?:the )?$"
)
_OF_BODY = re.compile(r",? (?:of|from|at) (?:the )?[A-Z]")
"""Behind a speaker whose body is told."""
_BEHIND_OTHERS = re.compile(r"\b(?:of|for|whose) $|['’]s $")
"""Before a person whom somebody else belongs to (“the wife of Mayor Lund”, “a lawyer for Mel Drew”)."""
"""Before a name that only tells where a speaker is, or whose (“the opposition in Seoul”, “a memo seen by the Courier”,
“Jean Roux of the Institute”)."""
_ASIDE = re.compile(r"(?:,[”\"]? (?:its|his|her|their|the|an?) [^,“”\"]{2,60})?,[”\"]? (?:[a-z][\w’'-]* ){0,4}$")
"""The comma behind what is said, and words before the name of who says it (“…, the water company Aquavar said”)."""
_WHEN = re.compile(r" (?:on|in|at|during|after|before|late|early|earlier|last|this|of|by|from|[A-Z][a-z]+day)\b")
"""Behind a verb of speech that takes nothing of what is said (“said on Monday of the plan”)."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|may|might|can|must|did|does|do|[a-z]+ed|came|went|rose|"
    r"fell|began|took|made|found|cut|hit|left|won|lost|gave|got|ran|saw|sent|kept|held|met|paid|led|put|set|shut|broke|"
    r"grew|became|thought|knew|needs?|wants?|plans?)\b"
)
"""What makes words a clause of their own, and not only somebody's office."""
_BREAKS_OFF = re.compile(r"\b(?:that|to|of|by|for|with|and|the|a|an)\.?$")
_PARTS = re.compile(r"[,(—–]|\s-")
"""What parts a speaker from the verb."""
_CLOSING = " ,;:.?!)]…"
"""Marks that belong to what stands before them."""
_LEAST_WORDS = 2
"""Fewer words are no stance."""
_LEAST_QUOTATION = 4
"""Words; what is said in fewer before its speaker is only a scrap."""
_SUBJECT_GAP = 3
"""Words between a subject and its verb (“has”, “also”, a weekday)."""


def speaks(mention: Mention, speech: Mapping[tuple[int, int], Speech]) -> bool:
    """Whether the mentioned one is the speaker of the sentence."""
    said = speech.get(mention.sentence.key)
    if said is None or mention.adjective or not said.start <= mention.start < said.end:
        return False
    before = mention.sentence.text[said.start : mention.start]
    if mention.kind == "person" and _BEHIND_OTHERS.search(before.removesuffix(f"{mention.role} ")):
        return False
    behind = mention.sentence.text[mention.end : said.end]
    return (not behind or bool(_OF_BODY.match(behind))) and not _PLACED.search(before)


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
                passive = _PASSIVE.match(sentence.text, following[begin].end) and _BE.search(between)
                if _LEAD_IN.fullmatch(between) and not passive:
                    return _predicate_of(sentence.text[mention.end :])
        return None

    def _content(self, mention: Mention) -> str | None:
        """What the actor says: what stands before “said X” or “X said”, else what follows the verb."""
        text, said = mention.sentence.text, self._speech[mention.sentence.key]
        if said.content:
            return _predicate_of(text[said.content :])
        inverted = said.verb_start < said.start
        before = text[: said.verb_start if inverted else said.start].rstrip(" ,")
        quoted = before.endswith(("”", '"'))
        parted = not quoted and text[said.end : said.end + 1] == ","  # “Jo Lund, according to Ann Low, will …”
        least = _LEAST_WORDS if inverted and not parted else _LEAST_QUOTATION
        if len(before.split()) >= least and (inverted or quoted):
            return _unquoted(before)
        aside = _ASIDE.search(text[: said.start])
        if aside and not inverted:
            told = text[sentence_start(text) : aside.start()]
            if _only_tells_when(text, said) and _VERB.search(told) and len(told.split()) >= _LEAST_QUOTATION:
                return _unquoted(told)
            if text[said.verb_end : said.verb_end + 1] == ",":  # “The minister, Jo Lund said, will …” has no one slice
                return None
        if inverted or (_WHEN.match(text, said.verb_end) and _only_tells_when(text, said)):
            return None
        between = text[said.end : said.verb_start]
        return _predicate_of(text[said.verb_start if _PARTS.search(between) else said.end :])


def _only_tells_when(text: str, said: Speech) -> bool:
    """“…, engineers told the council on Tuesday.”: whether who listens, and when, is all that the verb takes."""
    rest = text[said.verb_end :].partition(",")[0]
    return not HAS_CLAUSE.match(rest) and not _SAYS_MORE.search(rest)


def _predicate_of(rest: str) -> str | None:
    words = _OTHER_SUBJECT.split(rest)[0].lstrip(_CLOSING).rstrip(" ,")
    if is_torn(words) or _BREAKS_OFF.search(words):
        return None
    words = _unquoted(words if words.endswith(("U.S.", "U.K.", "U.N.")) else words.removesuffix("."))
    return words if len(words.split()) >= _LEAST_WORDS else None


def _unquoted(words: str) -> str:
    """`words` without the quotation marks around them, and without one at an end that has no partner."""
    marks = sum(words.count(mark) for mark in '“”"')
    if words[:1] in ("“", '"') and (marks == 1 or (marks == 2 and words[-1] in ("”", '"'))):
        return words.strip('“”" ,')
    return words.rstrip('“”" ,') if marks % 2 else words
