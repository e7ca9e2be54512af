"""Which annotated sentences a brief cites. Goes in: a story and its brief. Comes out: ids of sentences."""

from collections.abc import Iterable
from itertools import combinations
from pathlib import PurePath
from typing import Protocol

from briefgen.brief.model import Brief, Citation
from quality.stories import Story
from quality.words import SAME_TEXT, Words, shared, words_of

Ids = frozenset[str]

MOST_CITATIONS = 6
"""An item with more citations, or an agreement with more pairs, says nothing in particular and counts for nothing."""
_MOST_SENTENCES = 3
"""A quote that fits more sentences is a whole passage and stands for none."""
_AS_GOOD = 0.1
"""How far behind the best fit another sentence may lie."""
_SCRAP = 8
"""A quote of fewer words that fits several sentences must be one of them whole."""


class Cites(Protocol):
    """Anything in a brief that has citations."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """At least one."""


class Cited:
    """The sentences that the citations of one brief stand for."""

    def __init__(self, story: Story, brief: Brief) -> None:
        self._letters = {source.id: PurePath(source.origin).stem for source in brief.sources}
        self._words = {name: words_of(sentence) for name, sentence in story.sentences.items()}
        self._texts = {letter: " ".join(text.split()) for letter, text in story.texts.items()}

    def words(self, name: str) -> Words:
        """The words of an annotated sentence; none for one that is not there."""
        return self._words.get(name, ())

    def is_verbatim(self, citation: Citation) -> bool:
        """Whether the quote is in the article, spaces aside."""
        quote = " ".join(citation.quote.split())
        return bool(quote) and quote in self._texts.get(self._letters[citation.source_id], "")

    def by_citation(self, citation: Citation) -> Ids:
        """The sentences of its article that a quote fits best; none for a scrap or a passage."""
        letter, quote = self._letters[citation.source_id], words_of(citation.quote)
        fits = {name: shared(quote, words) for name, words in self._words.items() if name[0] == letter}
        best = max(fits.values(), default=0.0)
        if best < SAME_TEXT:
            return frozenset()
        names = {name for name, fit in fits.items() if fit >= max(SAME_TEXT, best - _AS_GOOD)}
        if len(names) > 1 and len(quote) < _SCRAP:
            names = {name for name in names if self._words[name] == quote}
        return frozenset(names) if len(names) <= _MOST_SENTENCES else frozenset()

    def by_item(self, item: Cites) -> Ids:
        """The sentences that an item cites."""
        return frozenset[str]().union(*self._sides(item))

    def pairs(self, item: Cites) -> frozenset[Ids]:
        """The pairs of sentences of different articles that an item sets side by side."""
        made = {
            frozenset((one, two))
            for left, right in combinations(self._sides(item), 2)
            for one in left
            for two in right
            if one[0] != two[0]
        }
        return frozenset(made) if len(made) <= MOST_CITATIONS else frozenset()

    def _sides(self, item: Cites) -> Iterable[Ids]:
        return [self.by_citation(citation) for citation in specific(item)]


def specific(item: Cites) -> tuple[Citation, ...]:
    """The citations of an item; none where there are so many that it says nothing in particular."""
    return item.citations if len(item.citations) <= MOST_CITATIONS else ()
