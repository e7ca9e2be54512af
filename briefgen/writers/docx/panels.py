"""A shift as two panels side by side: what was, and behind a bar in the accent color what is now."""

from collections.abc import Iterator

from briefgen.document.tree import Table
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.properties import Border, line
from briefgen.writers.docx.tables import Column, available_pt, draw_table
from briefgen.writers.docx.xml import Element, hexadecimal, twips, w

_BAR_PT = 4.5


def is_shift(table: Table) -> bool:
    """Whether `table` has the two columns that panels need."""
    return len(table.header) == 2


def write_panels(table: Table, place: Place, bindings: Bindings) -> Element:
    """`w:tbl` of two panels of one width; the heading of the second bears an arrow that is no text."""
    width = twips(available_pt(place, bindings) / 2)
    before = Column(width, "ShiftBefore", "ShiftText", look=list(_look(bindings, bar=False)))
    now = Column(width, "ShiftNow", "ShiftText", look=list(_look(bindings, bar=True)))
    return draw_table("ShiftTable", table, (before, now), place, bindings)


def _look(bindings: Bindings, *, bar: bool) -> Iterator[Element]:
    color = bindings.style.color
    if bar:
        yield w("tcBorders", line("left", Border(_BAR_PT, color.accent)))
    yield w("shd", val="clear", color="auto", fill=hexadecimal(color.tint))
