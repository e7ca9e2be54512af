"""What is compared in two sentences: each comparison takes a pair and gives the points on which the two differ."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar, cast

import msgspec

from briefgen.analysis.accounts.similarity import LINKED, Link
from briefgen.analysis.accounts.terms import Said, Terms
from briefgen.analysis.actors.gazetteer import Gazetteer
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Speech
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import Word, stem

T = TypeVar("T")
NEARLY = LINKED - 1.5
"""The least value of pairs that are compared: their sentences may speak of one thing without reporting the same."""
REMOTE = LINKED - 2.25
"""The least value of pairs of which numbers are compared: one that counts a thing of its own needs little beside it."""
Range = tuple[int, int]
"""A half-open range of code points in a sentence."""
_NEAR = 5
"""Words before a date or an amount of money that tell what it is about."""
_WHEN = frozenset("after when as before of in from for".split())


class Point(msgspec.Struct, frozen=True):
    """One point on which two sentences differ."""

    kind: str
    topic: str
    """What it is about; points of one kind and topic are one point for all articles."""
    one: Range
    two: Range
    certain: bool = True
    """False where the two may speak of different things."""


class Reader:
    """What comparisons look up: the terms of sentences, who speaks, the word lists."""

    def __init__(
        self,
        terms: Terms,
        lexicons: Lexicons,
        speech: Mapping[tuple[int, int], Speech],
    ) -> None:
        self.lexicons = lexicons
        self.speech = speech
        self._terms = terms
        self.titles = terms.titles
        self.auxiliaries = lexicons.words("words", "auxiliaries")
        self._said: dict[tuple[int, int], Said] = {}
        self._once: dict[tuple[str, tuple[int, int]], object] = {}
        self._speaking = frozenset(
            terms.of_word(row[0].split()[0])[:1] for row in lexicons.rows("speech", "verbs") if row[0].split()
        )

    @cached_property
    def _names(self) -> Gazetteer:
        return Gazetteer(self.lexicons)

    def once(self, find: Callable[[Sentence, "Reader"], T], sentence: Sentence) -> T:
        """What `find` gives for a sentence, which is in many pairs."""
        key = find.__name__, sentence.key
        if key not in self._once:
            self._once[key] = find(sentence, self)
        return cast(T, self._once[key])

    def said(self, sentence: Sentence) -> Said:
        """The terms of `sentence`."""
        found = self._said.get(sentence.key)
        if found is None:
            found = self._said[sentence.key] = self._terms.read(sentence)
        return found

    def shared(self, link: Link) -> frozenset[str]:
        """The terms of both sentences that are no names, offices or numbers."""
        ours, theirs = self.said(link.one).content, self.said(link.two).content
        return frozenset(term for term in ours.keys() & theirs.keys() if not term[0].isdigit()) - self._terms.titles

    def near(self, sentence: Sentence, place: Range) -> frozenset[str]:
        """The terms of the words before a place, and of a clause right behind it that says when (“after it closed”)."""
        return self.terms(word.norm for word in _around(sentence, place))

    def stems_near(self, sentence: Sentence, place: Range) -> frozenset[str]:
        """The stems of those of them that are no names, so that only forms of one word meet."""
        around = _around(sentence, place)
        return frozenset(stem(w.norm) for w in around if self.terms([w.norm]) and sentence.text[w.start].islower())

    def terms(self, words: Iterable[str]) -> frozenset[str]:
        """The terms of words in lower case, those of verbs of speech left out."""
        return (
            frozenset(term for word in words for term in self._terms.of_word(word) if (term,) not in self._speaking)
            - self._terms.titles
        )

    def in_order(self, norm: str) -> tuple[str, ...]:
        """The terms of one word as they stand in it."""
        return self._terms.of_word(norm)

    def speaks(self, norm: str) -> bool:
        """Whether a word is a form of a verb of speech."""
        return self._terms.of_word(norm)[:1] in self._speaking

    def speaker(self, sentence: Sentence) -> frozenset[str]:
        """The terms of the name of who says it; empty where the article does."""
        said = self.speech.get(sentence.key)
        return frozenset(self._terms.of_text(said.speaker)) - self._terms.titles if said else frozenset()

    def name(self, sentence: Sentence, place: Range) -> tuple[str, ...]:
        """The terms of a name in a sentence, offices left out where more is named; a country is one term."""
        known = self._names.find(sentence.text[place[0] : place[1]])
        if known is not None:
            return (f"={known.name}",)
        terms = self._terms.of_text(sentence.text[place[0] : place[1]])
        return tuple(term for term in terms if term not in self._terms.titles) or tuple(terms)

    def kind(self, sentence: Sentence, place: Range) -> str | None:
        """What a name in a sentence is, where it is one that the lexicons know."""
        known = self._names.find(sentence.text[place[0] : place[1]])
        return known.kind if known else None

    def all_terms(self, sentence: Sentence) -> frozenset[str]:
        """The terms of all words of `sentence`, names among them."""
        said = self.said(sentence)
        return frozenset(said.content) | frozenset(said.names)


def _around(sentence: Sentence, place: Range) -> tuple[Word, ...]:
    words = sentence.words
    inside = [at for at, word in enumerate(words) if word.end > place[0] and word.start < place[1]]
    if not inside:
        return ()
    before, behind = words[max(inside[0] - _NEAR, 0) : inside[0]], words[inside[-1] + 1 : inside[-1] + 1 + _NEAR]
    return (*before, *behind) if behind and behind[0].norm in _WHEN else before
