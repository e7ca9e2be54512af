"""What a sentence says in terms that can be compared: one term for words that reports use alike, for a country and its
people, for a number in digits and in words; names apart from what is said of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import stem

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
_SMALL += "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
DIGITS = {word: str(value) for value, word in enumerate(_SMALL.split())} | {
    word: str(value) for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
"""Numbers in words, in digits."""
_GRAM = 4
_NO_TITLE = "miss"
"""A title that has the stem of “missing”."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_QUOTES = "\"“‘'"


class Said(msgspec.Struct, frozen=True):
    """The terms of one sentence."""

    content: Counter[str]
    names: Counter[str]
    behind: Mapping[str, str]
    """The name word before each name word that has one: “Ann Lindqvist” is one name, and counts as little more."""
    runs: frozenset[tuple[str, ...]]
    """Its runs of four words without a name: two sentences share one where they quote the same."""
    asks: bool
    """Whether it is a question, which reports nothing."""


class Terms:
    """Reads sentences as terms, by the words of the lexicons."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._stop_words = lexicons.words("words", "stop words")
        self._alike = _alike(lexicons)
        self._known: dict[str, tuple[str, ...]] = {}
        self.titles = _titles(lexicons)
        """The terms of offices, which a person shares with many."""

    def read(self, sentence: Sentence, whom: Iterable[str] = ()) -> Said:
        """The terms of `sentence`; `whom` are names that it stands for without saying them: a speaker, a pronoun's."""
        content: Counter[str] = Counter()
        names: Counter[str] = Counter()
        behind: dict[str, str] = {}
        last = ""
        run: list[str] = []
        runs: set[tuple[str, ...]] = set()
        for at, word in enumerate(sentence.words):
            named = _is_name(sentence.text, at, word.start, word.end)
            run = [] if named else [*run[1 - _GRAM :], word.norm]
            if len(run) == _GRAM:
                runs.add(tuple(run))
            for term in self.of_word(word.norm):
                (names if named and not term[0].isdigit() else content)[term] += 1
                if named and last:
                    behind.setdefault(term, last)
                last = term
            last = last if named else ""
        for name in whom:
            for term in self.of_text(name)[-1:]:
                names.setdefault(term, 1)
        return Said(content, names, behind, frozenset(runs), sentence.text.rstrip("\"”’' ").endswith("?"))

    def of_text(self, text: str) -> list[str]:
        """The terms of a few words."""
        return [term for word in text.lower().split() for term in self.of_word(word.strip(',.;:“”"()'))]

    def of_word(self, norm: str) -> tuple[str, ...]:
        """The terms of a word in lower case: none for one without content, several for “tax-cut”."""
        found = self._known.get(norm)
        if found is None:
            parts = norm.split("-") if "-" in norm else (norm,)
            found = self._known[norm] = tuple(self._term(part) for part in parts if self._carries(part))
        return found

    def _carries(self, word: str) -> bool:
        return word.isdigit() or (len(word) > 1 and word not in self._stop_words)

    def _term(self, word: str) -> str:
        return _term(word, self._alike)


def _term(word: str, alike: Mapping[str, str]) -> str:
    bare = word.removesuffix("'s")
    digits = DIGITS.get(bare) or (bare.rstrip(_LETTERS) if bare[:1].isdigit() else "")
    if digits.isdigit():
        return digits
    return alike.get(bare) or alike.get(stem(bare)) or stem(bare)


def _is_name(text: str, at: int, start: int, end: int) -> bool:
    """Whether a word is written as a name; the first of a sentence or quote is only where it is in capitals."""
    if not text[start].isupper():
        return False
    opens = at == 0 or text[start - 1] in _QUOTES
    return not opens or (end - start > 1 and text[start:end].isupper())


@lru_cache(maxsize=4)
def _alike(lexicons: Lexicons) -> dict[str, str]:
    """The term of every word that stands for another, and of its stem where no other line gives that stem."""
    forms: dict[str, str] = {}
    stems: dict[str, set[str]] = {}
    for section in ("alike", "countries"):
        for row in lexicons.rows(section, section):
            for form in (form.strip().lower() for field in row for form in field.split(",")):
                if form and " " not in form:
                    forms.setdefault(form, f"={row[0]}")
                    stems.setdefault(stem(form), set()).add(f"={row[0]}")
    return {bare: min(terms) for bare, terms in stems.items() if len(terms) == 1} | forms


@lru_cache(maxsize=4)
def _titles(lexicons: Lexicons) -> frozenset[str]:
    words = (word.rstrip(".") for title in lexicons.words("names", "titles") for word in title.lower().split())
    return frozenset(_term(word, _alike(lexicons)) for word in words if word != _NO_TITLE)
