"""Running text from tokens. Goes in: sentences as space-joined tokens. Comes out: sentences as a paper prints them."""

import re
from collections.abc import Iterable

_WHOLE = re.compile(r"\w[-,.’']\w")
"""A sign inside a token: the tokenizer of that document kept words whole."""
_MARK = re.compile(r"``|''|[“”\"]")
_PARTNERS = {"``": "”", "“": "”"}
_OPENS, _CLOSES = "\ue000", "\ue001"
"""Stand for the side of a mark on which its word is, while marks are set; no text holds them."""
_ALWAYS = (
    (re.compile(r"``"), "“"),
    (re.compile(r"''"), "”"),
    (re.compile(r"\s+(['’])\s?(s|re|ve|ll|d|m|t|S|T)(?!\w)"), r"\1\2"),
    (re.compile(r"(\w)\s+n(['’])\s?t\b"), r"\1n\2t"),
    (re.compile(r"\s+([.,;:?!%)\]”…])"), r"\1"),
    (re.compile(r"([(\[“‘$£€])\s+"), r"\1"),
    (re.compile(r"\s+([’'])(?=[\s.,;:?!”]|$)"), r"\1"),
)
_WHERE_SPLIT = (
    (re.compile(r"(?<=\d)\s?([,.:/])\s?(?=\d{3}(?!\d)|(?<=[.:/] )\d)"), r"\1"),
    (re.compile(r"(?<=\b[A-Za-z]\.) (?=[A-Za-z]\.)"), ""),
    (re.compile(r"(?<=\w) ([-_]) (?=\w)"), r"\1"),
)


def respace(sentences: Iterable[str]) -> list[str]:
    """The sentences of one document, signs set to their words. Letters and digits stay as they are."""
    sentences = list(sentences)
    split = not any(_WHOLE.search(token) for sentence in sentences for token in sentence.split())
    return [_respace(sentence, split=split) for sentence in sentences]


def _respace(sentence: str, *, split: bool) -> str:
    text = _turn_quotes(" ".join(sentence.split()))
    for pattern, becomes in (*_ALWAYS, *(_WHERE_SPLIT if split else ())):
        text = pattern.sub(becomes, text)
    return text


def _turn_quotes(text: str) -> str:
    """The text with each straight mark that stands alone set to the word that it opens before or closes after."""
    words, opened = text.split(" "), ""
    for at, word in enumerate(words):
        if word == '"':
            closes = bool(opened) or at == len(words) - 1
            words[at] = f"{_CLOSES}{_PARTNERS.get(opened, word)}" if closes else f"{word}{_OPENS}"
            opened = "" if closes else word
        elif marks := _MARK.findall(word):
            opened = "" if opened and len(marks) % 2 else marks[0]
    return " ".join(words).replace(f"{_OPENS} ", "").replace(f" {_CLOSES}", "")
