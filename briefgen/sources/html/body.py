"""The main text of a page. Goes in: the tree that readers see. Comes out: its blocks in order.

A page that holds nothing but an article (headings, paragraphs, lists, quotations) is taken as it stands. From any other
trafilatura takes the main text, in precision mode; then `gaps` puts back the paragraphs that it missed.
"""

import logging
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree, html

from briefgen.sources.assemble import Block
from briefgen.sources.html.gaps import count_closing_links, fill_gaps
from briefgen.sources.html.tree import Element, body_of, select
from briefgen.sources.html.walk import EXTRACTED_KINDS, HTML_KINDS, walk

_PLAIN = frozenset(
    "html head body title meta link base main article header hgroup h1 h2 h3 h4 h5 h6 p blockquote ul ol li hr br a b i"
    " u em strong span time sub sup small abbr cite q code mark ins del s dl dt dd address pre wbr bdi bdo".split()
)
_FEWEST_WORDS = 40
"""Below so many words, what was found may be a box beside the article."""
_STATED_TIMES = 2
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")

for _library in _LIBRARIES:
    # Without a handler of its own, a library's warnings would go to standard error.
    logging.getLogger(_library).addHandler(logging.NullHandler())


class Body(NamedTuple):
    """The main text of a page."""

    blocks: tuple[Block, ...]
    beside: tuple[Block, ...] = ()
    """What was taken for it and is not: links to other stories that close it, and what stands below."""
    is_plain: bool = False
    """Whether the page holds nothing but text."""


def find_body(seen: Element, *, stated: str | None = None) -> Body:
    """The blocks of the article, in order; none where the page holds no text.

    `stated` is the text of the article as JSON-LD gives it: taken where far less of it stands on the page.
    """
    if _is_plain(seen):
        return Body(tuple(one.block for one in walk(body_of(seen), HTML_KINDS, everything=True)), is_plain=True)
    placed = tuple(walk(body_of(seen), HTML_KINDS))
    found, strays = fill_gaps(_extract(seen), placed)
    if _count_words(found) < _FEWEST_WORDS:
        marked = _marked_body(seen)
        found = marked if _count_words(marked) > 2 * _count_words(found) else found
    whole = _split_stated(stated or "")
    if _count_words(found) * _STATED_TIMES < _count_words(whole):
        return Body(whole)
    end = len(found) - count_closing_links(found, placed)
    return Body(found[:end], (*found[end:], *strays))


def _split_stated(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text in JSON-LD; tags and entities in it are undone."""
    if "<" in text or "&" in text:
        fragment = html.fragment_fromstring(text, create_parent="div")
        for element in list(fragment.iter("script", "style", etree.Comment)):
            element.drop_tree()
        text = "\n".join(placed.block.text for placed in walk(fragment, HTML_KINDS, everything=True))
    return tuple(Block(line) for line in text.splitlines() if line.strip())


def _is_plain(seen: Element) -> bool:
    """Whether the page holds nothing but text; what has frames, menus or classes is no such page."""
    return all(element.tag in _PLAIN and not element.get("class") for element in body_of(seen).iter("*"))


def _extract(seen: Element) -> tuple[Block, ...]:
    """What trafilatura takes for the article; it opens no connection and reads no settings but its own defaults."""
    from trafilatura import bare_extraction

    document = bare_extraction(
        deepcopy(seen), favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    body = getattr(document, "body", None)
    return () if body is None else tuple(placed.block for placed in walk(body, EXTRACTED_KINDS, everything=True))


def _marked_body(seen: Element) -> tuple[Block, ...]:
    """The text of the element that the page marks as its article; where none is marked, of the page."""
    for path in ("//*[@itemprop='articleBody']", "//article", "//main | //*[@role='main']"):
        marked = max(select(seen, path)[:50], key=lambda one: sum(map(len, one.itertext())), default=None)
        if marked is not None:
            blocks = _prose(marked)
            if _count_words(blocks) >= _FEWEST_WORDS:
                return blocks
    return _prose(body_of(seen))


def _prose(element: Element) -> tuple[Block, ...]:
    return tuple(placed.block for placed in walk(element, HTML_KINDS) if placed.links * 2 <= len(placed.block.text))


def _count_words(blocks: Sequence[Block]) -> int:
    return sum(block.text.count(" ") + 1 for block in blocks)
