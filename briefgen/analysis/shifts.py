"""Key shifts: what changed, from what to what. Where the articles do not say, a pole stays open; where nothing changed,
there is no shift.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefgen.analysis.accounts.story import content_stems
from briefgen.analysis.frames import Frame, find_frame
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Shift
from briefgen.analysis.sentences import Sentence

_ANAPHOR = re.compile(
    r"\b(?:[Tt]his|[Tt]he|[Tt]hese) (?:\w+ ){0,2}?(?:shift|change|move|approach|step|policy|marks|document|strategy)"
)
_INSTEAD = re.compile(r"(?:Instead|Rather),? ")
_MOST_SUPPORT = 4
_MOST_SHIFTS = 4
_FIRST, _FURTHER = -0.1, -1.1
"""Sum of weights from which the clearest sentence is taken for a shift, and every further one."""
_MOST_BEARERS = 2
_ALIKE = 0.3
"""Share of the shorter sentence's words from which another tells the same change."""
_FRAME, _BORNE_OUT = 1.0, 0.5
"""What a phrasing that names both poles adds, and each article that reports the same."""


def find_shifts(
    sentences: Sequence[Sentence],
    clearness: Mapping[tuple[int, int], float],
    support: Mapping[tuple[int, int], Sequence[Sentence]],
    lexicons: Lexicons,
) -> tuple[Shift, ...]:
    """The clearest shifts, each once; empty where none is clear. `clearness` is the sum of each sentence's weights."""
    frames = {s.key: frame for s in sentences if (frame := find_frame(s.text)) is not None and not _is_quote(s)}
    instead = {
        one.key: two
        for one, two in pairwise(sentences)
        if one.source == two.source and two.key in frames and _INSTEAD.match(two.text)
    }

    def standing(sentence: Sentence) -> float:
        named = sentence.key in instead or (sentence.key in frames and frames[sentence.key].explicit)
        borne = min(_MOST_BEARERS, len({other.source for other in support.get(sentence.key, ())}))
        return clearness[sentence.key] + _FRAME * named + _BORNE_OUT * borne

    shifts: list[Shift] = []
    told: list[Sentence] = []
    for sentence in sorted(sentences, key=lambda s: (-standing(s), s.key)):
        if len(shifts) == _MOST_SHIFTS or standing(sentence) < (_FURTHER if shifts else _FIRST):
            break
        if any(sentence == other or _alike(sentence, other, lexicons) for other in told):
            continue
        linked = [sentence, *support.get(sentence.key, ())]
        if sentence.key in instead:
            linked.insert(0, instead[sentence.key])
        poles = [s for s in linked if s.key in frames] if shifts else _poles(sentences, linked, frames)
        shifts.append(_shift(linked, poles, frames))
        told += [*linked, *poles]
    return tuple(shifts)


def _alike(one: Sentence, two: Sentence, lexicons: Lexicons) -> bool:
    """Whether two sentences share so many words that they tell one change."""
    stems = sorted((set(content_stems(sentence, lexicons)) for sentence in (one, two)), key=len)
    return len(stems[0] & stems[1]) >= _ALIKE * len(stems[0])


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
