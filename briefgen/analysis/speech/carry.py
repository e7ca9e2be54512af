"""Speech that goes on: quotations over several sentences, and the best guess where no rule names a speaker."""

from collections.abc import Mapping, Sequence

from briefgen.analysis.model import Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.cast import Cast
from briefgen.analysis.speech.quotation import Quoted

Key = tuple[int, int]

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
        around = (*range(-1, -_NEAR - 1, -1), *range(1, _NEAR + 1))
        speeches = (found.get((sentence.source, sentence.number + step)) for step in around)
        if (speech := next(filter(None, speeches), None)) is not None:
            found[sentence.key] = Speech(speech.speaker)


def guess(
    sentences: Sequence[Sentence], quoted: Quoted, found: Mapping[Key, Speech], cast: Cast
) -> dict[Key, str]:
    """Who speaks where no rule names anyone, by sentence key."""
    names: dict[Key, str] = {}
    last: str | None = None
    source = -1
    for sentence in sentences:
        if sentence.source != source:
            source, last = sentence.source, None
        if sentence.key in found:
            last = found[sentence.key].speaker
            continue
        own = [m for m in cast.mentions(sentence) if m.kind != "country"]
        after = found.get((sentence.source, sentence.number + 1))
        name = last or (after.speaker if after else None)
        if own and own[0].start < 30 and quoted[sentence.key] == "none":
            name = own[0].text
        if name:
            names[sentence.key] = name
    return names
