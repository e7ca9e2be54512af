"""Lines become units: the stretches of text that stand by themselves. Goes in: lines. Comes out: `Unit`s in order.

A blank line always ends a unit. Where lines follow one another directly, either the file is hard-wrapped or
each line is a unit:

- A run of lines is hard-wrapped if at least three in ten of its line ends stand inside a sentence (no final stop
  before, no capital after), or if that holds for the whole file.
- In hard-wrapped text a line joins the one before it, unless that one ends with a stop and had room for the next
  word (the last line of a paragraph), or stands alone and had room for the next word, which has a capital (a title
  or heading).
- Elsewhere each line is a unit; only a line that breaks off inside a sentence, and is longer than any heading,
  takes the next one in.

An entry of a list takes in the indented lines below it. In hard-wrapped text a line is an entry only at the start of
a unit, so that “on Jan.” / “1. He said” is one sentence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

import msgspec

from briefgen.sources.text.lines import NOT_PROSE, Line
from briefgen.sources.text.prose import MOST_HEADING_WORDS, count_words, ends_with_stop, starts_inside

_WRAPPED_SHARE = 0.3

UnitKind = Literal["text", "entry", "heading"]


class Unit(msgspec.Struct, frozen=True):
    """A paragraph, a list entry, a marked heading or a line of metadata, as a half-open range of code points."""

    start: int
    end: int
    number: int
    """Of its first line, from 1."""
    kind: UnitKind

    def words(self, text: str) -> str:
        """The unit as it stands in `text`; line ends inside it stay."""
        return text[self.start : self.end]


def find_units(text: str, lines: Sequence[Line], stands_alone: Callable[[str], bool]) -> Iterator[Unit]:
    """The units of `lines` in order; a line that `stands_alone` (metadata) is never joined with its neighbors."""
    runs = [tuple(run) for readable, run in groupby(lines, _is_readable) if readable]
    wrapped = _is_wrapped(text, runs)
    for run in runs:
        for group in _join(text, run, wrapped=wrapped or _is_wrapped(text, (run,)), stands_alone=stands_alone):
            kind: UnitKind = "text" if group[0].kind == "quote" else _unit_kind(group[0])
            yield Unit(group[0].start, group[-1].end, group[0].number, kind)


def _is_readable(line: Line) -> bool:
    return line.kind not in NOT_PROSE and line.kind not in ("blank", "underline")


def _unit_kind(line: Line) -> UnitKind:
    return line.kind if line.kind in ("entry", "heading") else "text"


def _is_wrapped(text: str, runs: Iterable[Sequence[Line]]) -> bool:
    pairs = inside = 0
    for run in runs:
        for line, following in pairwise(run):
            if line.kind != "heading" and following.kind in ("text", "quote"):
                pairs += 1
                inside += _breaks_off(line.words(text), following.words(text))
    return pairs > 0 and inside >= _WRAPPED_SHARE * pairs


def _join(
    text: str, run: Sequence[Line], *, wrapped: bool, stands_alone: Callable[[str], bool]
) -> Iterator[Sequence[Line]]:
    width = max(line.end - line.start for line in run)
    group = [run[0]]
    for following in run[1:]:
        apart = _are_apart(text, group, following, wrapped=wrapped, stands_alone=stands_alone)
        if apart or not _is_joined(text, group, following, width=width if wrapped else None):
            yield group
            group = []
        group.append(following)
    yield group


def _are_apart(
    text: str, group: Sequence[Line], following: Line, *, wrapped: bool, stands_alone: Callable[[str], bool]
) -> bool:
    last = group[-1]
    if following.kind == "entry":
        return not wrapped or group[0].kind == "entry" or last.words(text).endswith(":")
    if following.kind == "heading" or last.kind == "heading" or (following.kind == "quote") != (last.kind == "quote"):
        return True
    if len(group) == 1 and stands_alone(last.words(text)):
        return True
    words = following.words(text)
    return (len(group) == 1 or not starts_inside(words)) and stands_alone(words)


def _is_joined(text: str, group: Sequence[Line], following: Line, *, width: int | None) -> bool:
    """Whether `following` continues `group`, in text wrapped at `width`, or not wrapped (None)."""
    if group[0].kind == "entry" and following.indented:
        return True
    last, words = group[-1].words(text), following.words(text)
    if width is None:
        return _breaks_off(last, words) and count_words(last) > MOST_HEADING_WORDS
    had_room = len(last) + 1 + len(words.split(maxsplit=1)[0]) <= width
    if not had_room:
        return True
    return not ends_with_stop(last) and (len(group) > 1 or starts_inside(words))


def _breaks_off(words: str, following: str) -> bool:
    return starts_inside(following) and not ends_with_stop(words)
