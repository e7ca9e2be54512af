"""Features of a sentence, by names that a person can read: its words, and the signs that a rule can see in it.

The same names stand in `weights.txt`, in front of their weights, and in what `briefgen explain` shows.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Certainty, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.quotation import find_quoted

NAME, NUMBER = "‹name›", "‹number›"
"""What stands for every name and every number, so that no weight hangs on a person or on a figure."""
_CUES = (
    "possible", "conditional", "concern", "need", "shift", "implication", "not implication", "open", "open lists",
    "gap", "pending", "boilerplate",
)  # fmt: skip
_KINDS = ("decision", "reaction", "accident")
"""Kinds of news: what decides, what only speaks, and what happens to people."""
_MODALS = frozenset(
    "will would could may might can should must shall cannot won't wouldn't couldn't can't shouldn't".split()
)
_DAY = r"(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day\b"
_COMING = r"[Nn]ext|[Cc]oming|[Ll]ater this|[Bb]y the end of|[Tt]omorrow|[Ss]oon|[Uu]pcoming|[Uu]ntil"
_GONE = r"ago|[Ll]ast (?:year|month|week|decade|summer|spring|fall|winter)|[Ee]arlier|[Pp]reviously|[Ff]ormer|had been"
_PATTERNS = {
    "time to come": re.compile(
        rf"\b(?:{_COMING}|[Ii]n the (?:future|near|coming))\b|\b[Oo]n {_DAY}|\b[Bb]y (?:19|20)\d\d\b"
    ),
    "time gone by": re.compile(rf"\b(?:{_GONE}|[Ii]n (?:19|20)\d\d|[Ss]ince (?:19|20)\d\d)\b"),
    "begins with this": re.compile(r"(?:This|That|These|It|Such|The (?:move|decision|measure|change|law|plan|deal))\b"),
    "past before the past": re.compile(r".*?\bhad (?:\w+ ){0,2}\w+(?:ed|en)\b"),
}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_VOICES = {"I": frozenset({"i", "my", "me"}), "we": frozenset({"we", "our", "us"}), "you": frozenset({"you"})}
_FIRST_WORDS = {
    "begins with a pronoun": frozenset({"he", "she", "they"}),
    "begins with but": frozenset({"but", "however", "still", "yet", "and", "so"}),
}
_IF = frozenset({"if", "unless", "whether"})
_OPENING = 2
"""Sentences that say what an article is about."""
_FIRST, _EARLY, _MIDDLE = 4, 8, 16
"""Sentence numbers from which an article's opening, its first part and its middle are behind."""
_LENGTH_STEP, _LONGEST_STEP = 6, 8
_LAST = 3


class Features(msgspec.Struct, frozen=True):
    """What a sentence shows by itself."""

    words: tuple[str, ...]
    """Its words and the pairs of them, each once: they weigh less where there are many."""
    signs: tuple[str, ...]
    """What rules see in it, each once."""


