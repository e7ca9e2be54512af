"""What a check finds, and what it covers: the rules are data, so that nobody has to guess what was looked at."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec


class Breach(NamedTuple):
    """One place that breaks a rule, as a check tells it."""

    rule: str
    """The id of the rule in its standard."""
    place: str
    """Page, part or object; `file` where it is the whole."""
    what: str
    """What is the matter, one line, no closing stop."""


class Rule(msgspec.Struct, frozen=True):
    """One rule that a program can check."""

    asks: str
    """What must hold, in a few words."""
    fix: str
    """What to do where it does not."""


class Finding(msgspec.Struct, frozen=True):
    """A breach with its standard and its way out."""

    file: str
    standard: str
    rule: str
    place: str
    what: str
    fix: str


class Standard(msgspec.Struct, frozen=True):
    """A set of rules, and what of it only a person can judge or this program does not look at."""

    name: str
    """As it is typed."""
    title: str
    rules: Mapping[str, Rule]
    not_covered: tuple[str, ...]

    def find(self, file: str, breaches: Iterable[Breach]) -> tuple[Finding, ...]:
        """The findings of `breaches` in their order; what is told alike of one place stands once, counted."""
        counts: dict[Breach, int] = {}
        for breach in breaches:
            counts[breach] = counts.get(breach, 0) + 1
        return tuple(
            Finding(
                file,
                self.name,
                breach.rule,
                breach.place,
                breach.what if count == 1 else f"{breach.what} ({count} times)",
                self.rules[breach.rule].fix,
            )
            for breach, count in counts.items()
        )


class Covered(msgspec.Struct, frozen=True):
    """What was looked at in one file."""

    file: str
    standard: str
    title: str
    rules: tuple[str, ...]
    """The ids of the rules that were checked."""
    not_covered: tuple[str, ...]


class Report(msgspec.Struct, frozen=True):
    """All findings on some files. No findings is no proof of conformance: see what was not covered."""

    schema_version: str
    findings: tuple[Finding, ...]
    covered: tuple[Covered, ...]
