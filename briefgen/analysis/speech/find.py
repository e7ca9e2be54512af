"""The speaker of each sentence: sentences and mentions come in, the speech of those that have a speaker goes out."""

import re
from collections.abc import Mapping, Sequence

from msgspec import structs

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.carry import adopt, fill_openings, goes_on, guess
from briefgen.analysis.speech.cast import Cast
from briefgen.analysis.speech.clause import HAS_CLAUSE, Clause, masked, range_to_stop
from briefgen.analysis.speech.quotation import quoted_ranges, read_marks
from briefgen.analysis.speech.rules import RULES, Place, who_is_quoted
from briefgen.analysis.words import Phrases

_ACCORDING = re.compile(r"\baccording to ", re.IGNORECASE)
_QUOTED_AS = re.compile(r"\b(?:quoted|cited) ([^,“”\"]{2,60}?) as (?:saying|writing|calling)\b")
_SAY = frozenset({"say", "says", "said", "tell", "tells", "told", "wrote", "tweeted"})
_NOT_ACTIVE = re.compile(
    r"accused (?:of|by|in)\b|(?:said|believed|thought|reported) to (?:be|have)\b|charged (?:with|in)\b"
)
"""Participles that stand behind whom someone else speaks of."""
_LONGEST_ANNOUNCED = 6
"""Words behind the verb of a sentence that only announces a quotation."""


class SpeechFinder:
    """Finds the speaker of a sentence; `mentions` and `persons` tell who is named and whom a pronoun means."""

    def __init__(
        self,
        lexicons: Lexicons,
        mentions: Mapping[tuple[int, int], Sequence[Mention]],
        persons: Mapping[tuple[int, int], str],
    ) -> None:
        self._verbs: tuple[tuple[str, Phrases], ...] = tuple(
            (kind, lexicons.verbs("speech", f"{kind}verbs"))
            for kind in ("", "view ", "request ", "clause ", "document ", "passive ")
        )
        self._doubtful = lexicons.words("speech", "doubtful forms")
        self._cast = Cast(lexicons, mentions, persons)

    def find_all(self, sentences: Sequence[Sentence]) -> dict[tuple[int, int], Speech]:
        """The speech of every sentence that has a speaker, by sentence key."""
        marks = read_marks(sentences)
        quoted = {key: part for key, (part, _) in marks.items()}
        found: dict[tuple[int, int], Speech] = {}
        announced: list[tuple[int, int]] = []
        before: Sentence | None = None
        for sentence in sentences:
            if before is None or before.source != sentence.source:
                self._cast.begin_article()
                before = None
            earlier = found.get(before.key) if before else None
            speech = self._find(sentence, before, earlier, opened=marks[sentence.key][1]) or goes_on(
                sentence, before, earlier, quoted
            )
            if speech is not None:
                found[sentence.key] = speech
                if _announces(sentence, speech):
                    announced.append(sentence.key)
            self._cast.remember(sentence, speech)
            before = sentence
        fill_openings(sentences, quoted, found)
        adopt(sentences, quoted, found)
        for key in announced:
            del found[key]
        return found

    def guess_all(
        self, sentences: Sequence[Sentence], found: Mapping[tuple[int, int], Speech]
    ) -> dict[tuple[int, int], str]:
        """For each sentence without a speaker, who would be it if it had one, where anyone can be named."""
        return guess(sentences, found, self._cast)

    def _find(
        self, sentence: Sentence, before: Sentence | None, earlier: Speech | None, *, opened: bool
    ) -> Speech | None:
        if speech := self._according(sentence):
            return speech
        text = masked(sentence)
        if match := _QUOTED_AS.search(text):
            return Speech(sentence.text[match.start(1) : match.end(1)], *match.span(1), 0, *match.span())
        document = self._cast.opening_document(before) if before else None
        documents = self._cast.opening_document(sentence) is not None
        inside = quoted_ranges(text, opened=opened) if opened or '"' in text or "“" in text else []
        for kind, clause in self._clauses(sentence, text, documents=documents):
            if any(start <= clause.start < end for start, end in inside) and not clause.closes():
                continue
            content = clause.has_content()
            doubtful = clause.verb in self._doubtful and clause.end - clause.start == len(clause.verb)
            if not ((content and kind != "passive ") or self._is_grounded(kind, clause, doubtful=doubtful)):
                continue
            place = Place(clause, self._cast, earlier, document, content or clause.verb in _SAY, doubtful)
            for rule in RULES:
                if (speech := rule(place)) is not None:
                    return structs.replace(speech, verb_start=clause.start, verb_end=clause.end)
        return who_is_quoted(sentence, text, inside, self._cast, earlier)

    def _is_grounded(self, kind: str, clause: Clause, *, doubtful: bool) -> bool:
        """Whether a verb speaks without a clause or a quotation beside it."""
        if clause.after.startswith(" by "):
            return kind in ("view ", "passive ") or clause.verb == "reported"
        if kind == "passive ":
            return False
        if kind == "":
            return not doubtful or clause.has_deed()
        return (
            (kind == "view " and clause.has_ground())
            or (kind == "request " and clause.has_request())
            or (kind == "document ")
        )

    def _clauses(self, sentence: Sentence, text: str, *, documents: bool) -> list[tuple[str, Clause]]:
        """The verbs that may have a speaker as their subject, in order."""
        found = []
        words = sentence.words
        for kind, phrases in self._verbs:
            if kind == "document " and not documents:
                continue
            for _, begin, end in phrases.find(words):
                verb = words[begin]
                if (begin and sentence.text[verb.start].isupper()) or sentence.text[: verb.start].rstrip().endswith(
                    "-"
                ):
                    continue  # part of a name: “State Department”
                clause = Clause(sentence, text, verb.norm, verb.start, words[end - 1].end)
                if _NOT_ACTIVE.match(text[verb.start :]):
                    continue
                found.append((begin, kind, clause))
        return [(kind, clause) for _, kind, clause in sorted(found, key=lambda row: row[:2])]

    def _according(self, sentence: Sentence) -> Speech | None:
        """“According to X, …” and “…, according to X.”"""
        match = _ACCORDING.search(sentence.text)
        found = range_to_stop(masked(sentence), match.end()) if match else None
        if match is None or found is None:
            return None
        start, end = found
        words = sentence.text[start:end]
        if not self._cast.can_speak(sentence, start, words, surely=len(words.split()) > 1 or words[0].isupper()):
            return None
        opens = not sentence.text[: match.start()].strip(' “"')
        content = end + 2 if opens and sentence.text[end : end + 2] == ", " else 0
        return Speech(words, start, end, content, match.start(), match.end())


def _announces(sentence: Sentence, speech: Speech) -> bool:
    """“X said:”: whether the sentence only tells who says the next one."""
    text = sentence.text.rstrip()
    ends = text.endswith(":") and speech.verb_end > 0 and not HAS_CLAUSE.match(text, speech.verb_end)
    return ends and len(text[speech.verb_end :].split()) <= _LONGEST_ANNOUNCED
