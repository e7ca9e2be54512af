"""The rules that read a speaker from a verb of speech, in one list; the first that answers decides."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefgen.analysis.model import Mention, Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.speech.antecedents import Antecedents
from briefgen.analysis.speech.clause import (
    Clause,
    Range,
    is_apposed,
    is_joined,
    range_to_stop,
    sentence_start,
    subject_before,
    subject_behind,
    subject_with,
)
from briefgen.analysis.speech.speakers import Speakers

_PRONOUN = re.compile(r"(?:.*\s)?(he|she|it|they)(?:['’](?:ll|d|s|ve|re))?$", re.IGNORECASE)
_OPENING_PRONOUN = re.compile(r"(He|She|It|They|he|she|it|they)\b")
_OPENING_NOUNS = re.compile(
    r"(?:The|A|An|Some|Several|Many|Two|Three|One|Other)(?: [\w’'-]+){1,4}?"
    r"(?=,| [a-z]+ed\b| (?:has|have|had|is|are|was|were)\b)"
)
_OPENS = re.compile(r"(?:^|[”\"],? )$")
"""Before a pronoun that speaks for the whole sentence: not “…, it said”, where that may name who it is."""
_WHICH_ONE = re.compile(r"\b(?:of|in|at|from|on|near|around|across|outside|for) (?:the )?$")
_NOUN_PHRASE = re.compile(r"(?:^|(?<=\s))(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any) (?:[\w’'-]+ ){2,4}(?:the )?$")
"""“The opposition in ”, before the name of a place or body."""
_RELEASED = re.compile(r"\s(?:published|released|issued|obtained|posted)\b")
_TELL = frozenset({"tell", "tells", "told"})
"""Verbs whom someone follows who only listens."""
_LEAST_QUOTED = 6
"""Words; a shorter quotation may be a scrap or a title."""


class Context(NamedTuple):
    """A sentence, and what is known where it stands."""

    sentence: Sentence
    text: str
    """Its text as clauses read it."""
    speakers: Speakers
    antecedents: Antecedents
    earlier: Speech | None
    """The speech of the sentence before."""
    document: str | None
    """The document that the sentence before begins with."""


class Place(NamedTuple):
    """A verb of speech in its sentence."""

    clause: Clause
    context: Context
    surely: bool
    """Whether the verb tells of speech whoever its subject is."""
    doubtful: bool
    """Whether the verb may be a noun or tell of a thing; its subject must be a known name or noun."""


def _who_speaks_before(place: Place) -> Speech | None:
    """“X said”, “X, the mayor, said”."""
    if place.clause.verb.endswith("ing") and not _is_progressive(place.clause):
        return None
    return _named(place, subject_before(place.clause))


def _who_surely_speaks_behind(place: Place) -> Speech | None:
    """“…,” said X, who is known."""
    found = None if place.clause.verb.endswith("ing") or place.clause.verb in _TELL else subject_behind(place.clause)
    if found is None or is_apposed(place.clause):
        return None
    sentence, speakers = place.clause.sentence, place.context.speakers
    known = speakers.is_named_by(sentence, *found)
    known = known and speakers.can_speak(sentence, found[0], sentence.text[slice(*found)], surely=False)
    return _named(place, found) if known else None


def _who_speaks_behind(place: Place) -> Speech | None:
    """“…,” said X."""
    if place.clause.verb.endswith("ing") or place.clause.verb in _TELL:
        return None
    return _named(place, subject_behind(place.clause))


def _who_opens_the_sentence(place: Place) -> Speech | None:
    """“X left and said …”, “X left, saying …”: the subject of the sentence."""
    clause = place.clause
    if not is_joined(clause) or (place.doubtful and clause.verb.endswith("ing")):
        return None
    if speech := _opening(place.context, clause.start):
        return speech
    start = sentence_start(clause.text)
    if (match := _OPENING_NOUNS.match(clause.text, start)) and match.end() < clause.start:
        return _named(place, match.span())
    return None


def who_is_quoted(context: Context, inside: Sequence[Range]) -> Speech | None:
    """“X's answer was “…””, without a verb of speech: the subject of a sentence that quotes at length."""
    text = context.text
    long = [start for start, end in inside if text.count(" ", start, end) + 1 >= _LEAST_QUOTED]
    return _opening(context, long[0]) if long else None


