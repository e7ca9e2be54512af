"""Proxies: which one is asked, and what is still refused behind it."""

import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from select import select
from typing import Any

import pytest
import trustme
from loopback import STORY, Handler, Server, say, serving

from briefgen.errors import SourceError
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Fetched
from briefgen.sources.fetch.transport import find_proxy


class Tunnel(Handler):
    """A proxy: answers what is not encrypted itself, and passes the rest on to the server at `inner`."""

    inner = 0

    def do_CONNECT(self) -> None:  # noqa: N802 - the name that the library gives it
        self.server.asked.append((self.path, dict(self.headers)))
        if not self.inner:
            self.send(403, {})
            return
        self.send_response(200)
        self.end_headers()
        with socket.create_connection(("127.0.0.1", self.inner)) as far, suppress(OSError):
            ends = {self.connection: far, far: self.connection}
            while True:
                for ready in select(list(ends), [], [], 10)[0]:
                    piece = ready.recv(65_536)
                    if not piece:
                        self.close_connection = True
                        return
                    ends[ready].sendall(piece)


@pytest.fixture
def proxy() -> Iterator[Server]:
    with serving(Server(type("OneTunnel", (Tunnel,), {}))) as running:
        yield running


def unasked(host: str, port: int) -> list[str]:
    assert host == "127.0.0.1", "behind a proxy, no other name is looked up"
    return ["127.0.0.1"]


def make_visitor(proxy: Server, **options: Any) -> Client:
    environ = {"HTTP_PROXY": proxy.base.replace("//", "//me:pass%40word@"), "https_proxy": proxy.base}
    return Client(resolve=unasked, environ=environ, sleep=lambda seconds: None, **options)


def test_a_page_comes_through_the_proxy(proxy: Server) -> None:
    proxy.routes["http://harbor.example/a"] = say()
    fetched = make_visitor(proxy).fetch("http://harbor.example/a")
    assert isinstance(fetched, Fetched)
    assert fetched.content == STORY
    assert proxy.asked[0][1]["Proxy-Authorization"] == f"Basic {b64encode(b'me:pass@word').decode()}"


def test_a_page_under_tls_comes_through_a_tunnel(proxy: Server) -> None:
    import ssl

    authority = trustme.CA()
    served, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("harbor.example").configure_cert(served)
    authority.configure_trust(trusting)
    with serving(Server(tls=served)) as server:
        server.routes["/"] = say()
        proxy.RequestHandlerClass.inner = server.server_port  # type: ignore[attr-defined]
        assert isinstance(make_visitor(proxy, context=trusting).fetch("https://harbor.example/"), Fetched)
        assert proxy.paths == ["harbor.example:443"]
        with pytest.raises(SourceError, match=r"certificate of pier\.example does not hold"):
            make_visitor(proxy, context=trusting).fetch("https://pier.example/")


def test_a_proxy_that_refuses(proxy: Server) -> None:
    with pytest.raises(SourceError, match="your proxy does not let it through"):
        make_visitor(proxy).fetch("https://harbor.example/")
    proxy.routes["*"] = say(b"", status=407)
    with pytest.raises(SourceError, match="held back by your proxy"):
        make_visitor(proxy).fetch("http://harbor.example/")


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::1]", "localhost", "2130706433"])
def test_hosts_inside_are_refused_before_the_proxy_is_asked(proxy: Server, host: str) -> None:
    with pytest.raises(SourceError, match=r"no public address|as a number"):
        make_visitor(proxy).fetch(f"http://{host}/")
    assert proxy.asked == []


PROXY = "http://proxy.example:3128"


@pytest.mark.parametrize(
    ("environ", "address", "found"),
    [
        ({}, "https://a.example/", None),
        ({"HTTPS_PROXY": PROXY}, "https://a.example/", PROXY),
        ({"HTTPS_PROXY": PROXY}, "http://a.example/", None),
        ({"HTTPS_PROXY": "proxy.example:3128"}, "https://a.example/", PROXY),
        ({"HTTPS_PROXY": "http://other.example", "https_proxy": PROXY}, "https://a.example/", PROXY),
        ({"ALL_PROXY": PROXY}, "https://a.example/", PROXY),
        ({"ALL_PROXY": PROXY, "HTTPS_PROXY": ""}, "https://a.example/", PROXY),
        ({"HTTP_PROXY": PROXY, "REQUEST_METHOD": "GET"}, "http://a.example/", None),
        ({"ALL_PROXY": PROXY, "NO_PROXY": "b.example, .example"}, "https://a.example/", None),
        ({"ALL_PROXY": PROXY, "NO_PROXY": "a.example"}, "https://www.a.example/", None),
        ({"ALL_PROXY": PROXY, "NO_PROXY": "a.example"}, "https://aa.example/", PROXY),
        ({"ALL_PROXY": PROXY, "NO_PROXY": "*.a.example"}, "https://b.a.example/", None),
        ({"ALL_PROXY": PROXY, "NO_PROXY": "*"}, "https://a.example/", None),
        ({"ALL_PROXY": PROXY, "NO_PROXY": " , "}, "https://a.example/", PROXY),
    ],
)
def test_which_proxy_is_asked(environ: dict[str, str], address: str, found: str | None) -> None:
    assert find_proxy(address, environ) == found


def test_a_proxy_that_is_not_spoken_to_by_http() -> None:
    with pytest.raises(SourceError, match="not one of HTTP: `socks5://`"):
        find_proxy("https://a.example/", {"ALL_PROXY": "socks5://me:secret@proxy.example"})


@pytest.mark.parametrize(
    "proxy", ["http://", "http://[", "http://a:port", "http://a:99999", "http://a b", "a\nb", "ü:1"]
)
def test_a_proxy_that_is_no_address(proxy: str) -> None:
    with pytest.raises(SourceError, match="the proxy for https is no address"):
        Client(environ={"HTTPS_PROXY": proxy}).fetch("https://a.example/")
