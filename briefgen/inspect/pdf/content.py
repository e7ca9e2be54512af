"""What a page draws: its content comes in, one event for each thing drawn or marked goes out, in order."""

from collections.abc import Iterator

import msgspec
import pikepdf

from briefgen.inspect.pdf.file import Key, entry, instructions, key, members, number, text
from briefgen.inspect.pdf.font import Font, read_font
from briefgen.inspect.pdf.state import Box, Matrix, State, multiply
from briefgen.inspect.pdf.structure import Element, Structure

_PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI", "INLINE IMAGE"))
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_MOST_DEPTH = 20


class Frame(msgspec.Struct, frozen=True):
    """One marked stretch that is open."""

    tag: str
    mark: int | None
    """Its number, if it belongs to the structure."""
    owner: Element | None
    properties: pikepdf.Object | None

    @property
    def is_artifact(self) -> bool:
        """Whether its content is no part of what is read."""
        return self.tag == "/Artifact"


class Opened(msgspec.Struct, frozen=True):
    """A marked stretch begins; `frames` ends with it."""

    frames: tuple[Frame, ...]
    container: Key
    parents: int
    """Where the container stands in the parent tree; -1 where it does not."""


class Drawn(msgspec.Struct, frozen=True):
    """Something is painted that is not text."""

    frames: tuple[Frame, ...]
    box: Box | None
    """Where, on a page as it is held upright; None for pictures and shadings."""
    fill: str | None
    """`#RRGGBB`; None for a line and for colors that are not known."""


class Shown(msgspec.Struct, frozen=True):
    """A string is shown."""

    frames: tuple[Frame, ...]
    font: Font | None
    codes: tuple[int, ...]
    box: Box
    size_pt: float
    color: str | None
    mode: int
    """How it is rendered; 3 is invisible."""


class Placed(msgspec.Struct, frozen=True):
    """A form is drawn."""

    frames: tuple[Frame, ...]
    form: pikepdf.Object


class Unbalanced(msgspec.Struct, frozen=True):
    """Marked stretches that are closed without being opened, or never closed."""

    what: str


Event = Opened | Drawn | Shown | Placed | Unbalanced


class _Scope(msgspec.Struct, frozen=True):
    """What a stream of instructions stands in."""

    resources: pikepdf.Object
    page: Key
    container: Key
    parents: int
    outer: tuple[Frame, ...] = ()
    depth: int = 0


class Reader:
    """Reads pages; a font is read once, whatever number of pages use it."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self._fonts: dict[Key, Font] = {}

    def read(self, page: pikepdf.Page) -> Iterator[Event]:
        """The events of `page`."""
        own = key(page.obj)
        return self._read(page, _Scope(page.resources, own, own, _parents(page.obj)), State())

    def _read(self, stream: pikepdf.Object | pikepdf.Page, scope: _Scope, state: State) -> Iterator[Event]:
        frames, kept = scope.outer, []
        for operands, operator in instructions(stream):
            if operator in ("BDC", "BMC"):
                frames = (*frames, self._frame(operands, scope))
                yield Opened(frames, scope.container, scope.parents)
            elif operator == "EMC":
                if len(frames) == len(scope.outer):
                    yield Unbalanced("a marked stretch is closed that was not opened")
                else:
                    frames = frames[:-1]
            elif operator == "q":
                kept.append(state.copy())
            elif operator == "Q":
                state = kept.pop() if kept else state
            elif operator == "Do":
                yield from self._draw(_resource(scope, "/XObject", operands), scope, frames, state)
            elif operator in _SHOWS:
                yield from self._show(operator, operands, frames, state)
            elif operator == "Tf":
                state.font = self._font(_resource(scope, "/Font", operands))
                state.size = number(operands[-1]) if operands else 0.0
            elif operator in _PAINTS:
                yield Drawn(frames, state.path_box(), state.fill if operator in _FILLS else None)
                state.path.clear()
            else:
                state.apply(operator, operands)
        if len(frames) > len(scope.outer):
            yield Unbalanced("a marked stretch is opened and never closed")

    def _frame(self, operands: list[pikepdf.Object], scope: _Scope) -> Frame:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = entry(scope.resources, "/Properties", text(properties))
        written = entry(properties, "/MCID")
        mark = int(number(written)) if written is not None else None
        owners = self.structure.owners
        owner = None if mark is None else owners.get((scope.container, mark)) or owners.get((scope.page, mark))
        return Frame(text(operands[0]) if operands else "", mark, owner, properties)

    def _draw(
        self, drawn: pikepdf.Object | None, scope: _Scope, frames: tuple[Frame, ...], state: State
    ) -> Iterator[Event]:
        if drawn is None or text(drawn.get("/Subtype")) != "/Form" or scope.depth >= _MOST_DEPTH:
            yield Drawn(frames, None, None)
            return
        yield Placed(frames, drawn)
        inner = state.copy()
        matrix = members(drawn.get("/Matrix"))
        if len(matrix) == 6:
            inner.matrix = multiply(_matrix(matrix), inner.matrix)
        resources = drawn.get("/Resources", scope.resources)
        below = _Scope(resources, scope.page, key(drawn), _parents(drawn), frames, scope.depth + 1)
        yield from self._read(drawn, below, inner)

    def _show(
        self, operator: str, operands: list[pikepdf.Object], frames: tuple[Frame, ...], state: State
    ) -> Iterator[Event]:
        if operator in ("'", '"'):
            state.new_line()
        for piece in members(operands[-1]) if operator == "TJ" else operands[-1:]:
            if isinstance(piece, (pikepdf.String, bytes, str)):
                codes = tuple(state.font.split(bytes(piece))) if state.font else ()
                box, size = state.advance(codes)
                yield Shown(frames, state.font, codes, box, size, state.fill, state.mode)
            else:
                state.shift(number(piece))

    def _font(self, source: pikepdf.Object | None) -> Font | None:
        if not isinstance(source, pikepdf.Dictionary):
            return None
        if key(source) not in self._fonts or key(source) == (0, 0):
            self._fonts[key(source)] = read_font(source)
        return self._fonts[key(source)]


def _resource(scope: _Scope, kind: str, operands: list[pikepdf.Object]) -> pikepdf.Object | None:
    """What the first operand names; None where it names nothing."""
    name = text(operands[0]) if operands else ""
    return entry(scope.resources, kind, name) if name.startswith("/") else None


def _parents(holder: pikepdf.Object) -> int:
    return int(number(holder.get("/StructParents"), -1))


def _matrix(values: list[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (number(value) for value in values)
    return a, b, c, d, e, f
