"""Text that must fit: how wide it is at most, and how it is broken or cut.

No font is asked, since each format sets the words in what its reader has. The widths are those of a bold humanist
sans, and so a little more than plain text takes.
"""

import unicodedata
from functools import cache
from math import fsum

from briefgen.text import collapse

ELLIPSIS = "…"
_ADVANCES_EM = {
    0.28: "\N{NO-BREAK SPACE} '’‘‚·",
    0.31: "!,.:;ijlı",
    0.36: "()[]J`-‐‑°",
    0.41: "If{}",
    0.47: "/\\_tr",
    0.53: '"?zsc“”„–',
    0.58: "0123456789$€£+<=>^~vy*SEFL|«»",
    0.63: "TZxeaYkoß",
    0.69: "PbdgpqCV#KRhnuBXA",
    0.75: "GD&",
    0.83: "UHOQNw",
    0.95: "%@",
    1.0: "MWm—…",
}
_KNOWN_EM = {character: em for em, characters in _ADVANCES_EM.items() for character in characters}
_LOWER_EM = 0.8
_OTHER_EM = 1.1


def text_width_pt(text: str, size_pt: float) -> float:
    """The width of `text` on one line, in points; rather too much than too little."""
    return fsum(map(_advance_em, text)) * size_pt


@cache
def _advance_em(character: str) -> float:
    if character in _KNOWN_EM:
        return _KNOWN_EM[character]
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    base = unicodedata.normalize("NFD", character)[0]
    if base in _KNOWN_EM:
        return _KNOWN_EM[base]
    return _LOWER_EM if character.islower() else _OTHER_EM


def cut(text: str, size_pt: float, *, width_pt: float) -> str:
    """`text` on one line that is at most `width_pt` wide; where it is cut, an ellipsis ends it.

    It is cut between words, unless that would take too much away. Where not even the ellipsis fits, nothing is left.
    """
    text = collapse(text)
    if text_width_pt(text, size_pt) <= width_pt:
        return text
    room = width_pt - text_width_pt(ELLIPSIS, size_pt)
    if room < 0:
        return ""
    kept = _head(text, size_pt, room)
    whole = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    if whole > len(kept) / 2:
        kept = kept[:whole]
    return kept.rstrip(" ,;:") + ELLIPSIS


def wrap(text: str, size_pt: float, *, width_pt: float, most_lines: int) -> tuple[str, ...]:
    """`text` in at most `most_lines` lines, none wider than `width_pt`; what does not fit is cut with an ellipsis."""
    rest = collapse(text)
    lines: list[str] = []
    while rest and len(lines) < most_lines - 1:
        line = _line(rest, size_pt, width_pt)
        lines.append(line)
        rest = rest[len(line) :].lstrip(" ")
    if rest:
        lines.append(cut(rest, size_pt, width_pt=width_pt))
    return tuple(line.rstrip(" ") for line in lines)


def _line(text: str, size_pt: float, width_pt: float) -> str:
    """As much of the beginning of `text` as makes a line: whole words, or a part of a word that is too long."""
    head = _head(text, size_pt, width_pt) or text[0]
    if len(head) == len(text) or text[len(head)] == " " or _is_wide(text[len(head)]) or _is_wide(head[-1]):
        return head
    whole = max(head.rfind(" "), head.rfind("-") + 1)
    return head[:whole] if whole > 0 else head


def _head(text: str, size_pt: float, width_pt: float) -> str:
    """The longest beginning of `text` that fits, with no sign torn off its letter."""
    room = width_pt / size_pt
    fitting = 0
    for character in text:
        room -= _advance_em(character)
        if room < 0:
            break
        fitting += 1
    while 0 < fitting < len(text) and unicodedata.combining(text[fitting]):
        fitting -= 1
    return text[:fitting]


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
