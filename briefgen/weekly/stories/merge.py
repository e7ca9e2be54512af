"""Groups of articles: the two that are most alike become one, again and again, as long as the settings allow it.

How alike two groups are is the mean over all pairs of articles. Vectors of length 1 give it without looking at pairs:
it is the product of the groups' sums, divided by their sizes. Only groups that hold a pair which is alike enough are
compared, so that the cost follows the number of articles.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.weekly.stories.model import StorySettings
from briefgen.weekly.stories.vectors import Vector, dot

_HEAVIEST = 30
"""Terms of an article that propose others: what it is about is among them."""
_BEFORE = 30
"""Articles with such a term, right before an article, that it proposes."""
_LEAST_SHARED = 2
_UNKNOWN_PAIRS = 3.0
"""Pairs, just alike enough, that are added to those within a group: of a small one little is known."""
_NEAR = 0.5
"""Share of the likeness needed from which on a pair is kept, to tell which story comes closest."""


class Groups:
    """The articles as groups, at first of one each; each group is known by a number."""

    def __init__(self, vectors: Sequence[Vector], days: Sequence[int | None], settings: StorySettings) -> None:
        self.settings = settings
        self.near = {
            pair: value
            for pair in _propose(vectors)
            if (value := dot(vectors[pair[0]], vectors[pair[1]])) >= settings.least_alike * _NEAR
        }
        self.members = {at: [at] for at in range(len(vectors))}
        self._next = len(vectors)
        self._sums: dict[int, Vector] = {at: dict(vector) for at, vector in enumerate(vectors)}
        self._inner = dict.fromkeys(self.members, 0.0)
        self._days = {at: [] if day is None else [day] for at, day in enumerate(days)}
        self._beside: dict[int, set[int]] = defaultdict(set)
        for (one, two), value in self.near.items():
            if value >= settings.least_alike:
                self._beside[one].add(two)
                self._beside[two].add(one)

    def merge(self, together: Sequence[Sequence[int]] = ()) -> None:
        """Make one of two groups until none may become one; articles that are `together` are one from the start."""
        for first, *others in together:
            for other in others:
                first = self._join(first, other, self.likeness(first, other))  # noqa: PLW2901  it grows
        heap = [(-self.likeness(one, two), one, two) for one in self.members for two in self._beside[one] if one < two]
        heap = [row for row in heap if self.why_apart(row[1], row[2], -row[0]) is None]
        heapq.heapify(heap)
        while heap:
            value, one, two = heapq.heappop(heap)
            if one in self.members and two in self.members:
                number = self._join(one, two, -value)
                for other in sorted(self._beside[number]):
                    value = self.likeness(number, other)
                    if self.why_apart(number, other, value) is None:
                        heapq.heappush(heap, (-value, other, number))

    def likeness(self, one: int, two: int) -> float:
        """How alike two groups are: the mean over all pairs of their articles, rounded so that order means nothing."""
        pairs = len(self.members[one]) * len(self.members[two])
        return round(dot(self._sums[one], self._sums[two]) / pairs, 9)

    def why_apart(self, one: int, two: int, value: float) -> str | None:
        """Why two groups that are so alike stay apart, in words; None where they may become one."""
        if value < self.settings.least_alike:
            return f"alike {value:.2f}, needed {self.settings.least_alike:.2f}"
        if (days := self._between(one, two)) > self.settings.most_days:
            return f"{days:.0f} days between them, at most {self.settings.most_days}"
        within = max(self._held(one), self._held(two))
        if value < self.settings.least_held * within:
            return f"alike {value:.2f}, but within one of them {within:.2f}"
        return None

    def _held(self, group: int) -> float:
        """How alike the articles within a group are on average, drawn towards what is needed where they are few."""
        size = len(self.members[group])
        pairs = size * (size - 1) / 2
        return (self._inner[group] + _UNKNOWN_PAIRS * self.settings.least_alike) / (pairs + _UNKNOWN_PAIRS)

    def _between(self, one: int, two: int) -> float:
        """Days between the mean days of two groups; 0 where one states none."""
        ours, theirs = self._days[one], self._days[two]
        return abs(sum(ours) / len(ours) - sum(theirs) / len(theirs)) if ours and theirs else 0.0

    def _join(self, one: int, two: int, value: float) -> int:
        """The number of the group that two become."""
        number = self._next
        self._next += 1
        across = value * len(self.members[one]) * len(self.members[two])
        self._inner[number] = self._inner.pop(one) + self._inner.pop(two) + across
        self.members[number] = self.members.pop(one) + self.members.pop(two)
        self._days[number] = self._days.pop(one) + self._days.pop(two)
        more, less = sorted((self._sums.pop(one), self._sums.pop(two)), key=len, reverse=True)
        for term, weight in less.items():
            more[term] = more.get(term, 0.0) + weight
        self._sums[number] = more
        beside = (self._beside.pop(one) | self._beside.pop(two)) - {one, two}
        self._beside[number] = beside
        for other in beside:
            self._beside[other] -= {one, two}
            self._beside[other].add(number)
        return number

    def nearest(self) -> Mapping[int, tuple[int, float]]:
        """For each group the one that comes closest, and how alike they are; groups with none near are left out."""
        group_of = {at: group for group, members in self.members.items() for at in members}
        pairs = {tuple(sorted((group_of[one], group_of[two]))) for one, two in self.near}
        best: dict[int, tuple[int, float]] = {}
        for one, two in sorted(pair for pair in pairs if pair[0] != pair[1]):
            value = self.likeness(one, two)
            for group, other in ((one, two), (two, one)):
                if group not in best or value > best[group][1]:
                    best[group] = other, value
        return best


def _propose(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs of articles, the smaller number first, that share terms among the heaviest of each."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        heaviest = heapq.nsmallest(_HEAVIEST, vector, key=lambda term: (-vector[term], term))
        shared = Counter(other for term in heaviest for other in holders[term][-_BEFORE:])
        yield from ((other, at) for other, count in sorted(shared.items()) if count >= _LEAST_SHARED)
        for term in heaviest:
            holders[term].append(at)
