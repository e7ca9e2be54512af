"""Marks of footnotes. Goes in: rows, in which raised digits are signs of their own. Comes out: rows without marks.

A raised digit behind a word or a stop points to a footnote and is taken off, so that sentences end as they do on the
page. One behind a unit or a number stays (`km²`, `750¹`).
"""

import re
from collections.abc import Iterable

from briefgen.sources.pdf.lines import Row, Word

_FOOTNOTE = re.compile(
    r"(?P<word>.*(?:[^\W\d_]|[.,;:!?”\"’»)\]]))[⁰¹²³⁴-⁹]{1,3}(?:,[⁰¹²³⁴-⁹]{1,3})*(?P<rest>[.,;:!?”\"’»)\]]*)"
)
_ALONE = re.compile(r"[⁰¹²³⁴-⁹]{1,3}(?:,[⁰¹²³⁴-⁹]{1,3})*(?P<rest>[.,;:!?”\"’»)\]]*)")
_UNIT = re.compile(r"(?:\W|^|\d)(?:[kcdmµn]?m|ft|mi|yd|in|s|CO|x|R)$")


def take_marks(rows: Iterable[Row]) -> tuple[list[Row], int]:
    """`rows` without marks of footnotes, and how many there were."""
    kept: list[Row] = []
    count = 0
    for row in rows:
        words: list[Word] = []
        for word in row.words:
            if words and (alone := _ALONE.fullmatch(word.text)):
                count += 1
                words[-1] = words[-1]._replace(text=words[-1].text + alone["rest"])
                continue
            match = _FOOTNOTE.fullmatch(word.text)
            if match is None or _UNIT.search(match["word"]):
                words.append(word)
                continue
            count += 1
            words.append(word._replace(text=match["word"] + match["rest"]))
        kept.append(row._replace(words=tuple(words)))
    return kept, count
