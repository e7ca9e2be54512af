"""Pages that hold no article: a consent form, a login, a paywall, an error, a script's shell.

Goes in: the page and the blocks that were found. Comes out: an error that says which it is, or a notice for an article
that breaks off at a paywall.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.assemble import Block
from briefgen.sources.html.metadata import Metadata
from briefgen.sources.html.tree import Element, body_of, words_of

_FEWEST_WORDS = 40
"""With fewer words of prose, what the page asks for is all that it holds."""
_FEWEST_SURE_WORDS = 120
"""With fewer, and no date of publication, the prose may be that of a form."""
_SEEN_LETTERS = 6_000


class _Wall(NamedTuple):
    says: str
    hint: str
    words: re.Pattern[str]


def _wall(says: str, hint: str, *phrases: str) -> _Wall:
    return _Wall(says, hint, re.compile("|".join(phrases), re.IGNORECASE))


_IN_BROWSER = "open it in a browser, save the page when the article is shown, and give that file"
_WALLS = (
    _wall(
        "a check that its reader is no robot",
        _IN_BROWSER,
        r"(?:are|you.re) (?:not )?(?:you )?a (?:human|robot)",
        r"verify(?:ing)? (?:that )?you are (?:a )?human",
        r"checking your browser",
        r"complete the (?:captcha|security check)",
        r"unusual (?:traffic|activity)",
        r"ddos protection by",
    ),
    _wall(
        "a page that needs scripts to show its text",
        _IN_BROWSER,
        r"(?:enable|turn on|activate|requires?|needs?) java ?script",
        r"java ?script (?:is|to be|must be|has been) (?:disabled|enabled|required|turned off|not enabled)",
        r"without java ?script",
        r"browser (?:is )?(?:not supported|unsupported|out of date)",
    ),
    _wall(
        "an error instead of an article",
        "check the address, and save the page again",
        r"\b(?:404|410)\b.{0,40}not found",
        r"(?:page|article|story)(?: you(?: are|.re)? (?:requested|looking for))? (?:was |is |could |can)?(?:not|n.t)"
        r"(?: be)? (?:found|available|exist)",
        r"page (?:not found|does ?n.t exist|no longer exists)",
        r"\b(?:500|502|503|504)\b.{0,20}(?:error|unavailable|gateway)",
        r"internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out",
        r"\b403\b.{0,20}forbidden|access (?:to this page )?(?:is |has been )?denied",
        r"something went wrong",
    ),
    _wall(
        "a form for consent instead of an article",
        "give or refuse consent in a browser, save the page when the article is shown, and give that file",
        r"before you continue",
        r"(?:we|our partners|and our \d* ?partners|this (?:web)?site) (?:store|use|value)s? .{0,80}(?:cookies|privacy)",
        r"we value your privacy|your privacy (?:choices|is important|matters)",
        r"accept (?:all|cookies)|reject all|manage (?:my )?(?:cookies|consent|preferences|options)|consent to",
    ),
    _wall(
        "the notice of a paywall instead of an article",
        "sign in to the paper in a browser, save the page, and give that file",
        r"(?:subscribe|subscription|register) (?:now )?(?:to|for|required)(?: \w+){0,4}"
        r" (?:read|continue|unlimited|access|reading|unlock)",
        r"to (?:continue|keep) reading|continue reading (?:with|for|your)|already a subscriber",
        r"(?:article|story|content) is (?:for|only for|exclusive to|available to|reserved for) (?:our )?(?:\w+ )?"
        r"(?:subscribers|members)",
        r"subscriber.only|you(?:.ve| have) (?:reached|used|read) (?:your|all|the) .{0,40}(?:limit|articles)",
        r"subscription required",
    ),
    _wall(
        "a login instead of an article",
        "sign in in a browser, save the page, and give that file",
        r"(?:sign|log) ?in to (?:continue|your account|read|view|access)",
        r"(?:please|must|need to) (?:sign|log) ?in",
        r"forgot (?:your )?password|create an account",
    ),
)


def check_walls(seen: Element, blocks: Sequence[Block], metadata: Metadata, origin: str) -> tuple[Notice, ...]:
    """A notice for an article that the page says is not free to read, and that may break off.

    Raises SourceError for a page that holds nothing but a wall, or no text at all.
    """
    prose = _count_prose(blocks)
    is_dated = any(stated.name == "published" for stated in metadata.stated)
    if prose < _FEWEST_WORDS:
        title = " ".join(map(words_of, seen.iter("title")))
        _refuse_wall(f"{title} {words_of(body_of(seen))}"[:_SEEN_LETTERS], origin)
    elif prose < _FEWEST_SURE_WORDS and not is_dated:
        _refuse_wall(" ".join(block.text for block in blocks), origin)
    if not blocks:
        raise SourceError(f"`{origin}` is a web page without an article", hint=_IN_BROWSER)
    if metadata.is_free:
        return ()
    said = "the page says that its article is not free to read; it may break off"
    return (Notice("paywall", said, origin),)


def _refuse_wall(shown: str, origin: str) -> None:
    for wall in _WALLS:
        if wall.words.search(shown):
            raise SourceError(f"`{origin}` is {wall.says}", hint=wall.hint)


def _count_prose(blocks: Sequence[Block]) -> int:
    """Words in paragraphs that are sentences: longer than a line of a menu."""
    return sum(count for block in blocks if (count := block.text.count(" ") + 1) >= 8 and block.kind != "heading")
