"""What the engine recognizes among the names of a story."""

import re
from collections.abc import Mapping, Sequence

from briefgen.analysis.actors.names import Name
from briefgen.analysis.engines.engine import Engine, NamedRange, NameKind, names_of
from briefgen.analysis.sentences import Sentence

_BARE = re.compile(r"(?:(?:the|an?) )?(?P<name>.+?)(?:[’']s?)?", re.IGNORECASE | re.DOTALL)


class Recognized:
    """The names that an engine found, by sentence; without an article before them, or a possessive ending."""

    def __init__(self, found: Mapping[tuple[int, int], Sequence[NamedRange]], surnames: frozenset[str]) -> None:
        self._found = found
        self.surnames = surnames
        """The last words of the names of persons that have several."""

    def find(self, sentence: Sentence, name: Name) -> tuple[int, NameKind] | None:
        """Where in `name` the name begins that the engine found at its end, and its kind."""
        for start, end, kind in self._found[sentence.key]:
            if end == name.end and start >= name.start:
                return start, kind
        return None


def recognize(sentences: Sequence[Sentence], engine: Engine) -> Recognized:
    """What `engine` finds in `sentences`."""
    found = {s.key: [_bare(s.text, one) for one in names_of(engine, s.text)] for s in sentences}
    words = [s.text[start:end].split() for s in sentences for start, end, kind in found[s.key] if kind == "person"]
    return Recognized(found, frozenset(name[-1] for name in words if len(name) > 1))


def _bare(text: str, found: NamedRange) -> NamedRange:
    start, end, kind = found
    match = _BARE.fullmatch(text, start, end)
    return (*match.span("name"), kind) if match else found
