"""Who says it: the speaker of each sentence, for direct and indirect speech, and over quotations that go on."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import structs

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence

QuotedPart = Literal["none", "some", "all"]

_ACCORDING = re.compile(r"\baccording to ", re.IGNORECASE)
_SPEAKER_END = re.compile(
    r"[,;:!?”\"]|\.(?=[”\"]?\s*$)|\s(?:who|which|that|released|published|issued|on [A-Z]\w+day)\b"
)
_CLAUSE_START = re.compile(
    r"(?:[;:—–―(“\"”]|--|,\s(?:and|but|while|as|because|though|although)\b|\b(?:that|but|while|because|although)\b)\s?"
)
_CONNECTIVE = re.compile(
    r"(?:(?:But|And|However|Meanwhile|Still|Yet|Also|Later|Instead|Nevertheless|Nonetheless|Moreover|Furthermore|"
    r"Additionally|Separately|In turn|In addition|In response|While|As|Although|Though|On [A-Z]\w+day|Earlier),? )+"
)
_AUXILIARY = re.compile(
    r"(?:\s(?:has|have|had|also|previously|later|then|further|repeatedly|immediately|reportedly|recently|"
    r"never|already|again|even|once|publicly|often|now))+$"
)
_PRONOUN = re.compile(r"(?:he|she|it|they)$", re.IGNORECASE)
_NO_MORE_THAN_TITLES = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|[a-z]+(?<!ing)(?<!ed)(?<! of)(?<! in)(?<! at)(?<! by)(?<! with)(?<! about)),? +)*",
    re.ASCII,
)
_DETERMINERS = frozenset("the a an one some many several two three his her its their another other most both".split())
_CLAUSE = re.compile(r"(?:\s[\w’']+){0,4}\s(?:that|whether|how)\b|,?:?\s[“\"]")
_OPENING_WORDS = re.compile(r"(?:\w+, )?(?:(?:[A-Z]|the\b|of\b)[\w.’'-]* )*")
"""What may stand before the subject of a sentence: a connective, an article, an office."""
_SAYING = frozenset(
    "saying adding telling claiming arguing warning insisting stating noting asserting stressing".split()
)
_QUOTE_AROUND = re.compile(r"[,?!][”\"]\s[^”\"]*$")
_LONGEST_QUOTATION = 8
"""Sentences; a quotation that is not closed within them has lost its mark."""
_LONGEST_PLAIN = 5
"""Words of a speaker who is no known actor (“the fire brigade”)."""
_LONGEST_SPEAKER = 14
"""Words; a longer subject is a clause that was misread."""


class SpeechFinder:
    """Finds the speaker of a sentence; `mentions` and `persons` tell who is named and whom a pronoun means."""

    def __init__(
        self,
        lexicons: Lexicons,
        mentions: Mapping[tuple[int, int], Sequence[Mention]],
        persons: Mapping[tuple[int, int], str],
    ) -> None:
        self._verbs = lexicons.verbs("speech", "verbs")
        self._view_verbs = lexicons.verbs("speech", "view verbs")
        self._clause_verbs = lexicons.verbs("speech", "clause verbs")
        self._document_verbs = lexicons.verbs("speech", "document verbs")
        self._documents = lexicons.words("speech", "documents")
        self._groups = lexicons.words("names", "groups")
        self._not_subjects = lexicons.words("words", "not subjects")
        self._mentions = mentions
        self._persons = persons
        self._openings: dict[tuple[int, int], str] = {}
        self._last_person: str | None = None

    def find_all(self, sentences: Sequence[Sentence]) -> dict[tuple[int, int], Speech]:
        """The speech of every sentence that has a speaker, by sentence key."""
        self._openings = {s.key: name for s in sentences if (name := self._opening_document(s)) is not None}
        quoted = find_quoted(sentences)
        found: dict[tuple[int, int], Speech] = {}
        source = -1
        for sentence in sentences:
            if sentence.source != source:
                source, self._last_person = sentence.source, None
            before = found.get((sentence.source, sentence.number - 1))
            speech = self._find(sentence, before)
            if speech is None and quoted[sentence.key] != "none" and before is not None:
                speech = Speech(before.speaker)
            if speech is not None:
                found[sentence.key] = speech
            self._remember_person(sentence, speech)
        _fill_openings(sentences, quoted, found)
        return found

    def _remember_person(self, sentence: Sentence, speech: Speech | None) -> None:
        named = [mention.name for mention in self._mentions.get(sentence.key, ()) if mention.kind == "person"]
        if speech is not None and any(name.endswith(speech.speaker.split()[-1]) for name in named):
            self._last_person = speech.speaker
        elif named and (speech is None or speech.end > speech.start):
            self._last_person = named[0] if len(set(named)) == 1 else None

    def _find(self, sentence: Sentence, earlier: Speech | None) -> Speech | None:
        if match := _ACCORDING.search(sentence.text):
            speech = _named_by_opening(sentence.text, match)
            if speech is not None and self._can_speak(sentence, speech.start, speech.speaker):
                return speech
        for begin, end in self._speaking_verbs(sentence):
            verb = sentence.words[begin]
            if begin and sentence.text[verb.start].isupper():
                continue  # part of a name: “State Department”
            if verb.norm.endswith("ing"):
                speech = self._subject_of_participle(sentence, verb.start) if verb.norm in _SAYING else None
            else:
                speech = self._subject(sentence, verb.start, earlier)
                speech = speech or self._inverted(sentence, verb.start, sentence.words[end - 1].end)
            if speech is not None:
                return structs.replace(speech, verb_start=verb.start, verb_end=sentence.words[end - 1].end)
        return None

    def _speaking_verbs(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Ranges of word numbers of the verbs that may have a speaker as their subject, in order."""
        found = [
            (begin, end) for verbs in (self._verbs, self._view_verbs) for _, begin, end in verbs.find(sentence.words)
        ]
        for _, begin, end in self._clause_verbs.find(sentence.words):
            after = sentence.text[sentence.words[end - 1].end :]
            if _CLAUSE.match(after) or _QUOTE_AROUND.search(sentence.text[: sentence.words[begin].start]):
                found.append((begin, end))
        if sentence.key in self._openings:
            found.extend((begin, end) for _, begin, end in self._document_verbs.find(sentence.words))
        return sorted(found)

    def _subject_of_participle(self, sentence: Sentence, verb_start: int) -> Speech | None:
        """“X did this, saying that …”: the subject of the sentence."""
        if not sentence.text[:verb_start].rstrip().endswith(","):
            return None
        for mention in self._mentions.get(sentence.key, ()):
            if not mention.adjective:
                opens = mention.end < verb_start and _OPENING_WORDS.fullmatch(sentence.text[: mention.start])
                return Speech(mention.text, mention.start, mention.end) if opens else None
        return None

    def _subject(self, sentence: Sentence, verb_start: int, earlier: Speech | None) -> Speech | None:
        """The words before the verb, where they name a speaker."""
        head = sentence.text[:verb_start].rstrip()
        head = head[: match.start()] if (match := _AUXILIARY.search(head)) else head
        starts = [match.end() for match in _CLAUSE_START.finditer(head)]
        start = starts[-1] if starts else 0
        if head.endswith(","):
            return self._subject_with_apposition(sentence, head[:-1], start)
        comma = head.rfind(", ", start)
        start = comma + 2 if comma >= 0 else start
        if match := _CONNECTIVE.match(sentence.text, start, verb_start):
            start = match.end()
        return self._speaker(sentence, start, len(head), earlier)

    def _subject_with_apposition(self, sentence: Sentence, head: str, start: int) -> Speech | None:
        """“X, who …, said”: the subject stands before the first comma of its clause."""
        if match := _CONNECTIVE.match(sentence.text, start):
            start = match.end()
        comma = head.find(",", start)
        return self._speaker(sentence, start, comma, None) if comma > 0 else None

    def _inverted(self, sentence: Sentence, verb_start: int, verb_end: int) -> Speech | None:
        """“…,” said X."""
        before = sentence.text[:verb_start].rstrip()
        if before and before[-1] not in ',”"?!':
            return None
        match = re.match(r"\s+(?:[a-z-]+ ){0,4}(?=[A-Z])|\s+(?=(?:the|an?|one|some)\s)", sentence.text[verb_end:])
        if match is None:
            return None
        start = verb_end + match.end()
        stop = _SPEAKER_END.search(sentence.text, start)
        return self._speaker(sentence, start, stop.start() if stop else len(sentence.text), None)

    def _speaker(self, sentence: Sentence, start: int, end: int, earlier: Speech | None) -> Speech | None:
        words = sentence.text[start:end]
        lead = len(words) - len(words.lstrip(" “\"'(―—-"))
        start, words = start + lead, words.strip(" “\"'(―—-")
        if stop := _SPEAKER_END.search(words + " "):
            words = words[: stop.start()]
        if not words or len(words.split()) > _LONGEST_SPEAKER:
            return None
        if _PRONOUN.match(words):
            return self._pronoun(sentence, words.lower(), start, earlier)
        if not self._can_speak(sentence, start, words):
            return None
        return Speech(words, start, start + len(words))

    def _pronoun(self, sentence: Sentence, word: str, start: int, earlier: Speech | None) -> Speech | None:
        person = self._persons.get(sentence.key) if word in ("he", "she") else None
        document = self._openings.get((sentence.source, sentence.number - 1)) if word == "it" else None
        name = person or document or (earlier.speaker if earlier and word in ("it", "they") else None)
        if word in ("he", "she"):
            name = name or self._last_person
        return Speech(name, start, start + len(word)) if name else None

    def _can_speak(self, sentence: Sentence, start: int, words: str) -> bool:
        """Whether `words` name someone: a mention or a group with no more than titles before it, a document, a plain
        noun of few words.
        """
        if words.endswith(("’s", "'s")):
            return False
        parts = words.lower().split()
        if parts[0] in _DETERMINERS and parts[1:2] == ["of"] and len(parts) > 2:
            parts = parts[2:]
        if parts[-1].strip("’'\"”") in self._not_subjects or parts[0] in self._not_subjects - _DETERMINERS:
            return False
        heads = [m for m in self._mentions.get(sentence.key, ()) if not m.adjective and m.start >= start]
        for mention in heads:
            before = sentence.text[start : mention.start]
            if mention.end <= start + len(words) and _NO_MORE_THAN_TITLES.fullmatch(before):
                return True
        plain = parts[0] in _DETERMINERS and len(parts) <= _LONGEST_PLAIN and not set(parts[1:]) & self._not_subjects
        head = next((at for at, part in enumerate(parts) if at and part in self._not_subjects), len(parts))
        return plain or parts[head - 1] in self._groups or self._is_document(parts)

    def _is_document(self, words: Sequence[str]) -> bool:
        """Whether a document is meant; a bare noun means none (“according to plan”)."""
        at = next((at for at, word in enumerate(words) if word in self._documents), 0)
        return at > 0 and (
            at + 1 == len(words) or words[at + 1] in self._not_subjects or words[at + 1].endswith(("ed", "en"))
        )

    def _opening_document(self, sentence: Sentence) -> str | None:
        """“The policy document …”: the document that a sentence begins with."""
        words = sentence.text.split(maxsplit=5)[:5]
        if not words or words[0] not in ("The", "This", "That", "Its"):
            return None
        for at, word in enumerate(words[1:], 1):
            if word.lower().strip(",") in self._documents:
                return " ".join([*words[:at], word.strip(",")])
        return None


