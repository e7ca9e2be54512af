"""Broken files through every reader, for as long as is asked for.

    python tests/fuzz/run.py [--seconds N] [--seed N]

Each must give articles whose passages are slices of their text, or a message. Files that do otherwise are written to
`out/fuzz/`, and the run ends with 1.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from fuzz.check import read_broken  # noqa: E402 - found only now
from fuzz.mutate import broken_files  # noqa: E402
from fuzz.seeds import own_seeds, real_seeds  # noqa: E402

_SLOW_SECONDS = 10.0


def main() -> int:
    """Print what came of the files; 1 where one was neither read nor refused, or took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300, help="how long it goes on (300)")
    parser.add_argument("--seed", type=int, default=1, help="another one breaks the files in other ways (1)")
    given = parser.parse_args()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    end = time.monotonic() + given.seconds
    for number, (name, content) in enumerate(broken_files([*own_seeds(), *real_seeds()], seed=given.seed)):
        begun = time.monotonic()
        if begun > end:
            break
        folder = ROOT / "out" / "fuzz"
        folder.mkdir(parents=True, exist_ok=True)
        # Written before it is read: one that is never done with can be looked at too.
        kept = folder / f"{given.seed}-{number}-{Path(name).name}"
        kept.write_bytes(content)
        try:
            outcome = read_broken(name, content)
        except Exception:  # noqa: BLE001 - this is what is looked for
            traceback.print_exc()
            outcome = "fault"
        spent = time.monotonic() - begun
        slowest = max(slowest, spent)
        outcome = "slow" if spent > _SLOW_SECONDS else outcome
        outcomes[outcome] += 1
        if outcome not in ("fault", "slow"):
            kept.unlink()
    print(f"{sum(outcomes.values())} files: {dict(outcomes)}, the slowest took {slowest:.1f} s")
    return 1 if outcomes["fault"] or outcomes["slow"] else 0


if __name__ == "__main__":
    sys.exit(main())
