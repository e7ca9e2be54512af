"""Someone without a name whom the story is about: “the young man”, “the gunman”."""

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence

_NAMED = re.compile(r"\b(?:identified (?:him|her|the \w+|\w+)? ?as|named|was identified)\b")
_LEAST_SENTENCES = 3
"""Sentences with “the NOUN”; with fewer, someone is only met in passing, or has a name elsewhere."""


def find_individual(sentences: Sequence[Sentence], lexicons: Lexicons) -> tuple[Mention, ...]:
    """Every “the NOUN” of the one person without a name who keeps coming back; nobody, where some name is revealed."""
    nouns = lexicons.words("names", "individuals")
    forms = nouns | {f"{noun}'s" for noun in nouns}
    found: list[tuple[str, Sentence, int, int]] = []
    for sentence in sentences:
        if _NAMED.search(sentence.text):
            return ()
        words = sentence.words
        for at in sorted(at for form in forms & words.places.keys() for at in words.places[form]):
            word = words[at]
            begin = next((n for n in (at - 1, at - 2) if n >= 0 and words[n].norm == "the"), None)
            noun = word.norm.removesuffix("'s")
            if begin is not None and sentence.text[words[begin].end : word.end].islower():
                found.append((noun, sentence, words[begin].start, word.start + len(noun)))
    counts = Counter(noun for noun, _ in {(noun, sentence.key) for noun, sentence, _, _ in found})
    if not counts or max(counts.values()) < _LEAST_SENTENCES:
        return ()
    chosen = max(sorted(counts), key=lambda noun: counts[noun])
    return tuple(
        Mention(chosen, "person", sentence, start, end) for noun, sentence, start, end in found if noun == chosen
    )
