"""Citations of one source come in; the paragraphs that they stand in, the quotes marked, go out."""

import re
from collections.abc import Iterable
from textwrap import wrap

from briefgen.brief.model import Citation
from briefgen.cli.terminal import MARK_OFF, MARK_ON
from briefgen.text import collapse

AROUND = 300
"""Most characters of context before the first quote and after the last."""

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_HARD_WRAP = 100
"""Where several lines are all shorter than this, they are one paragraph that was wrapped."""


def fold(text: str, width: int, indent: str = "") -> list[str]:
    """`text` as lines of at most `width` columns, each indented."""
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def group_by_paragraph(text: str, citations: Iterable[Citation]) -> tuple[tuple[Citation, ...], ...]:
    """The citations that share a paragraph of `text`, together; each group and the groups by first appearance."""
    groups: dict[tuple[int, int], list[Citation]] = {}
    for citation in citations:
        groups.setdefault(find_paragraph(text, citation.start, citation.end), []).append(citation)
    return tuple(tuple(group) for group in groups.values())


def find_paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the paragraph of `text` around `start` to `end`.

    It lies between blank lines where its lines were wrapped by hand, else it is the line.
    """
    first = max((blank.end() for blank in _BLANK_LINE.finditer(text, 0, start)), default=0)
    blank = _BLANK_LINE.search(text, end)
    last = blank.start() if blank else len(text)
    if all(len(line) < _HARD_WRAP for line in text[first:last].splitlines()):
        return first, last
    line_end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end


def mark_quotes(text: str, citations: Iterable[Citation]) -> str:
    """The paragraph around `citations`, which share one, on one line: its quotes between the terminal's marks."""
    spans = _merge((citation.start, citation.end) for citation in citations)
    first, last = find_paragraph(text, spans[0][0], spans[-1][1])
    pieces = [_tail(text[first : spans[0][0]])]
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else None
        pieces.append(MARK_ON + text[start:end].strip() + MARK_OFF)
        pieces.append(_head(text[end:last]) if following is None else text[end:following])
    return collapse("".join(pieces))


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _tail(text: str) -> str:
    """The end of `text`, cut between words; an ellipsis stands for the rest."""
    return text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    """The beginning of `text`, cut between words; an ellipsis stands for the rest."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"