class FeatureFinder:
    """Finds the features of the sentences of a story; what it knows of words comes from the lexicons."""

    def __init__(self, sentences: Sequence[Sentence], lexicons: Lexicons) -> None:
        self._sentences = sentences
        self._quoted = find_quoted(sentences)
        self._words = {sentence.key: _masked_words(sentence) for sentence in sentences}
        self._cues = lexicons.phrase_sets("cues", _CUES)
        self._kinds = lexicons.phrase_sets("cues", _KINDS)
        self._negations = lexicons.words("words", "negations")
        self._groups = lexicons.words("names", "groups")
        self._documents = lexicons.words("speech", "documents")
        self._own = {sentence.key: self._find(sentence) for sentence in sentences}

    def after_speech(
        self, speech: Mapping[tuple[int, int], Speech], certainty: Mapping[tuple[int, int], Certainty]
    ) -> dict[tuple[int, int], Features]:
        """What tells the rest: its own features, who speaks, and how sure it sounds."""
        return {
            key: _more(own, self._spoken(own, speech.get(key), certainty[key], sentence))
            for sentence, (key, own) in zip(self._sentences, self._own.items(), strict=True)
        }

    def of_news(self, after: Mapping[tuple[int, int], Features]) -> dict[tuple[int, int], Features]:
        """What tells a change: all that is known `after` it is known who speaks, what kind of news it is, and how an
        article opens.
        """
        return {sentence.key: _more(after[sentence.key], self._news(sentence)) for sentence in self._sentences}

    def _news(self, sentence: Sentence) -> Iterator[str]:
        found = self._kinds.count(sentence.words)
        kinds = [f"cue: {name}" for name in _KINDS if found[name]]
        yield from kinds
        if sentence.number < _OPENING:
            opening = [sign for sign in self._own[sentence.key].signs if sign.startswith("cue: ")]
            yield from (f"opening: {word}" for word in dict.fromkeys(self._words[sentence.key]))
            yield from (f"opening, {sign}" for sign in (*opening, *kinds))

    def _find(self, sentence: Sentence) -> Features:
        words = self._words[sentence.key]
        pairs = [
            f"{one} {two}"
            for one, two in zip(["‹start›", *words], [*words, "‹end›"], strict=True)
            if NAME not in (one, two)
        ]
        return Features(tuple(dict.fromkeys([*words, *pairs])), tuple(self._signs(sentence)))

    def _signs(self, sentence: Sentence) -> Iterator[str]:
        norms = sentence.words.places.keys()
        found = self._cues.count(sentence.words)
        yield from (f"cue: {name}" for name in _CUES if found[name])
        yield from (f"cues: {name}" for name in _CUES if found[name] > 1)
        yield from (f"modal: {modal}" for modal in sorted(_MODALS & norms))
        if norms & _IF:
            yield "if"
        if norms & self._negations or any(norm.endswith("n't") for norm in norms):
            yield "negation"
        yield from _wording(sentence, norms)
        yield f"quoted: {self._quoted[sentence.key]}"
        yield from _place(sentence)

    def _spoken(self, own: Features, speech: Speech | None, certainty: Certainty, sentence: Sentence) -> Iterator[str]:
        voice = "spoken" if speech else "told"
        yield voice
        yield f"certainty: {certainty}"
        yield f"certainty: {certainty}, {voice}"
        yield from (f"{sign}, {voice}" for sign in own.signs if sign.startswith("modal: "))
        if speech is None:
            return
        if speech.verb_end > speech.verb_start:
            yield f"verb: {sentence.text[speech.verb_start : speech.verb_end].lower()}"
        else:
            yield "speaker of another sentence"
        last = speech.speaker.rsplit(maxsplit=1)[-1].lower()
        if last in self._groups:
            yield "speaker: group"
        elif last in self._documents:
            yield "speaker: document"


def _more(features: Features, signs: Iterable[str]) -> Features:
    return Features(features.words, (*features.signs, *signs))


def _masked_words(sentence: Sentence) -> list[str]:
    """The words in order, a run of names as one; what opens the sentence or a quotation is no name."""
    masked: list[str] = []
    text = sentence.text
    for at, (norm, start, end) in enumerate(sentence.words):
        raw = text[start:end]
        if not raw.isalpha() and any(map(str.isdigit, raw)):
            masked.append(NUMBER)
        elif at and raw[0].isupper() and raw != "I" and text[start - 1] not in '"“':
            if masked[-1] != NAME:
                masked.append(NAME)
        else:
            masked.append(norm)
    return masked


def _wording(sentence: Sentence, norms: Collection[str]) -> Iterator[str]:
    """What its single words and its first ones tell."""
    text = sentence.text
    if _PATTERNS["time to come"].search(text):
        yield "time to come"
    if _PATTERNS["time gone by"].search(text):
        yield "time gone by"
    if not _DAYS.isdisjoint(norms):
        yield "weekday"
    if any(map(str.isdigit, text)):
        yield "number"
    if "?" in text:
        yield "question mark"
    yield from (name for name, words in _VOICES.items() if not words.isdisjoint(norms))
    if text.startswith(('"', "“")):
        yield "begins with a mark of quotation"
    if _PATTERNS["begins with this"].match(text):
        yield "begins with this"
    first = sentence.words[0].norm if sentence.words else ""
    yield from (name for name, words in _FIRST_WORDS.items() if first in words)
    if "had" in norms and _PATTERNS["past before the past"].match(text):
        yield "past before the past"


def _place(sentence: Sentence) -> Iterator[str]:
    """Where the sentence stands in its article, and how long it is."""
    number, count = sentence.number, sentence.count
    if number < _FIRST:
        yield f"sentence {number + 1}"
    else:
        yield f"sentence {'5 to 8' if number < _EARLY else '9 to 16' if number < _MIDDLE else '17 or later'}"
    yield f"fifth of the article: {min(4, number * 5 // max(1, count - 1)) + 1}"
    if number >= count - _LAST:
        yield "among the last three"
    if sentence.opens_paragraph:
        yield "opens a paragraph"
    if sentence.heading:
        yield "under a heading"
    step = min(_LONGEST_STEP, len(sentence.words) // _LENGTH_STEP)
    yield f"words: {step * _LENGTH_STEP} or more"
