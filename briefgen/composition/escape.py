"""Text of the articles on its way through Markdown: words go in, the same words come out, never structure.

Markdown gives a meaning to the 32 marks of ASCII punctuation and to white space; to nothing else. Inside Markdown
each of the 32 marks travels as one of the 32 noncharacters U+FDD0 to U+FDEF, which Unicode keeps for use within
a program (The Unicode Standard 16.0, section 23.7), and the blank as U+1FFFE. U+1FFFF stands at both ends, so that
even an empty text counts as one word. The parser sees a word without a single mark, wherever the template puts it:
at the start of a line, in a table, in an address, in a code span.

Words in another language than the page's travel between U+3FFFE and U+3FFFF, behind their language and U+2FFFE: where
words are read they become words of that language, where text is all that fits (an address, code) the words remain.

    escape    Untrusted text -> Markdown
    unescape  text of a parsed Markdown node -> what is to be read
    by_language  the same, piece by piece, each with its language
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Self, SupportsIndex

_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_BOUND = "\U0001ffff"
_CARRIED = {" ": "\U0001fffe"} | {mark: chr(0xFDD0 + number) for number, mark in enumerate(_MARKS)}

_ESCAPE = str.maketrans(_CARRIED)
_UNESCAPE = str.maketrans({carrier: mark for mark, carrier in _CARRIED.items()} | {_BOUND: ""})

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029 ]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Among them those that turn the direction of what follows: with them an article could make a page read backwards."""
_OPEN, _SAID, _CLOSE = "\U0003fffe", "\U0002fffe", "\U0003ffff"
_UNUSABLE = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef\U0001fffe{_BOUND}{_OPEN}{_SAID}{_CLOSE}]")
_FOREIGN = re.compile(f"{_OPEN}([^{_OPEN}{_SAID}{_CLOSE}]*){_SAID}([^{_OPEN}{_SAID}{_CLOSE}]*){_CLOSE}")


def clean(text: str) -> str:
    """`text` as a page can show it on one line.

    Changed is only this: runs of blanks, tabs and line breaks (also U+0085, U+2028, U+2029) become one blank, with
    none at the ends; other control characters are removed; lone surrogates and the noncharacters that `escape` needs
    become U+FFFD. Nothing is normalized: a quote stays what it is, letter for letter.
    """
    if text.isprintable() and "  " not in text:  # so most are: nothing to change but blanks at the ends
        return text.strip(" ")
    single = _CONTROLS.sub("", _BREAKS.sub(" ", text))
    return _BREAKS.sub(" ", _UNUSABLE.sub("\ufffd", single)).strip(" ")


def escape(text: str) -> str:
    """`text` as Markdown that reads as exactly that text, in its language. What is escaped already stays so."""
    words = text.translate(_ESCAPE)
    if words and isinstance(text, Voiced):
        words = f"{_OPEN}{text.language.translate(_ESCAPE)}{_SAID}{words}{_CLOSE}"
    return f"{_BOUND}{words}{_BOUND}"


def unescape(text: str) -> str:
    """The words behind what `escape` made, alone or inside other text."""
    plain = _FOREIGN.sub(r"\2", text) if _OPEN in text else text
    return plain.translate(_UNESCAPE)


def by_language(text: str) -> Iterator[tuple[str, str | None]]:
    """The words behind what `escape` made, piece by piece, with the language of those that are in another one."""
    at = 0
    for found in _FOREIGN.finditer(text):
        yield unescape(text[at : found.start()]), None
        yield unescape(found[2]), unescape(found[1])
        at = found.end()
    yield unescape(text[at:]), None


class Untrusted(str):
    """A string of the brief, or made of one: wherever Jinja prints it, it prints it escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return escape(self)

    def __getitem__(self, key: SupportsIndex | slice) -> "Untrusted":
        return Untrusted(super().__getitem__(key))

    def __iter__(self) -> Iterator["Untrusted"]:
        return map(Untrusted, super().__iter__())


class Voiced(Untrusted):
    """Words in another language than the page's; what is made of them is in their language."""

    __slots__ = ("language",)

    language: str
    """The tag of their language."""

    def __new__(cls, text: object, language: str) -> Self:
        """`text` in `language`."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getitem__(self, key: SupportsIndex | slice) -> "Voiced":
        return Voiced(super().__getitem__(key), self.language)

    def __iter__(self) -> Iterator["Untrusted"]:
        return (Voiced(letter, self.language) for letter in super().__iter__())

    def __add__(self, other: str) -> "Voiced":
        return Voiced(super().__add__(other), self.language)

    def capitalize(self) -> "Voiced":
        """As for any string, like those below."""
        return Voiced(super().capitalize(), self.language)

    def lower(self) -> "Voiced":
        """In lower case."""
        return Voiced(super().lower(), self.language)

    def upper(self) -> "Voiced":
        """In capitals."""
        return Voiced(super().upper(), self.language)

    def replace(self, *args: Any, **named: Any) -> "Voiced":  # noqa: ANN401 - as `str` has it
        """With one text in the place of another."""
        return Voiced(super().replace(*args, **named), self.language)

    def strip(self, *args: Any) -> "Voiced":  # noqa: ANN401 - as above
        """Without blanks, or other characters, at the ends."""
        return Voiced(super().strip(*args), self.language)


def taint(table: Mapping[str, object]) -> dict[str, Any]:
    """`table` with every string in it as cleaned `Untrusted`, and sequences as tuples."""
    return {Untrusted(clean(key)): _taint(value) for key, value in table.items()}


def _taint(value: object) -> object:
    match value:
        case Voiced():
            return Voiced(clean(value), value.language)
        case str():
            return Untrusted(clean(value))
        case list() | tuple():
            return tuple(map(_taint, value))
        case Mapping():
            return taint(value)
        case _:
            return value
