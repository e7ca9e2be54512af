"""What stands on every page. Goes in: the rows of all pages. Comes out: the rows of the text, and what was taken off.

A running head or foot is a row near the upper or lower edge that stands at the same place in the same size on other
pages too, numbers apart. A page number is a row at an edge that holds nothing else; so is a row of an address and a
page number, or a day and a time, as browsers print them.
"""

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.sources.pdf.lines import Row
from briefgen.text import fold

_ROWS_AT_AN_EDGE = 3
_EDGE = 0.18
_SHARE = 0.4
_STEP = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.)\s*)?[-–—\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—\])]?(?:\s*(?:of|/|von|\|)\s*\d{1,4})?",
    re.IGNORECASE,
)
_PRINTED_FOOT = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?")
_PRINTED_HEAD = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},\s+\d{1,2}:\d{2}(?:\s*[AP]M)?(?:\s+\S.*)?", re.IGNORECASE)


def take_off(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> tuple[list[list[Row]], list[Row]]:
    """The rows of each page without those that stand on every page; and those, in order. `heights` are the pages'."""
    edges = [_edges(rows, height) for rows, height in zip(pages, heights, strict=True)]
    seen = Counter(key for top, bottom in edges for key in {_key(row) for row in (*top, *bottom)})
    needed = max(2, _SHARE * len(pages) / 2)
    kept: list[list[Row]] = []
    taken: list[Row] = []
    for rows, (top, bottom) in zip(pages, edges, strict=True):
        off = [*_furniture(top, seen, needed), *_furniture(bottom, seen, needed)]
        gone = {id(row) for row in off}
        kept.append([row for row in rows if id(row) not in gone])
        taken += [row for row in rows if id(row) in gone]
    # Pages that say nothing else say this.
    return (kept, taken) if any(kept) else ([list(rows) for rows in pages], [])


def _edges(rows: Sequence[Row], height: float) -> tuple[list[Row], list[Row]]:
    """The rows near the upper edge and near the lower one, from the edge inward."""
    top = [row for row in rows[:_ROWS_AT_AN_EDGE] if row.y > height * (1 - _EDGE)]
    bottom = [row for row in rows[-1 : -_ROWS_AT_AN_EDGE - 1 : -1] if row.y < height * _EDGE]
    return top, bottom


def _key(row: Row) -> tuple[str, int, float]:
    return fold(_DIGITS.sub("0", row.text)), round(row.y / _STEP), row.size


def _furniture(rows: Sequence[Row], seen: Counter[tuple[str, int, float]], needed: float) -> list[Row]:
    """Those of `rows` at an edge that are no text, up to the first that is."""
    taken: list[Row] = []
    for row in rows:
        if seen[_key(row)] < needed and not _is_printed(row.text):
            break
        taken.append(row)
    return taken


def _is_printed(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_PAGE_NUMBER, _PRINTED_FOOT, _PRINTED_HEAD))
