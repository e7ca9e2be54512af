"""The built-in engine: sentencex cuts, and the rules of the analysis tell what a name is."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sentencex import get_sentence_boundaries

from briefgen.analysis.engines.engine import Range

_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
"""White space beyond ASCII: behind a capital, the library cuts one of it through and ends in a panic."""

_LONGEST = 20_000
"""Code points of a paragraph that are cut at once: the longest of news have 2,000."""


class BuiltIn:
    """The engine that needs nothing installed."""

    name = "builtin"

    def cut(self, text: str) -> Iterable[Range]:
        """The ranges of the sentences of `text`, with the white space behind each."""
        plain = text if text.isascii() else _WIDE_SPACE.sub(" ", text)
        ends = (
            start + boundary["end_index"]
            for start, stretch in _find_stretches(plain)
            for boundary in get_sentence_boundaries("en", stretch)
        )
        return pairwise(dict.fromkeys((0, *ends, len(text))))

    def find_names(self, text: str) -> None:  # noqa: ARG002 - the rules look at the sentence themselves
        """None: the rules find the names."""
        return


def _find_stretches(text: str) -> Iterator[tuple[int, str]]:
    """`text` in stretches that the library can bear, each with its place: what it costs grows with their square."""
    start = 0
    while len(text) - start > _LONGEST:
        stop = text.rfind(". ", start, start + _LONGEST) + 2
        end = stop if stop > start + 2 else start + _LONGEST
        yield start, text[start:end]
        start = end
    yield start, text[start:]


BUILTIN = BuiltIn()
