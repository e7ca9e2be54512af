"""One thing said once: sentences of several articles that use the same words are one statement of a section."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefgen.analysis.sentences import Sentence

_SAME = 0.75
"""Share of the shorter sentence's words from which another says the same."""
_SHORT = 8
"""Words; shorter sentences are the same only where all their words are."""
_DENIALS = frozenset({"no", "nor", "not", "never", "without"})
_TELLING = 5
"""The longest words of a sentence, of which one that says the same holds at least one. Only such are compared, so that
the cost follows the number of sentences and not that of pairs.
"""


class Told:
    """What a section has said."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[Sentence]] = defaultdict(list)

    def tell(self, sentence: Sentence) -> bool:
        """Whether `sentence` is new, and not in other words what was told before; from now on it is told."""
        telling = sorted(sentence.words.places, key=lambda word: (-len(word), word))[:_TELLING]
        if any(says_the_same(sentence, earlier) for word in telling for earlier in self._by_word[word]):
            return False
        for word in telling:
            self._by_word[word].append(sentence)
        return True


def keep_distinct(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """`sentences` in their order, but for those that say in the same words what an earlier one says."""
    told = Told()
    return tuple(sentence for sentence in sentences if told.tell(sentence))


def says_the_same(one: Sentence, two: Sentence) -> bool:
    """Whether a reader takes one sentence for the other: most words in common, and all figures and denials."""
    short, long = sorted((Counter(word.norm for word in sentence.words) for sentence in (one, two)), key=Counter.total)
    if _decisive(short) != _decisive(long):
        return False
    return (short & long).total() >= (_SAME if short.total() >= _SHORT else 1.0) * short.total()


def _decisive(words: Iterable[str]) -> set[str]:
    """The words without which a sentence says something else."""
    return {word for word in words if word in _DENIALS or word.endswith("n't") or any(map(str.isdigit, word))}
