"""What became of a story since the last summary. Goes in: the analysis of both weeks' articles. Comes out: changes.

That analysis already knows which sentences report the same and where the accounts differ. Where one side of a
difference is last week's and the other this week's, something is told otherwise now.
"""

import re
from collections.abc import Collection, Iterator

import msgspec

from briefgen.analysis.model import Analysis, Difference, Section
from briefgen.analysis.sentences import Sentence
from briefgen.weekly.model import StoryState

_DAYS = re.compile(
    r"(?:(?:on|last|this|next) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:(?:is|are|was|were) (?:now )?over|(?:has|have|had) ended|ended|c(?:ame|omes|ome) to an end|called off"
    r"|(?:was|were|been) (?:lifted|settled|resolved|abandoned|scrapped|freed|rescued|contained)"
    r"|signed (?:a|the) (?:deal|accord|treaty|agreement))\b"
)
_DENIED = re.compile(r"\b(?:not|no|never|neither|nor|without)\b|n[’']t\b")
_TOLD_OTHERWISE = frozenset({"The figure", "The date", "How settled it is"})
"""Points on which two weeks' accounts are held against each other; others differ by chance more often than not."""
_OPENING = 2
"""Paragraphs of an article in which its news stands."""
_MOST_CHANGED = 2

Side = tuple[Sentence, int, int]


class Found(msgspec.Struct, frozen=True):
    """One thing that became of a story."""

    state: StoryState
    section: Section
    """In which the analysis sees the sentence."""
    sentence: Sentence
    """Of an article of this week."""
    support: tuple[Sentence, ...] = ()
    before: str | None = None
    """Words of a sentence of last week, which is among the support."""
    after: str | None = None


def find_changes(both: Analysis, earlier: Collection[int], lead: Sentence | None) -> tuple[Found, ...]:
    """What has ended, what is told otherwise now, else what is new; nothing where all of it was said before.

    `both` is the analysis of the articles of both weeks, `earlier` the places of last week's among them, `lead` the
    sentence that this week's articles alone come to.
    """
    changed = tuple(_find_changed(both, earlier))[:_MOST_CHANGED]
    ended = tuple(_find_ended(both, earlier))[:1]
    return (*ended, *changed) or tuple(_find_new(both, earlier, lead))[:1]


def _find_changed(both: Analysis, earlier: Collection[int]) -> Iterator[Found]:
    """The differences between last week's accounts and this week's, each pair of words once."""
    told: set[tuple[str, str]] = set()
    for difference in both.differences:
        old, new = _old_and_new(difference, earlier)
        if old is None or new is None or not difference.certain or difference.point not in _TOLD_OTHERWISE:
            continue
        pair = _words(old), _words(new)
        if pair not in told and not any(map(_DAYS.fullmatch, pair)):
            told.add(pair)
            yield Found("changed", "differences", new[0], (old[0],), before=pair[0], after=pair[1])


def _old_and_new(difference: Difference, earlier: Collection[int]) -> tuple[Side | None, Side | None]:
    """A side that last week's articles told and one that only this week's tell, where there are both."""
    old = [side for side in difference.sides if side[0].source in earlier]
    said_before = {_words(side) for side in old}
    new = [side for side in difference.sides if side[0].source not in earlier and _words(side) not in said_before]
    return (old[0] if old else None), (new[0] if new else None)


def _words(side: Side) -> str:
    sentence, start, end = side
    return sentence.text[start:end]


def _find_ended(both: Analysis, earlier: Collection[int]) -> Iterator[Found]:
    """The sentences of this week that say in an article's opening that something has ended."""
    for sentence in both.sentences:
        opens = sentence.source not in earlier and sentence.paragraph <= _OPENING
        says = _ENDED.search(sentence.text) is not None and _DENIED.search(sentence.text) is None
        if opens and says and both.certainty[sentence.key] == "asserted":
            yield Found("closed", "bottom_line", sentence, _of_now(both, sentence, earlier))


def _find_new(both: Analysis, earlier: Collection[int], lead: Sentence | None) -> Iterator[Found]:
    """The sentences of this week that the analysis puts into a section, and no article of last week supports."""
    sections: tuple[tuple[Section, tuple[Sentence, ...]], ...] = (
        ("bottom_line", (lead,) if lead else ()),
        ("key_shifts", tuple(shift.sentence for shift in both.shifts)),
        ("agreements", tuple(agreement.sentences[0] for agreement in both.agreements)),
        ("implications", both.implications),
    )
    for section, sentences in sections:
        for sentence in sentences:
            support = both.support.get(sentence.key, ())
            if not any(one.source in earlier for one in (sentence, *support)):
                yield Found("developing", section, sentence, support)


def _of_now(both: Analysis, sentence: Sentence, earlier: Collection[int]) -> tuple[Sentence, ...]:
    return tuple(one for one in both.support.get(sentence.key, ()) if one.source not in earlier)
