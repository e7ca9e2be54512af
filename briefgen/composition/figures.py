"""The facts of a figure, as a table of Markdown -> the drawing that shows them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import isfinite

from briefgen.composition.scope import Scope
from briefgen.document.drawing import Bar, BarChart, Drawing, Event, Matrix, Timeline
from briefgen.document.tree import (
    Block,
    Cell,
    Cite,
    Code,
    Emphasis,
    Figure,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Table,
    Text,
)

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:[,'’ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+|\d+)(?P<rest>\.\d+)?"
    r"(?:\s*[^\s\d.,:;'’+\-‐‑–—−/*^×].*)?",
    re.ASCII,
)
_BLANKS = re.compile(" +")
_NO_MARK = frozenset({"", "-", "–", "—"})
_HEADER_LINES = 2
"""The head of a table and the line below it."""


def build_figure(kind: str, alt: str, children: Sequence[Block], scope: Scope, *, line: int, table_line: int) -> Figure:
    """The figure of that kind whose container, opened on `line`, holds `children`.

    Raises DocumentError where the alt text is missing, where it holds anything but a caption and one table, or where
    the table is not what the kind draws.
    """
    if not alt.strip():
        hint = f"say in a sentence what it shows: ::: {kind} and the words"
        raise scope.error(line, f"the figure `{kind}` has no alt text", hint=hint)
    match tuple(children):
        case (Table() as facts,):
            caption: tuple[Inline, ...] = ()
        case (Paragraph(children=caption), Table() as facts):
            pass
        case _:
            hint = "put a paragraph with its caption, if it has one, and one table between its lines of :::"
            raise scope.error(line, f"the figure `{kind}` is not a caption and a table", hint=hint)
    return Figure(FIGURES[kind](facts, scope, table_line), alt.strip(" "), caption, facts)


def _timeline(facts: Table, scope: Scope, line: int) -> Timeline:
    _require_columns("timeline", facts, scope, line)
    events: list[Event] = []
    for number, (when, what) in enumerate(facts.rows):
        shown = _words(when.children)
        day = _read_day(shown)
        if day is None:
            hint = "write a date as 2026-05-03, a month as 2026-05, a year as 2026"
            raise scope.error(line + _HEADER_LINES + number, f"`{shown}` is no date", hint=hint)
        events.append(Event(day, shown, _words(what.children)))
    return Timeline(tuple(sorted(events, key=lambda event: event.day)))


def _bars(facts: Table, scope: Scope, line: int) -> BarChart:
    _require_columns("bars", facts, scope, line)
    bars: list[Bar] = []
    for number, (label, figure) in enumerate(facts.rows):
        shown = _words(figure.children)
        value = _read_number(shown)
        if value is None:
            hint = "write a number from 0 up, as 1,250.5, and a unit after it if it has one"
            raise scope.error(line + _HEADER_LINES + number, f"`{shown}` is no number that a bar can show", hint=hint)
        bars.append(Bar(_words(label.children), value, shown))
    return BarChart(tuple(bars))


def _matrix(facts: Table, scope: Scope, line: int) -> Matrix:
    if len(facts.header) < 2:
        hint = "put the rows' names in the first column, and a column for each thing that they are marked at"
        raise scope.error(line, "a matrix has two columns or more", hint=hint)
    return Matrix(
        rows=tuple(_words(row[0].children) for row in facts.rows),
        columns=tuple(_words(cell.children) for cell in facts.header[1:]),
        marks=tuple(tuple(map(_is_mark, row[1:])) for row in facts.rows),
    )


FIGURES: dict[str, Callable[[Table, Scope, int], Drawing]] = {"bars": _bars, "matrix": _matrix, "timeline": _timeline}
"""What reads the facts of each kind of figure."""


def _require_columns(kind: str, facts: Table, scope: Scope, line: int) -> None:
    if len(facts.header) != 2:
        columns = {"timeline": "the date, then the words", "bars": "the label, then the number"}
        raise scope.error(line, f"the table of `{kind}` has two columns", hint=f"write {columns[kind]}")


def _read_day(words: str) -> date | None:
    """The day, or the first day of the month or the year; None where it is none."""
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _read_number(words: str) -> float | None:
    """The number that `words` begin with; None where they begin with none, or with one that cannot be drawn."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    value = float(re.sub(r"\D", "", found["whole"]) + (found["rest"] or ""))
    return value if isfinite(value) else None


def _is_mark(cell: Cell) -> bool:
    return bool(cell.children) and (_words(cell.children) or "cited") not in _NO_MARK


def _words(inlines: Iterable[Inline]) -> str:
    """The words of a cell as a drawing shows them: on one line, without citations."""
    return _BLANKS.sub(" ", "".join(map(_word, inlines))).strip(" ")


def _word(inline: Inline) -> str:
    match inline:
        case Text() | Code():
            return inline.content
        case Emphasis() | Strong() | Link() | Foreign():
            return "".join(map(_word, inline.children))
        case LineBreak():
            return " "
        case Cite():
            return ""
