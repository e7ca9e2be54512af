"""Speech that goes on: quotations over several sentences, and the best guess where no rule names a speaker."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefgen.analysis.model import Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.clause import masked, sentence_start
from briefgen.analysis.speech.quotation import Quoted
from briefgen.analysis.speech.speakers import Speakers

Key = tuple[int, int]

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


def guess(sentences: Sequence[Sentence], found: Mapping[Key, Speech], speakers: Speakers) -> dict[Key, str]:
    """Who speaks where no rule names anyone, by sentence key: the first of `GUESSES` that answers."""
    names: dict[Key, str] = {}
    for sentence in sentences:
        if sentence.key not in found:
            name = next(filter(None, (read(sentence, found, speakers) for read in GUESSES)), None)
            if name is not None:
                names[sentence.key] = name
    return names


def _who_opens(sentence: Sentence, _: Mapping[Key, Speech], speakers: Speakers) -> str | None:
    """The name or the noun for people that the sentence begins with."""
    text = masked(sentence)
    found = speakers.opening(sentence, sentence_start(text), len(text))
    return sentence.text[slice(*found)] if found else None


def _who_spoke_last(sentence: Sentence, found: Mapping[Key, Speech], _: Speakers) -> str | None:
    """For a pronoun, the speaker of the sentences before."""
    return _nearest(sentence, found, range(-1, -_NEAR - 1, -1)) if _PRONOUN.match(sentence.text) else None


def _who_is_named(sentence: Sentence, _: Mapping[Key, Speech], speakers: Speakers) -> str | None:
    """The first person in the sentence, else the first body."""
    named = [mention for mention in speakers.mentions(sentence) if mention.kind != "country"]
    return min(named, key=lambda mention: mention.kind != "person").text if named else None


def _who_speaks_beside(sentence: Sentence, found: Mapping[Key, Speech], _: Speakers) -> str | None:
    """The speaker of the sentence before, of the next one, or of one near by."""
    return _nearest(sentence, found, (-1, 1, -2, 2, -3, 3))


def _nearest(sentence: Sentence, found: Mapping[Key, Speech], steps: Iterable[int]) -> str | None:
    speeches = (found.get((sentence.source, sentence.number + step)) for step in steps)
    speech = next(filter(None, speeches), None)
    return speech.speaker if speech else None


GUESSES: tuple[Callable[[Sentence, Mapping[Key, Speech], Speakers], str | None], ...] = (
    _who_opens,
    _who_spoke_last,
    _who_is_named,
    _who_speaks_beside,
)
