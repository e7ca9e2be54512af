"""Mail over a real server on loopback: taken, refused, hanging, dropping the line."""

import smtplib
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from mail_servers import PASSWORD, Box, Line, Post, open_post

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


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture(params=["starttls", "tls"])
def post(request: pytest.FixtureRequest, box: Box, tmp_path: Path) -> Iterator[Post]:
    with open_post(box, tmp_path, security=request.param) as found:
        yield found


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


class Keyring(ModuleType):
    """A keyring that holds one password, or cannot be asked."""

    def __init__(self, fault: Exception | None = None) -> None:
        super().__init__("keyring")
        self.fault = fault

    def get_password(self, service: str, user: str) -> str | None:
        if self.fault is not None:
            raise self.fault
        return {("briefgen", "briefs"): "from the keyring"}.get((service, user))


def test_the_password_comes_from_the_keyring_and_what_is_wrong_with_that_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def ask(service: str) -> str:
        server = MailServer(host="mail.example", sender="a@example.org", user="briefs", password_keyring=service)
        return find_password(server, environ={}, folder=tmp_path)

    monkeypatch.setitem(sys.modules, "keyring", Keyring())
    assert ask("briefgen") == "from the keyring"
    with pytest.raises(ConfigError, match="no password of `briefs` under `other`"):
        ask("other")
    monkeypatch.setitem(sys.modules, "keyring", Keyring(RuntimeError("No recommended backend was available")))
    with pytest.raises(ConfigError, match=r"cannot be asked.*No recommended backend") as caught:
        ask("briefgen")
    assert "password_file" in caught.value.hint
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ConfigError, match="not installed"):
        ask("briefgen")


def test_the_password_comes_from_a_file_or_the_variable(tmp_path: Path) -> None:
    server = MailServer(host="mail.example", sender="a@example.org", user="briefs")
    assert find_password(server, environ=PASSWORD, folder=tmp_path) == "secret"
    with pytest.raises(ConfigError, match="no password for `briefs`"):
        find_password(server, environ={}, folder=tmp_path)
    (tmp_path / "password").write_text("from a file\n", encoding="utf-8")
    filed = MailServer(host="mail.example", sender="a@example.org", user="briefs", password_file="password")  # noqa: S106
    assert find_password(filed, environ=PASSWORD, folder=tmp_path) == "from a file"
    with pytest.raises(ConfigError, match="no password can be read"):
        find_password(filed, environ=PASSWORD, folder=tmp_path / "none")
