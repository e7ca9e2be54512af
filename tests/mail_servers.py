"""Mail servers on this machine: a real one with TLS, and one that goes through a script and then breaks."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from briefgen.delivery.mail import MailServer

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


@contextmanager
def open_post(box: Box, folder: Path, *, security: str = "starttls") -> Iterator[Post]:
    """A real server that puts into `box` what it takes."""
    # aiosmtpd's controller knocks at its own door, at the port that it was told: it must be one that was free.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = Post(box, folder, security=security)
    found.controller.port = port
    found.controller.start()
    try:
        yield found
    finally:
        found.controller.stop()


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
