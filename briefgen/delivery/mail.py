"""Mail goes out. Goes in: the bytes of a message, and a server. Comes out: that the server took it, or why not.

SMTP cannot be exactly once: where the line breaks between the end of the message and the server's answer, nobody knows
whether it was taken. That is told as `unsure`; the message may be sent again, with the same Message-ID.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.policy import SMTP as _POLICY
from pathlib import Path
from typing import Literal

import msgspec

from briefgen.delivery.letter import read_address
from briefgen.errors import ConfigError, DeliveryError
from briefgen.tables import Words
from briefgen.text import collapse

_PORTS = {"starttls": 587, "tls": 465}
_TIMEOUT_SECONDS = 60.0
_GO_ON = 354
_FIRST_STOP = re.compile(rb"^\.", re.MULTILINE)
PASSWORD_VARIABLE = "BRIEFGEN_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
"""The variable that holds the password where the settings name no other place."""


class MailServer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table `mail` of the settings. There is no key for a password: only for where it is."""

    host: Words
    sender: Words
    """The address that mails come from, as `briefs@example.org` or `Briefs <briefs@example.org>`."""
    port: int | None = None
    """None for the usual one of the security: 587 or 465."""
    security: Literal["starttls", "tls"] = "starttls"
    """Nothing is sent over a line that is not encrypted."""
    user: Words | None = None
    """Who logs in; None where the server asks nobody."""
    password_file: Words | None = None
    """A file whose first line is the password."""
    password_keyring: Words | None = None
    """The service under which the keyring of the system has it, for `user`; needs the library `keyring`."""
    ca_file: Words | None = None
    """Certificates to trust instead of the system's, where an organization signs its own."""


class UnsureError(DeliveryError):
    """The line broke when the message was sent and not yet answered: it may have been taken."""


def send(
    content: bytes,
    server: MailServer,
    *,
    environ: Mapping[str, str],
    folder: Path,
    timeout: float = _TIMEOUT_SECONDS,
) -> None:
    """Return when the server has taken the message for the address in its `To`.

    `folder` is where the paths of `server` count from; `timeout`, in seconds, goes for each answer.
    Raises ConfigError for a password or certificates that cannot be read, DeliveryError where the server did not take
    it, and of that UnsureError where that cannot be known.
    """
    message = message_from_bytes(content, policy=_POLICY)
    sender, recipient = (read_address(str(message[name])).addr_spec for name in ("From", "To"))
    where = f"{server.host}:{server.port or _PORTS[server.security]}"
    password = find_password(server, environ=environ, folder=folder) if server.user else None
    context = _trust(server, folder)
    with _telling(where, server):
        line = _connect(server, context, timeout)
        try:
            line.ehlo_or_helo_if_needed()
            if server.user and password is not None:
                line.login(server.user, password)
            _hand_over(line, sender, recipient, content, where)
        finally:
            # Nothing that happens while the line is closed changes whether the mail was taken.
            with suppress(smtplib.SMTPException, OSError):
                line.quit()


@contextmanager
def _telling(where: str, server: MailServer) -> Iterator[None]:
    """What goes wrong on the line, in our words."""
    try:
        yield
    except smtplib.SMTPAuthenticationError:
        raise DeliveryError(
            f"{where} does not let `{server.user}` in", hint="check the user, and where the password comes from"
        ) from None
    except smtplib.SMTPResponseException as error:
        raise _refused(where, error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPNotSupportedError:
        raise DeliveryError(
            f"{where} offers no encryption, or no login", hint='check `security`: it takes "starttls" or "tls"'
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "no answer"
        raise DeliveryError(
            f"{where} cannot be reached: {reason}",
            hint="it is tried again by the next run; check the host, the port and the network",
        ) from None


def find_password(server: MailServer, *, environ: Mapping[str, str], folder: Path) -> str:
    """The password of the user: from its file, the keyring, or the variable. Raises ConfigError where none has it."""
    if server.password_file is not None:
        path = folder / Path(server.password_file).expanduser()
        try:
            return path.read_text("utf-8").splitlines()[0]
        except (OSError, UnicodeDecodeError, IndexError):
            raise ConfigError(f"no password can be read from {path}", hint="put it into the first line") from None
    if server.password_keyring is not None:
        return _ask_keyring(server.password_keyring, server.user or "")
    if password := environ.get(PASSWORD_VARIABLE):
        return password
    raise ConfigError(
        f"there is no password for `{server.user}` at {server.host}",
        hint=f"set {PASSWORD_VARIABLE}, or `password_file` or `password_keyring` in the table `mail`",
    )


def _ask_keyring(service: str, user: str) -> str:
    try:
        import keyring
    except ImportError:
        raise ConfigError(
            "the library `keyring` is not installed", hint='install it: pip install "briefgen[keyring]"'
        ) from None
    try:
        password = keyring.get_password(service, user)
    except Exception as error:  # each keyring of a system raises errors of its own
        raise ConfigError(
            f"the keyring cannot be asked for the password of `{user}`: {type(error).__name__}: {collapse(str(error))}",
            hint="unlock it, or put the password into a file, and name that as `password_file`",
        ) from error
    if not password:
        raise ConfigError(
            f"the keyring has no password of `{user}` under `{service}`", hint=f"keyring set {service} {user}"
        )
    return str(password)


def _trust(server: MailServer, folder: Path) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(
            cafile=str(folder / Path(server.ca_file).expanduser()) if server.ca_file else None
        )
    except (OSError, ssl.SSLError):
        raise ConfigError(f"no certificates can be read from {server.ca_file}", hint="it takes a PEM file") from None


def _connect(server: MailServer, context: ssl.SSLContext, timeout: float) -> smtplib.SMTP:
    port = server.port or _PORTS[server.security]
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, port, timeout=timeout, context=context)
    line = smtplib.SMTP(server.host, port, timeout=timeout)
    try:
        line.starttls(context=context)
    except BaseException:
        line.close()
        raise
    return line


def _hand_over(line: smtplib.SMTP, sender: str, recipient: str, content: bytes, where: str) -> None:
    """The envelope and the message. Only what breaks from its last line on is unsure."""
    for code, said in (call(address) for call, address in ((line.mail, sender), (line.rcpt, recipient))):
        if code not in (250, 251):
            raise _refused(where, code, said)
    code, said = line.docmd("DATA")
    if code != _GO_ON:
        raise _refused(where, code, said)
    # A line that begins with a stop gets another one: a stop alone ends the message (RFC 5321, 4.5.2).
    line.send(_FIRST_STOP.sub(b"..", content))
    try:
        line.send(b".\r\n")
        code, said = line.getreply()
    except (smtplib.SMTPServerDisconnected, OSError):
        raise UnsureError(
            f"{where} did not say whether it took the mail",
            hint="it is sent again by the next run, with the same Message-ID",
        ) from None
    if code != 250:
        raise _refused(where, code, said)


def _refused(where: str, code: int, said: bytes | str) -> DeliveryError:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return DeliveryError(
        f"{where} did not take the mail: {code} {' '.join(words.split())}",
        hint="it is tried again by the next run" if code < 500 else "check the addresses, and ask who runs the server",
    )
