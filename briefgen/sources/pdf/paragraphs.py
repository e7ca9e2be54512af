"""Rows become paragraphs and headings. Goes in: regions in reading order. Comes out: `Block`s.

A row continues the paragraph above it unless its type differs, it stands further below than rows do, it is indented, it
opens an entry of a list, or its first word would have fitted above, where no sentence was under way. A paragraph that a
column, a page, a caption or a footnote interrupts goes on below; what stood between comes after it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.sources.assemble import Block, BlockKind
from briefgen.sources.pdf.columns import Region
from briefgen.sources.pdf.hyphens import Joiner
from briefgen.sources.pdf.lines import Row
from briefgen.sources.pdf.margins import Line, find_lines
from briefgen.sources.text.prose import (
    ends_with_stop,
    reads_as_heading,
    reads_as_question_heading,
    reads_as_title,
    starts_inside,
)

_SAME_SIZE = 0.06
_LARGER = 1.12
_TITLE = 1.3
_MOST_ABOVE_A_TITLE = 3
_LOOSER = 1.3
_LOOSEST = 2.6
_HEADING_LEADING = 1.6
_INDENT = 0.7
_BLANK = 0.25
_MOST_BETWEEN = 4
_BULLET = re.compile(r"(?:[-*+•‣·▪◦●–])\s+(?=\S)")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+(?=\S)")
_CAPTION = re.compile(r"(?:Table|Figure|Fig\.|Chart|Photo|Tabelle|Abbildung)\s+\d{1,3}\s*[:.]")
_MARKS = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
"""With one of these a footnote begins."""
_HYPHENED = ("-", "‐", "‑", "\xad")


@dataclass(slots=True)
class Group:
    """Rows of one paragraph or heading."""

    lines: list[Line]

    @property
    def first(self) -> Row:
        """The first row."""
        return self.lines[0].row

    @property
    def text(self) -> str:
        """The rows with blanks between."""
        return " ".join(line.row.text for line in self.lines)


def find_blocks(regions: Iterable[Region]) -> tuple[list[Block], list[str]]:
    """The blocks in `regions`, in reading order; and the short lines above the title, which are none of them."""
    lines = find_lines(list(regions))
    if not lines:
        return [], []
    body = _body_size(lines)
    leading = _leading(lines, body)
    bold_body = _is_bold(lines, body)
    groups = _run_on(_group(lines, body, leading), body, bold=bold_body)
    first = _title(groups, body)
    above, groups = [group.text for group in groups[:first]], groups[first:]
    joiner = Joiner(line.row.text for line in lines)
    return [_block(group, joiner, body, bold_body=bold_body) for group in groups], above


def _title(groups: Sequence[Group], body: float) -> int:
    """Which group is the title, where one of the first is set in the largest type below short lines; else 0."""
    sizes = [group.first.size for group in groups[: _MOST_ABOVE_A_TITLE + 1]]
    index = sizes.index(max(sizes))
    above = groups[:index]
    is_title = sizes[index] > body * _TITLE and reads_as_title(groups[index].text)
    return index if is_title and all(reads_as_heading(group.text) for group in above) else 0


def _body_size(lines: Iterable[Line]) -> float:
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.row.size] += len(line.row.text)
    return max(counts, key=lambda size: (counts[size], size))


def _is_bold(lines: Iterable[Line], size: float) -> bool:
    same = [line.row.bold for line in lines if line.row.size == size]
    return sum(same) * 2 > len(same)


def _leading(lines: Iterable[Line], body: float) -> float:
    """How far rows of the text stand apart, in type sizes; the least of what is usual."""
    counts: Counter[float] = Counter()
    for one, two in pairwise(lines):
        if one.column == two.column and one.row.page == two.row.page and one.row.size == two.row.size == body:
            counts[round((one.row.y - two.row.y) / body, 1)] += 1
    usual = [gap for gap, count in counts.items() if 0.8 < gap < _LOOSEST and count * 4 >= max(counts.values())]
    return min(usual, default=1.2)


def _group(lines: Sequence[Line], body: float, leading: float) -> list[Group]:
    groups = [Group([lines[0]])]
    for line in lines[1:]:
        if _continues(groups[-1], line, body, leading):
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line]))
    return groups


def _continues(group: Group, line: Line, body: float, leading: float) -> bool:
    """Whether `line` goes on with `group`, which stands directly above it in one column."""
    above = group.lines[-1]
    one, two = above.row, line.row
    large = one.size > body * _LARGER
    # The last words of a title may stand where the first column begins.
    if (above.column != line.column and not large) or one.page != two.page or not _same_type(one, two):
        return False
    if (
        one.y <= two.y
        or one.y - two.y > (_HEADING_LEADING if large else min(leading * _LOOSER, leading + 0.45)) * one.size
    ):
        return False
    if large:
        return True
    if _opens_entry(two, above):
        return False
    shift = two.x0 - one.x0
    centered = abs(one.x0 + one.x1 - two.x0 - two.x1) < 3
    hanging = len(group.lines) == 1 and _BULLET.match(one.text) is not None
    under_way = not ends_with_stop(one.text) and starts_inside(two.text)
    if shift > _INDENT * one.size and not (centered or hanging or under_way or _is_numbered(group)):
        return False
    return _runs_on(above, two)


def _is_numbered(group: Group) -> bool:
    return len(group.lines) == 1 and _NUMBERED.match(group.first.text) is not None


def _opens_entry(row: Row, above: Line) -> bool:
    if _BULLET.match(row.text) or row.text.startswith(_MARKS):
        return True
    closed = ends_with_stop(above.row.text) or above.row.text.endswith(":")
    return _NUMBERED.match(row.text) is not None and (closed or row.x0 < above.row.x0)


def _same_type(one: Row, two: Row) -> bool:
    return abs(one.size - two.size) <= _SAME_SIZE * max(one.size, two.size) and one.bold == two.bold


def _runs_on(above: Line, row: Row) -> bool:
    """Whether a sentence is under way at the end of `above`, or `row` begins with a word that had no room there."""
    words = above.row.text
    if words.endswith(_HYPHENED):
        return True
    first = row.words[0]
    had_room = above.row.x1 + _BLANK * row.size + (first.x1 - first.x0) < above.right - 0.5
    if not had_room:
        return True
    return not ends_with_stop(words) and starts_inside(row.text)


def _run_on(groups: Sequence[Group], body: float, *, bold: bool) -> list[Group]:
    """`groups` with the parts of interrupted paragraphs put together; `bold` says whether the text is set so."""
    indented = _are_indented(groups, body)
    left = list(groups)
    result: list[Group] = []
    while left:
        group = left.pop(0)
        result.append(group)
        if group.first.bold != bold:
            continue
        while (index := _next_part(group, left, body, indented=indented)) is not None:
            group.lines += left[index].lines
            del left[index]
    return result


def _next_part(group: Group, left: Sequence[Group], body: float, *, indented: bool) -> int | None:
    """Where among what is `left` the paragraph goes on; None where it has ended."""
    last = group.lines[-1]
    if not _is_size(last.row, body):
        return None
    for index, other in enumerate(left[: _MOST_BETWEEN + 1]):
        if not _same_type(last.row, other.first):
            if other.first.size > body * _LARGER and ends_with_stop(last.row.text):
                return None
            continue
        moved = other.lines[0].column != last.column or other.first.page != last.row.page
        if (not moved and index == 0) or _BULLET.match(other.first.text) or _CAPTION.match(other.first.text):
            return None
        open_end = not ends_with_stop(last.row.text)
        if open_end and (starts_inside(other.text) or last.row.text.endswith(_HYPHENED)):
            return index
        full = _runs_on(last, other.first)
        if open_end and full and moved and len(last.row.words) > 3:
            return index
        begins = indented and _is_indented(other)
        goes_on = full and index == 0 and len(group.lines) > 1 and not begins
        return index if goes_on and (indented or last.row.x1 > last.right - 0.8) else None
    return None


def _is_size(row: Row, size: float) -> bool:
    return abs(row.size - size) <= _SAME_SIZE * size


def _is_indented(group: Group) -> bool:
    return len(group.lines) > 1 and group.first.x0 - group.lines[1].row.x0 > _INDENT * group.first.size


def _are_indented(groups: Iterable[Group], body: float) -> bool:
    """Whether paragraphs of the text begin with an indent."""
    long = [group for group in groups if len(group.lines) > 1 and _is_size(group.first, body)]
    return sum(_is_indented(group) for group in long) * 2 > len(long)


def _block(group: Group, joiner: Joiner, body: float, *, bold_body: bool) -> Block:
    text, starts = joiner.join(line.row.text for line in group.lines)
    kind: BlockKind = "text"
    size = group.first.size
    marker = _BULLET.match(text) or _NUMBERED.match(text)
    stands_out = size > body * _LARGER or (group.first.bold and not bold_body)
    titled = size > body * _LARGER and reads_as_title(text)
    if stands_out and (titled or reads_as_heading(text) or reads_as_question_heading(text)):
        kind = "heading"
    elif marker:
        text, kind = text[marker.end() :], "entry"
        starts = [max(start - marker.end(), 0) for start in starts]
    pages = [line.row.page for line in group.lines]
    turns = tuple((pages[at], starts[at]) for at in range(1, len(pages)) if pages[at] > pages[at - 1])
    return Block(text, kind, pages[0], turns)
