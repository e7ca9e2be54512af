"""Inlines as Markdown: a paragraph's children come in, its lines go out.

Emphasis in a tree nests freely; in Markdown two marks in a row, or one inside its own kind, mean something else. So
the tree is laid flat into runs, each with its marks, and the marks are nested anew, the longest outside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, assert_never

import msgspec
from msgspec.structs import replace

from briefgen.document.tree import Cite, Code, Emphasis, Foreign, Inline, LineBreak, Link, Strong, Text
from briefgen.text import may_open
from briefgen.writers.legible import legible
from briefgen.writers.markdown.escape import escape_text, escape_url, write_code_span
from briefgen.writers.markdown.pieces import Piece, join

Mark = Literal["url", "strong", "emphasis"]

_MARKS: tuple[Mark, ...] = ("url", "strong", "emphasis")


class Run(msgspec.Struct, frozen=True):
    """Words of one kind under the same marks."""

    kind: Literal["text", "code", "cite", "break"]
    content: str = ""
    url: str | None = None
    strong: bool = False
    emphasis: bool = False


_PLAIN = Run("text")


def write_inlines(inlines: Iterable[Inline], numbers: Mapping[str, int]) -> list[str]:
    """The lines of `inlines`, without blanks at their ends; no empty line first or last."""
    lines: list[list[Run]] = [[]]
    for run in _merged(_runs(inlines, _PLAIN, numbers)):
        if run.kind == "break":
            lines.append([])
        else:
            lines[-1] += _edged(run)
    written = [join(list(_nested(line, in_strong=False))).strip() for line in lines]
    while written and not written[0]:
        del written[0]
    while written and not written[-1]:
        del written[-1]
    return written


def _runs(inlines: Iterable[Inline], marks: Run, numbers: Mapping[str, int]) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case Text():
                yield replace(marks, content=legible(inline.content))
            case Emphasis():
                yield from _runs(inline.children, replace(marks, emphasis=True), numbers)
            case Strong():
                yield from _runs(inline.children, replace(marks, strong=True), numbers)
            case Foreign():
                yield from _runs(inline.children, marks, numbers)
            case Code():
                yield _code_run(legible(inline.content), marks)
            case Link():
                # A link inside a link would end the outer one.
                url = marks.url or (inline.url if may_open(inline.url) else None)
                yield from _runs(inline.children, replace(marks, url=url), numbers)
            case Cite():
                yield Run("cite", " ".join(f"[^{numbers[source_id]}]" for source_id in inline.source_ids))
            case LineBreak():
                yield Run("break")
            case _:
                assert_never(inline)


def _code_run(content: str, marks: Run) -> Run:
    """Plain words where a link would hold a bracket, for `]:` makes a link reference definition even in code."""
    return replace(marks, kind="text" if marks.url and "]" in content else "code", content=content)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """`runs` without empty ones, neighbors of one kind and the same marks as one: two code spans would run together."""
    full = (run for run in runs if run.content or run.kind == "break")
    for alike, group in groupby(full, key=lambda run: replace(run, content="")):
        if alike.kind == "break":
            yield from group
        else:
            yield replace(alike, content="".join(run.content for run in group))


def _edged(run: Run) -> Iterator[Run]:
    """`run` with the blanks at its ends as runs of their own."""
    core = run.content.strip()
    if run.kind != "text" or not core:
        yield run
        return
    at = run.content.index(core)
    parts = (run.content[:at], core, run.content[at + len(core) :])
    yield from (replace(run, content=part) for part in parts if part)


def _is_blank(run: Run) -> bool:
    return run.kind == "text" and run.content.isspace()


def _nested(runs: Sequence[Run], *, in_strong: bool) -> Iterator[Piece]:
    start = 0
    while start < len(runs):
        mark, end = _longest_mark(runs, start)
        if mark is None:
            yield _write_run(runs[start])
        else:
            beside_strong = in_strong or any(run.strong for run in runs[max(start - 1, 0) : end + 1])
            yield from _marked(runs[start:end], mark, in_strong=in_strong, beside_strong=beside_strong)
        start = end


def _longest_mark(runs: Sequence[Run], start: int) -> tuple[Mark | None, int]:
    """The mark of the run at `start` that reaches furthest, and where it ends; without a mark the next run.

    Blanks neither begin nor end what is marked: a mark beside a blank would not work.
    """
    longest: Mark | None = None
    furthest = start + 1
    for mark in () if _is_blank(runs[start]) else _MARKS:
        value = getattr(runs[start], mark)
        end = start
        while value and end < len(runs) and getattr(runs[end], mark) == value:
            end += 1
        while end > start and _is_blank(runs[end - 1]):
            end -= 1
        if end > furthest or (end == furthest and longest is None):
            longest, furthest = mark, end
    return longest, furthest


def _marked(runs: Sequence[Run], mark: Mark, *, in_strong: bool, beside_strong: bool) -> Iterator[Piece]:
    match mark:
        case "url":
            yield Piece("solid", "[")
            yield from _nested([replace(run, url=None) for run in runs], in_strong=in_strong)
            yield Piece("solid", f"](<{escape_url(runs[0].url or '')}>)")
        case "strong":
            yield Piece("open", "**")
            yield from _nested([replace(run, strong=False) for run in runs], in_strong=True)
            yield Piece("close", "**")
        case "emphasis":
            # Stars work inside a word, underscores beside the stars of strong words.
            star = "_" if beside_strong else "*"
            yield Piece("open", star)
            yield from _nested([replace(run, emphasis=False) for run in runs], in_strong=in_strong)
            yield Piece("close", star)
        case _:
            assert_never(mark)


def _write_run(run: Run) -> Piece:
    match run.kind:
        case "text":
            return Piece("words", escape_text(run.content))
        case "code":
            return Piece("solid", write_code_span(run.content))
        case "cite" | "break":
            return Piece("solid", run.content)
        case _:
            assert_never(run.kind)
