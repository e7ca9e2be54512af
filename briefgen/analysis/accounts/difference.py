"""Where the accounts of sentences that report the same, or nearly so, differ; value by value."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from briefgen.analysis.accounts.compare import REMOTE, Point, Reader
from briefgen.analysis.accounts.dates import compare_dates
from briefgen.analysis.accounts.denial import compare_denials, denies, opposes, refutes
from briefgen.analysis.accounts.figures import compare_figures
from briefgen.analysis.accounts.firmness import compare_firmness
from briefgen.analysis.accounts.places import compare_leads, compare_places
from briefgen.analysis.accounts.similarity import Link
from briefgen.analysis.accounts.spelling import compare_spelling
from briefgen.analysis.accounts.stances import compare_stances
from briefgen.analysis.accounts.voices import compare_labels, compare_lists, compare_voices
from briefgen.analysis.model import Difference

_COMPARISONS: tuple[Callable[[Link, Reader], Iterator[Point]], ...] = (
    compare_firmness,
    compare_stances,
    compare_denials,
    compare_figures,
    compare_dates,
    compare_voices,
    compare_labels,
    compare_lists,
    compare_spelling,
    compare_places,
    compare_leads,
)
_MOST_SIDES = 5
_SAME_QUOTE = 12
"""Runs of four words in common from which two sentences carry one quote, whatever a word in it says."""
_LEAST_BESIDE = 2
"""Terms in common from which the other parts of sentences that differ on a point report the same."""
_PARTS = re.compile(r"(?:(?!, |; | and | but ).)+", re.DOTALL)


class _Told:
    """A difference in the making."""

    def __init__(self, link: Link, point: Point) -> None:
        self.kind, self.topic, self.certain = point.kind, point.topic, point.certain
        self.sides = [(link.one, *point.one), (link.two, *point.two)]

    def takes(self, link: Link, point: Point) -> bool:
        """Whether it tells this point already, or now that another article has been added to it."""
        if point.kind != self.kind:
            return False
        keys = [sentence.key for sentence, _, _ in self.sides]
        sources = [sentence.source for sentence, _, _ in self.sides]
        held = [sentence.key in keys for sentence in (link.one, link.two)]
        if any(held) and not all(held) and point.topic == self.topic and len(keys) < _MOST_SIDES:
            side = (link.two, *point.two) if held[0] else (link.one, *point.one)
            if side[0].source not in sources:
                self.sides.append(side)
                self.certain &= point.certain
        return any(held) or (point.topic == self.topic and {link.one.source, link.two.source} <= set(sources))

    def finished(self) -> Difference:
        """The difference as it is shown: what differs, and the words of each side."""
        sides = " / ".join(f"“{sentence.text[start:end]}”" for sentence, start, end in self.sides)
        about = f"{self.kind}{'' if self.certain else ', possibly'}: {sides}"
        return Difference(about, tuple(self.sides), self.kind, self.certain)


def find_differences(pairs: Sequence[Link], reader: Reader) -> tuple[Difference, ...]:
    """Points on which sentences differ, the surest pair first; one point for all articles that differ on it."""
    told: list[_Told] = []
    known: dict[object, list[_Told]] = defaultdict(list)
    near = [link for link in pairs if link.value >= REMOTE]
    for link in sorted(near, key=lambda link: (-link.value, link.one.key, link.two.key)):
        for compare in _COMPARISONS:
            for point in compare(link, reader):
                keys = _keys(link, point)
                taking = next((one for key in keys for one in known[key] if one.takes(link, point)), None)
                if taking is None:
                    taking = _Told(link, point)
                    told.append(taking)
                for key in keys:
                    if taking not in known[key]:
                        known[key].append(taking)
    return tuple(one.finished() for one in told)


def _keys(link: Link, point: Point) -> tuple[object, ...]:
    """By what a difference that tells the point already is found: a sentence, or the topic and an article."""
    return (
        (point.kind, link.one.key),
        (point.kind, link.two.key),
        (point.kind, point.topic, link.one.source),
        (point.kind, point.topic, link.two.source),
    )


def contradicts(link: Link, reader: Reader) -> bool:
    """Whether one side says the opposite, or denies or gives another figure and little else is said alike."""
    if opposes(link, reader):
        return True
    points = [*compare_denials(link, reader), *compare_figures(link, reader)]
    if not points or refutes(link, reader):
        return denies(link, reader)
    return len(reader.said(link.one).runs & reader.said(link.two).runs) < _SAME_QUOTE and any(
        len(_beside(link, point, reader)) < _LEAST_BESIDE for point in points
    )


def _beside(link: Link, point: Point, reader: Reader) -> frozenset[str]:
    """The terms that two sentences share outside the parts in which they differ."""
    ours, theirs = (
        reader.terms(
            word.norm
            for part in _PARTS.finditer(sentence.text)
            if not (part.start() < place[1] and part.end() > place[0])
            for word in sentence.words
            if part.start() <= word.start < part.end()
        )
        for sentence, place in ((link.one, point.one), (link.two, point.two))
    )
    return ours & theirs & reader.shared(link)
