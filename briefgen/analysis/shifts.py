"""Key shifts: what changed, from what to what. Where the articles do not say, a pole stays open."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.frames import Frame, find_frame
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Shift
from briefgen.analysis.sentences import Sentence

_ANAPHOR = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Tt]hese) (?:\w+ ){0,2}?(?:shift|change|move|approach|step|policy|marks|document|strategy)"
)
_INSTEAD = re.compile(r"(?:Instead|Rather),? ")
_MOST_SUPPORT = 4


def find_shifts(
    sentences: Sequence[Sentence],
    bottom_line: Sentence,
    support: Mapping[tuple[int, int], Sequence[Sentence]],
    lexicons: Lexicons,
) -> tuple[Shift, ...]:
    """The primary shift, which the bottom line states, then others that name both poles; empty where none is stated."""
    cues = lexicons.phrases("cues", "shift")
    frames = {s.key: frame for s in sentences if (frame := find_frame(s.text)) is not None and not _is_quote(s)}
    by_key = {sentence.key: sentence for sentence in sentences}
    shifts: list[Shift] = []
    used: set[tuple[int, int]] = set()
    linked = [bottom_line, *support.get(bottom_line.key, ())]
    if any(cues.stand_in(sentence.words) or sentence.key in frames for sentence in linked):
        poles = _poles_of_primary(sentences, linked, frames)
        shifts.append(_primary(bottom_line, linked, poles, frames))
        used.update(sentence.key for sentence in (*linked, *poles))
    for key, frame in frames.items():
        sentence = by_key[key]
        before = by_key.get((sentence.source, sentence.number - 1))
        instead = _INSTEAD.match(sentence.text) is not None and before is not None
        if key not in used and (frame.explicit or instead):
            shifts.append(Shift(sentence, frame.before, frame.after, (before,) if instead and before else ()))
    return tuple(shifts)


def _poles_of_primary(
    sentences: Sequence[Sentence], linked: Sequence[Sentence], frames: Mapping[tuple[int, int], Frame]
) -> list[Sentence]:
    """The sentences that name poles of the primary shift: the linked ones, or one that points back to it."""
    own = [sentence for sentence in linked if sentence.key in frames]
    articles = {sentence.source for sentence in linked}
    back = [
        sentence
        for sentence in sentences
        if sentence.key in frames
        and sentence.source in articles
        and sentence not in own
        and _ANAPHOR.search(sentence.text)
        and not _INSTEAD.match(sentence.text)
    ]
    return sorted([*own, *back], key=lambda s: (not frames[s.key].explicit, s not in own, s.key))


def _primary(
    bottom_line: Sentence,
    linked: Sequence[Sentence],
    poles: Sequence[Sentence],
    frames: Mapping[tuple[int, int], Frame],
) -> Shift:
    others = [sentence for sentence in (*poles[:2], *linked) if sentence != bottom_line]
    support = tuple(dict.fromkeys(others))[:_MOST_SUPPORT]
    frame = frames[poles[0].key] if poles else None
    return Shift(bottom_line, frame.before if frame else None, frame.after if frame else None, support)


def _is_quote(sentence: Sentence) -> bool:
    return sentence.text[:1] in '“"'
