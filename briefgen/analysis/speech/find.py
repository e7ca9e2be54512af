"""The speaker of each sentence: sentences and mentions come in, the speech of those that have a speaker goes out."""

import re
from collections.abc import Mapping, Sequence

from msgspec import structs

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.antecedents import Antecedents
from briefgen.analysis.speech.carry import adopt, fill_openings, goes_on
from briefgen.analysis.speech.clause import HAS_CLAUSE, masked, range_to_stop, sentence_start
from briefgen.analysis.speech.quotation import quoted_ranges, read_marks
from briefgen.analysis.speech.rules import RULES, Context, Place, who_is_quoted
from briefgen.analysis.speech.speakers import Speakers
from briefgen.analysis.speech.verbs import VerbFinder

_ACCORDING = re.compile(r"\baccording to ", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:^|[\s“\"])(?:[Nn]o|[Nn]one of|[Nn]either of|[Nn]ot one of|[Hh]ardly any|Few)\s(?:(?:the|of|these)\s)*$"
    r"|^[“\"]?(?:Had|Were|Should) $"
)
"""What stands before those who do not say it (“no official said”, “Had she said so”)."""
_ADVERB = re.compile(r"(?:still|also|then|now|even|yet|instead|meanwhile|and|but) (?=\S)")
_QUOTED_AS = re.compile(r"\b(?:quoted|cited) (?:([^,“”\"]{2,60}?) )?as (?:saying|writing|calling)\b")
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
        self._verbs = VerbFinder(lexicons)
        self._speakers = Speakers(lexicons, mentions)
        self._antecedents = Antecedents(lexicons, self._speakers, persons)

    def find_all(self, sentences: Sequence[Sentence]) -> dict[tuple[int, int], Speech]:
        """The speech of every sentence that has a speaker, by sentence key."""
        marks = read_marks(sentences)
        quoted = {key: part for key, (part, _) in marks.items()}
        found: dict[tuple[int, int], Speech] = {}
        announced: list[tuple[int, int]] = []
        before: Sentence | None = None
        for sentence in sentences:
            if before is None or before.source != sentence.source:
                self._antecedents.begin_article()
                before = None
            earlier = found.get(before.key) if before else None
            speech = self._find(sentence, before, earlier, opened=marks[sentence.key][1]) or goes_on(
                sentence, before, earlier, quoted
            )
            if speech is not None:
                found[sentence.key] = speech
                if _announces(sentence, speech):
                    announced.append(sentence.key)
            self._antecedents.remember(sentence, speech)
            before = sentence
        fill_openings(sentences, quoted, found)
        adopt(sentences, quoted, found)
        for key in announced:
            del found[key]
        return found

    def _find(
        self, sentence: Sentence, before: Sentence | None, earlier: Speech | None, *, opened: bool
    ) -> Speech | None:
        text = masked(sentence)
        if speech := self._according(sentence, text) or self._quoted_as(sentence, text):
            return speech
        inside = quoted_ranges(text, opened=opened) if opened or '"' in text or "“" in text else []
        document = self._speakers.opening_document(before) if before else None
        context = Context(sentence, text, self._speakers, self._antecedents, earlier, document)
        opens = self._speakers.opening_document(sentence) is not None
        for spoken in self._verbs.find(sentence, text, document=opens):
            clause = spoken.clause
            if any(start <= clause.start < end for start, end in inside) and not clause.closes():
                continue
            for rule in RULES:
                speech = rule(Place(clause, context, spoken.surely, spoken.doubtful))
                if speech is not None and not _DENIED.search(sentence.text[: speech.start]):
                    return structs.replace(_named(speech), verb_start=clause.start, verb_end=clause.end)
        return who_is_quoted(context, inside)

    def _quoted_as(self, sentence: Sentence, text: str) -> Speech | None:
        """“quoted X as saying”, and “X was quoted as saying”."""
        match = _QUOTED_AS.search(text)
        if match is None:
            return None
        passive = match[1] is None or match[1].startswith(("in ", "by ", "on "))
        span = self._speakers.opening(sentence, sentence_start(text), match.start()) if passive else match.span(1)
        return Speech(sentence.text[slice(*span)], *span, 0, *match.span()) if span else None

    def _according(self, sentence: Sentence, text: str) -> Speech | None:
        """“According to X, …” and “…, according to X.”"""
        match = _ACCORDING.search(text)
        found = range_to_stop(text, match.end()) if match else None
        if match is None or found is None:
            return None
        start, end = found
        words = sentence.text[start:end]
        if not self._speakers.can_speak(sentence, start, words, surely=len(words.split()) > 1 or words[0].isupper()):
            return None
        opens = not sentence.text[: match.start()].strip(' “"')
        content = end + 2 if opens and sentence.text[end : end + 2] == ", " else 0
        return Speech(words, start, end, content, match.start(), match.end())


def _announces(sentence: Sentence, speech: Speech) -> bool:
    """“X said:”: whether the sentence only tells who says the next one."""
    text = sentence.text.rstrip()
    ends = text.endswith(":") and speech.verb_end > 0 and not HAS_CLAUSE.match(text, speech.verb_end)
    return ends and len(text[speech.verb_end :].split()) <= _LONGEST_ANNOUNCED


def _named(speech: Speech) -> Speech:
    """`speech` with a speaker that begins with a name, and not with an adverb before it (“still Anna Holm insists”)."""
    begin = match.end() if (match := _ADVERB.match(speech.speaker)) and speech.end > speech.start else 0
    return structs.replace(speech, speaker=speech.speaker[begin:], start=speech.start + begin)
