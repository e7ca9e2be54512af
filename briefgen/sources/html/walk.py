"""The blocks of a tree: each stretch of text that stands by itself. Goes in: elements. Comes out: blocks and places."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from briefgen.sources.assemble import Block, BlockKind
from briefgen.sources.html.tree import Element
from briefgen.text import collapse

HTML_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "entry",
    "dt": "entry",
    "dd": "entry",
    "blockquote": "quote",
}
EXTRACTED_KINDS: Mapping[str, BlockKind] = {"head": "heading", "item": "entry", "quote": "quote"}
"""How trafilatura names them in its tree."""

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span"
    " strike strong sub sup time tt u var wbr hi ref img graphic o:p".split()
)
_BREAKS = ("br", "lb")
_CELLS = ("td", "th", "cell")
_ROWS = ("tr", "row")
_BETWEEN_CELLS = " | "
_NOT_TEXT = frozenset(
    "script style template noscript svg iframe object canvas nav aside footer form button select textarea option video"
    " audio figcaption head".split()
)


class Placed(NamedTuple):
    """A block and the element that holds it."""

    block: Block
    element: Element
    links: int
    """How many of its characters are links."""


def walk(root: Element, kinds: Mapping[str, BlockKind], *, everything: bool = False) -> Iterator[Placed]:
    """The blocks below `root` in order; two breaks in a row end one. Unless `everything` counts, menus and such go."""
    gathering = _Gathering(root, kinds)
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        leaves_out = not everything and tag in _NOT_TEXT and element is not root
        if event == "start":
            skipped += leaves_out
            if not skipped:
                yield from gathering.enter(element, tag)
        else:
            if not skipped:
                yield from gathering.leave(element, tag)
            skipped -= leaves_out
            if not skipped and element is not root:
                gathering.add(element.tail)
    yield from gathering.flush()


class _Gathering:
    """The block that is being read."""

    def __init__(self, root: Element, kinds: Mapping[str, BlockKind]) -> None:
        self._root = root
        self._kinds = kinds
        self._inside: list[tuple[Element, str]] = []
        self._links = self._in_links = 0
        self._parts: list[str] = []
        self._rows = 0

    def enter(self, element: Element, tag: str) -> Iterator[Placed]:
        if tag in _ROWS and not _holds_blocks(element):
            yield from self.flush()
            self._rows += 1
        elif tag in _CELLS and self._rows:
            if collapse("".join(self._parts)):
                self._parts.append(_BETWEEN_CELLS)
        elif tag in _BREAKS:
            if not self._rows and self._parts and self._parts[-1] == "\n":
                yield from self.flush()
            elif self._parts:
                self._parts.append("\n")
        elif tag not in _INLINE and not self._rows:
            yield from self.flush()
        self._inside.append((element, tag))
        self._in_links += tag == "a"
        self.add(element.text)

    def leave(self, element: Element, tag: str) -> Iterator[Placed]:
        if tag in _ROWS and self._rows and not _holds_blocks(element):
            yield from self.flush()
            self._rows -= 1
        elif tag not in _INLINE and tag not in _BREAKS and not self._rows:
            yield from self.flush()
        self._inside.pop()
        self._in_links -= tag == "a"

    def add(self, words: str | None) -> None:
        if words and not (words.isspace() and self._parts and self._parts[-1] == "\n"):
            self._parts.append(words)
            self._links += len(words) if self._in_links else 0

    def flush(self) -> Iterator[Placed]:
        words, links = collapse("".join(self._parts)).removesuffix(_BETWEEN_CELLS.rstrip()), self._links
        self._parts, self._links = [], 0
        if words:
            kind: BlockKind = next(
                (self._kinds[tag] for _, tag in reversed(self._inside) if tag in self._kinds), "text"
            )
            element = next((one for one, tag in reversed(self._inside) if tag not in _INLINE), self._root)
            yield Placed(Block(words, kind), element, links)


def _holds_blocks(row: Element) -> bool:
    """Whether a row of a table is a frame for whole paragraphs, as in old pages."""
    return any(True for _ in row.iter("p", "div", "h1", "h2", "h3", "ul", "ol", "table", "blockquote"))
