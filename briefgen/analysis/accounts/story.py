"""Whether articles tell one story: words in common over whole articles, or openings that report the same."""

from collections import Counter
from collections.abc import Sequence

from briefgen.analysis.accounts.similarity import Link, all_pairs, content_stems, cosine, unit_vector
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence

_ALIKE = 0.28
"""Cosine of two articles from which they tell one story whatever their sentences say."""
_AKIN = 0.15
"""Cosine from which they do where their openings report the same."""
_OPENING_LINK = 0.2
_OPENING = 3
"""Sentences at the head of an article. Set on pairs of articles of BASIL (US politics) and ECB+ (look-alike events):
99 and 86 in 100 pairs on one event are found, and 3 and 1 in 100 pairs on different events are taken for one."""


def find_related(
    sentences: Sequence[Sentence], links: Sequence[Link], count: int, lexicons: Lexicons
) -> frozenset[tuple[int, int]]:
    """Pairs of article numbers, the smaller first, that tell one story. `links` may join any two articles."""
    stems: list[Counter[str]] = [Counter() for _ in range(count)]
    for sentence in sentences:
        stems[sentence.source].update(word for word in content_stems(sentence, lexicons) if not word.isdigit())
    vectors = [unit_vector(counts) for counts in stems]
    opened = {
        (link.one.source, link.two.source)
        for link in links
        if link.value >= _OPENING_LINK and min(link.one.number, link.two.number) < _OPENING
    }
    return frozenset(
        (one, two)
        for one, two in all_pairs(count)
        if cosine(vectors[one], vectors[two]) >= (_AKIN if (one, two) in opened else _ALIKE)
    )
