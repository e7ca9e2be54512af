"""Lines become the text of a paragraph. Goes in: their words. Comes out: one string, words that were broken made whole.

A hyphen at the end of a line goes where the document holds the word without it, and stays where it holds the word with
it. Where it holds neither, the hyphen stays between words that are joined with one by rule (`US-led`, `decision-maker`,
`self-made`, `10-year`), and goes elsewhere.
"""

import re
from collections.abc import Iterable

_SOFT = "\xad"
_HYPHENS = "-‐‑"
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*")
_LAST = re.compile(r"(?P<before>[\w’'.-]*)[-‐‑]$")
_FIRST = re.compile(r"[^\W_]+")
_DASH_END = re.compile(r"[^\s]—$")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*[/_=&?-]$")

_STAYS_AFTER = frozenset(
    "all anti co cross ex half high hard late long low mid multi near neo non off old one pan part post pre pro quasi"
    " real round second self semi short so third two three four five six seven eight nine ten twenty thirty forty fifty"
    " sixty seventy eighty ninety first well then vice world year decision policy law peace money".split()
)
_STAYS_BEFORE = frozenset(
    "aged backed based bound born built called centered century class controlled day dominated driven elect ever fold"
    " foot free friendly funded general half hand held hour in inch kilometer kilometre law led level like linked long"
    " made maker makers making man member meter metre mile minute month mouth new off old on out owned page party"
    " person point profit proof range ranked ranking related round run scale seat sized speed"
    " sponsored standing state story"
    " style supported term time to ton trained up week wide winning wing year".split()
)
_SURELY_BROKEN = frozenset("anti co mid multi non post pre pro semi part one so all ten year long high second".split())
"""Of `_STAYS_AFTER`: syllables that as often begin a word without a hyphen (`con-` is none; `pro-gram`, `all-ow`)."""


class Joiner:
    """Joins lines by the words of a whole document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        for line in lines:
            for match in _WORD.finditer(line.replace(_SOFT, "")):
                # What a line end cuts is no word to learn from.
                if match.end() < len(line) - 1 or not line.endswith(tuple(_HYPHENS + _SOFT)):
                    self._known.add(_plain(match[0]))

    def join(self, lines: Iterable[str]) -> tuple[str, list[int]]:
        """The text of `lines`, with a blank or nothing between each two; and where in it each line begins."""
        text = ""
        starts: list[int] = []
        for line in lines:
            words = line[:-1].replace(_SOFT, "") + line[-1:]
            text = self._add(text, words) if text else words
            starts.append(len(text) - len(words))
        return text.removesuffix(_SOFT), starts

    def _add(self, text: str, line: str) -> str:
        if text.endswith(_SOFT):
            return text[:-1] + line
        if _DASH_END.search(text) or _ADDRESS_END.search(text):
            return text + line
        last, first = _LAST.search(text), _FIRST.match(line)
        if last is None or first is None or not last["before"]:
            return f"{text} {line}"
        return text + line if self._stays(last["before"], first[0]) else text[:-1] + line

    def _stays(self, before: str, after: str) -> bool:
        """Whether the hyphen between `before` and `after` is a real one."""
        if not before[-1].isalpha() or not after[0].islower():
            return True
        whole = _FIRST.split(before)[0] or before
        joined, hyphened = _plain(whole + after), _plain(f"{whole}-{after}")
        if joined in self._known:
            return False
        if hyphened in self._known or any(mark in before for mark in _HYPHENS) or before[-2:].isupper():
            return True
        start, end = _plain(before), _plain(after)
        if start in _SURELY_BROKEN:
            return end in _STAYS_BEFORE or end in self._known
        return start in _STAYS_AFTER or (end in _STAYS_BEFORE and (start in self._known or end not in _SYLLABLES))


_SYLLABLES = frozenset(
    "aged bound day ever fold free general half hand hour in inch like long made man mouth new off old"
    " on out page party point proof range round run scale seat sized state story style term time to ton up wide wing"
    " year".split()
)
"""Of `_STAYS_BEFORE`: what may end a word without a hyphen (`hus-band` is none; `Bos-ton`, `some-time`, `with-in`)."""


def _plain(word: str) -> str:
    for mark in "‐‑":
        word = word.replace(mark, "-")
    return word.casefold()
