"""Wording: a statement is a quote, but for a short closed list of editorial changes, each marked as
journalists mark them. The citation always keeps the untouched quote.

- An ellipsis stands for a dropped opening: a connective (“However,”), or “According to …,” where the speaker
  is shown beside the statement.
- Brackets hold the name behind a pronoun that begins the statement or its speech: “[Lee Jae Myung] has …”.
- White space is single blanks, and inline marks of Markdown are dropped.
"""

import re

from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence
from briefgen.text import collapse, unmarked

ELLIPSIS = "…"
_CONNECTIVE = re.compile(
    r"(?:However|Instead|Meanwhile|Moreover|Furthermore|Additionally|In addition|Still|Nevertheless|Nonetheless|"
    r"Also|Yet|Similarly|Separately|Besides),\s+|(?:But|And)\s+(?!yet\b|for\b|then\b)"
)
_STRAY_MARKS = re.compile(r"[*`~]|(?<!\w)_|_(?!\w)|[\[\]]")
_PRONOUNS = r"\b(?:He|She|It|They|he|she|it|they)\b"
_INNER_BRACKET = re.compile(r"(?<=\w)[\[\]](?=\w)")
_PRONOUN = re.compile(rf"{_PRONOUNS}(?![’'])")
_LAST_PRONOUN = re.compile(rf"{_PRONOUNS}$")
_WORDED = re.compile(rf"(?P<ellipsis>{ELLIPSIS} )?(?P<name>\[[^\[\]]+\])?(?P<rest>.*\w.*)", re.DOTALL)
_DROPPED = re.compile(rf"(?:{_CONNECTIVE.pattern})|[“\"]?According to [^,;:!?”\"]+, ", re.IGNORECASE)
"""The closed list of openings that an ellipsis may stand for."""


def word_statement(analysis: Analysis, sentence: Sentence) -> str:
    """The words of a statement: the sentence with the editorial changes that it needs."""
    text, start = sentence.text, 0
    speech = analysis.speech.get(sentence.key)
    if speech is not None and speech.content:
        start = speech.content
    elif match := _CONNECTIVE.match(text):
        start = match.end()
    head = ELLIPSIS + " " if start else ""
    pronoun = _resolved_pronoun(analysis, sentence, start)
    if pronoun is None:
        return head + readable(text[start:])
    name, begin, end = pronoun
    shown = name if start or begin else name[:1].upper() + name[1:]
    return head + readable(f"{text[start:begin]}[{shown}]{text[end:]}")


def _resolved_pronoun(analysis: Analysis, sentence: Sentence, start: int) -> tuple[str, int, int] | None:
    """The name behind a pronoun at `start`, and the pronoun's half-open range; None where nothing is resolved."""
    match = _PRONOUN.match(sentence.text, start)
    if match is None:
        return None
    speech = analysis.speech.get(sentence.key)
    if speech is not None and speech.speaker == match[0]:
        return None
    if speech is not None and (speech.start, speech.end) == match.span() and not set(speech.speaker) & set("[]"):
        return _plain(speech.speaker), *match.span()
    person = analysis.persons.get(sentence.key)
    return (person, *match.span()) if person is not None and match[0] in ("He", "She") else None


def _plain(speaker: str) -> str:
    return f"the {speaker[4:]}" if speaker.startswith("The ") else speaker


def word_slice(sentence: Sentence, start: int, end: int) -> str:
    """A part of a sentence as a statement: an ellipsis stands for what was dropped before it."""
    words = readable(sentence.text[start:end])
    return f"{ELLIPSIS} {words}" if start else words


def readable(words: str) -> str:
    """`words` as a page shows them: on one line, without the marks of Markdown."""
    return collapse(unmarked(words))


def name_of(words: str) -> str:
    """A name as a page shows it: a mark of Markdown that ran across its edge is dropped too.

    A bracket between two words leaves them two.
    """
    return collapse(_STRAY_MARKS.sub("", _INNER_BRACKET.sub(" ", readable(words))))


def is_worded_from(text: str, quote: str) -> bool:
    """Whether the statement `text` is the whole of `quote`, but for the editorial changes of this module.

    What an ellipsis stands for must be an opening that may be dropped, and brackets must stand for a pronoun: a
    statement can lose neither a negation nor a hedge, nor the words that say who speaks.
    """
    whole = readable(quote)
    if text == whole:
        return bool(text)
    match = _WORDED.fullmatch(text)
    if match is None or not whole.endswith(match["rest"]):
        return False
    dropped = whole[: len(whole) - len(match["rest"])]
    if match["name"]:
        pronoun = _LAST_PRONOUN.search(dropped)
        if pronoun is None:
            return False
        dropped = dropped[: pronoun.start()]
    return bool(_DROPPED.fullmatch(dropped)) if match["ellipsis"] else not dropped


def stands_in(words: str, quote: str) -> bool:
    """Whether `words` are whole words of `quote`; white space, Markdown and an ellipsis before them do not matter."""
    return has_words(readable(quote), readable(words).removeprefix(f"{ELLIPSIS} "))


def has_words(text: str, words: str) -> bool:
    """Whether `words`, letter for letter, stand in `text` and begin and end no word in its middle."""
    return any(map(str.isalnum, words)) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
