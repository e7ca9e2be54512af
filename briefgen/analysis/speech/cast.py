"""Who can be meant: whether words name a speaker, and whom a pronoun stands for."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence

Gender = str
Range = tuple[int, int]

_DETERMINERS = frozenset(
    "the a an one some many several two three four five his her its their another other most both all few".split()
)
_NO_MORE_THAN_TITLES = re.compile(
    r"(?:(?:[A-Z0-9][\w.’'-]*|[a-z]+(?<!ing)(?<!ed)(?<! of)(?<! in)(?<! at)(?<! by)(?<! with)(?<! about)(?<! to)(?<! for)(?<! on)(?<! from)),? +)*",
    re.ASCII,
)
_FINITE = frozenset(
    "is are was were has have had will would could should can may might must do does did been be am isn't wasn't "
    "aren't weren't hasn't didn't doesn't don't won't wouldn't said says said. went came it's that's there's".split()
)
_BEGINS_NOTHING = frozenset(
    "to not in on at by for with from of into over after before during under despite like unlike among about what who "
    "whom which this there here it's i we you i'm i've we've then asked according just only because such more less "
    "where when why how if please but and or so as".split()
)
_HEAD_END = re.compile(
    r"\s(?:published|released|issued|obtained|posted|of|in|for|at|from|with|on|who|which|that|by|about|near|to|against|and)\s|,"
)
_MEN = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Father|Brother)\b\.?")
_WOMEN = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister)\b\.?")
_APPOSED_OFFICE = re.compile(r", the ([a-z]+(?: [a-z]+)?),")
_BARE_NAME = re.compile(r"(?:(?!\w+day\b|The\b|A\b|An\b)[A-Z][\w.’'-]+ ?){1,4}")
_LESSER = frozenset({"Vice", "Deputy", "Assistant", "Former", "Acting"})
_LONGEST_SPEAKER = 16
"""Words; a longer subject is a clause that was misread."""
_LONGEST_PLAIN = 6
"""Words of a speaker who is no known actor (“the fire brigade”)."""
_LOOK_BACK = 12
"""Sentences; a pronoun means nobody who was named further back."""


class Cast:
    """The mentions and documents of the articles; remembers who was named and who spoke, sentence by sentence."""

    def __init__(
        self,
        lexicons: Lexicons,
        mentions: Mapping[tuple[int, int], Sequence[Mention]],
        persons: Mapping[tuple[int, int], str],
    ) -> None:
        self._documents = lexicons.words("speech", "documents")
        self._groups = lexicons.words("names", "groups")
        self._heads = self._groups | lexicons.words("speech", "speakers")
        self._not_subjects = lexicons.words("words", "not subjects")
        self._women = lexicons.words("speech", "women")
        self._given = lexicons.words("given", "given")
        self._mentions = mentions
        self._persons = persons
        self._genders: dict[str, Gender] = {}
        self._named: list[tuple[int, str, bool]] = []
        """Number of the sentence, the person's name, whether they opened it or spoke."""
        self._bodies: list[tuple[int, str]] = []
        self._holders: dict[str, dict[str, str]] = {}
        """Name by surname of those who hold an office."""
        self._short_titles = {row[0]: row[1].split(", ") for row in lexicons.rows("speech", "short titles")}

    def begin_article(self) -> None:
        """Forget who was named: a pronoun means nobody of another article."""
        self._named.clear()
        self._bodies.clear()
        self._holders.clear()
        self._genders.clear()

    def mentions(self, sentence: Sentence) -> Sequence[Mention]:
        """Who is named in `sentence`, in order."""
        return [mention for mention in self._mentions.get(sentence.key, ()) if not mention.adjective]

    def remember(self, sentence: Sentence, speech: Speech | None) -> None:
        """Take note of whom a sentence names, and of its speaker."""
        opens = True
        for mention in self.mentions(sentence):
            if mention.kind == "person":
                self._note_gender(sentence, mention)
                self._note_office(sentence, mention)
                self._named.append((sentence.number, self._best_name(mention), opens))
            elif mention.kind in ("organization", "government", "group"):
                self._bodies.append((sentence.number, mention.text))
            opens = False
        if speech is not None:
            if self._may_be_person(sentence, speech):
                self._named.append((sentence.number, speech.speaker, True))
            self._bodies.append((sentence.number, speech.speaker))

    def _best_name(self, mention: Mention) -> str:
        return mention.text

    def _may_be_person(self, sentence: Sentence, speech: Speech) -> bool:
        parts = speech.speaker.lower().split()
        if parts[-1] in self._groups or self.is_document(parts):
            return False
        ends = [
            m.kind for m in self.mentions(sentence) if m.start >= speech.start and m.end == speech.end > speech.start
        ]
        return not ends or ends[0] == "person"

    def _note_gender(self, sentence: Sentence, mention: Mention) -> None:
        before = sentence.text[max(0, mention.start - 6) : mention.end]
        surname = mention.text.split()[-1]
        gender = "f" if _WOMEN.search(before) else "m" if _MEN.search(before) else self._given_gender(mention.name)
        if gender:
            self._genders.setdefault(surname, gender)

    def _note_office(self, sentence: Sentence, mention: Mention) -> None:
        offices = self._offices(mention.role) if mention.role else []
        if match := _APPOSED_OFFICE.match(sentence.text, mention.end):
            offices.append(match[1])
        for office in offices:
            names = self._holders.setdefault(office, {})
            surname = mention.text.split()[-1]
            if len(names.get(surname, "")) < len(mention.text):
                names[surname] = mention.text

    def _offices(self, role: str) -> list[str]:
        last = role.rsplit(maxsplit=1)[-1]
        if last in self._short_titles:
            return [*self._short_titles[last]]
        offices = [role.lower()]
        words = role.split()
        return [
            *offices,
            *(" ".join(words[at:]).lower() for at in range(1, len(words)) if words[at - 1] not in _LESSER),
        ]

    def holder(self, words: str) -> str | None:
        """Who is meant by an office (“the mayor”): the only one in the article who was named with it."""
        if not words.startswith(("the ", "The ")):
            return None
        names = self._holders.get(words[4:].lower()) or self._holders.get(words.rsplit(maxsplit=1)[-1].lower(), {})
        return next(iter(names.values())) if len(names) == 1 else None

    def opening(self, sentence: Sentence, start: int, before: int) -> Range | None:
        """The name or the noun for people that a sentence begins with, where it ends ahead of `before`."""
        for mention in self.mentions(sentence):
            if mention.start < start or mention.end > before:
                continue
            owns = sentence.text[mention.end : mention.end + 2] in ("’s", "'s", "’ ", "' ")
            lower = [word for word in sentence.text[start : mention.start].split() if word[0].islower()]
            titled = not lower or lower[-1] in self._heads or lower[-1] in ("the", "of")
            if not owns and titled and _NO_MORE_THAN_TITLES.fullmatch(sentence.text[start : mention.start]):
                return mention.start, mention.end
        for word in [word for word in sentence.words if start <= word.start < before][:_LONGEST_PLAIN]:
            if word.norm in self._heads and (word.start == start or sentence.text[word.start].islower()):
                return start, word.end
            if word.norm in _FINITE or word.norm in _BEGINS_NOTHING or sentence.text[word.end : word.end + 1] != " ":
                return None
        return None

    def named_behind(self, sentence: Sentence, words: str, end: int) -> Mention | None:
        """“a councilman, Ole Lie”: the person whose name follows a noun for people."""
        if words.rsplit(maxsplit=1)[-1][0].isupper() or sentence.text[end : end + 2] != ", ":
            return None
        return next((m for m in self.mentions(sentence) if m.start == end + 2 and m.kind == "person"), None)

    def is_named_by(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a name or a noun for people ends the words of this range."""
        head = _HEAD_END.split(sentence.text[start:end], maxsplit=1)[0].lower().split()
        ends = any(
            mention.start >= start
            and mention.end == end
            and _NO_MORE_THAN_TITLES.fullmatch(sentence.text[start : mention.start])
            for mention in self.mentions(sentence)
        )
        names = _BARE_NAME.fullmatch(sentence.text[start:end]) and sentence.text[end : end + 1] in (",", ".", "")
        noun = bool(head) and (head[-1] in self._heads or (len(head) > 1 and head[-1] in self._documents))
        return ends or bool(names) or noun

    def _given_gender(self, name: str) -> Gender:
        first, *rest = name.split()
        if not rest:
            return ""
        return "f" if first in self._women else "m" if first in self._given else ""

    def person_behind(self, sentence: Sentence, pronoun: str, earlier: Speech | None) -> str | None:
        """Whom “he” or “she” stands for: who just spoke, else who opened the nearest sentence that names one such."""
        wanted = "m" if pronoun == "he" else "f"
        fits = [
            (number, name, opens)
            for number, name, opens in self._named
            if sentence.number - number <= _LOOK_BACK and self._genders.get(name.split()[-1], wanted) == wanted
        ]
        if earlier is not None and any(name == earlier.speaker for _, name, _ in fits):
            return earlier.speaker
        if (name := self._persons.get(sentence.key)) and self._genders.get(name.split()[-1], wanted) == wanted:
            return name
        if not fits:
            return None
        last = fits[-1][0]
        nearest = [(name, opens) for number, name, opens in fits if number == last]
        opening = [name for name, opens in nearest if opens]
        return opening[-1] if opening else nearest[0][0]

    def body_behind(self, sentence: Sentence) -> str | None:
        """Whom “it” or “they” stands for: the body or group that was named last."""
        near = [name for number, name in self._bodies if sentence.number - number <= _LOOK_BACK // 3]
        return near[-1] if near else None

    def can_speak(self, sentence: Sentence, start: int, words: str, *, surely: bool) -> bool:
        """Whether `words` name someone: a mention or a group with no more than titles before it, a document.

        Where the verb surely speaks, any words that can be a subject name a speaker.
        """
        parts = words.lower().replace("’", "'").split()
        if not self._is_subject(words, parts):
            return False
        head = _HEAD_END.split(words, maxsplit=1)[0].lower().split()
        if (head and head[-1] in self._heads) or (not surely and self.is_named_by(sentence, start, start + len(words))):
            return True
        for mention in self.mentions(sentence):
            if mention.start >= start and mention.end <= start + len(words):
                if _NO_MORE_THAN_TITLES.fullmatch(sentence.text[start : mention.start]):
                    return True
        if self.is_document(parts):
            return True
        if not surely and start and _BARE_NAME.fullmatch(words):
            return True
        return surely and (words[0].isupper() or parts[0] in _DETERMINERS or len(parts) <= _LONGEST_PLAIN)

    def _is_subject(self, words: str, parts: Sequence[str]) -> bool:
        if not parts or len(parts) > _LONGEST_SPEAKER or words.endswith(("’s", "'s")):
            return False
        if parts[-1].strip("'\"”.") in self._not_subjects or parts[0] in _BEGINS_NOTHING:
            return False
        if words[0].islower() and parts[0].endswith(("ing", "ed")) and len(parts) > 1:
            return False
        if not words[-1].isalnum() and words[-1] not in ".)’'":
            return False
        return not _FINITE.intersection(parts)

    def is_document(self, words: Sequence[str]) -> bool:
        """Whether a document is meant; a bare noun means none (“according to plan”)."""
        at = next((at for at, word in enumerate(words) if word in self._documents), 0)
        return at > 0 and (
            at + 1 == len(words) or words[at + 1] in self._not_subjects or words[at + 1].endswith(("ed", "en"))
        )

    def opening_document(self, sentence: Sentence) -> str | None:
        """“The policy document …”: the document that a sentence begins with."""
        words = sentence.text.split(maxsplit=5)[:5]
        if not words or not words[0][0].isupper():
            return None
        for at, word in enumerate(words[1:], 1):
            if word.lower().strip(",") in self._documents:
                return " ".join([*words[:at], word.strip(",")])
        return None
