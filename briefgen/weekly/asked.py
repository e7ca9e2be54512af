"""What a question asks for. Goes in: a question, and a sentence. Comes out: whether the sentence brings it.

“Who” asks for somebody who does it, “when” for a time, “how many” for a number, “where” and “why” for a place and a
cause; “whether” for that it is so, or is not.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from briefgen.analysis.accounts.figures import find_numbers
from briefgen.analysis.accounts.terms import Terms
from briefgen.analysis.model import Analysis
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import find_words
from briefgen.weekly.plain import Place, clause_of, denies

_ASKS = re.compile(
    r"\b(who|whom|whose|where|when|why|how (?:much|many|long|far)|how|which|what|whether|if)\b", re.IGNORECASE
)
_FRAME = frozenset(
    "unclear unknown known clear said say says open question remain remains whether not yet still it is nobody".split()
)
_HELPS = frozenset(
    "will would can could may might shall should has have had is are was were be been being isn't aren't wasn't did"
    " does do not yet still also ever last first next soon again already now finally".split()
)
"""What may stand between the subject of a clause and its verb."""
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_LEADS_TO = frozenset("is are was were decided agreed voted promised".split())
"""Words before “to” with which what somebody is to do is settled."""
_NO_VERB = frozenset("a an the any his her its their our my this of for in on by from with no".split())
"""Words behind which stands a noun."""
_AHEAD = frozenset("when once until before after while".split())
"""Words that open a clause which says nothing by itself."""
_NEGATED = 2
"""Words before a verb among which its own denial stands."""
_BESIDE = 3
"""Words behind a number among which the thing counted stands, and behind “by” the one who does it."""
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result of|on account of|caused|"
    r"(?:causes?|reasons?) (?:\w+ ){0,6}?(?:was|is|were|are) (?!being\b|under\b))",
    re.IGNORECASE,
)
_NAMES_CAUSE = re.compile(r"\b(?:caused?|causes|reasons?|motives?)\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:by \w+ing|because|using|via|caused by|due to)\b", re.IGNORECASE)
_WHERE = re.compile(
    r"\b(?:in|at|from|under|near|to|off|on|outside|inside|behind|beneath) (?!(?:the )?(?:\d|(?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December))\w"
)
_WHEN = re.compile(
    r"\b(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d|today|tomorrow|yesterday|tonight|noon|midnight|Christmas"
    r"|Easter|spring|summer|autumn|winter|(?:next|this|last) (?:week|month|year|weekend)|\d+(?::\d\d)? ?[ap]\.?m\b"
    r"|(?:in|within|after) (?:\d+|\w+) (?:hours?|days?|weeks?|months?|years?)"
    r"|(?:\d+|\w+) (?:hours?|days?|weeks?|months?|years?) (?:ago|later|earlier))\b"
)
_LASTS = re.compile(r"^(?:[\s-]\w+)?[\s-](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b")
_REACHES = re.compile(r"^[\s-](?:k?m|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|yards?)\b")


_BRINGS = {"when": _WHEN, "where": _WHERE, "why": _CAUSE, "how": _MEANS}
"""What brings what a question word asks for, where that is no number."""


class Asked(msgspec.Struct, frozen=True):
    """A question as it is looked for."""

    kind: str
    """Its question word; nothing where it has none."""
    wanted: Counter[str]
    verb: str | None
    """The term of what is done, where the question shows it."""
    counted: str | None
    """The term of what is counted."""


def read_question(question: str, terms: Terms) -> Asked:
    """What is asked, in the clause that asks: from its question word on, where there is one."""
    found = _ASKS.search(question)
    asked = question[found.start() :] if found else question
    kind = " ".join(found[1].lower().split()) if found else ""
    kind = {"whom": "who", "whose": "who", "if": "whether"}.get(kind, kind)
    if kind in ("", "what") and _NAMES_CAUSE.search(asked):
        kind = "why"
    words = [word.norm for word in find_words(asked[len(found[0]) :] if found else "")]
    wanted = Counter(term for term in terms.of_text(asked) if term not in _FRAME)
    counted = terms.of_word(words[0]) if kind == "how many" and words else ()
    return Asked(kind, wanted, _find_verb(kind, words, terms), min(counted, default=None))


def _find_verb(kind: str, words: list[str], terms: Terms) -> str | None:
    """The term of the verb of a question: behind its auxiliary, or behind “who” and “what” themselves."""
    helped = next((at for at, word in enumerate(words) if word in _HELPS), None)
    if helped is None and kind not in ("who", "what"):
        return None
    rest = words[helped or 0 :]
    verb = next((word for word in rest if word not in _HELPS), "")
    return min(terms.of_word(verb), default=None)


def brings(asked: Asked, sentence: Sentence, both: Analysis, terms: Terms) -> bool:
    """Whether `sentence` says what `asked` asks for, and does not deny it."""
    verbs = [at for at, word in enumerate(sentence.words) if asked.verb and asked.verb in terms.of_word(word.norm)]
    if not asked.kind or (asked.verb and not verbs) or _asks_too(asked.kind, sentence.text):
        return False
    if asked.kind == "whether":
        return any(_is_settled(sentence, at, spoken=sentence.key in both.speech) for at in verbs)
    if asked.kind == "who":
        places = (sentence.words[at] for at in verbs if _has_doer(sentence, at, asked, both, terms))
        return any(not _is_denied(sentence.text, (word.start, word.end)) for word in places)
    found = _find_brought(asked, sentence, terms)
    inside = [clause_of(sentence.text, (sentence.words[at].start, sentence.words[at].end)) for at in verbs]
    return any(
        not _is_denied(sentence.text, place)
        for place in found
        if asked.kind != "when" or not inside or any(start <= place[0] < end for start, end in inside)
    )


def _asks_too(kind: str, text: str) -> bool:
    """Whether `text` asks itself: “what caused it is being examined” tells no cause."""
    return kind != "who" and re.search(rf"\b(?:{kind}|what|why|how)\b", text, re.IGNORECASE) is not None


def _find_brought(asked: Asked, sentence: Sentence, terms: Terms) -> Iterator[Place]:
    """The places of what a question word asks for; for “what” and “which” that is the sentence as a whole."""
    if asked.kind in _BRINGS:
        return (found.span() for found in _BRINGS[asked.kind].finditer(sentence.text))
    if asked.kind.startswith("how "):
        numbers = (place for _, place in find_numbers(sentence.text))
        return (place for place in numbers if _measures(asked, sentence, place[1], terms))
    return iter([(0, len(sentence.text))])


def _measures(asked: Asked, sentence: Sentence, end: int, terms: Terms) -> bool:
    """Whether the number that ends at `end` tells how many, how much, how long or how far."""
    behind = sentence.text[end:]
    if asked.kind in ("how long", "how far"):
        return (_LASTS if asked.kind == "how long" else _REACHES).match(behind) is not None
    if asked.counted is not None:
        words = [word.norm for word in sentence.words if word.start >= end][:_BESIDE]
        return any(asked.counted in terms.of_word(word) for word in words)
    timed = any(found.start() < end <= found.end() for found in _WHEN.finditer(sentence.text))
    return not timed and _LASTS.match(behind) is None


def _is_denied(text: str, place: Place) -> bool:
    """Whether anything is denied up to the end of the clause of `place`."""
    return denies(text[: clause_of(text, place)[1]])


def _is_settled(sentence: Sentence, at: int, *, spoken: bool) -> bool:
    """Whether word `at` is a verb of which it is said that it is so, or is not."""
    words, text = sentence.words, sentence.text
    start, end = clause_of(text, (words[at].start, words[at].end))
    before = [word.norm for word in words[:at] if word.start >= start]
    last = before[-1:] or [""]
    if last[0] in _NO_VERB or _AHEAD & set(before) or ("would" in before and not spoken) or "had" in before[-3:]:
        return False
    if last[0] == "to" and not _LEADS_TO & set(before[-2:-1]):
        return False
    if words[at].norm.endswith("ing") and last[0] not in _BE:
        return False
    denied = [word for word in words[max(at - _NEGATED, 0) : at] if word.start >= start and denies(word.norm)]
    rest = text[: denied[0].start] + text[denied[-1].end : end] if denied else text[:end]
    return not denies(rest)


def _has_doer(sentence: Sentence, at: int, asked: Asked, both: Analysis, terms: Terms) -> bool:
    """Whether the subject of the verb that is word `at` names somebody that the question does not."""
    words, text = sentence.words, sentence.text
    first = at
    while first and words[first - 1].norm in _HELPS:
        first -= 1
    if _BE & {word.norm for word in words[first:at]}:
        by = words[at + 1 : at + 2]
        place = (by[0].end, words[min(at + 1 + _BESIDE, len(words) - 1)].end) if by and by[0].norm == "by" else None
    else:
        place = _find_subject(text, words[first].start)
    return place is not None and any(
        not set(terms.of_text(text[start:end])) <= asked.wanted.keys()
        for start, end in _names(sentence, both)
        if place[0] <= start and end <= place[1]
    )


def _find_subject(text: str, end: int) -> Place:
    """What stands before a verb that begins at `end`, with a name between commas right before it."""
    start = clause_of(text, (end, end))[0]
    if text[start:end].isspace() and text[start - 1] == ",":
        start = clause_of(text, (start - 1, start - 1))[0]
    return start, end


def _names(sentence: Sentence, both: Analysis) -> Iterator[Place]:
    """Where persons and bodies are named in a sentence, and other words in capitals within it."""
    for actor in both.actors:
        yield from ((one.start, one.end) for one in actor.mentions if one.sentence.key == sentence.key)
    yield from ((word.start, word.end) for word in sentence.words[1:] if sentence.text[word.start].isupper())
