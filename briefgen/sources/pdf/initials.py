"""Large initials. Goes in: runs of glyphs. Comes out: the same, an initial at the head of the line that it opens.

An initial stands as deep as two or three lines, so that by its place it would open the last of them.
"""

from collections.abc import Iterable
from statistics import median

from briefgen.sources.pdf.glyphs import Glyph

Run = tuple[float, float, list[Glyph]]
"""Glyphs that follow one another on a line: where the line stands, its type size, the glyphs."""

_LARGER = 1.8
_NEAR = 1.2
_HIGHEST = 1.1
_WORDS = frozenset("AI")
_BLANK = 0.5
_MOST_INITIALS = 50


def lower_initials(runs: Iterable[Run]) -> list[Run]:
    """`runs` with each initial joined to the run that it opens; the blank behind a word of one letter stays."""
    runs = list(runs)
    if not runs:
        return []
    body = median(size for _, size, _ in runs)
    initials = [run for run in runs if run[1] > _LARGER * body and _is_initial(run[2])][:_MOST_INITIALS]
    for initial in initials:
        opened = _opened(initial, runs)
        if opened is None:
            continue
        y, size, glyphs = opened
        letter = "".join(glyph.text for glyph in initial[2]).strip()
        apart = letter in _WORDS and glyphs[0].x0 - initial[2][-1].x1 > _BLANK * size
        end = glyphs[0].x0 - (size if apart else 0)
        first = glyphs[0]._replace(text=letter, x0=min(initial[2][0].x0, end), x1=end)
        runs[_place(runs, opened)] = (y, size, [first, *glyphs])
        del runs[_place(runs, initial)]
    return runs


def _place(runs: list[Run], wanted: Run) -> int:
    return next(index for index, run in enumerate(runs) if run is wanted)


def _is_initial(glyphs: Iterable[Glyph]) -> bool:
    text = "".join(glyph.text for glyph in glyphs).strip()
    return text.lstrip('“„«‘"').isupper() and len(text) <= 2 and text.isprintable()


def _opened(initial: Run, runs: Iterable[Run]) -> Run | None:
    """The run that `initial` opens: the highest one beside it, where another one stands lower."""
    y, size, glyphs = initial
    right = glyphs[-1].x1
    beside = [
        run
        for run in runs
        if run is not initial
        and run[1] * _LARGER < size
        and -0.3 * size <= run[2][0].x0 - right <= _NEAR * run[1]
        and y - 0.2 * size <= run[0] <= y + _HIGHEST * size
    ]
    top = max(beside, key=lambda run: run[0], default=None)
    return top if top is not None and len(beside) > 1 and top[0] > y + 0.2 * size else None
