"""The lines of a text and what each one is. Goes in: the decoded text. Comes out: `Line`s, offsets kept.

A line's range leaves out white space at both ends and the marker it starts with (a list's bullet; in Markdown
also the signs of a heading and of a quotation).
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

LineKind = Literal["blank", "text", "entry", "quote", "heading", "underline", "code", "image", "link target", "rule"]

NOT_PROSE: frozenset[LineKind] = frozenset({"code", "image", "link target", "rule"})
"""Kinds that hold nothing to read."""

_ENTRY = re.compile(r"(?:[-*+•‣·]|\d{1,3}[.)])\s+(?=\S)")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


class Line(msgspec.Struct, frozen=True):
    """One line of a text, as a half-open range of code points."""

    number: int
    """From 1."""
    start: int
    end: int
    kind: LineKind
    indented: bool = False
    """White space stands in front of it."""

    def words(self, text: str) -> str:
        """The line as it stands in `text`."""
        return text[self.start : self.end]


def split_lines(text: str) -> Iterator[Line]:
    """Every line of `text`, split where `str.splitlines` splits, as blank, text, list entry or rule.

    A line without a letter or a digit (`* * *`, `-----`) is a rule.
    """
    position = 0
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        bare = raw.strip()
        start = position + len(raw) - len(raw.lstrip())
        marker = _ENTRY.match(bare)
        kind: LineKind = "entry" if marker else "text"
        if not _LETTER_OR_DIGIT.search(bare):
            kind = "rule" if bare else "blank"
        skipped = marker.end() if marker and kind == "entry" else 0
        yield Line(number, start + skipped, start + len(bare), kind, indented=bare != "" and start > position)
        position += len(raw)
