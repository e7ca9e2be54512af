import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from quality.floors import Floors, load_floors, write_floors
from quality.gate import main
from quality.measures import MEASURES, Figure

FLOORS = Floors({"own": {"said_twice": 1, "actor_recall": 0.9, "shift_false": 0.25}})
KEPT = {"said_twice": Figure(1, 1, None), "actor_recall": Figure(0.9, 9, 10), "shift_false": Figure(0.25, 1, 4)}
Row = Mapping[str, Figure]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(write_floors(FLOORS), "utf-8")
    return path


def run(file: Path, *arguments: str, own: Row | None = None) -> int:
    return main(arguments, floors_file=file, figures={"own": {**KEPT, **(own or {})}})


def test_figures_that_keep_their_floors_pass(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(file) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["own", "figure", "floor", "aim"]
    assert table[2].split()[-4:] == ["0.900", "9/10", "0.900", "0.960"]


@pytest.mark.parametrize(
    ("measure", "figure", "told"),
    [
        ("actor_recall", Figure(0.8, 8, 10), "fell: own.actor_recall is 0.800, its floor 0.900"),
        ("said_twice", Figure(2, 2, None), "fell: own.said_twice is 2, its ceiling 1"),
        ("shift_false", Figure(0.5, 2, 4), "fell: own.shift_false is 0.500, its ceiling 0.250"),
        ("bottom_line", Figure(1.0, 8, 8), "no floor: own.bottom_line is 1.000; pin it with --raise-floors"),
    ],
)
def test_a_fall_is_caught_and_named(
    measure: str, figure: Figure, told: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, own={measure: figure}) == 1
    assert capsys.readouterr().err.splitlines() == [told]


def test_raising_takes_what_is_better_and_what_is_new_and_never_lowers(file: Path) -> None:
    own = {
        "actor_recall": Figure(0.95671, 95, 100),
        "said_twice": Figure(3, 3, None),
        "shift_false": Figure(0.0, 0, 4),
        "bottom_line": Figure(1.0, 8, 8),
    }
    assert run(file, "--raise-floors", own=own) == 1
    raised = {"said_twice": 1, "bottom_line": 1, "actor_recall": 0.956, "shift_false": 0}
    assert load_floors(file).sets == {"own": raised}


def test_a_floor_is_lowered_for_a_reason_that_stays_on_record(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    own = {"actor_recall": Figure(0.8, 8, 10)}
    reason = 'the "board" is none, it turned out'
    assert run(file, "--lower-floor", "own.actor_recall", "--because", reason, own=own) == 0
    assert run(file, own=own) == 0
    (record,) = tomllib.loads(file.read_text("utf-8"))["lowered"]
    expected = {"floor": "own.actor_recall", "was": 0.9, "becomes": 0.8, "because": reason, "date": "2026-11-22"}
    assert record == expected


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("own.actor_recall",), "for a reason only"),
        (("own.actor_recall", "--because", " "), "for a reason only"),
        (("own.nothing", "--because", "x"), "there is no floor `own.nothing`"),
        (("own.said_twice", "--because", "x"), "keeps its floor of 1"),
    ],
)
def test_a_floor_is_not_lowered_without_reason_or_need(
    arguments: tuple[str, ...], told: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert run(file, "--lower-floor", *arguments, own={"actor_recall": Figure(0.8, 8, 10)}) == 2
    assert told in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_floor_of_data_that_are_not_here_is_not_lowered(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(write_floors(FLOORS.put("gold", "bottom_line", 1)), "utf-8")
    assert run(file, "--lower-floor", "gold.bottom_line", "--because", "x") == 2
    assert "was not measured" in capsys.readouterr().err


def test_the_floors_of_the_project_are_written_as_they_are_read() -> None:
    path = Path(__file__).parents[3] / "quality" / "floors.toml"
    floors = load_floors(path)
    assert write_floors(floors) == path.read_text("utf-8")
    measures = {measure.name for measure in MEASURES}
    assert {
        "own",
        "gold",
        "gold_held_back",
        "labels",
        "labels_held_back",
        "own_copies",
        "basil_copies",
        "basil_stories",
        "ecbplus_stories",
        "polnear",
        "basil",
        "pages",
    } == set(floors.sets)
    assert {measure for row in floors.sets.values() for measure in row} == measures
