"""The text of a page becomes a tree, within bounds. Nothing is fetched, no entity beyond HTML's own is resolved."""

import re
from typing import NamedTuple, cast

from lxml import etree, html

from briefgen.errors import SourceError
from briefgen.sources.limits import MOST_DEPTH_OF_PAGE, MOST_ELEMENTS, MOST_LETTERS_OF_PAGE
from briefgen.text import collapse

_OPENING = re.compile(r"<[A-Za-z]")
_DECLARED = re.compile(
    r"^\s*(?:<\?xml[^>]*>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|<!--.*?-->|\s)+", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WITHOUT_TEXT = ("script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "math")
_MOST_LETTERS_OF_ATTRIBUTE = 500
_USUAL_DEPTH = 40
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HOVERING = ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text")
_HOVERING_PARTS = ("tooltip", "popover", "hovercard", "hover-card", "rollover")
"""Classes of what only a screen reader says, and of cards that open above a name."""


Element = etree._Element  # noqa: SLF001 - lxml's type of every element


class Page(NamedTuple):
    """A page that was parsed."""

    root: html.HtmlElement
    """With everything the page holds: scripts state metadata."""
    seen: html.HtmlElement
    """A copy without what nobody reads: scripts, styles, what is hidden."""


def select(root: Element, path: str, *, name: str = "") -> list[Element]:
    """The elements at an XPath below `root`, in order; `name` is its variable `$name`."""
    return cast("list[Element]", root.xpath(path, name=name))


def words_of(element: Element) -> str:
    """The text of an element, white space as single blanks, elements apart."""
    return collapse(" ".join(str(words) for words in element.itertext()))


def body_of(root: Element) -> Element:
    """The `<body>` of a page."""
    body = root.find("body")
    return root if body is None else body


def parse_page(text: str, origin: str) -> Page:
    """The tree of a page.

    Raises SourceError for a page with more elements than `MOST_ELEMENTS` or deeper than `MOST_DEPTH_OF_PAGE`.
    """
    count = sum(1 for _ in _OPENING.finditer(text))
    if count > MOST_ELEMENTS:
        raise SourceError(
            f"`{origin}` holds {count:,} elements, where {MOST_ELEMENTS:,} are the most",
            hint="copy the article's text out of the page into a .txt file",
        )
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True, huge_tree=False)
    # An XML declaration or a document type of one's own is nothing that HTML reads, and may hold entities.
    source = _DECLARED.sub("", text, count=1) or " "
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        raise SourceError(f"`{origin}` holds no text", hint="save the page again, or give its text") from None
    deepest, total = _measure_depth(root)
    is_cut = any("xcessive depth" in entry.message for entry in parser.error_log)
    if is_cut or deepest > MOST_DEPTH_OF_PAGE or total > MOST_ELEMENTS * _USUAL_DEPTH:
        raise SourceError(
            f"`{origin}` is nested too deep for a web page",
            hint="copy the article's text out of the page into a .txt file",
        )
    seen = _without_unseen(root)
    letters = sum(map(len, seen.itertext()))
    if letters > MOST_LETTERS_OF_PAGE:
        raise SourceError(
            f"`{origin}` holds {letters:,} letters of text, where {MOST_LETTERS_OF_PAGE:,} are the most",
            hint="copy the article's text out of the page into a .txt file",
        )
    return Page(root, seen)


def _measure_depth(root: html.HtmlElement) -> tuple[int, int]:
    """How deep the deepest element lies, and how deep all of them lie together: what costs time."""
    deepest = depth = total = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        total += depth
    return deepest, total // 2


def _is_long(value: str | bytes) -> bool:
    return len(value) > _MOST_LETTERS_OF_ATTRIBUTE


def _without_unseen(root: html.HtmlElement) -> html.HtmlElement:
    seen = html.document_fromstring(
        etree.tostring(root, encoding="utf-8", method="html"), parser=_again(), ensure_head_body=True
    )
    for element in list(seen.iter(*_WITHOUT_TEXT)):
        _drop(element)
    for element in list(seen.iter(etree.Element)):
        for name in [name for name, value in element.attrib.items() if _is_long(value)]:
            del element.attrib[name]
        if element.tag not in ("html", "body") and _is_hidden(element):
            _drop(element)
    return seen


def _again() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)


def _is_hidden(element: html.HtmlElement) -> bool:
    if "hidden" in element.attrib or _UNSEEN.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").lower().split() if element.tag in ("span", "div") else ()
    return any(name in _HOVERING or any(part in name for part in _HOVERING_PARTS) for name in classes)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
