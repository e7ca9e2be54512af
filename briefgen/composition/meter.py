"""How much a template may do: counted in steps and characters, never by a clock, so that any machine stops alike.

A step is about one expression of a template, one thing in a list, or eight characters of a text that is worked on.
Whatever can be done again and again, or makes much of little, is counted before it is done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import TypeGuard

from jinja2.exceptions import TemplateRuntimeError

MOST_STEPS = 10_000_000
MOST_MADE = 20_000_000
"""Characters of all texts together that a template makes on its way, printed or not."""

MOST_CHARACTERS = 5_000_000
"""More Markdown than any brief needs; a template that writes more is stopped."""

MOST_LEVELS = 50
"""How deep files may include one another, and macros call one another."""

MOST_SOURCE = 200_000
"""The longest file of a template, in characters."""

LARGEST_NUMBER = 10**15
_STEPS_A_LEVEL = 20
_STEPS_A_LETTER = 16
"""Of a text that is taken apart: each letter becomes a text of its own."""


class TooMuchError(TemplateRuntimeError):
    """A template does more than any brief needs."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class HeldList(list[object]):
    """A list that a template makes, with its weight, under a name that no template can read."""

    __weight__ = 1


class HeldTuple(tuple[object, ...]):  # noqa: SLOT001 - a tuple can have no slots, and this one keeps its weight
    """The same in parentheses."""

    __weight__ = 1


class HeldTable(dict[object, object]):
    """The same in braces."""

    __weight__ = 1


class Meter:
    """Counts what one run of a template does. Every method raises TooMuchError where it is too much."""

    def __init__(self) -> None:
        self.steps = 0
        self.made = 0
        self.level = 0
        self._weights: dict[int, tuple[object, int]] = {}

    def spend(self, steps: int) -> None:
        """Count `steps` that are about to be done."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise TooMuchError(
                f"loops and calls take more than {MOST_STEPS:,} steps",
                "look for a loop inside a loop that repeats too much",
            )

    def make(self, characters: int) -> None:
        """Count `characters` of a text that is about to be made."""
        self.made += characters
        if self.made > MOST_MADE:
            raise TooMuchError(
                f"the texts that are made take more than {MOST_MADE:,} characters",
                "look for a text that is added to itself again and again",
            )

    def enter(self) -> None:
        """Go a level deeper: into a file that is included, a macro or a loop that calls itself."""
        self.spend(_STEPS_A_LEVEL)
        self.level += 1
        if self.level > MOST_LEVELS:
            raise TooMuchError(
                "files or macros call one another without end",
                "look for a file that includes itself, or a macro that calls itself",
            )

    def leave(self) -> None:
        """Come back from where `enter` went."""
        self.level -= 1

    def weigh(self, value: object) -> int:
        """The steps that it takes to go through all of `value` once; an iterator counts when it is drawn from."""
        match value:
            case str():
                return 1 + (len(value) >> 3)
            case HeldList() | HeldTuple() | HeldTable():
                return value.__weight__
            case Mapping() | tuple():  # the brief's own, and what a macro is given: neither ever changes
                return self._weigh_once(value)
            case range() | list():
                return 1 + len(value)
            case _:
                return 1

    def _weigh_once(self, value: Mapping[object, object] | tuple[object, ...]) -> int:
        """The weight of `value`, found when it is first asked for; it is kept, so that no other can take its place."""
        kept = self._weights.get(id(value))
        if kept is None:
            self.spend(_STEPS_A_LEVEL)
            parts = (*value.keys(), *value.values()) if isinstance(value, Mapping) else value
            kept = self._weights[id(value)] = value, 1 + sum(map(self.weigh, parts))
        return kept[1]

    def take_apart(self, value: object) -> None:
        """Count that `value` is gone through part by part."""
        self.spend(len(value) * _STEPS_A_LETTER if isinstance(value, str) else self.weigh(value))

    def hold(self, value: object) -> object:
        """A list or a table that the template has made, with its weight; anything else as it is."""
        held: HeldList | HeldTuple | HeldTable
        match value:
            case HeldList() | HeldTuple() | HeldTable():
                return value
            case list():
                held, parts = HeldList(value), value
            case dict():
                held, parts = HeldTable(value), [*value.keys(), *value.values()]
            case tuple():
                held, parts = HeldTuple(value), list(value)
            case _:
                return value
        held.__weight__ = 1 + sum(map(self.weigh, parts))
        self.spend(held.__weight__)
        return held

    def count(self, values: Iterable[object]) -> Iterator[object]:
        """`values`, each counted as it is drawn."""
        for value in values:
            self.spend(self.weigh(value))
            yield value

    def limit(self, value: object) -> object:
        """`value`, where it is no number that is too large to work with."""
        if isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
            raise TooMuchError(
                f"a number beyond {LARGEST_NUMBER:,}", "a template counts things; it needs no such numbers"
            )
        return value


def is_iterator(value: object) -> TypeGuard[Iterator[object]]:
    """Whether `value` gives its parts one by one, as a chain of filters does."""
    return isinstance(value, Iterator) and not isinstance(value, Sized)
