"""Those without a name whom a pronoun may mean as well as somebody named: “the brother of Mayor Lund”, “a man”."""

import re
from collections.abc import Iterable

from briefgen.analysis.lexicon import Lexicons
from briefgen.analysis.model import Mention
from briefgen.analysis.sentences import Sentence

_IN_APPOSITION = re.compile(r", (?:[\w’'-]+ ){0,4}")
"""Between a name and a noun that tells of it (“Anna Holm, the former mayor,”)."""


class Bystanders:
    """The nouns of the lexicons for one person."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._nouns = lexicons.words("names", "roles") | lexicons.words("names", "individuals")
        self._nouns |= lexicons.words("names", "persons")

    def stand_in(self, sentence: Sentence, named: Iterable[Mention]) -> bool:
        """Whether `sentence` tells of someone by a noun that is not the office of one of those `named` in it."""
        own = [(mention.start - len(f"{mention.role} ") * bool(mention.role), mention.end) for mention in named]
        return any(
            word.norm.removesuffix("'s") in self._nouns
            and sentence.text[word.start].islower()
            and not any(
                start <= word.start < end
                or _IN_APPOSITION.fullmatch(sentence.text[end : word.start])
                or sentence.text[word.end : start] == ", "
                for start, end in own
            )
            for word in sentence.words
        )
