"""A piece of HTML becomes blocks. Goes in: the content of a feed's entry, a mail. Comes out: its paragraphs.

Every paragraph, heading and entry of a list is kept, in order: what is main text and what surrounds it is not asked.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.assemble import Block, BlockKind
from briefgen.sources.limits import MOST_TAGS
from briefgen.text import collapse, plural

_MOST_WORDS = 10_000
_TOO_DEEP = "part that is nested too deep"

_LEFT_OUT = {
    **dict.fromkeys(("img", "picture", "svg"), "image"),
    **dict.fromkeys(("audio", "canvas", "embed", "iframe", "object", "video"), "embedded part"),
    **dict.fromkeys(("button", "input", "select", "textarea"), "form field"),
    "figcaption": "caption",
    "math": "formula",
}
_NEVER_TEXT = frozenset({"head", "link", "meta", "noscript", "param", "script", "source", "style", "template", "title"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figure", "footer", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("embed", "figcaption", "form", "iframe", "object", "video"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "entry",
    "blockquote": "quote",
}
_CELLS = frozenset({"td", "th"})
_BETWEEN_CELLS = " | "
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_ENOUGH_BREAKS = 2


class Fragment(msgspec.Struct, frozen=True):
    """The blocks of a piece of HTML, and how many of which things are not among them."""

    blocks: tuple[Block, ...]
    left_out: Mapping[str, int]
    """By the name that a reader knows them under: `image`, `caption`."""


def read_fragment(html: str, origin: str) -> Fragment:
    """The blocks of `html`, which may hold no tag at all: then a blank line is what parts paragraphs.

    Raises SourceError, which names `origin`, for more tags than any article has.
    """
    if html.count("<") > MOST_TAGS:
        raise SourceError(f"`{origin}` holds more than {MOST_TAGS} tags", hint="give the article's text alone")
    root, is_cut = _parse(html)
    if root is None:
        return Fragment((), {})
    fragment = find_blocks(root)
    return Fragment(fragment.blocks, {**fragment.left_out, _TOO_DEEP: 1}) if is_cut else fragment


def find_blocks(root: etree._Element) -> Fragment:
    """The blocks inside `root`, however deep."""
    finder = _Finder(is_flat=not any(_tag(element) in _BLOCKS - {"body"} for element in root.iter()))
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            finder.close(element)
        elif not finder.open(element):
            walk.skip_subtree()
    finder.flush()
    return Fragment(tuple(finder.blocks), dict(finder.left_out))


def find_words(html: str) -> str:
    """The words of `html` in one line, for a title or a name; of more than 10 000 characters, as they stand."""
    if len(html) > _MOST_WORDS:
        return collapse(html)
    return " ".join(block.text for block in read_fragment(html, "").blocks)


def tell_left_out(fragment: Fragment, origin: str) -> Iterator[Notice]:
    """A notice of what of `fragment` is not among its blocks."""
    if fragment.left_out:
        parts = ", ".join(plural(count, name) for name, count in sorted(fragment.left_out.items()))
        verb = "is" if sum(fragment.left_out.values()) == 1 else "are"
        yield Notice("left-out", f"{parts} {verb} left out: no prose", origin)


class _Finder:
    """What was found so far; elements are opened and closed in the order of the text."""

    def __init__(self, *, is_flat: bool) -> None:
        self.blocks: list[Block] = []
        self.left_out: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._breaks = 0
        self._kinds: list[list[BlockKind]] = [["text"]]
        self._preformatted = 1 if is_flat else 0

    def open(self, element: etree._Element) -> bool:
        """Begin `element`; whether what is inside it is read."""
        tag = _tag(element)
        if tag == "br":
            self._break()
        elif tag in _BLOCKS and not (tag in _CELLS and element.getprevious() is not None):
            self.flush()
        if _is_dropped(element, tag):
            if tag not in _NEVER_TEXT:
                self.left_out[_LEFT_OUT.get(tag, "hidden part")] += 1
            return False
        if tag in _BLOCKS:
            self._kinds.append([_KINDS[tag]] if tag in _KINDS else self._kinds[-1])
        self._preformatted += tag == "pre"
        self._add(element.text)
        return True

    def close(self, element: etree._Element) -> None:
        """End `element`, which may have been left out."""
        tag = _tag(element)
        if tag in _BLOCKS and not _is_dropped(element, tag):
            if tag in _CELLS and element.getnext() is not None:
                self._pieces += [_BETWEEN_CELLS] if self._pieces else []
            else:
                self.flush()
            self._kinds.pop()
            self._preformatted -= tag == "pre"
        self._add(element.tail)

    def flush(self) -> None:
        """End the block that is being gathered."""
        words = collapse("".join(self._pieces)).strip(_BETWEEN_CELLS)
        self._pieces, self._breaks = [], 0
        if not words:
            return
        kind = self._kinds[-1]
        self.blocks.append(Block(words, kind[0]))
        if kind[0] == "entry":
            kind[0] = "text"

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks >= _ENOUGH_BREAKS:
            self.flush()
        else:
            self._pieces.append("\n")

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if not words.isspace():
            self._breaks = 0
        first, *others = _BLANK_LINE.split(words) if self._preformatted else (words,)
        self._pieces.append(first)
        for other in others:
            self.flush()
            self._pieces.append(other)


def _parse(html: str) -> tuple[etree._Element | None, bool]:
    """The tree of `html`, None for a blank one, and whether it is cut where it is nested too deep."""
    # Trees of 2048 levels are made instead of 256; addresses are never followed.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    content = _UNREADABLE.sub("\ufffd", _END.sub("", html)).encode()
    try:
        root = etree.fromstring(b"<body>" + content + b"</body>", parser)
    except etree.XMLSyntaxError:
        return None, False
    return root, any("depth" in entry.message for entry in parser.error_log)


def _tag(element: etree._Element) -> str:
    """The name in lower case without its prefix."""
    return element.tag.rpartition(":")[2].lower()


def _is_dropped(element: etree._Element, tag: str) -> bool:
    return (
        tag in _NEVER_TEXT
        or tag in _LEFT_OUT
        or "hidden" in element.attrib
        or _HIDDEN.search(element.get("style") or "") is not None
    )
