"""Nothing opens a connection."""

import socket

import pytest
from builders_article import SAMPLES

import briefgen
from briefgen.brief.seen import see


class RefusedError(AssertionError):
    """Something asked for the network."""


def test_a_brief_is_made_and_written_with_sockets_blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RefusedError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(RefusedError):
        socket.create_connection(("localhost", 9))
    articles = briefgen.read(*SAMPLES)
    document = briefgen.compose(briefgen.make_brief(articles), "base")
    assert all(briefgen.write(document, name) for name in ("docx", "pdf", "html", "md"))
    assert see(articles).sentences
