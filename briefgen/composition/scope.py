"""What the builders of the tree know of the whole text, and how they tell what is wrong with it."""

import msgspec

from briefgen.composition.escape import unescape
from briefgen.errors import DocumentError


class Scope(msgspec.Struct, frozen=True):
    """One Markdown text on its way to becoming a document."""

    name: str
    """The text's name in messages."""
    lines: tuple[str, ...]
    source_ids: tuple[str, ...]
    """The ids of its source list, in order."""

    def error(self, line: int, what: str, *, hint: str) -> DocumentError:
        """The error for something on `line` (from 0), to be raised."""
        return DocumentError(f"{self.name}, line {line + 1} of its Markdown: {unescape(what)}", hint=hint)
