"""The look of a marking, in the margins and in the text: its letters on their own ground."""

from collections.abc import Iterable, Iterator

from briefgen.document.marking import Marking
from briefgen.writers.docx.xml import NO_BREAK_SPACE, Element, w, words

_LEADING = 1.4


def leading_pt(marking: Marking) -> float:
    """The height of a line with the label."""
    return _LEADING * marking.size_pt


def padded(runs: Iterable[Element]) -> Iterator[Element]:
    """`runs` with a blank of their ground on each side."""
    yield w("r", words(NO_BREAK_SPACE))
    yield from runs
    yield w("r", words(NO_BREAK_SPACE))
