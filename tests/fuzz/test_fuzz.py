"""A short search for files that a reader cannot bear; `make fuzz` searches for longer, also among real files."""

from itertools import islice

import pytest
from fuzz.check import read_broken
from fuzz.mutate import broken_files
from fuzz.seeds import own_seeds


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_broken_files_are_read_or_refused(seed: int) -> None:
    outcomes = {read_broken(name, content) for name, content in islice(broken_files(own_seeds(), seed=seed), 150)}
    assert outcomes == {"read", "refused"}
