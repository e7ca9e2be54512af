"""What briefgen costs, in multiples of the CPU time of `python -c pass`, measured in one run.

    python benchmarks/cost.py [--runs N] [--check]

Ratios, because seconds differ from machine to machine. `--check` fails where a target is missed.
"""

import argparse
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(str(path) for path in (ROOT / "samples").glob("*.txt"))
BARE = ("bare Python", ["-c", "pass"])
JOBS = (
    ("briefgen --help", ["-m", "briefgen", "--help"], 7),
    ("two articles to DOCX, PDF, JSON", ["-m", "briefgen", "make", *SAMPLES, "--to", "docx,pdf,json", "--quiet"], 40),
)
"""Name, arguments of Python, and the most it may cost."""


def main() -> int:
    """Measure, print the table, and say by the exit code whether `--check` found a target missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="how often each is run; medians are shown (9)")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a target is missed")
    options = parser.parse_args()
    costs = measure([BARE[1], *(arguments for _, arguments, _ in JOBS)], options.runs)
    print(f"{'':34}{'CPU ms':>8}{'ratio':>8}{'target':>8}")
    print(f"{BARE[0]:34}{1000 * costs[0]:8.0f}{1:8.1f}")
    missed = False
    for (name, _, target), cost in zip(JOBS, costs[1:], strict=True):
        ratio = cost / costs[0]
        missed |= ratio > target
        print(f"{name:34}{1000 * cost:8.0f}{ratio:8.1f}{target:8}{'  missed' if ratio > target else ''}")
    return int(missed and options.check)


def measure(commands: list[list[str]], runs: int) -> list[float]:
    """Median CPU seconds of each command; they take turns, so that a busy moment falls on all of them."""
    costs: list[list[float]] = [[] for _ in commands]
    for _ in range(runs + 1):
        for cost, arguments in zip(costs, commands, strict=True):
            cost.append(cpu_seconds(arguments))
    return [median(cost[1:]) for cost in costs]


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one cold run of Python in a folder of its own."""
    with TemporaryDirectory() as folder:
        before = getrusage(RUSAGE_CHILDREN)
        done = run(
            [sys.executable, *arguments],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "SOURCE_DATE_EPOCH": "1763769600"},
            stdout=DEVNULL,
            check=False,
        )
        after = getrusage(RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed with exit code {done.returncode}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
