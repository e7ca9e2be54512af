"""Pages: a flow is drawn page by page, each with its running head and its footer."""

from bisect import bisect_right
from collections.abc import Sequence

from briefgen.document.tree import Document
from briefgen.errors import WriterError
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.characters import drawable
from briefgen.writers.pdf.flowable import Stack, paginate
from briefgen.writers.pdf.lines import Line, break_lines, measure
from briefgen.writers.pdf.looks import Looks
from briefgen.writers.pdf.runs import Ink, Run

_EDGE_SHARE = 0.55
"""Where head and footer stand: from the edge of the text, as a share of the margin."""
_SMALLEST_PT = 72.0
"""Width and height of the smallest place for text, one inch."""
_LONGEST_HEAD = 300
"""Letters of a running head that are tried; no line holds more."""
_LOOSE_ENDS = " ,;:–—-"
"""What does not stand before an ellipsis."""


def lay_out(document: Document, flow: Stack) -> Sequence[Stack]:
    """`flow` cut into what stands on each page.

    Raises WriterError where the margins leave no room.
    """
    page = document.style.page
    if min(page.text_width_pt, page.text_height_pt) < _SMALLEST_PT:
        raise WriterError(
            "the margins of the page leave no room for text", hint="set smaller margins in the template's style.toml"
        )
    return paginate(flow, page.text_width_pt, page.text_height_pt)


def draw_pages(canvas: PageCanvas, document: Document, pages: Sequence[Stack]) -> None:
    """Draw each of `pages` with its edges."""
    page = document.style.page
    edges = Edges(document)
    for number, content in enumerate(pages, 1):
        content.draw(canvas, page.margin_left_pt, page.size_pt[1] - page.margin_top_pt, page.text_width_pt)
        # After the text: who listens to a page hears what it says first.
        edges.draw(canvas, number, len(pages))
        canvas.showPage()


class Edges:
    """What stands in the margins: the footer, and from the second page on the running head."""

    def __init__(self, document: Document) -> None:
        self.page = document.style.page
        self.label = document.page_label
        self.ink = Looks(document.style).muted.ink
        self.day = _line(document.created.date().isoformat(), self.ink)
        self.head = _shorten(document.title, self.ink, self.page.text_width_pt - 2 * self.day.width_pt)

    def draw(self, canvas: PageCanvas, number: int, count: int) -> None:
        """Draw them on page `number` of `count`."""
        right = self.page.size_pt[0] - self.page.margin_right_pt
        if number > 1:
            baseline = self.page.size_pt[1] - self.page.margin_top_pt * _EDGE_SHARE
            canvas.draw_line(self.head, self.page.margin_left_pt, baseline)
            canvas.draw_line(self.day, right - self.day.width_pt, baseline)
        # Not `format`: a stray brace in a template's label must not stop a document.
        footer = _line(self.label.replace("{page}", str(number)).replace("{pages}", str(count)), self.ink)
        canvas.draw_line(footer, right - footer.width_pt, self.page.margin_bottom_pt * _EDGE_SHARE)


def _shorten(text: str, ink: Ink, width_pt: float) -> Line:
    """`text` on one line, cut with an ellipsis where it is too long."""
    words = drawable(text)[:_LONGEST_HEAD]
    whole = _line(words, ink)
    if whole.width_pt <= width_pt:
        return whole

    def cut(length: int) -> Line:
        return _line(f"{words[:length].rstrip(_LOOSE_ENDS)}…", ink)

    too_long = bisect_right(range(len(words)), width_pt, key=lambda length: cut(length).width_pt)
    return cut(max(too_long - 1, 0))


def _line(text: str, ink: Ink) -> Line:
    lines = break_lines(measure([Run(drawable(text), ink)]), float("inf"))
    return lines[0] if lines else Line((), 0.0)
