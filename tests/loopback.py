"""Real servers on loopback: a web server whose pages a test says, a world of names that lead to it, a proxy."""

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler
from typing import Any

import httpcore
import pytest

STORY = b"Pier closed\n\nThe harbor board closed the old pier on Monday. Two ferries moved to the north quay.\n"
PUBLIC = "93.184.215.14"
"""An address of the whole world, which nothing in the tests ever reaches."""

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers as the routes of its server say; 404 to all else."""

    server: "Server"

    def do_GET(self) -> None:
        """Answer."""
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.routes.get(self.path) or self.server.routes.get("*") or say(status=404)
        with contextlib.suppress(OSError):
            answer(self)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing."""

    def send(self, status: int, headers: dict[str, str], content: bytes = b"") -> None:
        """Send all of an answer, with a length unless `headers` state one."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


class Server(ThreadingHTTPServer):
    """A web server at `base`, on a port that was free."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[BaseRequestHandler] = Handler, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.routes: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.tls = tls
        self.base = f"{'https' if tls else 'http'}://127.0.0.1:{self.server_port}"

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Serve one connection; one that breaks is no error of the test."""
        with contextlib.suppress(OSError):
            if self.tls:
                request = self.tls.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)
            if self.tls:
                request.close()

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextlib.contextmanager
def serving(server: Server) -> Iterator[Server]:
    """`server`, which answers while the context lasts."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def say(content: bytes = STORY, *, status: int = 200, **headers: str) -> Answer:
    """An answer with `content`; headers are named as in `content_type`."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return lambda handler: handler.send(status, named, content)


def in_turn(*answers: Answer) -> Answer:
    """Each of `answers` once, the last for ever."""
    left = list(answers)

    def answer(handler: Handler) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return answer


def go(target: str, status: int = 302) -> Answer:
    """A redirect."""
    return say(b"", status=status, location=target)


class World:
    """Public addresses that lead to servers on loopback; `reached` holds each that was connected to, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.places: dict[tuple[str, int], int] = {}
        self.reached: list[tuple[str, int]] = []
        self._connect = httpcore.SyncBackend.connect_tcp
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", self._lead)

    def _lead(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        self.reached.append((host, port))
        if (host, port) not in self.places:
            raise httpcore.ConnectError
        return self._connect(httpcore.SyncBackend(), "127.0.0.1", self.places[host, port], 10)
