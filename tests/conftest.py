"""How the search for counterexamples goes: the same one in every run, so that a run says what the code does and not
what chance did; `--hypothesis-profile long` searches five times as far, by chance.

Sources are read in the process of the tests, where coverage sees it; `test_child.py`, `test_real_files.py` and commands
that are run as programs read them in a process of its own, as users do.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from briefgen.sources import child
from briefgen.sources.article import Article
from briefgen.sources.feed.articles import build_article, list_entries
from briefgen.sources.read import read_here


@pytest.fixture(autouse=True, scope="session")
def _read_here() -> Iterator[None]:
    def read(content: bytes, origin: str) -> tuple[Article, ...]:
        return read_here(content, origin)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "read_apart", read)
        patch.setattr(child, "list_apart", list_entries)
        patch.setattr(child, "read_entry_apart", build_article)
        yield


settings.register_profile("steady", derandomize=True)
settings.register_profile("long", max_examples=500)
settings.load_profile("steady")
