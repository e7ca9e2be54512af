"""Whom a pronoun or an office stands for: remembers, sentence by sentence, who was named and who spoke."""

import re
from collections.abc import Mapping

from briefgen.analysis.bystanders import Bystanders
from briefgen.analysis.given import Gender, GivenNames
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.speakers import Speakers

_MEN = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother)\b")
_WOMEN = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister)\b")
_ADDRESS = 6
"""Characters before a name that a form of address takes."""
_APPOSED_OFFICE = re.compile(r", the ([a-z]+(?: [a-z]+)?),")
_LESSER = frozenset({"Vice", "Deputy", "Assistant", "Former", "Acting"})
_PERSON_BACK = 12
_BODY_BACK = 4
"""Sentences; a pronoun means nobody who was named further back."""


class Antecedents:
    """Who was named so far in an article, with the office and the gender that it tells of them."""

    def __init__(self, lexicons: Lexicons, speakers: Speakers, persons: Mapping[tuple[int, int], str]) -> None:
        self._groups = lexicons.words("names", "groups")
        self._body_nouns = lexicons.words("names", "bodies") | lexicons.words("names", "body roles")
        self._given, self._bystanders = GivenNames(lexicons), Bystanders(lexicons)
        self._short_titles = {row[0]: row[1].split(", ") for row in lexicons.rows("speech", "short titles")}
        self._speakers = speakers
        self._persons = persons
        self.begin_article()

    def begin_article(self) -> None:
        """Forget who was named: a pronoun means nobody of another article."""
        self._crowded = False
        """Whether the last sentence tells of somebody without a name, whom a pronoun may mean."""
        self._named: list[tuple[int, str, bool]] = []
        """The number of the sentence, a person's name, and whether it opens with them or they spoke."""
        self._bodies: list[tuple[int, str]] = []
        self._genders: dict[str, Gender] = {}
        """By surname."""
        self._holders: dict[str, dict[str, str]] = {}
        """Those who hold an office, by surname, by office."""

    def remember(self, sentence: Sentence, speech: Speech | None) -> None:
        """Take note of whom a sentence names, and of its speaker."""
        opens = True
        mentions = self._speakers.mentions(sentence)
        self._crowded = self._bystanders.stand_in(sentence, [one for one in mentions if one.kind == "person"])
        for mention in mentions:
            if mention.kind == "person":
                self._note_gender(sentence, mention)
                self._note_office(sentence, mention)
                self._named.append((sentence.number, mention.text, opens))
            elif mention.kind in ("organization", "government", "group"):
                self._bodies.append((sentence.number, mention.text))
            opens = False
        if speech is not None:
            if self._may_be_person(sentence, speech):
                self._named.append((sentence.number, speech.speaker, True))
            self._bodies.append((sentence.number, speech.speaker))

    def _may_be_person(self, sentence: Sentence, speech: Speech) -> bool:
        parts = speech.speaker.lower().split()
        if parts[-1] in self._groups | self._body_nouns or self._speakers.is_document(parts):
            return False
        ends = [
            m.kind
            for m in self._speakers.mentions(sentence)
            if m.start >= speech.start and m.end == speech.end > speech.start
        ]
        return not ends or ends[0] == "person"

    def person_behind(self, sentence: Sentence, pronoun: str, earlier: Speech | None) -> str | None:
        """Whom “he” or “she” stands for: who just spoke, else who opened the nearest sentence that names one such."""
        wanted = "m" if pronoun == "he" else "f"
        fits = [
            (number, name, opens)
            for number, name, opens in self._named
            if sentence.number - number <= _PERSON_BACK and self._genders.get(name.split()[-1], wanted) == wanted
        ]
        if earlier is not None and any(name == earlier.speaker for _, name, _ in fits):
            return earlier.speaker
        if self._crowded:
            return None
        if (name := self._persons.get(sentence.key)) and self._genders.get(name.split()[-1], wanted) == wanted:
            return name
        if not fits:
            return None
        last = fits[-1][0]
        nearest = [(name, opens) for number, name, opens in fits if number == last]
        opening = [name for name, opens in nearest if opens]
        return opening[-1] if opening else nearest[0][0]

    def body_behind(self, sentence: Sentence, pronoun: str) -> str | None:
        """Whom “it” or “they” stands for: the body or group that was named last; “it” is no group of many."""
        near = [name for number, name in self._bodies if sentence.number - number <= _BODY_BACK]
        return next((name for name in reversed(near) if self.can_mean(pronoun, name)), None)

    def can_mean(self, pronoun: str, name: str) -> bool:
        """Whether “it” or “they” can stand for a body: “it” is no group of many (“officials”)."""
        return pronoun != "it" or name.lower().split()[-1] not in self._groups

    def holder(self, words: str) -> str | None:
        """Who is meant by an office (“the mayor”): the only one in the article who was named with it."""
        if not words.startswith(("the ", "The ")):
            return None
        names = self._holders.get(words[4:].lower()) or self._holders.get(words.rsplit(maxsplit=1)[-1].lower(), {})
        return next(iter(names.values())) if len(names) == 1 else None

    def _note_gender(self, sentence: Sentence, mention: Mention) -> None:
        before = sentence.text[max(0, mention.start - _ADDRESS) : mention.end]
        surname = mention.text.rsplit(maxsplit=1)[-1]
        gender = "f" if _WOMEN.search(before) else "m" if _MEN.search(before) else self._given.gender(mention.name)
        if gender:
            self._genders.setdefault(surname, gender)

    def _note_office(self, sentence: Sentence, mention: Mention) -> None:
        offices = self._offices(mention.role) if mention.role else []
        if match := _APPOSED_OFFICE.match(sentence.text, mention.end):
            offices.append(match[1])
        for office in offices:
            names = self._holders.setdefault(office, {})
            surname = mention.text.rsplit(maxsplit=1)[-1]
            if len(names.get(surname, "")) < len(mention.text):
                names[surname] = mention.text

    def _offices(self, role: str) -> list[str]:
        """How an article may call who holds the office (“Danish Foreign Minister”: “foreign minister”, “minister”)."""
        last = role.rsplit(maxsplit=1)[-1]
        if last in self._short_titles:
            return [*self._short_titles[last]]
        words = role.split()
        return [" ".join(words[at:]).lower() for at in range(len(words)) if not at or words[at - 1] not in _LESSER]
