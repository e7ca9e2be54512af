"""A server, and clients that wait for nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from loopback import PUBLIC, Server, World, serving

from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Network


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server()) as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    """How long the clients of the test would have waited."""
    return []


@pytest.fixture
def client(slept: list[float]) -> Client:
    """One that may ask the server, and whose time never runs out."""
    return make_client(slept, Network(private=True))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, server: Server) -> World:
    """One in which the server is a public one, at port 80."""
    found = World(monkeypatch)
    found.places[PUBLIC, 80] = server.server_port
    return found


@pytest.fixture
def visitor(slept: list[float]) -> Client:
    """One as people have it, to whom every name is a public address."""
    return make_client(slept, Network(), resolve=lambda host, port: [PUBLIC])


def make_client(slept: list[float], network: Network, **options: Any) -> Client:
    fixed = {"monotonic": lambda: 0.0, "environ": {}, "now": lambda: datetime(2026, 11, 21, 9, tzinfo=UTC)}
    return Client(network, sleep=slept.append, **{**fixed, **options})
