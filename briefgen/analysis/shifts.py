"""Key shifts: what changed, from what to what. Where the articles do not say, a pole stays open; where nothing changed,
there is no shift.
"""

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
_MOST_SHIFTS = 3
_FIRST, _FURTHER = -0.7, -1.0
"""Sum of weights from which the clearest sentence is taken for a shift, and every further one."""
_FRAME, _BORNE_OUT = 1.0, 0.5
"""What a phrasing that names both poles adds, and each article that reports the same."""


def find_shifts(
    sentences: Sequence[Sentence],
    clearness: Mapping[tuple[int, int], float],
    bottom_line: Sentence,
    support: Mapping[tuple[int, int], Sequence[Sentence]],
    lexicons: Lexicons,
) -> tuple[Shift, ...]:
    """The clearest shifts, each once; empty where none is clear. `clearness` is the sum of each sentence's weights."""
    frames = {s.key: frame for s in sentences if (frame := find_frame(s.text)) is not None and not _is_quote(s)}

    def standing(sentence: Sentence) -> float:
        named = sentence.key in frames and frames[sentence.key].explicit
        borne = min(2, len({other.source for other in support.get(sentence.key, ())}))
        return clearness[sentence.key] + _FRAME * named + _BORNE_OUT * borne

    ranked = sorted(sentences, key=lambda s: (-standing(s), s.key))
    shifts: list[Shift] = []
    told: set[tuple[int, int]] = set()
    for sentence in ranked:
        if len(shifts) == _MOST_SHIFTS or standing(sentence) < (_FURTHER if shifts else _FIRST):
            break
        if sentence.key not in told:
            linked = [sentence, *support.get(sentence.key, ())]
            poles = _poles(sentences, linked, frames) if not shifts else [s for s in linked if s.key in frames]
            shifts.append(_shift(linked, poles, frames))
            told.update(other.key for other in (*linked, *poles))
    return tuple(shifts)


def _poles(
    sentences: Sequence[Sentence], linked: Sequence[Sentence], frames: Mapping[tuple[int, int], Frame]
) -> list[Sentence]:
    """The sentences that name poles of the first shift: the linked ones, or one that points back to it."""
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


def _shift(linked: Sequence[Sentence], poles: Sequence[Sentence], frames: Mapping[tuple[int, int], Frame]) -> Shift:
    first, *others = linked
    support = tuple(dict.fromkeys(s for s in (*poles[:2], *others) if s != first))[:_MOST_SUPPORT]
    frame = frames[poles[0].key] if poles else None
    return Shift(first, frame.before if frame else None, frame.after if frame else None, support)


def _is_quote(sentence: Sentence) -> bool:
    return sentence.text[:1] in '“"'
