"""Which verbs of a sentence tell of speech: by their kind, and by what stands beside them."""

import re
from typing import Literal, NamedTuple

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.clause import Clause

Kind = Literal["", "view ", "request ", "clause ", "document ", "passive "]
"""As the sections of the lexicon are named."""

_KINDS: tuple[Kind, ...] = ("", "view ", "request ", "clause ", "document ", "passive ")
_SAY = frozenset({"say", "says", "said", "tell", "tells", "told", "wrote", "tweeted"})
_NOT_ACTIVE = re.compile(
    r"accused (?:of|by|in)\b|(?:said|believed|thought|reported) to (?:be|have)\b|charged (?:with|in)\b"
)
"""Participles that stand behind whom someone else speaks of."""


class Spoken(NamedTuple):
    """A verb that tells of speech."""

    clause: Clause
    surely: bool
    """Whoever its subject is."""
    doubtful: bool
    """Whether its form may be a noun, or tell of a thing."""


class VerbFinder:
    """Finds the verbs of speech of a sentence."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._verbs = tuple((kind, lexicons.verbs("speech", f"{kind}verbs")) for kind in _KINDS)
        self._doubtful = lexicons.words("speech", "doubtful forms")

    def find(self, sentence: Sentence, text: str, *, document: bool) -> list[Spoken]:
        """The verbs that may have a speaker as their subject, in order; `document`: whether one opens the sentence."""
        found: list[tuple[int, int, Spoken]] = []
        for rank, (kind, phrases) in enumerate(self._verbs):
            if kind == "document " and not document:
                continue
            for _, begin, end in phrases.find(sentence.words):
                clause = Clause(sentence, text, sentence.words[begin].norm, *_span(sentence, begin, end))
                if not _is_in_name(clause, begin) and (spoken := self._spoken(kind, clause)) is not None:
                    found.append((begin, rank, spoken))
        return [spoken for _, _, spoken in sorted(found, key=lambda row: row[:2])]

    def _spoken(self, kind: Kind, clause: Clause) -> Spoken | None:
        if _NOT_ACTIVE.match(clause.text[clause.start :]):
            return None
        content = kind != "passive " and clause.has_content()
        doubtful = clause.verb in self._doubtful and clause.end - clause.start == len(clause.verb)
        if not content and not _is_grounded(kind, clause):
            return None
        return Spoken(clause, content or clause.verb in _SAY, doubtful)


def _span(sentence: Sentence, begin: int, end: int) -> tuple[int, int]:
    return sentence.words[begin].start, sentence.words[end - 1].end


def _is_in_name(clause: Clause, number: int) -> bool:
    """“State Department”, “co-wrote”: whether the verb is part of another word or of a name."""
    return (number > 0 and clause.text[clause.start].isupper()) or clause.text[: clause.start].rstrip().endswith("-")


def _is_grounded(kind: Kind, clause: Clause) -> bool:
    """Whether a verb speaks without a clause or a quotation beside it."""
    if clause.after.startswith(" by "):
        return kind in ("view ", "passive ") or clause.verb == "reported"
    match kind:
        case "view ":
            return clause.has_ground()
        case "request ":
            return clause.has_request()
        case _:
            return kind in ("", "document ")
