"""The reading order of a page. Goes in: its rows. Comes out: regions, one after the other as they are read.

Rows are taken from the top. As long as a stripe without words (a gutter) runs down through them, with words on both
sides, they are columns; a row that crosses every gutter (a headline, a wide paragraph) ends them. Each column is then
looked at in the same way. What has gutters but only a word or two between them is a table and is read row by row.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple

from briefgen.sources.pdf.lines import Row

_NARROWEST_GUTTER = 0.9
_FEWEST_ROWS = 3
_FEWEST_WORDS = 2.4
_TALLEST_GAP = 4
_WIDEST_SIDE = 0.4
_DEEPEST = 4
_MOST_GUTTERS = 12
_MOST_BY_CHANCE = 10
_MOST_ROWS = 1_000
"""Of a page on which columns are looked for: a page of a broadsheet has 200."""
_LARGER = 1.2
_LEADING = 1.6
_FAR = 1e6


class Region(NamedTuple):
    """Rows that are read one below the other: a column, or what stands across the page."""

    rows: tuple[Row, ...]


Stripe = tuple[float, float]


def find_regions(rows: Sequence[Row], depth: int = 0) -> list[Region]:
    """The regions of `rows`, which are sorted from top to bottom, in reading order."""
    regions: list[Region] = []
    loose: list[Row] = []
    plain = depth >= _DEEPEST or len(rows) > _MOST_ROWS
    for group, columns in ((rows, []),) if plain else _stretches(rows):
        if not columns:
            loose += group
            continue
        if loose:
            regions.append(Region(tuple(loose)))
            loose = []
        for column in columns:
            regions += find_regions(column, depth + 1)
    return [*regions, Region(tuple(loose))] if loose else regions


def _stretches(rows: Sequence[Row]) -> Iterable[tuple[Sequence[Row], list[list[Row]]]]:
    """Stretches of `rows` from the top, each with its columns, if it has any."""
    extent = _extent(rows) if rows else (0, 0)
    narrowest = _NARROWEST_GUTTER * (median(row.size for row in rows) if rows else 0)
    start = 0
    while start < len(rows):
        # Groups are found anew where only the first rows of one are taken.
        for group, gutters in _groups(islice(rows, start, None), extent, narrowest):
            columns = _split(group, gutters)
            if _are_columns(group, columns):
                loose = _end_above(rows[start - 1], group, columns) if start else 0
            else:
                # The lines of a title may share a gutter by chance with what stands below them, and hide columns.
                loose = 1 if len(group) <= _MOST_BY_CHANCE else len(group)
            yield (group[:loose], []) if loose else (group, columns)
            start += loose or len(group)
            if 0 < loose < len(group):
                break


def _end_above(above: Row, group: Sequence[Row], columns: Iterable[Iterable[Row]]) -> int:
    """How many rows at the top of `group` end the title or the paragraph across the columns that `above` belongs to."""
    text_size = median(row.size for row in group)
    sides = Counter(row.y for column in columns for row in column)
    count = 0
    for row in group:
        is_beside = sides[row.y] > 1 and row.size < _LARGER * text_size
        if is_beside or row.size != above.size or above.y - row.y > _LEADING * row.size:
            break
        above, count = row, count + 1
    return count if count < len(group) else 0


def _groups(rows: Iterable[Row], extent: Stripe, narrowest: float) -> Iterable[tuple[list[Row], list[Stripe]]]:
    """Rows that share gutters, with these; rows that share none stand alone."""
    group: list[Row] = []
    free: list[Stripe] = []
    for row in rows:
        shared = _shared(free, _free(row), narrowest) if group else _free(row)
        far = bool(group) and group[-1].y - row.y > _TALLEST_GAP * max(row.size, group[-1].size)
        apart = not _inner(shared, [*group, row]) and not _leaves_room(shared, extent)
        if group and (far or apart):
            yield group, _inner(free, group)
            group, shared = [], _free(row)
        group.append(row)
        free = [stripe for stripe in shared if stripe[1] - stripe[0] >= narrowest]
    if group:
        yield group, _inner(free, group)


def _free(row: Row) -> list[Stripe]:
    edges = [-_FAR, *(edge for word in row.words for edge in (word.x0, word.x1)), _FAR]
    return [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if right > left]


def _shared(first: Sequence[Stripe], second: Sequence[Stripe], narrowest: float) -> list[Stripe]:
    """What `first` and `second` have in common; both run from left to right."""
    shared: list[Stripe] = []
    one = two = 0
    while one < len(first) and two < len(second):
        left, right = max(first[one][0], second[two][0]), min(first[one][1], second[two][1])
        if right - left >= narrowest:
            shared.append((left, right))
        if first[one][1] < second[two][1]:
            one += 1
        else:
            two += 1
    return shared


def _inner(stripes: Iterable[Stripe], rows: Sequence[Row]) -> list[Stripe]:
    """Those of `stripes` that have words on both sides."""
    left, right = _extent(rows)
    return [stripe for stripe in stripes if stripe[0] > left and stripe[1] < right]


def _extent(rows: Sequence[Row]) -> Stripe:
    return min(row.x0 for row in rows), max(row.x1 for row in rows)


def _leaves_room(stripes: Iterable[Stripe], extent: Stripe) -> bool:
    """Whether all that was seen stands on one side of the page, so that a column may yet begin on the other."""
    left, right = extent
    room = _WIDEST_SIDE * (right - left)
    return any(a < left + room < b if a == -_FAR else b == _FAR and a < right - room for a, b in stripes)


def _split(rows: Iterable[Row], gutters: Sequence[Stripe]) -> list[list[Row]]:
    if not 0 < len(gutters) <= _MOST_GUTTERS:
        return []
    edges = [-_FAR, *(middle for middle in sorted((left + right) / 2 for left, right in gutters)), _FAR]
    columns: list[list[Row]] = [[] for _ in range(len(edges) - 1)]
    for row in rows:
        for column, (left, right) in zip(columns, pairwise(edges), strict=True):
            words = tuple(word for word in row.words if left < word.x0 < right)
            if words:
                column.append(row._replace(words=words))
    return [column for column in columns if column]


def _are_columns(rows: Sequence[Row], columns: Sequence[Sequence[Row]]) -> bool:
    if len(columns) < 2 or len(rows) < _FEWEST_ROWS:
        return False
    return all(sum(len(row.words) for row in column) >= _FEWEST_WORDS * len(column) for column in columns)
