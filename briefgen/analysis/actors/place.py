"""A name where it stands, and what the whole story tells of the names in it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from briefgen.analysis.actors.gazetteer import load_gazetteer
from briefgen.analysis.actors.names import Name
from briefgen.analysis.actors.recognized import Recognized
from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import ActorKind, Mention
from briefgen.analysis.sentences import Sentence
from briefgen.analysis.words import find_words

_OFFICE_WORDS = 7
"""The most words of an office before a name (“Under-Secretary-General for Humanitarian Affairs”)."""
_NEAR = 60
"""Characters beside a name that tell what it does."""
MOST_PERSON_WORDS = 4
NAME_WORD = re.compile(r"[A-Z][a-zà-ž]*[’'-]?(?:[A-Z]?[a-zà-ž]+|(?<=[A-Z])\.)")
"""A word or an initial of a person's name."""
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to|across|outside) $")
_VESSEL_BEFORE = re.compile(r"\b([a-z]+) (?:the )?$")
_QUOTATION_END = re.compile(r"[,?!][”\"] (\w+) $")

_VERB_AFTER = re.compile(
    r"(?:,[^,]{3,90},)? (?:(?:also|now|then|still|later|never|already|has|have|had|is|are|was|were|will|would|could|"
    r"can|may|might|must|should|did|does|do|’s|says?|said|wants?|seeks?|sought|told|won|lost|met|set|took|takes|"
    r"makes?|made|gave|gives?|got|gets|held|holds|led|leads|left|went|came|began|saw|put|sent|built|spent|paid|"
    r"ran|fell|rose|knew|thought|brought|fought|found|hit|cut|kept|drew|shot|[a-z]+ed)\b)"
)


def stands_before_verb(after: str) -> bool:
    """Whether the words behind a name begin with a verb that it is the subject of, an apposition left aside."""
    return _VERB_AFTER.match(after) is not None


class Place(msgspec.Struct, frozen=True):
    """A name where it stands."""

    sentence: Sentence
    name: Name
    owner: Name | None
    """The name before it, where that one is its possessor."""

    @property
    def after(self) -> str:
        """The sentence behind the name."""
        return self.sentence.text[self.name.end :]

    @property
    def before(self) -> str:
        """The words of the sentence that stand right before the name."""
        return self.sentence.text[max(0, self.name.start - _NEAR) : self.name.start]

    def words_range(self, first: int, stop: int) -> tuple[int, int]:
        """Where the words of the name from the number `first` to `stop` stand in the sentence, half-open."""
        ranges = [match.span() for match in re.finditer(r"\S+", self.name.text)]
        return self.name.start + ranges[first][0], self.name.start + ranges[stop - 1][1]

    def mention(
        self,
        name: str,
        kind: ActorKind,
        *,
        start: int = -1,
        end: int = -1,
        role: str | None = None,
        adjective: bool = False,
    ) -> Mention:
        """A mention here; `start` and `end` widen or narrow the name's own range."""
        start = self.name.start if start < 0 else start
        end = self.name.end if end < 0 else end
        return Mention(name, kind, self.sentence, start, end, role, adjective)


