"""Figures: the drawing as a picture with its text, the caption, then the facts in a small table."""

from collections.abc import Iterator

from briefgen.document.tree import Figure
from briefgen.document.walk import inline_text
from briefgen.text import collapse
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.inlines import write_inlines
from briefgen.writers.docx.pictures import Size, inline_picture
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.tables import Description, available_pt, write_table
from briefgen.writers.docx.xml import Element, w
from briefgen.writers.drawing.layout import PAGE_SHARE, lay_out
from briefgen.writers.drawing.raster import rasterize


def write_figure(figure: Figure, place: Place, bindings: Bindings) -> Iterator[Element]:
    """The picture, its caption below it, and the table of its facts, kept together."""
    picture = lay_out(figure.drawing, bindings.style, width_pt=available_pt(place, bindings))
    shrink = min(1.0, PAGE_SHARE * bindings.style.page.text_height_pt / max(picture.height_pt, 1.0))
    size = Size(max(picture.width_pt * shrink, 1.0), max(picture.height_pt * shrink, 1.0))
    relationship_id = bindings.relate_picture(rasterize(picture, fonts=bindings.style.type.fonts))
    drawing = inline_picture(relationship_id, bindings.new_id(), size, alt=figure.alt)
    yield w("p", place.layout("Figure").element(), w("r", drawing))
    yield w("p", place.layout("Caption").element(), *write_inlines(figure.caption, bindings))
    title = collapse(inline_text(figure.caption, bindings.numbers))
    yield write_table(figure.facts, place, bindings, described=Description(title, figure.alt))
