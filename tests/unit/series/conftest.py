"""What tests of series share: a site on this machine, and an archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from series_site import Site, open_site

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite", also=(ARRIVALS,)) as opened:
        yield opened
