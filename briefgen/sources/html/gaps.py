"""What the extraction missed, and what it took in by mistake. Goes in: what was found, and all blocks of the page.

Papers cut an article into parts, with advertisements between, and set posts of others into it. Such parts stand in
elements of the same name and class as those where most of the text was found: these are its homes.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefgen.sources.assemble import Block
from briefgen.sources.html.tree import Element
from briefgen.sources.html.walk import Placed
from briefgen.text import fold

_FEWEST_WORDS = 12
_FEWEST_STOPPED_WORDS = 4
_FEWEST_LEAD_WORDS = 25
_HOME_SHARE = 0.3
_FEWEST_AT_HOME = 3
_FEWEST_BEHIND = 3
"""How many paragraphs must stand behind the last that was found, so that they are a part and no call to subscribe."""
_MOST_MISSED = 1.5
"""How many times as many words as were found may be missed."""
_SHINGLE = 4
_SEEN_SHARE = 0.5
_FOREIGN = ("related", "newsletter", "promo", "caption", "comment", "share", "signup", "subscribe", "author", "bio")
_LEADS = ("summary", "lead", "intro", "standfirst", "dek", "abstract")
_BARE = ("div", "section", "article")
"""What may hold text without a paragraph."""
_STOPS = (".", "!", "?", "”", '"', ":", "’")

Signature = tuple[str, str]


class Filled(NamedTuple):
    """What was found, mended."""

    blocks: tuple[Block, ...]
    strays: tuple[Block, ...] = ()
    """What stood below the article, and outside of all that holds it."""


def fill_gaps(found: Sequence[Block], placed: Sequence[Placed]) -> Filled:
    """The blocks `found`, and between them those of `placed` that stand at home, without strays."""
    is_seen = _seen_in(found)
    seen = [is_seen(one.block.text) for one in placed]
    homes = _homes(placed, seen)
    if not homes:
        return Filled(tuple(found))
    at_home = [index for index, one in enumerate(placed) if seen[index] and _home(one) in homes]
    missed = set(_missed(placed, seen, homes, at_home[0], at_home[-1]))
    if sum(_count(placed[index]) for index in missed) > _MOST_MISSED * sum(
        block.text.count(" ") + 1 for block in found
    ):
        missed = set()  # a page with several articles of one form
    position = {fold(block.text): index for index, block in reversed(list(enumerate(found)))}
    inserted: dict[int, list[Block]] = {}
    last = -1
    for index, one in enumerate(placed):
        if seen[index]:
            last = position.get(fold(one.block.text), last)
        elif index in missed:
            inserted.setdefault(last, []).append(one.block)
    strays = _find_strays(placed, seen, at_home)
    result: list[Block] = inserted.get(-1, [])
    for index, block in enumerate(found):
        result += [block, *inserted.get(index, ())]
    kept, gone = (tuple(block for block in result if (fold(block.text) in strays) is away) for away in (False, True))
    return Filled(kept, gone)


def _find_strays(placed: Sequence[Placed], seen: Sequence[bool], at_home: Sequence[int]) -> frozenset[str]:
    """The folded texts below the last paragraph at home that the element around all of these does not hold."""
    around: list[Element] = []
    for index in at_home:
        chain = list(_upward(placed[index].element))
        around = [element for element in around if element in chain] if around else chain
    below = {index for index in range(at_home[-1] + 1, len(placed)) if seen[index]}
    inside = {fold(one.block.text) for one in placed if around[0] in _upward(one.element)}
    return frozenset(fold(placed[index].block.text) for index in below) - inside


def _post_around(element: Element) -> Element | None:
    """The quotation that an element is, or stands in."""
    return next((one for one in _upward(element) if one.tag == "blockquote"), None)


def _upward(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def count_closing_links(blocks: Sequence[Block], placed: Sequence[Placed]) -> int:
    """How many blocks at the end are nothing but links: other stories."""
    linked = {fold(one.block.text) for one in placed if one.links >= 0.8 * len(one.block.text)}
    end = len(blocks)
    while end > 1 and fold(blocks[end - 1].text) in linked:
        end -= 1
    return len(blocks) - end


def _missed(
    placed: Sequence[Placed], seen: Sequence[bool], homes: frozenset[Signature], first: int, last: int
) -> Iterator[int]:
    """The indices of the paragraphs that belong to the article and were not found."""
    lead = first - 1
    if lead >= 0 and not seen[lead] and _is_lead(placed[lead]):
        yield lead
    belonging = [index for index, one in enumerate(placed) if not seen[index] and _belongs(one, homes)]
    behind = [index for index in belonging if index > last]
    yield from (index for index in belonging if index < last)
    if len(behind) >= _FEWEST_BEHIND:
        yield from behind


def _seen_in(found: Sequence[Block]) -> Callable[[str], bool]:
    """Whether at least half of a text is among what was found, in runs of four words; a short one as a whole."""
    keys = [fold(block.text) for block in found]
    whole = frozenset(keys)
    shingles = {run for key in keys for run in _shingles(key)}

    def is_seen(text: str) -> bool:
        key = fold(text)
        runs = _shingles(key)
        return key in whole or (bool(runs) and sum(run in shingles for run in runs) >= _SEEN_SHARE * len(runs))

    return is_seen


def _shingles(key: str) -> list[tuple[str, ...]]:
    words = key.split()
    return [tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)]


def _homes(placed: Sequence[Placed], seen: Sequence[bool]) -> frozenset[Signature]:
    """The names and classes of the elements where at least three in ten words that were found stand."""
    words: Counter[Signature] = Counter()
    paragraphs: Counter[Signature] = Counter()
    for one, is_seen in zip(placed, seen, strict=True):
        if is_seen and (home := _home(one)):
            words[home] += _count(one)
            paragraphs[home] += _count(one) >= _FEWEST_WORDS
    total = sum(words.values())
    return frozenset(
        home for home, count in words.items() if count >= _HOME_SHARE * total and paragraphs[home] >= _FEWEST_AT_HOME
    )


def _home(one: Placed) -> Signature | None:
    """The name and class of the element that holds the paragraph; None for one without a class, which says nothing.

    A post that is quoted counts as a paragraph of what it is set into.
    """
    element: Element | None = one.element
    if (post := _post_around(one.element)) is not None:
        above = post.getparent()
        element = above if above is not None and len(above) <= 2 else post
    if element is None or (post is None and element.tag not in ("p", "blockquote", *_BARE)):
        return None
    home = element if element.tag in _BARE and post is None else element.getparent()
    return _signature(home) if home is not None else None


def _signature(element: Element) -> Signature | None:
    classes = " ".join(sorted((element.get("class") or "").split()))
    return (element.tag, classes) if classes else None


def _belongs(one: Placed, homes: frozenset[Signature]) -> bool:
    if _is_foreign(one) or _home(one) not in homes:
        return False
    if _post_around(one.element) is not None:
        return True
    fewest = _FEWEST_STOPPED_WORDS if one.block.text.endswith(_STOPS) else _FEWEST_WORDS
    return _count(one) >= fewest and one.links * 2 <= len(one.block.text)


def _is_foreign(one: Placed) -> bool:
    classes = (one.element.get("class") or "").lower()
    return any(word in classes for word in _FOREIGN)


def _is_lead(one: Placed) -> bool:
    """Whether a block above the article is its first paragraph: a long one, in an element that says so."""
    classes = (one.element.get("class") or "").lower()
    return _count(one) >= _FEWEST_LEAD_WORDS and any(word in classes for word in _LEADS) and not _is_foreign(one)


def _count(one: Placed) -> int:
    return one.block.text.count(" ") + 1
