"""Servers that keep a client waiting: every wait ends, by the client's own clock."""

import contextlib
import threading
from collections.abc import Callable, Iterator

import httpcore
import pytest
from loopback import Handler, Server

from briefgen.errors import SourceError
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.connect import STALL_SECONDS, Deadline, TimedStream
from briefgen.sources.fetch.fetched import Network


class Clock:
    """Goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1.0
        return self.seconds


def drip_head(handler: Handler) -> None:
    """Headers of a byte each, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()


def drip_body(handler: Handler) -> None:
    """A body of a byte each, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()


@pytest.mark.parametrize("answer", [drip_head, drip_body])
def test_what_drips_ends_with_the_time(server: Server, answer: Callable[[Handler], None]) -> None:
    server.routes["/a"] = answer
    slept: list[float] = []
    client = Client(Network(private=True, seconds=9), sleep=slept.append, monotonic=Clock(), environ={})
    with pytest.raises(SourceError, match="took too long: nothing for 10 s, or not all in 9 s") as caught:
        client.fetch(f"{server.base}/a")
    assert "fetch_seconds" in (caught.value.hint or "")
    assert (len(server.asked), slept) == (1, []), "a slow server is not asked again"


@pytest.fixture
def silence(server: Server) -> Iterator[None]:
    """The server says nothing while the test runs."""
    done = threading.Event()
    server.routes["/silent"] = lambda handler: (done.wait(60), None)[1]
    yield
    done.set()


@pytest.mark.usefixtures("silence")
def test_a_server_that_says_nothing_is_left(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.sources.fetch.connect.STALL_SECONDS", 0.05)
    with pytest.raises(SourceError, match="took too long"):
        Client(Network(private=True), environ={}).fetch(f"{server.base}/silent")


def test_a_name_that_is_looked_up_for_ever_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.sources.fetch.connect.STALL_SECONDS", 0.05)
    done = threading.Event()

    def look_up(host: str, port: int) -> list[str]:
        done.wait(60)
        return []

    with contextlib.ExitStack() as stack:
        stack.callback(done.set)
        with pytest.raises(SourceError, match="took too long"):
            Client(resolve=look_up, environ={}).fetch("https://harbor.example/")


def test_no_step_may_take_longer_than_is_left() -> None:
    now = [100.0]
    deadline = Deadline("https://harbor.example/a?key=1", 15, monotonic=lambda: now[0])
    assert deadline.wait() == STALL_SECONDS
    now[0] = 112.0
    assert deadline.wait() == 3.0
    now[0] = 115.0
    with pytest.raises(SourceError) as caught:
        deadline.wait()
    assert caught.value.message.startswith("`https://harbor.example/a?…` took too long")


class Stuck(httpcore.NetworkStream):
    """A connection whose every step takes too long."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        raise httpcore.ReadTimeout

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        raise httpcore.WriteTimeout

    def start_tls(
        self, ssl_context: object, server_hostname: str | None = None, timeout: float | None = None
    ) -> "Stuck":
        raise httpcore.ConnectTimeout


def test_every_step_of_a_connection_that_is_stuck_is_too_slow() -> None:
    stream = TimedStream(Stuck(), Deadline("https://harbor.example/", 15))
    steps = (lambda: stream.read(1), lambda: stream.write(b"x"), lambda: stream.start_tls(None))  # type: ignore[arg-type]
    for step in steps:
        with pytest.raises(SourceError, match="took too long"):
            step()
