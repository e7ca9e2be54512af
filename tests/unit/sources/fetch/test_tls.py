"""TLS: the certificate is checked against the name, though the connection is to an address in figures."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from loopback import PUBLIC, STORY, Server, World, go, say, serving

from briefgen.errors import SourceError
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Fetched

Serve = Callable[[trustme.LeafCert], Server]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Puts a server with a certificate behind the public address, at port 443."""
    world = World(monkeypatch)
    with ExitStack() as stack:

        def start(certificate: trustme.LeafCert) -> Server:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            server = stack.enter_context(serving(Server(tls=context)))
            server.routes["/"] = say()
            world.places[PUBLIC, 443] = server.server_port
            return server

        yield start


def fetch_trusting(authority: trustme.CA) -> Fetched:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    client = Client(resolve=lambda host, port: [PUBLIC], context=context, environ={})
    fetched = client.fetch("https://harbor.example/")
    assert isinstance(fetched, Fetched)
    return fetched


def test_a_good_certificate(authority: trustme.CA, serve: Serve) -> None:
    serve(authority.issue_cert("harbor.example"))
    assert fetch_trusting(authority).content == STORY


def test_a_certificate_of_another_host(authority: trustme.CA, serve: Serve) -> None:
    for name in ("pier.example", PUBLIC, "127.0.0.1"):
        server = serve(authority.issue_cert(name))
        with pytest.raises(SourceError, match=r"certificate of harbor\.example does not hold .*mismatch"):
            fetch_trusting(authority)
        assert server.asked == []


def test_a_certificate_that_has_expired(authority: trustme.CA, serve: Serve) -> None:
    serve(authority.issue_cert("harbor.example", not_after=datetime(2020, 1, 1, tzinfo=UTC)))
    with pytest.raises(SourceError, match=r"does not hold .*expired") as caught:
        fetch_trusting(authority)
    assert "SSL_CERT_FILE" in (caught.value.hint or "")


def test_a_certificate_that_nobody_vouches_for(authority: trustme.CA, serve: Serve) -> None:
    serve(trustme.CA().issue_cert("harbor.example"))
    with pytest.raises(SourceError, match="does not hold"):
        fetch_trusting(authority)


def test_a_server_that_speaks_no_tls(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Server()) as server:
        World(monkeypatch).places[PUBLIC, 443] = server.server_port
        with pytest.raises(SourceError, match=r"cannot be reached securely: TLS with harbor\.example fails"):
            fetch_trusting(authority)


def test_a_redirect_may_not_take_the_protection_away(authority: trustme.CA, serve: Serve) -> None:
    server = serve(authority.issue_cert("harbor.example"))
    server.routes["/"] = go("http://harbor.example/plain")
    with pytest.raises(SourceError, match=r"leads from https to `http://harbor\.example/plain`, which"):
        fetch_trusting(authority)
    assert server.paths == ["/"]


def test_a_file_of_authorities_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for content in (None, b"", b"no certificate"):
        file = tmp_path / "authorities.pem"
        if content is not None:
            file.write_bytes(content)
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        with pytest.raises(SourceError, match="authorities cannot be read") as caught:
            Client(environ={}).fetch("https://harbor.example/")
        assert "SSL_CERT_FILE" in (caught.value.hint or "")
