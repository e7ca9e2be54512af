"""Pages: a flow is drawn page by page, each with its marking, its running head and its footer."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from briefgen.document.marking import Marking
from briefgen.document.style import Edge, join_words
from briefgen.document.tree import Document
from briefgen.errors import WriterError
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import Flowable, Stack, paginate
from briefgen.writers.pdf.lines import Line, break_lines, measure
from briefgen.writers.pdf.looks import Looks
from briefgen.writers.pdf.runs import Ink, Run
from briefgen.writers.pdf.text_block import CAPITAL_HEIGHT, TextBlock
from briefgen.writers.pdf.white_space import NO_BREAK_SPACE, drawable

_EDGE_SHARE = 0.55
"""Where head and footer stand: from the edge of the text, as a share of the margin."""
_SMALLEST_PT = 72.0
"""Width and height of the smallest place for text, one inch."""
_LONGEST_HEAD = 300
"""Letters of a running head that are tried; no line holds more."""
_WORD_SEARCH = 0.6
"""A head that is cut after a word keeps at least this share of what fits; else it is cut inside one."""
_LOOSE_ENDS = " ,;:–—-"
"""What does not stand before an ellipsis."""
_MARKING_HEIGHT = 1.5
"""Of the ground behind a marking, as a share of its size."""
_LABEL_SHARE = 0.6
"""Of the text's width, what a label may take on one line: the rest is left to head, day and page number."""
_MARKING_GAP_PT = 8.0
"""Between a marking, the sheet's edge and the text at least."""


class Room(msgspec.Struct, frozen=True):
    """The place for text on each page, in points."""

    left_pt: float
    top_pt: float
    """From the upper edge of the sheet."""
    width_pt: float
    height_pt: float


def page_room(document: Document) -> Room:
    """The place for text within the style's margins, which a marking may widen above and below.

    Raises WriterError where the margins leave none.
    """
    page, marking = document.style.page, document.marking
    plates = _plates(marking, page.text_width_pt) if marking else ()
    least_pt = len(plates) * marking.size_pt * _MARKING_HEIGHT + 2 * _MARKING_GAP_PT if marking else 0.0
    top_pt, bottom_pt = max(page.margin_top_pt, least_pt), max(page.margin_bottom_pt, least_pt)
    room = Room(page.margin_left_pt, top_pt, page.text_width_pt, page.size_pt[1] - top_pt - bottom_pt)
    if min(room.width_pt, room.height_pt) < _SMALLEST_PT:
        raise WriterError(
            "the margins of the page leave no room for text", hint="set smaller margins in the template's style.toml"
        )
    return room


def lay_out(document: Document, flow: Stack) -> Sequence[Stack]:
    """`flow` cut into what stands on each page.

    Raises WriterError where the margins leave no room.
    """
    room = page_room(document)
    return paginate(flow, room.width_pt, room.height_pt)


def find_heading_pages(pages: Sequence[Stack]) -> dict[int, int]:
    """The page of each heading; headings and pages count from 1."""
    return {heading: number for number, page in enumerate(pages, 1) for heading in _headings(page)}


def _headings(flowable: Flowable) -> Iterator[int]:
    if isinstance(flowable, TextBlock) and flowable.heading:
        yield flowable.heading
    for inner in flowable.inner:
        yield from _headings(inner)


def draw_pages(canvas: PageCanvas, document: Document, pages: Sequence[Stack]) -> None:
    """Draw each of `pages` with its edges."""
    room, sheet_pt = page_room(document), document.style.page.size_pt[1]
    edges = Edges(document, room)
    for number, content in enumerate(pages, 1):
        content.draw(canvas, room.left_pt, sheet_pt - room.top_pt, room.width_pt)
        # After the text: who listens to a page hears what it says first.
        edges.draw(canvas, number, len(pages))
        canvas.showPage()


