"""How long the search for counterexamples goes on: `--hypothesis-profile long` searches five times as far.

Sources are read in the process of the tests, where coverage sees it; `test_child.py`, `test_real_files.py` and commands
that are run as programs read them in a process of its own, as users do.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from briefgen.sources import child
from briefgen.sources.article import Article
from briefgen.sources.read import read_here


@pytest.fixture(autouse=True, scope="session")
def _read_here() -> Iterator[None]:
    def read(content: bytes, origin: str) -> tuple[Article, ...]:
        return read_here(content, origin)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "read_apart", read)
        yield


settings.register_profile("long", max_examples=500)
