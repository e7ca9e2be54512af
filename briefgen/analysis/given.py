"""Given names: whether they are a man's or a woman's, as far as the lexicons know."""

from typing import Literal

from briefgen.analysis.lexicon import Lexicons

Gender = Literal["f", "m"]


class GivenNames:
    """The given names of the lexicons."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._women = lexicons.words("speech", "women")
        self._either = lexicons.words("speech", "either")
        self._given = lexicons.words("given", "given")

    def gender(self, name: str) -> Gender | None:
        """That of a person's full name; None for a surname alone, and for what either may be called."""
        first, *rest = name.split()
        if not rest or first in self._either:
            return None
        return "f" if first in self._women else "m" if first in self._given else None
