"""TLP in a PDF file: its bytes come in, the places that break a rule go out."""

from collections.abc import Iterator

import msgspec

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.content import Drawn, Event, Shown
from briefgen.inspect.pdf.file import entry, members, number
from briefgen.inspect.pdf.inspected import Inspected, inspect_pdf
from briefgen.inspect.pdf.marks import is_artifact
from briefgen.inspect.tlp.labels import LEAST_SIZE_PT, Label, find_apart, find_labels, find_marking, find_strictest

_MARGIN = 0.15
"""The share of a page's height that counts as its header, and as its footer."""
_RIGHT = 0.75
"""A label that ends farther right than this share of a page's width is set right."""
_BLANK = 0.15
"""A gap wider than this share of the type's size is a blank between words."""


class _Line(msgspec.Struct, frozen=True):
    """A line of text on a page."""

    text: str
    pieces: tuple[tuple[int, Shown], ...]
    """The strings of the line from left to right, each with its place among the page's events."""
    is_artifact: bool
    height: float
    """Where it stands, as a share of the page's height."""


def check_tlp_pdf(content: bytes) -> Iterator[Breach]:
    """The places of the PDF file `content` that break a rule of TLP 2.0.

    Raises SourceError where the file is broken, encrypted or far too large.
    """
    inspected = inspect_pdf(content)
    pages = [_read_lines(events, _size(inspected, index)) for index, events in enumerate(inspected.pages)]
    misspelt = [
        Breach("spelling", f"page {index + 1}", f"`{found.words}` is no label; {found.fix}")
        for index, lines in enumerate(pages)
        for line in lines
        for found in find_labels(line.text)
        if found.label is None
    ]
    margins = [margin for lines in pages for margin in _margins(lines, inspected).values()]
    label = find_strictest(
        ([line.text for line in margin] for margin in margins),
        (line.text for lines in pages for line in lines if not line.is_artifact),
    )
    if label is None and not misspelt:
        yield Breach("not-marked", "file", "it bears no TLP label")
    yield from misspelt
    if label:
        for index, lines in enumerate(pages):
            yield from _check_page(lines, index, inspected, label)
        yield from _check_first(pages[0], inspected, label)


def _margins(lines: list[_Line], inspected: Inspected) -> dict[str, list[_Line]]:
    """The lines of a page's header and footer."""
    margins = [line for line in lines if _is_margin(line, inspected)]
    return {
        "header": [line for line in margins if line.height > 1 - _MARGIN],
        "footer": [line for line in margins if line.height < _MARGIN],
    }


def _check_page(lines: list[_Line], index: int, inspected: Inspected, label: Label) -> Iterator[Breach]:
    place = f"page {index + 1}"
    others: set[str] = set()
    for rule, margin in _margins(lines, inspected).items():
        names = {found.name for found in find_marking(line.text for line in margin)}
        others |= names - {label.name}
        if label.name not in names:
            yield Breach(rule, place, f"its {rule} does not bear {label.name}")
            continue
        marked = [line for line in margin if label.name in line.text]
        own = next((line for line in marked if label in find_apart(line.text)), marked[0])
        yield from _check_look(own, place + f", {rule}", inspected, index, label)
    for other in sorted(others):
        yield Breach("one-label", place, f"it bears {other}, where another page or margin bears {label.name}")


def _is_margin(line: _Line, inspected: Inspected) -> bool:
    """Whether a line may stand in a margin: in a tagged file only what is no part of the text."""
    return line.is_artifact or not inspected.structure.elements


def _check_look(line: _Line, place: str, inspected: Inspected, index: int, label: Label) -> Iterator[Breach]:
    pieces = [(at, piece) for at, piece in line.pieces if _words(piece).strip()]
    start = next((place for place, (_, piece) in enumerate(pieces) if "TLP" in _words(piece)), 0)
    smallest = min(piece.size_pt for _, piece in pieces[start:])
    if smallest < LEAST_SIZE_PT - 0.05:
        yield Breach("size", place, f"the label is {smallest:.1f} points high")
    if max(piece.box[2] for _, piece in pieces) < _RIGHT * _size(inspected, index)[2]:
        yield Breach("align", place, "the label does not stand right")
    own = next(((at, piece) for at, piece in reversed(pieces) if "TLP" in _words(piece)), pieces[0])
    color, ground = own[1].color, _ground(inspected.pages[index], *own)
    if (color, ground) != (label.color, label.ground):
        yield Breach(
            "color",
            place,
            f"the label is {color or 'of an unknown color'} on {ground}, not {label.color} on {label.ground}",
        )


def _ground(events: tuple[Event, ...], at: int, piece: Shown) -> str:
    """The color that was painted last behind a string."""
    left, bottom, right, top = piece.box
    x, y = (left + right) / 2, (bottom + top) / 2
    for event in reversed(events[:at]):
        if isinstance(event, Drawn) and event.box and event.fill:
            west, south, east, north = event.box
            if west <= x <= east and south <= y <= north:
                return event.fill
    return "#FFFFFF"


def _check_first(lines: list[_Line], inspected: Inspected, label: Label) -> Iterator[Breach]:
    marked = [line for line in lines if label.name in line.text]
    # Nothing tells text from margins in a file without tags: then one label is the header's, one the footer's.
    is_read = any(not line.is_artifact for line in marked) if inspected.structure.elements else len(marked) > 2
    if not is_read:
        yield Breach("first-page", "page 1", f"its text does not say {label.name}")
    if not label.definition.search(" ".join(line.text for line in lines)):
        yield Breach("definition", "page 1", f"it does not say what {label.name} asks of a reader")


def _read_lines(events: tuple[Event, ...], size: tuple[float, float, float, float]) -> list[_Line]:
    """The lines of a page; strings on one height are one line, artifacts apart."""
    rows: dict[tuple[int, bool], list[tuple[int, Shown]]] = {}
    for at, event in enumerate(events):
        if isinstance(event, Shown) and event.codes and event.mode != 3:
            rows.setdefault((round(event.box[1]), is_artifact(event.frames)), []).append((at, event))
    bottom, tall = size[1], max(1.0, size[3] - size[1])
    lines = []
    for (height, aside), pieces in sorted(rows.items(), key=lambda row: -row[0][0]):
        ordered = tuple(sorted(pieces, key=lambda piece: piece[1].box[0]))
        lines.append(_Line(_join(ordered), ordered, aside, (height - bottom) / tall))
    return lines


def _join(pieces: tuple[tuple[int, Shown], ...]) -> str:
    text, end = "", None
    for _, piece in pieces:
        if end is not None and piece.box[0] - end > _BLANK * piece.size_pt:
            text += " "
        text += _words(piece)
        end = piece.box[2]
    return text


def _words(piece: Shown) -> str:
    return "".join(
        (piece.font.read(code) if piece.font else None) or "\N{REPLACEMENT CHARACTER}" for code in piece.codes
    )


def _size(inspected: Inspected, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a page."""
    page = inspected.pdf.pages[index]
    left, bottom, right, top = (number(side) for side in members(entry(page.obj, "/CropBox") or page.mediabox))
    return left, bottom, right, top
