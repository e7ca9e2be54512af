"""Wording: a statement is a quote, but for a short closed list of editorial changes, each marked as
journalists mark them. The citation always keeps the untouched quote.

- An ellipsis stands for a dropped opening: a connective (“However,”), or “According to …,” where the speaker
  is shown beside the statement.
- Brackets hold the name behind a pronoun that begins the statement or its speech: “[Lee Jae Myung] has …”.
- White space is single blanks.
"""

import re

from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence
from briefgen.text import collapse

ELLIPSIS = "…"
_CONNECTIVE = re.compile(
    r"(?:However|Instead|Meanwhile|Moreover|Furthermore|Additionally|In addition|Still|Nevertheless|Nonetheless|"
    r"Also|Yet|Similarly|Separately|Besides),\s+|(?:But|And)\s+(?!yet\b|for\b|then\b)"
)
_PRONOUNS = r"\b(?:He|She|It|They|he|she|it|they)\b"
_PRONOUN = re.compile(rf"{_PRONOUNS}(?![’'])")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


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
        return head + collapse(text[start:])
    name, begin, end = pronoun
    return head + collapse(f"{text[start:begin]}[{name}]{text[end:]}")


def _resolved_pronoun(analysis: Analysis, sentence: Sentence, start: int) -> tuple[str, int, int] | None:
    """The name behind a pronoun at `start`, and the pronoun's half-open range; None where nothing is resolved."""
    match = _PRONOUN.match(sentence.text, start)
    if match is None:
        return None
    speech = analysis.speech.get(sentence.key)
    if speech is not None and (speech.start, speech.end) == match.span() and not set(speech.speaker) & set("[]"):
        return _plain(speech.speaker), *match.span()
    person = analysis.persons.get(sentence.key)
    return (person, *match.span()) if person is not None and match[0] in ("He", "She") else None


def _plain(speaker: str) -> str:
    return f"the {speaker[4:]}" if speaker.startswith("The ") else speaker


def word_slice(sentence: Sentence, start: int, end: int) -> str:
    """A part of a sentence as a statement: an ellipsis stands for what was dropped before it."""
    words = collapse(sentence.text[start:end])
    return f"{ELLIPSIS} {words}" if start else words


def rests_on(text: str, quote: str) -> bool:
    """Whether `text` is words of `quote`, but for a dropped opening and names in brackets for pronouns, both marked."""
    words = text.removeprefix(ELLIPSIS).lstrip()
    pattern, at = "", 0
    for match in _BRACKETS.finditer(words):
        pattern += f"{re.escape(words[at : match.start()])}(?:{re.escape(match[0])}|{_PRONOUNS})"
        at = match.end()
    return bool(words) and re.search(pattern + re.escape(words[at:]), collapse(quote)) is not None
