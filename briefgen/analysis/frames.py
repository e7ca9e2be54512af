"""Frames: phrasings that name what was before and what is now, in one sentence."""

import re
from typing import NamedTuple

_POLE = r"[^,;.]{3,110}?"
_NUMBER = r"[$€£]?\d[\w%·]*"
_NOUN = r"(?!(?:in|on|by|at|for|from|to|after|before|since|over|and|or|as|an?|the|this|last|next)\b)[a-z]+"
_FRAMES = (
    (
        re.compile(
            r"\b(?:shift|shifts|shifted|shifting|move|moves|moved|moving|transition|switch|switched|pivot|turn|change|changed)\b"
            rf"[^.;]{{0,60}}?\bfrom (?P<before>{_POLE}) (?:to|toward|towards|into) (?P<after>[^,;.]{{3,160}})"
        ),
        True,
    ),
    (
        re.compile(r"\ban? (?P<after>[\w’'-]+), rather than (?P<before>[\w’'-]+),"),
        False,
    ),
    (
        re.compile(
            rf"\b(?:on|of|by|for|in|is|are|to) (?P<after>{_POLE}),? "
            r"(?:rather than|instead of) (?P<before>[^,;.]{3,90})"
        ),
        False,
    ),
    (
        re.compile(rf"\breplac(?:e|es|ed|ing) (?P<before>{_POLE}) with (?P<after>[^,;.]{{3,110}})"),
        True,
    ),
    (
        re.compile(
            r"\b(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|drop\w*|climb\w*|grow\w*|grew|cut\w*|rais\w+|"
            r"lower\w*|increas\w+|decreas\w+|reduc\w+|expand\w*|shrink\w*|shrank|jump\w*|doubl\w+|went|go|goes|up|down)\b"
            rf"[^.;]{{0,60}}?\bfrom (?P<before>{_NUMBER}(?: \w+){{0,2}}?) to (?P<after>{_NUMBER}(?: {_NOUN}){{0,2}})"
        ),
        True,
    ),
)
"""Each phrasing, and whether it calls itself a change, or only sets one thing against another."""
_END = re.compile(
    r" (?:that|which|who|where|because|after|as|while|and|is|are|was|were|has|have|had|will|would|could|may|might) "
)
_STOP = "·"
_SIGNALS = (" from ", "rather than", "instead of", "replac")
"""Words of which every frame holds one."""


class Frame(NamedTuple):
    """Both poles of a change, verbatim."""

    before: str
    after: str
    explicit: bool
    """Whether the sentence calls it a shift, and does not only set one thing against another."""


def find_frame(text: str) -> Frame | None:
    """The first frame in `text`, or None. Stops inside abbreviations and numbers do not end a pole."""
    if not any(words in text for words in _SIGNALS):
        return None
    masked = re.sub(r"(?<=\b[A-Z])\.|(?<=\d)[.,](?=\d)", _STOP, text)
    for pattern, explicit in _FRAMES:
        if match := pattern.search(masked):
            before, after = (_END.split(text[slice(*match.span(pole))])[0].strip() for pole in ("before", "after"))
            return Frame(before, after, explicit)
    return None
