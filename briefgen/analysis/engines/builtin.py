"""The built-in engine: sentencex cuts, and the rules of the analysis tell what a name is."""

import re
from collections.abc import Iterable
from itertools import pairwise

from sentencex import get_sentence_boundaries

from briefgen.analysis.engines.engine import Range

_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
"""White space beyond ASCII: behind a capital, the library cuts one of it through and ends in a panic."""


class BuiltIn:
    """The engine that needs nothing installed."""

    name = "builtin"

    def cut(self, text: str) -> Iterable[Range]:
        """The ranges of the sentences of `text`, with the white space behind each."""
        plain = text if text.isascii() else _WIDE_SPACE.sub(" ", text)
        ends = (boundary["end_index"] for boundary in get_sentence_boundaries("en", plain))
        return pairwise(dict.fromkeys((0, *ends, len(text))))

    def find_names(self, text: str) -> None:  # noqa: ARG002 - the rules look at the sentence themselves
        """None: the rules find the names."""
        return


BUILTIN = BuiltIn()
