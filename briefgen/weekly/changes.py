"""What became of a story since the last summary. Goes in: the analysis of both weeks' articles. Comes out: changes.

That analysis already knows which sentences report the same and where the accounts differ. Where one side of a
difference is last week's and the other this week's, something is told otherwise now, unless this week's article still
says what the last one said, or either side is denied, wished for or rumoured.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from briefgen.analysis.accounts.figures import find_numbers
from briefgen.analysis.model import Analysis, Section
from briefgen.analysis.sentences import Sentence
from briefgen.weekly.model import StoryState
from briefgen.weekly.plain import (
    Place,
    denies,
    disputes,
    is_open_to_doubt,
    with_its_clause,
    with_its_doubt,
)

_DAYS = re.compile(
    r"(?:(?:on|last|this|next) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:(?:is|are|was|were) (?:now )?over|(?:has|have|had) ended|ended|c(?:ame|omes|ome) to an end|called off"
    r"|(?:was|were|been) (?:lifted|settled|resolved|abandoned|scrapped|freed|rescued|contained)"
    r"|signed (?:a|the) (?:deal|accord|treaty|agreement))\b"
)
_NOT_YET = re.compile(
    r"\b(?:when|until|till|once|before|by the time|as soon as)\b|\b(?:will|shall|would|to|about to)(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
"""What stands before the words for an end that is still to come."""
_FROM = re.compile(r"\b(?:from|instead of|rather than)\s+\S{0,3}$")
_FROM_TO = 8
"""Words between a figure and the one that it has taken the place of."""
_SAID_BEFORE = re.compile(
    r"\b(?:had|before|earlier|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|at first|last (?:week|month|year)|so far"
    r"|up from|down from|used to)\b",
    re.IGNORECASE,
)
"""What a sentence says of what was so before."""
_NEAR = 40
"""Code points before and behind a figure in which it is told when that was so."""
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
    """Words of a sentence of last week, which is among the support; or of `sentence`, where it says so itself."""
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
        if not difference.certain or difference.point not in _TOLD_OTHERWISE:
            continue
        whole = with_its_clause if difference.point == "How settled it is" else with_its_doubt
        for old, new in _old_and_new(difference.sides, both, earlier):
            pair = _words(old), _words(new)
            before, after = whole(old[0], old[1:]), whole(new[0], new[1:])
            if before is None or after is None or pair in told or any(map(_DAYS.fullmatch, pair)):
                continue
            told.add(pair)
            support = () if old[0] == new[0] else (old[0],)
            words = _words((old[0], *before)), _words((new[0], *after))
            yield Found("changed", "differences", new[0], support, before=words[0], after=words[1])
            break


def _old_and_new(sides: Sequence[Side], both: Analysis, earlier: Collection[int]) -> Iterator[tuple[Side, Side]]:
    """Each side that last week's articles told with one that only this week's tell, in place of the other."""
    old = [side for side in sides if side[0].source in earlier]
    said_before = {_words(side) for side in old}
    for new in sides:
        if new[0].source in earlier or _words(new) in said_before or _is_disputed(new[0], both):
            continue
        named = _find_from(new)
        if named is not None:
            # The sentence says itself what was so before: last week's other figures are not it.
            told = [side for side in old if _value(side) == _value(named)]
            yield from ((side, new) for side in told or ([named] if _was_told(named, both, earlier) else []))
            continue
        yield from ((side, new) for side in old if not _still_says(both, new[0], side))


def _find_from(new: Side) -> Side | None:
    """The figure of the same sentence that the new one has taken the place of: “to 13 from 14”, “from 412p to 445p”."""
    sentence, start, end = new
    for _, (begin, stop) in find_numbers(sentence.text):
        between = sentence.text[stop:start] if stop <= start else sentence.text[end:begin]
        if (stop <= start or end <= begin) and len(between.split()) <= _FROM_TO and _FROM.search(sentence.text[:begin]):
            return sentence, begin, stop
    return None


def _was_told(named: Side, both: Analysis, earlier: Collection[int]) -> bool:
    """Whether an article of last week gave that figure."""
    value = _value(named)
    return any(
        number == value for one in both.sentences if one.source in earlier for number, _ in find_numbers(one.text)
    )


def _still_says(both: Analysis, new: Sentence, old: Side) -> bool:
    """Whether the article of this week also says what the old side says, and not as what was so before."""
    return any(
        _SAID_BEFORE.search(one.text, max(start - _NEAR, 0), end + _NEAR) is None
        for one in both.sentences
        if one.source == new.source
        for start, end in _find_again(one.text, old)
    )


def _find_again(text: str, side: Side) -> Iterator[Place]:
    """Where `text` gives the figure of a side, or its words where it is none."""
    value = _value(side)
    if value is not None:
        yield from (place for number, place in find_numbers(text) if number == value)
    else:
        yield from (found.span() for found in re.finditer(re.escape(_words(side)), text, re.IGNORECASE))


def _value(side: Side) -> float | None:
    return next((number for number, _ in find_numbers(_words(side))), None)


def _is_disputed(sentence: Sentence, both: Analysis) -> bool:
    """Whether somebody denies it, in the sentence itself or in the next one of the article."""
    following = (one for one in both.sentences if one.source == sentence.source)
    return any(disputes(one.text) for one in following if 0 <= one.number - sentence.number <= 1)


def _words(side: Side) -> str:
    sentence, start, end = side
    return sentence.text[start:end]


def _find_ended(both: Analysis, earlier: Collection[int]) -> Iterator[Found]:
    """The sentences of this week that say in an article's opening that something has ended."""
    for sentence in both.sentences:
        opens = sentence.source not in earlier and sentence.paragraph <= _OPENING
        says = both.certainty[sentence.key] == "asserted" and _says_ended(sentence.text)
        if opens and says and not _is_disputed(sentence, both):
            yield Found("closed", "bottom_line", sentence, _of_now(both, sentence, earlier))


def _says_ended(text: str) -> bool:
    """Whether `text` says plainly that something has ended: not that it will, may or does not."""
    ends = any(_NOT_YET.search(text, 0, found.start()) is None for found in _ENDED.finditer(text))
    return ends and not denies(text) and not is_open_to_doubt(text)


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