class Story:
    """What the sentences of one story tell of its names: surnames, acronyms, words that also stand in lower case."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        names_by_sentence: Mapping[tuple[int, int], Sequence[Name]],
        lexicons: Lexicons,
        recognized: Recognized,
    ) -> None:
        self.lexicons = lexicons
        self.recognized = recognized
        self.gazetteer = load_gazetteer(lexicons)
        self.speaks = lexicons.verbs("speech", "verbs")
        self.takes_stance = lexicons.verbs("speech", "stance verbs")
        self.judges = lexicons.verbs("speech", "view verbs")
        names = [name for found in names_by_sentence.values() for name in found]
        self.inner = Counter(name.text for name in names if not name.opens)
        self.places = Counter(
            name.text
            for sentence in sentences
            for name in names_by_sentence[sentence.key]
            if _PLACE_BEFORE.search(sentence.text[max(0, name.start - 12) : name.start])
        )
        self.located = Counter(
            name.text
            for sentence in sentences
            for name in names_by_sentence[sentence.key]
            if sentence.text[max(0, name.start - 4) : name.start] == " of "
        )
        self.vessels = frozenset(self._vessels(sentences, names_by_sentence))
        self.subjects = Counter(
            name.text
            for sentence in sentences
            for name in names_by_sentence[sentence.key]
            if stands_before_verb(sentence.text[name.end : name.end + 2 * _NEAR])
        )
        self.common = frozenset(
            word.norm for s in sentences for word in s.words if s.text[word.start : word.end].islower()
        )
        self.surnames = recognized.surnames | {word for name in names for word in self._person_words(name)}
        self.acronyms = _spelled_out([name.text for name in names])
        self.acronyms |= dict(pair for s in sentences for pair in _acronyms(s, names_by_sentence[s.key]))

    def _vessels(
        self, sentences: Sequence[Sentence], names_by_sentence: Mapping[tuple[int, int], Sequence[Name]]
    ) -> Iterator[str]:
        """Names that a ship's kind stands before (“the ferry Anna Holm”)."""
        for sentence in sentences:
            for name in names_by_sentence[sentence.key]:
                match = _VESSEL_BEFORE.search(sentence.text[max(0, name.start - _NEAR) : name.start])
                if match and match[1] in self.gazetteer.vessels:
                    yield name.text

    def _person_words(self, name: Name) -> list[str]:
        """The surname, and the given name, of a name that is surely a person's."""
        words = name.words
        cut = self.office_words(words)
        rest = words[cut:]
        rest = rest[: rest.index("of")] if "of" in rest else rest
        if not 1 <= len(rest) <= MOST_PERSON_WORDS or set(rest) & (self.gazetteer.heads | self.gazetteer.not_heads):
            return []
        if cut or (len(rest) > 1 and (rest[0] in self.gazetteer.given or self._comes_back(rest))):
            return [word for word in (rest[0], rest[-1]) if self.gazetteer.find(word) is None]
        return []

    def _comes_back(self, words: Sequence[str]) -> bool:
        """Whether the last of `words` also stands alone, as a surname does."""
        last = words[-1]
        plain = not self.inner[last] or last.lower() in self.common or last in self.gazetteer.never
        return (
            not plain
            and not self.begins_with_place(words)
            and all(NAME_WORD.fullmatch(word) and self.gazetteer.find(word) is None for word in words)
        )

    def begins_with_place(self, words: Sequence[str]) -> bool:
        """Whether a name begins with a place, as that of a team or a paper does (“New York Mets”)."""
        return words[0] in self.gazetteer.never or " ".join(words[:2]) in self.gazetteer.never

    def office_words(self, words: Sequence[str]) -> int:
        """How many of `words`, from the first on, are an office (“South Korean President”); 0 where none is."""
        cut = 0
        for end in range(1, min(len(words), _OFFICE_WORDS) + 1):
            if any(" ".join(words[begin:end]) in self.gazetteer.titles for begin in range(end)):
                cut = end
        return cut

    def acts(self, after: str) -> bool:
        """Whether the words behind a name begin with a verb of speech or stance that it is the subject of."""
        words = find_words(after[:_NEAR])[:3]
        skipped = 1 if words and words[0].norm in ("has", "have", "had", "also", "is", "was", "are", "were") else 0
        found = (*self.speaks.find(words), *self.takes_stance.find(words), *self.judges.find(words))
        return any(begin == skipped for _, begin, _ in found) and not after.startswith((",", ".", ";", "'s", "’s"))

    def is_quoted(self, before: str) -> bool:
        """Whether the words before a name end with a quotation and a verb of speech (“…,” said)."""
        match = _QUOTATION_END.search(before)
        return match is not None and self.speaks.stand_in(find_words(match[1]))

    def body_kind(self, text: str) -> ActorKind:
        """Whether an organization is part of a government."""
        return "government" if set(text.split()) & self.gazetteer.government_heads else "organization"


def _spelled_out(names: Sequence[str]) -> dict[str, str]:
    """Each acronym of the story with the longer name whose capitals it is made of."""
    capitals = {"".join(c for c in name if c.isupper()): name for name in names if name.count(" ") > 1}
    return {
        name: capitals[short]
        for name in names
        if (short := name.replace(".", "")).isupper() and len(short) > 2 and short in capitals
    }


def _acronyms(sentence: Sentence, names: Sequence[Name]) -> list[tuple[str, str]]:
    """Pairs of acronym and full name, as in “International Atomic Energy Agency (IAEA)”."""
    pairs = []
    for name, following in pairwise(names):
        between = sentence.text[name.end : following.start]
        short = following.text.replace(".", "")
        initials = "".join(word[0] for word in name.words if word[0].isupper())
        if between == " (" and short.isupper() and initials.endswith(short[-2:]) and short[0] in initials:
            pairs.append((following.text, name.text))
    return pairs
