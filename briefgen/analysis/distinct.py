"""One thing said once: sentences of several articles that use the same words are one statement of a section."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence

_SAME = 0.75
"""Share of the shorter sentence's words from which another says the same."""
_SHORT = 8
"""Words; shorter sentences are the same only where all their words are."""
_TELLING = 5
"""The longest words of a sentence, of which one that says the same holds at least one."""
_MOST_COMPARED = 20
"""Sentences with a telling word, the latest, that a new one is compared with: so the cost follows their number."""


class _Sayable(msgspec.Struct, frozen=True):
    """What of a sentence decides whether another says the same."""

    words: Counter[str]
    total: int
    decisive: frozenset[str]
    """The words without which it says something else: denials, hedges and figures."""
    names: frozenset[str]


class Told:
    """What a section has said."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._decisive = lexicons.words("words", "negations") | lexicons.words("words", "hedges")
        self._by_word: dict[str, list[_Sayable]] = defaultdict(list)

    def tell(self, sentence: Sentence) -> bool:
        """Whether `sentence` is new, and not in other words what was told before; from now on it is told."""
        said = self._read(sentence)
        telling = sorted(said.words, key=lambda word: (-len(word), word))[:_TELLING]
        near = {id(earlier): earlier for word in telling for earlier in self._by_word[word][-_MOST_COMPARED:]}
        if any(_says_the_same(said, earlier) for earlier in near.values()):
            return False
        for word in telling:
            self._by_word[word].append(said)
        return True

    def _read(self, sentence: Sentence) -> _Sayable:
        words = Counter(word.norm for word in sentence.words)
        decisive = frozenset(w for w in words if w in self._decisive or w.endswith("n't") or any(map(str.isdigit, w)))
        names = frozenset(word.norm for word in sentence.words[1:] if sentence.text[word.start].isupper())
        return _Sayable(words, words.total(), decisive, names)


def keep_distinct(sentences: Iterable[Sentence], lexicons: Lexicons) -> tuple[Sentence, ...]:
    """`sentences` in their order, but for those that say in the same words what an earlier one says.

    Another figure, denial, hedge or name makes another statement.
    """
    told = Told(lexicons)
    return tuple(sentence for sentence in sentences if told.tell(sentence))


def _says_the_same(one: _Sayable, two: _Sayable) -> bool:
    """Whether a reader takes one sentence for the other."""
    if one.decisive != two.decisive or (one.names - two.names and two.names - one.names):
        return False
    short = min(one.total, two.total)
    return (one.words & two.words).total() >= (_SAME if short >= _SHORT else 1.0) * short
