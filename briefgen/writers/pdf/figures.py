"""Figures: a drawing in vectors, its caption, and its facts as a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.document.drawing import Drawing
from briefgen.document.style import Style
from briefgen.document.tree import Figure
from briefgen.writers.drawing.layout import PAGE_SHARE, lay_out
from briefgen.writers.drawing.shapes import Picture
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Flowable
from briefgen.writers.pdf.place import Place
from briefgen.writers.pdf.tables import write_table
from briefgen.writers.pdf.tags import Tag, pdf_string

if TYPE_CHECKING:
    from briefgen.writers.pdf.blocks import BlockWriter


class Illustration(Flowable):
    """A drawing, as wide as its place; it is never cut."""

    def __init__(self, drawing: Drawing, style: Style, tag: Tag, *, highest_pt: float) -> None:
        self.drawing = drawing
        self.style = style
        self.tag = tag
        self.highest_pt = highest_pt
        """What a page can hold; a higher drawing is drawn smaller."""
        self.keep_with_next = True
        self._pictures: dict[float, Picture] = {}

    def height_pt(self, width_pt: float) -> float:
        """The height of the drawing."""
        return min(self._picture(width_pt).height_pt, self.highest_pt)

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """Its shapes."""
        picture = self._picture(width_pt)
        canvas.draw_picture(picture, x, top, self.tag, scale=self.height_pt(width_pt) / picture.height_pt)

    def _picture(self, width_pt: float) -> Picture:
        if width_pt not in self._pictures:
            self._pictures[width_pt] = lay_out(self.drawing, self.style, width_pt=width_pt)
        return self._pictures[width_pt]


def write_figure(figure: Figure, place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """The drawing, its caption, then the facts in small type."""
    inside = place.inside("Div").set_in(writer.looks.muted)
    tag = Tag("Figure", inside.tag, {"Alt": pdf_string(figure.alt)})
    highest_pt = writer.style.page.text_height_pt * PAGE_SHARE
    drawing = Illustration(figure.drawing, writer.style, tag, highest_pt=highest_pt)
    drawing.before_pt = 2 * writer.step_pt
    drawing.after_pt = writer.step_pt
    yield drawing
    if figure.caption:
        caption = writer.text(figure.caption, inside)
        caption.keep_with_next = True
        yield caption
    yield from write_table(figure.facts, inside.set_in(writer.looks.small), writer)
