"""The pinned floors. Goes in: `floors.toml`. Comes out: `Floors`, raised or lowered, and written back.

A floor of a number, or of a rate that is better the lower it is, is the most that it may be.
"""

import json
import tomllib
from collections.abc import Mapping
from math import ceil, floor
from pathlib import Path

import msgspec

from quality.measures import BY_NAME, Figure

Figures = Mapping[str, Mapping[str, Figure]]
"""Figures by data set and measure."""

_DIGITS = 1000
"""Floors are kept to thousandths, rounded to the easier side."""
_HEAD = """\
# What no figure may fall below (of numbers, and of rates that are better the lower: rise above), by data set.
# `make quality` holds the analysis to it. Do not edit by hand:
#   python -m quality.gate --raise-floors
#   python -m quality.gate --lower-floor SET.MEASURE --because "why it is right to lose this"
"""


class Lowered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A floor that was given up, and why."""

    floor: str
    """`SET.MEASURE`"""
    was: float
    becomes: float
    because: str
    date: str


class Floors(msgspec.Struct, frozen=True):
    """All floors by data set and measure, and the record of those that were lowered."""

    sets: dict[str, dict[str, float]]
    lowered: tuple[Lowered, ...] = ()

    def get(self, name: str, measure: str) -> float | None:
        """The floor of a measure on a data set."""
        return self.sets.get(name, {}).get(measure)

    def put(self, name: str, measure: str, value: float) -> "Floors":
        """These floors with another one."""
        return msgspec.structs.replace(self, sets={**self.sets, name: {**self.sets.get(name, {}), measure: value}})


def load_floors(path: Path) -> Floors:
    """The floors in a file; none where there is no file."""
    rows = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    lowered = msgspec.convert(rows.pop("lowered", []), tuple[Lowered, ...])
    return Floors(msgspec.convert(rows, dict[str, dict[str, float]], strict=False), lowered)


def write_floors(floors: Floors) -> str:
    """The floors as the text of a file: measures in the order of the table."""
    lines = [_HEAD.rstrip()]
    for name, values in floors.sets.items():
        lines += ["", f"[{name}]"]
        lines += [f"{measure} = {values[measure]:g}" for measure in BY_NAME if measure in values]
    for one in floors.lowered:
        lines += ["", "[[lowered]]"]
        lines += [
            f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in msgspec.structs.asdict(one).items()
        ]
    return "\n".join(lines) + "\n"


def is_worse(measure: str, value: float, than: float) -> bool:
    """Whether a value is on the wrong side of another."""
    return value < than if BY_NAME[measure].more_is_better else value > than


def pinned(measure: str, figure: Figure) -> float:
    """A figure as a floor that it just keeps."""
    rounded = floor if BY_NAME[measure].more_is_better else ceil
    return figure.value if figure.of is None else rounded(figure.value * _DIGITS) / _DIGITS


def raise_floors(floors: Floors, figures: Figures) -> Floors:
    """The floors, each raised to what was measured where that is better; new ones are added."""
    for name, row in figures.items():
        for measure, figure in row.items():
            now, value = floors.get(name, measure), pinned(measure, figure)
            if now is None or is_worse(measure, now, value):
                floors = floors.put(name, measure, value)
    return floors


def lower_floor(floors: Floors, figures: Figures, target: str, *, because: str, date: str) -> Floors:
    """The floors with one of them lowered to what was measured, the reason on record.

    Raises ValueError for a floor that is not there, was not measured, or is kept; and where no reason is given.
    """
    name, _, measure = target.partition(".")
    now, figure = floors.get(name, measure), figures.get(name, {}).get(measure)
    if not because.strip():
        raise ValueError("a floor is lowered for a reason only: say it with --because")
    if now is None:
        raise ValueError(f"there is no floor `{target}`: name one as SET.MEASURE, as floors.toml has them")
    if figure is None:
        raise ValueError(f"`{target}` was not measured: set BRIEFGEN_EVAL_DATA to the folder that it is measured on")
    if not is_worse(measure, figure.value, now):
        raise ValueError(f"`{target}` keeps its floor of {now:g}: there is nothing to lower")
    value = pinned(measure, figure)
    record = Lowered(floor=target, was=now, becomes=value, because=because.strip(), date=date)
    return msgspec.structs.replace(floors.put(name, measure, value), lowered=(*floors.lowered, record))
