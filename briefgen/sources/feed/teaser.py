"""What of an entry's content is the article. Goes in: its blocks. Comes out: those that are, and whether all is there.

Feeds end their entries with a link to the rest, or with a line on where it stood first. Some hold only the first words
of each article, broken off.
"""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from briefgen.sources.assemble import Block
from briefgen.sources.text.prose import count_words

_FEWEST_WHOLE_WORDS = 150
"""A summary of fewer words is taken for a teaser."""
_FEWEST_WORDS = 4

_INVITATION = re.compile(
    r"(?:\W*(?:(?:read|see|learn|find out) more|continue reading|(?:read|view) (?:the )?(?:full|whole|entire|original) "
    r"(?:article|story|post))\b.{0,120}|the post .{1,300} (?:appeared first|first appeared) on .{1,120})",
    re.IGNORECASE | re.DOTALL,
)
_BROKEN_OFF = re.compile(r"(?:\[\s{0,9}(?:…|\.{3,9}|&hellip;)\s{0,9}\]|…|(?<!\.)\.{3,})$")
_LAST_STOP = re.compile(r".*[.!?。！？][\"'”’»)\]]*(?=\s|$)", re.DOTALL)


class Told(msgspec.Struct, frozen=True):
    """What an entry tells of its article."""

    blocks: tuple[Block, ...]
    invitations: tuple[str, ...]
    """Lines that lead to the page, taken off the end."""
    is_teaser: bool
    has_sentence: bool
    """Whether a whole sentence is among the blocks."""


def take_teaser(blocks: Sequence[Block], *, is_whole: bool) -> Told:
    """What `blocks` tell; a last sentence that is broken off is left out of them."""
    kept = list(blocks)
    invitations: list[str] = []
    while kept and _INVITATION.fullmatch(kept[-1].text):
        invitations.insert(0, kept.pop().text)
    ending = kept[-1].text.rstrip() if kept else ""
    broken_off = _BROKEN_OFF.search(ending)
    if broken_off:
        whole = _LAST_STOP.match(ending[: broken_off.start()])
        kept[-1:] = [replace(kept[-1], text=whole[0])] if whole else []
    words = sum(count_words(block.text) for block in kept)
    is_short = not is_whole and words < _FEWEST_WHOLE_WORDS
    return Told(
        tuple(kept),
        tuple(invitations),
        is_teaser=broken_off is not None or is_short or (bool(invitations) and words < _FEWEST_WHOLE_WORDS),
        has_sentence=any(_LAST_STOP.match(one.text) and count_words(one.text) >= _FEWEST_WORDS for one in kept),
    )
