"""Speech that goes on: quotations over several sentences, and those that stand alone."""

import re
from collections.abc import Iterable, Mapping, Sequence

from briefgen.analysis.model import Key, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.quotation import Quoted

_PRONOUN = re.compile(r"(?:But |And )?(?:He|She|It|They|We|I)\b")
_NEAR = 3
"""Sentences; who speaks further away does not say a quotation that stands alone."""


def goes_on(sentence: Sentence, before: Sentence | None, earlier: Speech | None, quoted: Quoted) -> Speech | None:
    """The speaker of the sentence before, where a quotation goes on or was announced (“X said:”)."""
    if before is None or earlier is None:
        return None
    if quoted[sentence.key] != "none" or before.text.endswith(":"):
        return Speech(earlier.speaker)
    return None


def fill_openings(sentences: Sequence[Sentence], quoted: Quoted, found: dict[Key, Speech]) -> None:
    """Give a quotation that stands before its speaker (“… .” “…,” X said) the speaker of the next sentence."""
    for sentence, following in zip(reversed(sentences[:-1]), reversed(sentences[1:]), strict=True):
        speech = found.get(following.key)
        if sentence.source != following.source or speech is None or quoted[sentence.key] != "all":
            continue
        own = found.get(sentence.key)
        if (own is None or own.start == own.end) and quoted[following.key] != "none":
            found[sentence.key] = Speech(speech.speaker)


def adopt(sentences: Sequence[Sentence], quoted: Quoted, found: dict[Key, Speech]) -> None:
    """Give a quotation that stands alone to who spoke last before it, else to who speaks next."""
    for sentence in sentences:
        if quoted[sentence.key] != "all" or sentence.key in found:
            continue
        name = _nearest(sentence, found, (*range(-1, -_NEAR - 1, -1), *range(1, _NEAR + 1)))
        if name is not None:
            found[sentence.key] = Speech(name)


def _nearest(sentence: Sentence, found: Mapping[Key, Speech], steps: Iterable[int]) -> str | None:
    speeches = (found.get((sentence.source, sentence.number + step)) for step in steps)
    speech = next(filter(None, speeches), None)
    return speech.speaker if speech else None