def _opening(context: Context, before: int) -> Speech | None:
    """The pronoun or the name that a sentence begins with, where it ends ahead of `before`."""
    start = sentence_start(context.text)
    if match := _OPENING_PRONOUN.match(context.text, start):
        return _pronoun(context, match[1].lower(), match.span(1))
    if found := context.speakers.opening(context.sentence, start, before):
        return Speech(context.sentence.text[slice(*found)], *found)
    return None


def _by_whom(place: Place) -> Speech | None:
    """“described by X as …”, “first reported by X”."""
    clause = place.clause
    if not clause.after.startswith(" by ") or clause.verb.endswith("ing"):
        return None
    found = range_to_stop(clause.text, clause.end + len(" by "))
    return _named(place, found) if found and place.context.speakers.is_named_by(clause.sentence, *found) else None


def _who_is_with_it(place: Place) -> Speech | None:
    """“…, with X saying”."""
    found = subject_with(place.clause)
    if found is None or not place.context.speakers.is_named_by(place.clause.sentence, *found):
        return None
    return _named(place, found)


def _is_progressive(clause: Clause) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|been|’s|'s)(?: \w+)?$", clause.text[: clause.start].rstrip()))


def _named(place: Place, found: Range | None) -> Speech | None:
    if found is None:
        return None
    start, end = found
    sentence = place.clause.sentence
    words = _RELEASED.split(sentence.text[start:end])[0].rstrip(" ,—–-")
    if match := _PRONOUN.match(words):
        span = start + match.start(1), start + match.end(1)
        return _pronoun(place.context, match[1].lower(), span)
    if place.doubtful and not place.context.speakers.is_named_by(sentence, start, start + len(words)):
        return None
    if place.context.speakers.can_speak(sentence, start, words, surely=place.surely):
        if named := place.context.speakers.named_behind(sentence, words, start + len(words)):
            return Speech(sentence.text[slice(*named)], *named)
        return Speech(place.context.antecedents.holder(words) or words, start, start + len(words))
    for mention in place.context.speakers.mentions(sentence):
        if start < mention.start and mention.end == start + len(words):
            return _qualified(sentence, start, mention)
    return None


def _qualified(sentence: Sentence, start: int, mention: Mention) -> Speech:
    """The speaker whose name ends with a mention: that, or the noun of which it only tells which one is meant."""
    before = sentence.text[start : mention.start]
    noun = _NOUN_PHRASE.search(before) if _WHICH_ONE.search(before) else None
    begin = start + noun.start() if noun else mention.start
    return Speech(sentence.text[begin : mention.end], begin, mention.end)


def _pronoun(context: Context, word: str, span: Range) -> Speech | None:
    if word in ("he", "she"):
        name = context.antecedents.person_behind(context.sentence, word, context.earlier)
    else:
        name = context.document if word == "it" else None
        if context.earlier and context.antecedents.can_mean(word, context.earlier.speaker):
            name = name or context.earlier.speaker
        name = name or context.antecedents.body_behind(context.sentence, word)
    if name is None and not _OPENS.search(context.sentence.text[: span[0]]):
        return None
    # Whoever it is, they say it, and not the article.
    return Speech(name or context.sentence.text[slice(*span)], *span)


RULES: tuple[Callable[[Place], Speech | None], ...] = (
    _by_whom,
    _who_is_with_it,
    _who_opens_the_sentence,
    _who_surely_speaks_behind,
    _who_speaks_before,
    _who_speaks_behind,
)
