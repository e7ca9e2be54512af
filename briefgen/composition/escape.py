"""Text of the articles on its way through Markdown: words go in, the same words come out, never structure.

Markdown gives a meaning to the 32 marks of ASCII punctuation and to white space; to nothing else. Inside Markdown
each of the 32 marks travels as one of the 32 noncharacters U+FDD0 to U+FDEF, which Unicode keeps for use within
a program (The Unicode Standard 16.0, section 23.7), and the blank as U+1FFFE. U+1FFFF stands at both ends, so that
even an empty text counts as one word. The parser sees a word without a single mark, wherever the template puts it:
at the start of a line, in a table, in an address, in a code span.

    escape    Untrusted text -> Markdown
    unescape  text of a parsed Markdown node -> what is to be read
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, SupportsIndex

_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_BOUND = "\U0001ffff"
_CARRIED = {" ": "\U0001fffe"} | {mark: chr(0xFDD0 + number) for number, mark in enumerate(_MARKS)}

_ESCAPE = str.maketrans(_CARRIED)
_UNESCAPE = str.maketrans({carrier: mark for mark, carrier in _CARRIED.items()} | {_BOUND: ""})

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029 ]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Among them those that turn the direction of what follows: with them an article could make a page read backwards."""
_UNUSABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\U0001fffe\U0001ffff]")


def clean(text: str) -> str:
    """`text` as a page can show it on one line.

    Changed is only this: runs of blanks, tabs and line breaks (also U+0085, U+2028, U+2029) become one blank, with
    none at the ends; other control characters are removed; lone surrogates and the noncharacters that `escape` needs
    become U+FFFD. Nothing is normalized: a quote stays what it is, letter for letter.
    """
    single = _CONTROLS.sub("", _BREAKS.sub(" ", text))
    return _BREAKS.sub(" ", _UNUSABLE.sub("\ufffd", single)).strip(" ")


def escape(text: str) -> str:
    """`text` as Markdown that reads as exactly that text. What is escaped already stays so."""
    return f"{_BOUND}{text.translate(_ESCAPE)}{_BOUND}"


def unescape(text: str) -> str:
    """The words behind what `escape` made, alone or inside other text."""
    return text.translate(_UNESCAPE)


class Untrusted(str):
    """A string of the brief, or made of one: wherever Jinja prints it, it prints it escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return escape(str(self))

    def __getitem__(self, key: SupportsIndex | slice) -> "Untrusted":
        return Untrusted(super().__getitem__(key))

    def __iter__(self) -> Iterator["Untrusted"]:
        return map(Untrusted, super().__iter__())


def taint(table: Mapping[str, object]) -> dict[str, Any]:
    """`table` with every string in it as cleaned `Untrusted`, and sequences as tuples."""
    return {Untrusted(clean(key)): _taint(value) for key, value in table.items()}


def _taint(value: object) -> object:
    match value:
        case str():
            return Untrusted(clean(value))
        case Mapping():
            return taint(value)
        case list() | tuple():
            return tuple(map(_taint, value))
        case _:
            return value
