"""The gate: scores the analysis and holds it to the pinned floors.

    python -m quality.gate                     print the table; exit with 1 where a figure fell
    python -m quality.gate --raise-floors      raise the floors to what is measured
    python -m quality.gate --lower-floor SET.MEASURE --because "why it is right to lose this"

The project's own stories are scored always; what lies in and beside the folder that BRIEFGEN_EVAL_DATA names, too.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.clock import day_of_brief
from quality.data_sets import score_all
from quality.floors import Figures, Floors, is_worse, load_floors, lower_floor, raise_floors, write_floors
from quality.labels import data_folder
from quality.measures import BY_NAME, Figure, figures_of

FLOORS = Path(__file__).with_name("floors.toml")
_MISSING = "–"


def main(arguments: Sequence[str] | None = None, *, floors_file: Path = FLOORS, figures: Figures | None = None) -> int:
    """Score, print, and say by the exit code whether every figure keeps its floor; `figures` replace the scoring."""
    options = _parse(arguments)
    floors = load_floors(floors_file)
    figures = _measure() if figures is None else figures
    if options.lower_floor:
        try:
            day = day_of_brief().date().isoformat()
            floors = lower_floor(floors, figures, options.lower_floor, because=options.because, date=day)
        except ValueError as error:
            print(f"error: {error}", file=sys.stderr)
            return 2
        floors_file.write_text(write_floors(floors), "utf-8")
    if options.raise_floors:
        floors = raise_floors(floors, figures)
        floors_file.write_text(write_floors(floors), "utf-8")
    print("\n".join(build_table(figures, floors)))
    fallen = list(find_fallen(figures, floors))
    for line in fallen:
        print(line, file=sys.stderr)
    return int(bool(fallen))


def build_table(figures: Figures, floors: Floors) -> Iterator[str]:
    """The lines of the table: for each data set its measures, with figure, floor and aim."""
    for name, row in figures.items():
        yield f"{name:36}{'figure':>12}{'':>12}{'floor':>9}{'aim':>8}"
        for measure, figure in row.items():
            says, aim = BY_NAME[measure].says, BY_NAME[measure].aim
            floor = floors.get(name, measure)
            counted = "" if figure.of is None else f"{figure.count}/{figure.of}"
            mark = "  fell" if floor is not None and is_worse(measure, figure.value, floor) else ""
            cells = f"{_show(figure.value, figure):>12}{counted:>12}{_show(floor, figure):>9}{_show(aim, figure):>8}"
            yield f"  {says:34}{cells}{mark}"
        yield ""


def find_fallen(figures: Figures, floors: Floors) -> Iterator[str]:
    """A line for each figure that is worse than its floor, or that has none."""
    for name, row in figures.items():
        for measure, figure in row.items():
            floor = floors.get(name, measure)
            shown = _show(figure.value, figure)
            if floor is None:
                yield f"no floor: {name}.{measure} is {shown}; pin it with --raise-floors"
            elif is_worse(measure, figure.value, floor):
                bound = "floor" if BY_NAME[measure].more_is_better else "ceiling"
                yield f"fell: {name}.{measure} is {shown}, its {bound} {_show(floor, figure)}"


def _measure() -> Figures:
    return {name: figures_of(counts) for name, counts in score_all(data_folder(), print).items()}


def _show(value: float | None, figure: Figure) -> str:
    if value is None:
        return _MISSING
    return f"{value:.0f}" if figure.of is None else f"{value:.3f}"


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="quality.gate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise-floors", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower-floor", metavar="SET.MEASURE", help="lower one floor to what is measured")
    parser.add_argument("--because", default="", metavar="REASON", help="why it is right to lower it; goes on record")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
