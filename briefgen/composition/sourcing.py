"""How well the statements on a page are sourced, counted: how many rest on how much, and which they are."""

from collections.abc import Sequence
from typing import Any, get_args

from briefgen.brief.model import Corroboration, Report
from briefgen.composition.select import Selection

_BEST_FIRST: tuple[Corroboration, ...] = get_args(Corroboration)[::-1]


def count_sourcing(brief: Report, selections: Sequence[Selection]) -> tuple[dict[str, Any], ...]:
    """For each corroboration, the best first: the `count` of statements on the page, and their `parts`.

    No source is among them only where something rests on none. A part is a section with its `name`, its `heading` and
    the `numbers` of its statements (`1–3, 5`), which are None where it holds one statement.
    """
    sections: list[tuple[str, str, Sequence[Any]]] = [
        ("bottom_line", "", (brief.bottom_line,) if brief.bottom_line else ())
    ]
    for selection in selections:
        name = selection.section.name
        stated = [entry for entry in selection.entries if hasattr(entry, "corroboration")]
        sections.append((name, selection.section.heading or name.replace("_", " "), stated))
    levels = (_level(level, sections) for level in _BEST_FIRST)
    return tuple(level for level in levels if level["count"] or level["corroboration"] != "no source")


def _level(level: Corroboration, sections: Sequence[tuple[str, str, Sequence[Any]]]) -> dict[str, Any]:
    parts: list[dict[str, Any]] = []
    count = 0
    for name, heading, entries in sections:
        numbers = [number for number, entry in enumerate(entries, 1) if entry.corroboration == level]
        count += len(numbers)
        if numbers:
            parts.append({"name": name, "heading": heading, "numbers": _ranges(numbers) if len(entries) > 1 else None})
    return {"corroboration": level, "count": count, "parts": parts}


def _ranges(numbers: Sequence[int]) -> str:
    """`1–3, 5` for 1, 2, 3, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
