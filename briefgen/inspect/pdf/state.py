"""The graphics state: where the pen is, how large and in which color (ISO 32000-1, 8.4 and 9.3)."""

from collections.abc import Callable, Sequence

import msgspec
import pikepdf

from briefgen.inspect.pdf.file import number
from briefgen.inspect.pdf.font import Font

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class State(msgspec.Struct):
    """What instructions change and later ones obey."""

    matrix: Matrix = _SAME
    fill: str | None = "#000000"
    font: Font | None = None
    size: float = 0.0
    between_letters: float = 0.0
    between_words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    line: Matrix = _SAME
    text: Matrix = _SAME
    path: list[tuple[float, float]] = []

    def copy(self) -> "State":
        """The same state, to come back to."""
        return msgspec.structs.replace(self, path=[])

    def apply(self, operator: str, operands: Sequence[pikepdf.Object]) -> None:
        """Obey an instruction that draws nothing; what is unknown changes nothing."""
        if operator == "scn" and any(isinstance(operand, pikepdf.Name) for operand in operands):
            self.fill = None  # a pattern
            return
        change = _CHANGES.get(operator)
        values = [number(operand) for operand in operands]
        if change and len(values) >= _LEAST.get(operator, 0):
            change(self, values)

    def new_line(self) -> None:
        """Go to the beginning of the next line."""
        _move(self, [0, -self.leading])

    def shift(self, thousandths: float) -> None:
        """Move by an adjustment between two strings."""
        self.text = multiply((1, 0, 0, 1, -thousandths / 1000 * self.size * self.stretch, 0), self.text)

    def advance(self, codes: Sequence[int]) -> tuple[Box, float]:
        """Go past a string: the box that it fills, and the height of its type on the page."""
        width = 0.0
        for code in codes:
            wide = (self.font.width(code) if self.font else 500) / 1000 * self.size + self.between_letters
            width += wide + (self.between_words if code == 32 else 0)
        drawn = multiply(self.text, self.matrix)
        end = multiply((1, 0, 0, 1, width * self.stretch, 0), self.text)
        right = multiply(end, self.matrix)
        size = self.size * (drawn[2] ** 2 + drawn[3] ** 2) ** 0.5
        self.text = end
        bottom = drawn[5] + self.rise
        return (min(drawn[4], right[4]), bottom, max(drawn[4], right[4]), bottom + size), size

    def path_box(self) -> Box | None:
        """The box around the path that was drawn; None where there is none."""
        if not self.path:
            return None
        points = [multiply((1, 0, 0, 1, x, y), self.matrix)[4:] for x, y in self.path]
        across, up = [x for x, _ in points], [y for _, y in points]
        return min(across), min(up), max(across), max(up)


def _move(state: State, values: list[float]) -> None:
    state.line = state.text = multiply((1, 0, 0, 1, values[0], values[1]), state.line)


def _move_and_lead(state: State, values: list[float]) -> None:
    state.leading = -values[1]
    _move(state, values)


def _set_line(state: State, values: list[float]) -> None:
    a, b, c, d, e, f = values[:6]
    state.line = state.text = (a, b, c, d, e, f)


def _begin(state: State, _: list[float]) -> None:
    state.line = state.text = _SAME


def _transform(state: State, values: list[float]) -> None:
    a, b, c, d, e, f = values[:6]
    state.matrix = multiply((a, b, c, d, e, f), state.matrix)


def _color(state: State, values: list[float]) -> None:
    """Gray, RGB or CMYK by their number; a pattern or a spot color is not known."""
    if len(values) == 4:
        rest = 1 - values[3]
        values = [(1 - ink) * rest for ink in values[:3]]
    channels = values * 3 if len(values) == 1 else values
    levels = [round(255 * min(1.0, max(0.0, level))) for level in channels]
    state.fill = "#{:02X}{:02X}{:02X}".format(*levels) if len(levels) == 3 else None


def _rectangle(state: State, values: list[float]) -> None:
    x, y, width, height = values[:4]
    state.path += [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _points(state: State, values: list[float]) -> None:
    state.path += list(zip(values[::2], values[1::2], strict=False))


def _drop_path(state: State, _: list[float]) -> None:
    state.path.clear()


def _setter(name: str, scale: float = 1) -> Callable[[State, list[float]], None]:
    def change(state: State, values: list[float]) -> None:
        setattr(state, name, values[0] * scale)

    return change


def _render(state: State, values: list[float]) -> None:
    state.mode = int(values[0])


def _next_line(state: State, _: list[float]) -> None:
    state.new_line()


_CHANGES: dict[str, Callable[[State, list[float]], None]] = {
    "cm": _transform,
    "BT": _begin,
    "Td": _move,
    "TD": _move_and_lead,
    "Tm": _set_line,
    "T*": _next_line,
    "Tc": _setter("between_letters"),
    "Tw": _setter("between_words"),
    "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tr": _render,
    "g": _color,
    "rg": _color,
    "k": _color,
    "sc": _color,
    "scn": _color,
    "re": _rectangle,
    "m": _points,
    "l": _points,
    "c": _points,
    "v": _points,
    "y": _points,
    "n": _drop_path,
}
_LEAST = {"cm": 6, "Td": 2, "TD": 2, "Tm": 6, "re": 4} | dict.fromkeys(("Tc", "Tw", "Tz", "TL", "Ts", "Tr", "g"), 1)
"""Operands that an instruction needs; one with fewer is passed over."""
