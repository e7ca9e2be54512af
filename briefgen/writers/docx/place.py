"""Where a block stands: what surrounds it decides its style, indent and list level."""

import msgspec
from msgspec.structs import replace

from briefgen.writers.docx.numbering import LAST_LEVEL, LIST_INDENT_PT
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.stylesheet import INDENTS_PT

_PLAIN_ENTRY = "ListContinue"
"""The style of an entry's paragraphs after the first, where no quote or callout is around the list."""


class Place(msgspec.Struct, frozen=True):
    """The surroundings of a block."""

    limit_pt: float
    """The indent beyond which no nesting goes, so that room for words remains."""
    style_id: str | None = None
    """The style of its paragraphs; None is Normal."""
    left_pt: float = 0
    """Their indent from the margin."""
    depth: int = 0
    """The lists around it."""

    def inside(self, style_id: str) -> "Place":
        """The place within a quote or callout of the named style."""
        return replace(self, style_id=style_id, left_pt=self._indented(INDENTS_PT.get(style_id, 0)))

    def inside_list(self) -> "Place":
        """The place within an entry of a list, which keeps the style of a quote or callout around it."""
        style_id = self.style_id or _PLAIN_ENTRY
        return replace(self, style_id=style_id, left_pt=self._indented(LIST_INDENT_PT), depth=self.depth + 1)

    def layout(self, style_id: str | None, *, numbering: tuple[int, int] | None = None) -> Layout:
        """The layout of a paragraph in the named style; an indent is set where it differs from the style's."""
        if self.left_pt == INDENTS_PT.get(style_id or "", 0):
            return Layout(style_id=style_id, numbering=numbering)
        return Layout(style_id=style_id, numbering=numbering, left_pt=self.left_pt)

    def label(self, style_id: str, number_id: int) -> Layout:
        """The layout of the paragraph that carries the label of an entry, whose list hangs at this place."""
        inside = self.inside_list()
        style = style_id if inside.style_id == _PLAIN_ENTRY else inside.style_id
        layout = inside.layout(style, numbering=(number_id, min(self.depth, LAST_LEVEL)))
        return layout if layout.left_pt is None else replace(layout, hanging_pt=LIST_INDENT_PT)

    def _indented(self, by_pt: float) -> float:
        return max(min(self.left_pt + by_pt, self.limit_pt), self.left_pt)
