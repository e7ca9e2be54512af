"""Mail over a real server on loopback: taken, refused, hanging, dropping the line."""

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from briefgen.delivery.letter import Letter, message_id, write_letter
from briefgen.delivery.mail import MailServer, UnsureError, find_password, send
from briefgen.errors import ConfigError, DeliveryError

KEY = ("harbor", "2026-W47", "weekly-executive", "mail:board@example.org")
LETTER = write_letter(
    Letter(
        key=KEY,
        sender="briefs@example.org",
        recipient="board@example.org",
        subject="Week 47",
        date=datetime(2026, 11, 20, 16, tzinfo=UTC),
        text=".A line that begins with a stop.\n",
    )
)
PASSWORD = {"BRIEFGEN_MAIL_PASSWORD": "secret"}


class Box:
    """What the server took, and what it answers."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.rcpt = "250 OK"
        self.data = "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.data.startswith("250"):
            self.taken.append(envelope)
        return self.data


def let_in(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(handled=False, success=(data.login, data.password) == (b"briefs", b"secret"))


class Post:
    """A running server, and how it is reached."""

    def __init__(self, box: Box, folder: Path, *, security: str) -> None:
        authority = trustme.CA()
        self.ca_file = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_file))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        # aiosmtpd lets nobody log in over a line that was encrypted from the start.
        extra: dict[str, Any] = {"ssl_context": context}
        if security == "starttls":
            extra = {"tls_context": context, "require_starttls": True, "authenticator": let_in, "auth_required": True}
        self.controller = Controller(box, hostname="127.0.0.1", port=0, **extra)
        self.security = security

    def server(self, **changes: Any) -> MailServer:
        return MailServer(
            **{
                "host": "localhost",
                "port": self.controller.server.sockets[0].getsockname()[1],  # type: ignore[union-attr]
                "sender": "briefs@example.org",
                "security": self.security,
                "user": "briefs" if self.security == "starttls" else None,
                "ca_file": str(self.ca_file),
                **changes,
            }
        )


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture(params=["starttls", "tls"])
def post(request: pytest.FixtureRequest, box: Box, tmp_path: Path) -> Iterator[Post]:
    # aiosmtpd's controller knocks at its own door, at the port that it was told: it must be one that was free.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = Post(box, tmp_path, security=request.param)
    found.controller.port = port
    found.controller.start()
    yield found
    found.controller.stop()


def deliver(server: MailServer, *, timeout: float = 10) -> None:
    send(LETTER, server, environ=PASSWORD, folder=Path(), timeout=timeout)


def test_a_mail_is_taken_as_it_was_written(post: Post, box: Box) -> None:
    deliver(post.server())
    (envelope,) = box.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("briefs@example.org", ["board@example.org"])
    assert isinstance(envelope.content, bytes)
    assert envelope.content == LETTER
    assert message_id(KEY).encode() in envelope.content


@pytest.mark.parametrize("post", ["starttls"], indirect=True)
def test_a_wrong_password_is_told_and_never_shown(post: Post, box: Box) -> None:
    with pytest.raises(DeliveryError, match="does not let `briefs` in") as caught:
        send(LETTER, post.server(), environ={"BRIEFGEN_MAIL_PASSWORD": "wrong!"}, folder=Path(), timeout=10)
    assert "wrong!" not in caught.value.message + caught.value.hint
    assert not box.taken


@pytest.mark.parametrize("step", ["rcpt", "data"])
@pytest.mark.parametrize("answer", ["451 try later", "550 nobody here"])
def test_what_the_server_refuses_is_told_with_its_words(post: Post, box: Box, step: str, answer: str) -> None:
    setattr(box, step, answer)
    with pytest.raises(DeliveryError, match=answer) as caught:
        deliver(post.server())
    assert not isinstance(caught.value, UnsureError)
    assert caught.value.exit_code == 90


def test_a_certificate_that_nobody_vouches_for_is_refused(post: Post, box: Box) -> None:
    with pytest.raises(DeliveryError, match="certificate"):
        deliver(post.server(ca_file=None))
    assert not box.taken


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(DeliveryError, match="cannot be reached"):
        deliver(MailServer(host="127.0.0.1", port=port, sender="a@example.org"))


class Line:
    """A server that goes through a script and then does as it is told: hang, or drop the line."""

    def __init__(self, *, drop_after: bytes, hang: bool = False) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.drop_after, self.hang = drop_after, hang
        self.ended = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with self.listener, self.listener.accept()[0] as line:
            file = line.makefile("rwb", buffering=0)
            file.write(b"220 ready\r\n")
            received = b""
            while chunk := file.readline():
                received += chunk
                verb = chunk[:4].upper()
                if self.drop_after in received.upper():
                    break
                if verb == b"EHLO":
                    file.write(b"250 localhost\r\n")
                elif verb == b"DATA":
                    file.write(b"354 go on\r\n")
                elif verb in (b"MAIL", b"RCPT"):
                    file.write(b"250 OK\r\n")
            if self.hang:
                self.ended.wait(20)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a scripted server, which speaks no TLS, be spoken to."""
    monkeypatch.setattr(smtplib.SMTP, "starttls", lambda _self, **_: (220, b"ready"))


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("hang", [True, False])
@pytest.mark.parametrize("step", [b"MAIL", b"RCPT", b"DATA"])
def test_a_line_that_breaks_before_the_message_is_sure_not_to_have_taken_it(step: bytes, *, hang: bool) -> None:
    line = Line(drop_after=step, hang=hang)
    with pytest.raises(DeliveryError) as caught:
        deliver(MailServer(host="127.0.0.1", port=line.port, sender="a@example.org"), timeout=0.5)
    line.ended.set()
    assert not isinstance(caught.value, UnsureError)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("hang", [True, False])
def test_a_line_that_breaks_after_the_message_is_unsure(*, hang: bool) -> None:
    line = Line(drop_after=b"\r\n.\r\n", hang=hang)
    with pytest.raises(UnsureError, match="did not say"):
        deliver(MailServer(host="127.0.0.1", port=line.port, sender="a@example.org"), timeout=0.5)
    line.ended.set()


def test_the_password_comes_from_a_file_the_keyring_or_the_variable(tmp_path: Path) -> None:
    server = MailServer(host="mail.example", sender="a@example.org", user="briefs")
    assert find_password(server, environ=PASSWORD, folder=tmp_path) == "secret"
    with pytest.raises(ConfigError, match="no password for `briefs`"):
        find_password(server, environ={}, folder=tmp_path)
    (tmp_path / "password").write_text("from a file\n", encoding="utf-8")
    filed = MailServer(host="mail.example", sender="a@example.org", user="briefs", password_file="password")  # noqa: S106
    assert find_password(filed, environ=PASSWORD, folder=tmp_path) == "from a file"
    with pytest.raises(ConfigError, match="no password can be read"):
        find_password(filed, environ=PASSWORD, folder=tmp_path / "none")
