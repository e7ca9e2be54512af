"""What an engine is, and how its answers are used: each is checked, whoever gave it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, Protocol, TypeVar, get_args, runtime_checkable

import msgspec

from briefgen.errors import AnalysisError, BriefgenError

NameKind = Literal["person", "organization", "place"]
Range = tuple[int, int]
"""Half-open range of code points in the text that was given."""
NamedRange = tuple[int, int, NameKind]

_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
_CLOSING = frozenset(".,;:!?…%)]}”»")
"""Marks that no sentence begins with."""
_GLANCE = 12
"""Characters behind a range that tell whether a sentence may end there."""
_Answer = TypeVar("_Answer")


@runtime_checkable
class Engine(Protocol):
    """Reads English where a library may do it better than rules. The same text gets the same answer.

    It changes neither the steps of the analysis nor what holds for a brief: it answers with ranges, and what stands
    there is what the article says.
    """

    @property
    def name(self) -> str:
        """The name by which it is chosen, and which the brief states."""
        ...

    def cut(self, text: str) -> Iterable[Range] | None:
        """The ranges of the sentences of a paragraph, in order; None leaves it to the built-in engine."""
        ...

    def find_names(self, text: str) -> Iterable[NamedRange] | None:
        """The names in a sentence, each with its kind; None leaves them to the rules."""
        ...


def cuts_of(engine: Engine, text: str) -> list[int] | None:
    """Where the sentences of `text` end, ascending; None where `engine` leaves it to the built-in one.

    A range that is not one of `text`, is out of order, or ends inside a word or before a closing mark is left out.
    Raises AnalysisError where `engine` fails, or answers with something else than ranges.
    """
    ranges = _ask(engine, engine.cut, text, tuple[int, int])
    if ranges is None:
        return None
    cuts: list[int] = []
    for start, end in ranges:
        if (cuts[-1] if cuts else 0) <= start < end <= len(text) and _may_end(text, end):
            cuts.append(end)
    return cuts


def names_of(engine: Engine, text: str) -> tuple[NamedRange, ...]:
    """The names that `engine` finds in `text`, whole words each; what is no such range of it is left out.

    Raises AnalysisError where `engine` fails, or answers with something else than ranges with a kind.
    """
    ranges = _ask(engine, engine.find_names, text, tuple[int, int, str]) or []
    return tuple(
        (start, end, _KINDS[kind])
        for start, end, kind in ranges
        if 0 <= start < end <= len(text)
        and kind in _KINDS
        and not _parts_word(text, start)
        and not _parts_word(text, end)
    )


def _may_end(text: str, at: int) -> bool:
    following = text[at : at + _GLANCE].lstrip()[:1]
    return following not in _CLOSING and not _parts_word(text, at)


def _parts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _ask(
    engine: Engine, ask: Callable[[str], Iterable[Any] | None], text: str, kind: type[_Answer]
) -> Sequence[_Answer] | None:
    hint = "leave --engine out, and tell those who made the engine"
    try:
        answer = ask(text)
        return None if answer is None else [msgspec.convert(one, kind) for one in answer]
    except BriefgenError:
        raise
    except (msgspec.ValidationError, TypeError) as error:
        raise AnalysisError(f"the engine `{engine.name}` gave no ranges: {error}", hint=hint) from error
    except Exception as error:
        raise AnalysisError(f"the engine `{engine.name}` failed: {type(error).__name__}: {error}", hint=hint) from error
