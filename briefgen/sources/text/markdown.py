"""Markdown articles. Goes in: the bytes of a file. Comes out: an `Article` whose passages leave out the markers.

A modest part of CommonMark 0.31: headings (4.2 ATX, 4.3 setext), lists, quotations; fenced code (4.5), thematic
breaks, images that stand alone and link reference definitions (4.7) are left out. Markup inside a paragraph stays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.text.lines import Line, split_lines
from briefgen.sources.text.plain import build_article
from briefgen.sources.text.prose import reads_as_title

_HEADING_MARKER = re.compile(r"#{1,6}\s+")
_QUOTE = re.compile(r"(?:>\s*)+")
_FENCES = ("```", "~~~")
_UNDERLINE = re.compile(r"(?:=+|-{2,})$")
_IMAGES = re.compile(r"(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+$")
_LINK_TARGET = re.compile(r"\[[^\]]+\]:\s*\S")


def read(content: bytes, origin: str, _inside: Inside) -> tuple[Article]:
    """The article in a Markdown file. Raises SourceError for content that holds none."""
    return (build_article(content, origin, find_lines=find_markdown_lines),)


def find_markdown_lines(text: str) -> Iterator[Line]:
    """Every line of `text` with its kind in Markdown; the range of a marked line starts behind the marker."""
    lines = [_mark(text, line) for line in split_lines(text)]
    yield from _mark_underlined(text, _mark_fenced(text, lines))


def _mark(text: str, line: Line) -> Line:
    words = line.words(text)
    if line.kind != "text":
        return _quoted(text, line) if line.kind == "rule" and words.startswith(">") else line
    if marker := _HEADING_MARKER.match(words):
        return replace(line, kind="heading", start=line.start + marker.end(), end=line.start + _end_of_heading(words))
    if words.startswith(">"):
        return _quoted(text, line)
    if _IMAGES.match(words):
        return replace(line, kind="image")
    return replace(line, kind="link target") if _LINK_TARGET.match(words) else line


def _end_of_heading(words: str) -> int:
    without_signs = words.rstrip("#")
    return len(without_signs.rstrip()) if without_signs[-1:].isspace() else len(words)


def _quoted(text: str, line: Line) -> Line:
    marker = _QUOTE.match(text, line.start, line.end)
    start = marker.end() if marker else line.start
    if start == line.end:
        return replace(line, kind="blank", start=start)
    return replace(line, kind="rule" if line.kind == "rule" else "quote", start=start)


def _mark_fenced(text: str, lines: Sequence[Line]) -> list[Line]:
    """`lines` with everything between two fences as code; a fence that is never closed encloses nothing."""
    marked = list(lines)
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        if not text.startswith(_FENCES, line.start, line.end):
            continue
        marked[index] = replace(line, kind="code")
        fence = text[line.start]
        if opened is None:
            opened = index, fence
        elif fence == opened[1]:
            marked[opened[0] : index] = [replace(inner, kind="code") for inner in lines[opened[0] : index]]
            opened = None
    return marked


def _mark_underlined(text: str, lines: Sequence[Line]) -> list[Line]:
    """`lines` with a lone line of text above `===` or `---` as a heading."""
    marked = list(lines)
    for index, (line, following) in enumerate(pairwise(lines)):
        stands_alone = index == 0 or lines[index - 1].kind == "blank"
        words = line.words(text)
        if (
            stands_alone
            and line.kind == "text"
            and following.kind == "rule"
            and _UNDERLINE.match(text, following.start, following.end)
            and reads_as_title(words)
        ):
            marked[index : index + 2] = [replace(line, kind="heading"), replace(following, kind="underline")]
    return marked
