"""What tests of series share: a site on this machine, and an archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from series_site import Site, open_site
from series_world import World, make_cheaply

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import ARRIVALS
from briefgen.series import run as running


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.sqlite", also=(ARRIVALS,)) as opened:
        yield opened


@pytest.fixture
def world(tmp_path: Path, cheap: None) -> World:
    return World(tmp_path)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has summaries made of nothing: what they say is tested elsewhere."""
    monkeypatch.setattr(running, "make", make_cheaply)
