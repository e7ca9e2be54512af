"""Quotation marks: how much of each sentence is quoted, over sentences and paragraphs."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence

QuotedPart = Literal["none", "some", "all"]
Quoted = Mapping[tuple[int, int], QuotedPart]

_LONGEST_QUOTATION = 8
"""Sentences; a quotation that is not closed within them has lost its mark."""

_GO_ON = frozenset("i we you he she it they but yet and".split())
_TURN_REACH = 4
"""Words at the head of a sentence that goes on with one of those, among which it turns round what was said before."""
_MARK = re.compile(r"[“”\"]")
_LETTER = re.compile(r"[^\W\d_]")
_WRONG_WAY = re.compile(r"^”|“$|(?<=[,.?!] )“(?=sa(?:id|ys)\b)|(?<=[,.?!])“(?=\s|sa(?:id|ys)\b)")
_FIRST_MARK_CLOSES = re.compile(r"[^“”\"]*(?:”|\w[,.?!…]*\s?\"(?=\s|$))")


def plain_marks(text: str) -> str:
    """`text`, as long as before, with usual marks: for two apostrophes, and for a mark that faces the wrong way."""
    if '""' in text:
        text = text.replace('""', ' "')
    if "''" in text:
        text = re.sub(r"''(?=\w)", ' "', text).replace("''", '" ')
    return _WRONG_WAY.sub(lambda match: "”" if match[0] == "“" else "“", text) if "“" in text or "”" in text else text


def find_quoted(sentences: Sequence[Sentence]) -> dict[tuple[int, int], QuotedPart]:
    """How much of each sentence is inside quotation marks: none, some, or all of it, by sentence key.

    A quotation that is open at the end of a sentence goes on in the next one of its paragraph; it also goes on
    in the next paragraph where that one begins with a mark.
    """
    return {key: part for key, (part, _) in read_marks(sentences).items()}


def read_marks(sentences: Sequence[Sentence]) -> dict[tuple[int, int], tuple[QuotedPart, bool]]:
    """How much of each sentence is quoted, and whether a quotation is open before its first word, by key."""
    marks: dict[tuple[int, int], tuple[QuotedPart, bool]] = {}
    opened, source = False, -1
    for at, sentence in enumerate(sentences):
        opened = opened and sentence.source == source
        source = sentence.source
        text = plain_marks(sentence.text)
        begins = text.lstrip()[:1] in ("“", '"')
        if sentence.opens_paragraph:
            opened = opened and not begins and _closes_ahead(sentences[at : at + _LONGEST_QUOTATION])
        opened = opened or bool(_FIRST_MARK_CLOSES.match(text))
        before = opened
        outside, opened = _outside(text, level=opened)
        part: QuotedPart = "none" if not (before or begins) else "some" if outside else "all"
        marks[sentence.key] = part, before
    return marks


def _outside(text: str, *, level: bool) -> tuple[bool, bool]:
    """Whether letters stand outside the marks, and whether a quotation is open behind the last one."""
    outside, at = False, 0
    for match in _MARK.finditer(text):
        outside = outside or (not level and _LETTER.search(text, at, match.start()) is not None)
        level = match[0] == "“" or (match[0] == '"' and not level)
        at = match.end()
    return outside or (not level and _LETTER.search(text, at) is not None), level


def quoted_ranges(text: str, *, opened: bool) -> list[tuple[int, int]]:
    """Half-open ranges of what stands between the marks of a sentence; none where a mark has lost its partner."""
    ranges = []
    start = 0 if opened else -1
    for match in _MARK.finditer(text):
        opens = match[0] == "“" or (match[0] == '"' and start < 0)
        if opens == (start >= 0):
            return []
        if not opens:
            ranges.append((start, match.start()))
        start = match.end() if opens else -1
    return [*ranges, (start, len(text))] if start >= 0 else ranges


def is_torn(words: str) -> bool:
    """Whether `words` open a quotation, behind others, that goes on in the next sentence."""
    last = max((match.start() for match in _MARK.finditer(words)), default=0)
    return last > 0 and (words[last] == "“" or (words[last] == '"' and words[last - 1].isspace()))


def find_turned(sentences: Sequence[Sentence], lexicons: Lexicons) -> frozenset[tuple[int, int]]:
    """The keys of sentences that open a quotation which the next one turns round (“It may hold. It will not last.”)."""
    negations = lexicons.words("words", "negations")
    return frozenset(
        one.key
        for one, two in pairwise(sentences)
        if one.source == two.source
        and is_torn(one.text)
        and any(word.norm in _GO_ON for word in two.words[:1])
        and any(word.norm in negations or word.norm.endswith("n't") for word in two.words[:_TURN_REACH])
    )


def _closes_ahead(sentences: Sequence[Sentence]) -> bool:
    """Whether the next mark in `sentences` closes a quotation."""
    for sentence in sentences:
        text = plain_marks(sentence.text)
        if match := _MARK.search(text):
            before, after = text[: match.start()], text[match.end() :]
            closes = bool(before) and (not before[-1].isspace() or after[:1].isspace() or not after)
            return match[0] == "”" or (match[0] == '"' and closes)
    return False