class Edges:
    """What stands in the margins: the marking, the footer, and from the second page on the running head."""

    def __init__(self, document: Document, room: Room) -> None:
        self.room = room
        self.style = document.style
        self.sheet = document.style.page.size_pt
        self.label = document.page_label
        self.marking = document.marking
        self.ink = Looks(document.style).muted.ink
        self.day = _line(document.printed_day, self.ink)
        self.plates = _plates(self.marking, room.width_pt) if self.marking else ()
        self.head = _shorten(document.title, self.ink, self._head_width_pt())

    def draw(self, canvas: PageCanvas, number: int, count: int) -> None:
        """Draw them on page `number` of `count`."""
        head_pt = self.sheet[1] - self.room.top_pt * _EDGE_SHARE
        foot_pt = (self.sheet[1] - self.room.top_pt - self.room.height_pt) * _EDGE_SHARE
        with canvas.edge("Header"):
            self._draw_marking(canvas, head_pt)
            if self.style.header.words:
                if number > 1 or self.style.header.first_page:
                    self._draw_words(canvas, self.style.header, head_pt, number, count)
            elif number > 1:
                self._draw_running_head(canvas, head_pt)
        with canvas.edge("Footer"):
            self._draw_marking(canvas, foot_pt)
            label = self.style.footer if self.style.footer.words else Edge(right=self.label)
            self._draw_words(canvas, label, foot_pt, number, count)

    def _draw_running_head(self, canvas: PageCanvas, baseline: float) -> None:
        """The short title and the day."""
        canvas.draw_line(self.head, self.room.left_pt, baseline)
        right = self.room.left_pt + self.room.width_pt - self.day.width_pt
        day = self.room.left_pt + self.head.width_pt + self.ink.size_pt if self._takes_right else right
        canvas.draw_line(self.day, day, baseline)

    def _draw_words(self, canvas: PageCanvas, edge: Edge, baseline: float, number: int, count: int) -> None:
        """The words of `edge` in their places, each cut where it would reach the next."""
        beside = self._beside_marking(edge)
        width_pt = self._head_width_pt() if self.marking else self.room.width_pt / max(len(beside.words), 1)
        for words, share in ((beside.left, 0.0), (beside.center, 0.5), (beside.right, 1.0)):
            # Not `format`: a stray brace in a template's words must not stop a document.
            line = _shorten(words.replace("{page}", str(number)).replace("{pages}", str(count)), self.ink, width_pt)
            canvas.draw_line(line, self.room.left_pt + (self.room.width_pt - line.width_pt) * share, baseline)

    def _beside_marking(self, edge: Edge) -> Edge:
        """`edge` without words where the marking stands."""
        if self.marking is None:
            return edge
        if self._takes_right:
            return Edge(left=join_words(edge.words))
        return Edge(left=join_words((edge.left, edge.center)), right=edge.right)

    @property
    def _takes_right(self) -> bool:
        """Whether the marking stands where day and page number would."""
        return self.marking is not None and self.marking.align == "right"

    def _head_width_pt(self) -> float:
        """What the title may take beside the day and the marking."""
        plate_pt = max((plate.width_pt for plate in self.plates), default=0.0)
        if self.marking and not self._takes_right:
            return (self.room.width_pt - plate_pt) / 2 - self.ink.size_pt
        return self.room.width_pt - plate_pt - 2 * self.day.width_pt

    def _draw_marking(self, canvas: PageCanvas, baseline: float) -> None:
        """The label on its ground, its capitals at the height of those beside it; a long one around that height."""
        if self.marking is None:
            return
        height_pt = self.marking.size_pt * _MARKING_HEIGHT
        share = 1.0 if self._takes_right else 0.5
        middle = baseline + (self.ink.size_pt * CAPITAL_HEIGHT + (len(self.plates) - 1) * height_pt) / 2
        for plate in self.plates:
            left = self.room.left_pt + (self.room.width_pt - plate.width_pt) * share
            canvas.fill_box(left, middle - height_pt / 2, plate.width_pt, height_pt, self.marking.ground)
            canvas.draw_line(plate, left, middle - self.marking.size_pt * CAPITAL_HEIGHT / 2)
            middle -= height_pt


def _plates(marking: Marking, width_pt: float) -> tuple[Line, ...]:
    """The label on as many lines as it takes; none of it is ever cut off."""
    ink = Ink(marking.size_pt, marking.color, bold=True)
    lines = break_lines(measure([Run(drawable(marking.label), ink)]), width_pt * _LABEL_SHARE)
    texts = ["".join(piece.text for piece in line.pieces) for line in lines]
    return tuple(_line(f"{NO_BREAK_SPACE}{text}{NO_BREAK_SPACE}", ink) for text in texts)


def _shorten(text: str, ink: Ink, width_pt: float) -> Line:
    """`text` on one line, cut with an ellipsis after a word where it is too long."""
    words = drawable(text)[:_LONGEST_HEAD]
    whole = _line(words, ink)
    if whole.width_pt <= width_pt:
        return whole

    def cut(length: int) -> Line:
        return _line(f"{words[:length].rstrip(_LOOSE_ENDS)}…", ink)

    too_long = bisect_right(range(len(words)), width_pt, key=lambda length: cut(length).width_pt)
    length = max(too_long - 1, 0)
    whole_words = words.rfind(" ", 0, length + 1)
    return cut(whole_words if whole_words > length * _WORD_SEARCH else length)


def _line(text: str, ink: Ink) -> Line:
    lines = break_lines(measure([Run(drawable(text), ink)]), float("inf"))
    return lines[0] if lines else Line((), 0.0)
