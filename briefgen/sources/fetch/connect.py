"""Connections. Goes in: a host's name and a port. Comes out: a connection to an address that was checked.

The very address that was looked at is connected to: were the name looked up twice, it could lead elsewhere the second
time. Every wait ends at the deadline, so that neither slow headers nor a body that drips can hold a run.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from briefgen.errors import SourceError
from briefgen.sources.fetch.address import inside, shown
from briefgen.sources.fetch.public import is_public

Resolve = Callable[[str, int], list[str]]
"""The IP addresses of a host, as text; raises OSError where it has none."""

STALL_SECONDS = 10.0
"""How long a server may send nothing."""
_MOST_TRIED = 4
"""Of the addresses of one name."""


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of `host`, in the order of the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Deadline:
    """The end of a try: how many seconds are left, and the error that says none are."""

    def __init__(self, address: str, seconds: float, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.address = address
        self._seconds = seconds
        self._monotonic = monotonic
        self._end = monotonic() + seconds

    def wait(self) -> float:
        """How long the next step may take, in seconds. Raises SourceError once the time is used up."""
        left = self._end - self._monotonic()
        if left <= 0:
            raise self.missed()
        return min(left, STALL_SECONDS)

    def missed(self) -> SourceError:
        """The error of a server that is too slow."""
        limits = f"nothing for {STALL_SECONDS:g} s, or not all in {self._seconds:g} s"
        return SourceError(
            f"`{shown(self.address)}` took too long: {limits}",
            hint="try again later, allow more with fetch_seconds, or save the page in your browser",
        )


class Connector(httpcore.NetworkBackend):
    """Opens the connections of one try, to public addresses only unless `private` or the host is the `proxy`."""

    def __init__(self, deadline: Deadline, *, private: bool, proxy: str | None, resolve: Resolve = resolve) -> None:
        self._deadline = deadline
        self._private = private
        self._proxy = proxy
        self._resolve = resolve
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline says it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers. Raises SourceError where none may or does."""
        failure = "no address answers"
        for address in self._allowed(host, port)[:_MOST_TRIED]:
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._deadline.wait(), local_address, socket_options or ()
                )
            except httpcore.ConnectTimeout:
                failure = "it does not answer"
            except httpcore.ConnectError as error:
                failure = _reason(error)
            else:
                return TimedStream(stream, self._deadline)
        raise SourceError(
            f"`{shown(self._deadline.address)}` cannot be reached: {host}: {failure}",
            hint="check the address and your connection, or try again later",
        )

    def _allowed(self, host: str, port: int) -> list[str]:
        found = self._look_up(host, port)
        if self._private or host == self._proxy:
            return found
        allowed = [address for address in found if is_public(address)]
        if not allowed:
            raise inside(self._deadline.address, found[0])
        return allowed

    def _look_up(self, host: str, port: int) -> list[str]:
        """The addresses of `host`; asked for in a thread, since the system's own wait cannot be bounded."""
        answers: list[list[str] | Exception] = []

        def ask() -> None:
            try:
                answers.append(self._resolve(host, port))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where it can be seen
                answers.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._deadline.wait())
        if not answers:
            raise self._deadline.missed()
        (answer,) = answers
        if isinstance(answer, Exception) and not isinstance(answer, OSError | UnicodeError):
            raise answer
        if isinstance(answer, Exception) or not answer:
            raise SourceError(
                f"`{shown(self._deadline.address)}` cannot be reached: no host of the name `{host}` is known",
                hint="check the address and your connection",
            )
        return answer


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline, and whose certificate is told apart from other trouble."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline says it
        """What comes next. Raises SourceError once the time is used up."""
        try:
            return self._stream.read(max_bytes, self._deadline.wait())
        except httpcore.ReadTimeout:
            raise self._deadline.missed() from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline says it
        """Send `buffer`. Raises SourceError once the time is used up."""
        try:
            self._stream.write(buffer, self._deadline.wait())
        except httpcore.WriteTimeout:
            raise self._deadline.missed() from None

    def close(self) -> None:
        """Close it."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline says it
    ) -> httpcore.NetworkStream:
        """The connection under TLS. Raises SourceError for a certificate that does not hold."""
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.wait())
        except httpcore.ConnectTimeout:
            raise self._deadline.missed() from None
        except httpcore.ConnectError as error:
            raise _insecure(self._deadline.address, server_hostname or "", error) from None
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        """What the connection beneath says."""
        return self._stream.get_extra_info(info)


def _reason(error: httpcore.ConnectError) -> str:
    cause = error.__cause__ or error.__context__
    return getattr(cause, "strerror", None) or str(error) or "it does not answer"


def _insecure(address: str, host: str, error: httpcore.ConnectError) -> SourceError:
    cause = error.__cause__ or error.__context__
    if not isinstance(cause, ssl.SSLCertVerificationError):
        reason = getattr(cause, "reason", None) or str(error)
        return SourceError(
            f"`{shown(address)}` cannot be reached securely: TLS with {host} fails ({reason})",
            hint="try it in your browser; save the page there and give the file",
        )
    return SourceError(
        f"`{shown(address)}` is not fetched: the certificate of {host} does not hold ({cause.verify_message})",
        hint="if your office has a certificate authority of its own, name its file in SSL_CERT_FILE",
    )
