"""Whether words name someone who can speak: a known name, a noun for people or bodies, a document."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence

Range = tuple[int, int]

_DETERMINERS = frozenset(
    "the a an one some many several two three four five his her its their another other most both all few".split()
)
_NO_MORE_THAN_TITLES = re.compile(
    r"(?:(?:[A-Z0-9][\w.’'-]*|[a-z]+(?<!ing)(?<!ed)(?<! of)(?<! in)(?<! at)(?<! by)(?<! with)(?<! about)(?<! to)"
    r"(?<! for)(?<! on)(?<! from)),? +)*",
    re.ASCII,
)
_HEAD_END = re.compile(
    r"\s(?:published|released|issued|obtained|posted|of|in|for|at|from|with|on|who|which|that|by|about|near|to|against|"
    r"and)\s|,"
)
_BARE_NAME = re.compile(r"(?:(?!\w+day\b|The\b|A\b|An\b)[A-Z][\w.’'-]+ ?){1,4}")
_FULL_NAME = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w’-]*\.?){0,1} [A-Z][\w’-]+(?=[,.]|$)")
_OWNS = ("’s", "'s", "’ ", "' ")
_LONGEST_SPEAKER = 16
"""Words; a longer subject is a clause that was misread."""
_LONGEST_PLAIN = 6
"""Words of a speaker who is no known actor (“the fire brigade”)."""


class Speakers:
    """Knows who is named in each sentence, and the nouns for those who speak."""

    def __init__(self, lexicons: Lexicons, mentions: Mapping[tuple[int, int], Sequence[Mention]]) -> None:
        self._documents = lexicons.words("speech", "documents")
        self._heads = lexicons.words("names", "groups") | lexicons.words("speech", "speakers")
        self._not_last = lexicons.words("words", "not subjects")
        self._not_first = lexicons.words("words", "not openings")
        self._finite = lexicons.words("words", "finite verbs")
        self._mentions = mentions

    def mentions(self, sentence: Sentence) -> Sequence[Mention]:
        """Who is named in `sentence`, in order."""
        return [mention for mention in self._mentions.get(sentence.key, ()) if not mention.adjective]

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
        if self._begins_with_name(sentence, start, start + len(words)) or self.is_document(parts):
            return True
        if not surely:
            return start > 0 and _BARE_NAME.fullmatch(words) is not None
        return words[0].isupper() or parts[0] in _DETERMINERS or len(parts) <= _LONGEST_PLAIN

    def _begins_with_name(self, sentence: Sentence, start: int, end: int) -> bool:
        return any(
            mention.start >= start
            and mention.end <= end
            and _NO_MORE_THAN_TITLES.fullmatch(sentence.text[start : mention.start])
            for mention in self.mentions(sentence)
        )

    def _is_title(self, before: str) -> bool:
        """Whether words before a name belong to it (“general manager”): they end with a noun for people."""
        lower = [word for word in before.split() if word[0].islower()]
        titled = not lower or lower[-1] in self._heads or lower[-1] in ("the", "of")
        return titled and _NO_MORE_THAN_TITLES.fullmatch(before) is not None

    def _is_subject(self, words: str, parts: Sequence[str]) -> bool:
        if not parts or len(parts) > _LONGEST_SPEAKER or words.endswith(("’s", "'s")):
            return False
        if parts[-1].strip("'\"”.") in self._not_last or parts[0] in self._not_first:
            return False
        if words[0].islower() and parts[0].endswith(("ing", "ed")) and len(parts) > 1:
            return False
        if not words[-1].isalnum() and words[-1] not in ".)’'":
            return False
        return not self._finite.intersection(parts)

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

    def opening(self, sentence: Sentence, start: int, before: int) -> Range | None:
        """The name or the noun for people that a sentence begins with, where it ends ahead of `before`."""
        for mention in self.mentions(sentence):
            if mention.start < start or mention.end > before:
                continue
            if sentence.text[mention.end : mention.end + 2] not in _OWNS and self._is_title(
                sentence.text[start : mention.start]
            ):
                return mention.start, mention.end
        for word in [word for word in sentence.words if start <= word.start < before][:_LONGEST_PLAIN]:
            if word.norm in self._heads and (word.start == start or sentence.text[word.start].islower()):
                return start, word.end
            if (
                word.norm in self._finite
                or word.norm in self._not_first
                or sentence.text[word.end : word.end + 1] != " "
            ):
                return None
        return None

    def named_behind(self, sentence: Sentence, words: str, end: int) -> Range | None:
        """“a councilman, Ole Lie”: the name that follows a noun for people."""
        if words.rsplit(maxsplit=1)[-1][0].isupper() or sentence.text[end : end + 2] != ", ":
            return None
        for mention in self.mentions(sentence):
            if mention.start == end + 2 and mention.kind == "person":
                return mention.start, mention.end
        match = _FULL_NAME.match(sentence.text, end + 2)
        return match.span() if match else None

    def is_document(self, words: Sequence[str]) -> bool:
        """Whether a document is meant; a bare noun means none (“according to plan”)."""
        at = next((at for at, word in enumerate(words) if word in self._documents), 0)
        return at > 0 and (
            at + 1 == len(words) or words[at + 1] in self._not_last or words[at + 1].endswith(("ed", "en"))
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
