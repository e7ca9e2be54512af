"""Words that a person edited beside the quotes they rest on: are they borne out, and what was changed of their weight.

All of this reads words, not meanings. It finds a hedge, a figure or a denial that came or went; a sentence that says
something else in the same words it cannot tell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.analysis.certainty import read_certainty
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Certainty
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import find_words, stem
from briefgen.brief.wording import is_worded_from, readable, stands_in

_LEAST_BORNE_OUT = 0.5
"""The share of the words that weigh which must stand in the quotes; below it a text is a person's own."""
_HEDGES = ("possible", "conditional", "concern", "need")
_LETTERS_THAT_WEIGH = 4
_DENIALS = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d(?:[\d.,:]*\d)?")


def is_borne_out(words: str, quotes: Sequence[str]) -> bool:
    """Whether `words` are those of a quote, or at least half of those that weigh stand in `quotes`, in any form."""
    if any(stands_in(words, quote) or is_worded_from(words, quote) for quote in quotes):
        return True
    weighing = _weigh(words)
    known = {word for quote in quotes for word in _weigh(quote)}
    return bool(weighing) and sum(word in known for word in weighing) >= _LEAST_BORNE_OUT * len(weighing)


def _weigh(words: str) -> list[str]:
    """The stems of the longer words, and the figures."""
    found = [word.norm.lower() for word in find_words(readable(words))]
    return [stem(word) for word in found if len(word) >= _LETTERS_THAT_WEIGH or word[:1].isdigit()]


def iter_weight_changes(words: str, quotes: Sequence[str], lexicons: Lexicons) -> Iterator[str]:
    """What changed that weighs: hedges that are gone, figures that no quote has, denials that came or went.

    Nothing comes of words that stand in a quote as they are.
    """
    if any(stands_in(words, quote) or is_worded_from(words, quote) for quote in quotes):
        return
    quote = max(quotes, key=lambda one: len(set(_weigh(one)) & set(_weigh(words))))
    gone = _hedges(quote, lexicons) - _hedges(words, lexicons)
    if gone and _hedges(quote, lexicons).total() > _hedges(words, lexicons).total():
        yield f"it sounds surer than its quote, which hedges with {_name(gone)}"
    known = {figure for one in quotes for figure in _FIGURE.findall(one)}
    if figures := [figure for figure in dict.fromkeys(_FIGURE.findall(words)) if figure not in known]:
        yield f"none of its quotes has {_name(figures)}"
    denied, denies = _denials(quote), _denials(words)
    if denied - denies:
        yield f"its quote denies with {_name(denied - denies)}, and it does not"
    if denies - denied:
        yield f"it denies with {_name(denies - denied)}, and its quote does not"


def _hedges(words: str, lexicons: Lexicons) -> Counter[str]:
    found = find_words(readable(words))
    return Counter(
        " ".join(word.norm for word in found[start:stop])
        for section in _HEDGES
        for _, start, stop in lexicons.phrases("cues", section).find(found)
    )


def _denials(words: str) -> Counter[str]:
    return Counter(word.lower() for word in _DENIALS.findall(words))


def _name(words: Counter[str] | Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def sounds(words: str, lexicons: Lexicons) -> Certainty:
    """How sure `words` sound, taken as a sentence that nobody in the article speaks."""
    sentence = Sentence(
        source=0,
        number=0,
        start=0,
        end=len(words),
        quote=words,
        paragraph=1,
        heading=None,
        opens_paragraph=True,
        count=1,
    )
    return read_certainty(sentence, lexicons)
