"""Where a block stands: what surrounds it decides how its text looks and which tag it belongs to."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from briefgen.writers.pdf.looks import Look
from briefgen.writers.pdf.tags import Tag


class Place(msgspec.Struct, frozen=True):
    """The surroundings of a block."""

    look: Look
    """Of running text."""
    tag: Tag

    def inside(self, role: str, attributes: Mapping[str, str] | None = None) -> "Place":
        """The place in a new tag at the end of this one's."""
        return replace(self, tag=Tag(role, self.tag, attributes or {}))

    def set_in(self, look: Look) -> "Place":
        """The same place with another look."""
        return replace(self, look=look)