def _named_by_opening(text: str, match: re.Match[str]) -> Speech | None:
    """“According to X, …” and “…, according to X.”"""
    stop = _SPEAKER_END.search(text, match.end())
    end = stop.start() if stop else len(text)
    if end <= match.end():
        return None
    opens = not text[: match.start()].strip(' “"')
    content = end + 2 if opens and text[end : end + 2] == ", " else 0
    return Speech(text[match.end() : end], match.end(), end, content, match.start(), match.end())


def find_quoted(sentences: Sequence[Sentence]) -> dict[tuple[int, int], QuotedPart]:
    """How much of each sentence is inside quotation marks: none, some, or all of it, by sentence key.

    A quotation that is open at the end of a sentence goes on in the next one of its paragraph; it also goes on
    in the next paragraph where that one begins with a mark.
    """
    quoted: dict[tuple[int, int], QuotedPart] = {}
    opened, source = False, -1
    for at, sentence in enumerate(sentences):
        opened = opened and sentence.source == source
        source = sentence.source
        begins = sentence.text[:1] in '“"'
        if sentence.opens_paragraph:
            opened = opened and not begins and _closes_ahead(sentences[at : at + _LONGEST_QUOTATION])
        inside = opened or begins
        level = opened
        outside = 0
        for character in sentence.text:
            if character == "“":
                level = True
            elif character == "”":
                level = False
            elif character == '"':
                level = not level
            elif not level and character.isalpha():
                outside += 1
        quoted[sentence.key] = "none" if not inside else "all" if outside == 0 else "some"
        opened = level
    return quoted


def _closes_ahead(sentences: Sequence[Sentence]) -> bool:
    """Whether the next mark in `sentences` closes a quotation."""
    for sentence in sentences:
        if match := re.search(r"[“”\"]", sentence.text):
            before = sentence.text[: match.start()]
            return match[0] == "”" or (match[0] == '"' and bool(before) and not before[-1].isspace())
    return False


def _fill_openings(
    sentences: Sequence[Sentence],
    quoted: Mapping[tuple[int, int], QuotedPart],
    found: dict[tuple[int, int], Speech],
) -> None:
    """Give a quotation that stands before its speaker (“… .” “…,” X said) the speaker of the next sentence."""
    for sentence, following in zip(reversed(sentences[:-1]), reversed(sentences[1:]), strict=True):
        speech = found.get(following.key)
        if sentence.source != following.source or speech is None or quoted[sentence.key] != "all":
            continue
        own = found.get(sentence.key)
        if (own is None or own.start == own.end) and quoted[following.key] != "none":
            found[sentence.key] = Speech(speech.speaker)
