"""The client. Goes in: an address. Comes out: what stands there, or that it is unchanged, or an error.

One `Client` serves a run: it keeps what sites ask of programs in `robots.txt`, and nothing else.
"""

import os
import ssl
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from briefgen import __version__
from briefgen.clock import moment
from briefgen.errors import SourceError
from briefgen.sources.fetch import refusals, robots
from briefgen.sources.fetch.address import check_address, shown
from briefgen.sources.fetch.body import PACKINGS, read_body
from briefgen.sources.fetch.connect import Deadline, Resolve, resolve
from briefgen.sources.fetch.fetched import Fetched, Network, Unchanged, Validators
from briefgen.sources.fetch.transport import ask
from briefgen.sources.fetch.waiting import MOST_TRIES, find_wait
from briefgen.sources.limits import MOST_BYTES

MOST_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5"
_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError)


class _Want(NamedTuple):
    """What is asked for, through all redirects and tries."""

    address: str
    validators: Validators | None = None
    polite: bool = False
    most: int = MOST_BYTES
    cut: bool = False


class _Answer(NamedTuple):
    """What one try came to."""

    status: int
    headers: httpx.Headers
    final: str
    content: bytes = b""


class _Broken(NamedTuple):
    """A try whose connection broke."""


class Client:
    """Fetches addresses as `network` allows; the rest of its parts are given in tests only."""

    def __init__(
        self,
        network: Network | None = None,
        *,
        resolve: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = moment,
        context: ssl.SSLContext | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._network = network or Network()
        self._resolve = resolve
        self._sleep = sleep
        self._monotonic = monotonic
        self._now = now
        self._context = context
        self._environ = environ
        self._robots: dict[str, robots.Robots] = {}

    def fetch(self, address: str, *, validators: Validators | None = None, polite: bool = False) -> Fetched | Unchanged:
        """What stands at `address`; `Unchanged` where that is what `validators` were given for.

        `polite` honors robots.txt, as is due where a program chose the moment and not a person. Raises SourceError for
        an address that may not be fetched, cannot be, or holds no article.
        """
        address = check_address(address, private=self._network.private)
        answer = self._get(_Want(address, validators, polite))
        retrieved = f"{self._now():%Y-%m-%dT%H:%M:%SZ}"
        given = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        if answer.status == httpx.codes.NOT_MODIFIED and validators is not None:
            return Unchanged(address, retrieved, given if given != Validators() else validators)
        if answer.status != httpx.codes.OK:
            raise refusals.refuse_status(address, answer.status)
        refusals.check_content(address, answer.content)
        media_type, charset = _read_content_type(answer.headers)
        return Fetched(answer.content, address, answer.final, retrieved, media_type, charset, given)

    def _get(self, want: _Want) -> _Answer:
        """The last answer: the first that asking again would not change."""
        for number in range(1, MOST_TRIES + 1):
            last = number == MOST_TRIES
            answer = self._try(want)
            if isinstance(answer, _Broken):
                if last:
                    raise refusals.refuse_break(want.address)
                self._sleep(find_wait(number, {}, want.address))
            elif answer.status not in _AGAIN or last:
                return answer
            else:
                self._sleep(find_wait(number, answer.headers, want.address))
        raise refusals.refuse_break(want.address)

    def _try(self, want: _Want) -> _Answer | _Broken:
        """The answer at the end of the redirects, each of which is checked like the first address."""
        here = want.address
        if want.polite:
            self._require_welcome(here)
        deadline = Deadline(here, self._network.seconds, monotonic=self._monotonic)
        seen = [here]
        while True:
            try:
                answer = self._ask(want, here, deadline)
            except _BROKEN:
                return _Broken()
            except httpcore.ProxyError as error:
                raise refusals.refuse_proxy(here, str(error)) from None
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            here = deadline.address = self._follow(here, answer.headers["location"], seen)
            seen.append(here)
            if want.polite:
                self._require_welcome(here)

    def _ask(self, want: _Want, here: str, deadline: Deadline) -> _Answer:
        headers = self._headers(want.validators)
        with ask(
            here,
            headers,
            deadline,
            context=self._trusted(),
            private=self._network.private,
            resolve=self._resolve,
            environ=self._environ,
        ) as answer:
            content = b""
            if answer.status_code == httpx.codes.OK:
                refusals.check_landing(want.address, here)
                refusals.check_media_type(here, _read_content_type(answer.headers)[0])
                content = read_body(answer, here, most=want.most, cut=want.cut)
            return _Answer(answer.status_code, answer.headers, here, content)

    def _follow(self, here: str, location: str, seen: list[str]) -> str:
        """Where a redirect leads. Raises SourceError where it may not, or where there are too many."""
        try:
            target = urljoin(here, location)
        except ValueError:
            target = location
        try:
            target = check_address(target, private=self._network.private)
        except SourceError as error:
            raise SourceError(f"`{shown(here)}` leads on, but {error.message}", hint=error.hint) from None
        if urlsplit(here).scheme == "https" and urlsplit(target).scheme == "http":
            raise SourceError(
                f"`{shown(here)}` leads from https to `{shown(target)}`, which is not protected",
                hint="name that address yourself if you trust the way to it",
            )
        if target in seen:
            raise SourceError(
                f"`{shown(seen[0])}` leads round in a circle: again to `{shown(target)}`",
                hint="such a page mostly wants cookies; open it in your browser, save it and give the file",
            )
        if len(seen) > MOST_REDIRECTS:
            raise SourceError(
                f"`{shown(seen[0])}` leads on more than {MOST_REDIRECTS} times", hint="give the address where it ends"
            )
        return target

    def _headers(self, validators: Validators | None) -> dict[str, str]:
        contact = f" (+{self._network.contact})" if self._network.contact else ""
        headers = {
            "User-Agent": f"{robots.NAME}/{__version__}{contact}",
            "Accept": _ACCEPT,
            "Accept-Encoding": PACKINGS,
            "Connection": "close",
        }
        if validators:
            asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
            # Servers send what no request can hold; nothing says in which letters it would have to go back.
            headers |= {name: value for name, value in asked.items() if value and value.isascii()}
        return headers

    def _trusted(self) -> ssl.SSLContext:
        if self._context is None:
            try:
                self._context = httpx.create_ssl_context()
            except OSError as error:
                raise refusals.refuse_authorities(error.strerror or str(error)) from None
        return self._context

    def _require_welcome(self, address: str) -> None:
        """Raise SourceError where the site's robots.txt asks programs to leave `address` alone."""
        site = urljoin(address, "/robots.txt")
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        if not self._robots[site].allows(address):
            reason = "cannot be had" if self._robots[site] is robots.NONE else "asks programs to leave it alone"
            raise SourceError(
                f"`{shown(address)}` is left alone: the site's robots.txt {reason}",
                hint="take it out of the series, or read it once by naming it yourself",
            )

    def _read_robots(self, site: str) -> robots.Robots:
        """What a site asks; everything is allowed where it has no such file, and nothing while its server fails."""
        try:
            answer = self._get(_Want(site, most=robots.MOST_BYTES, cut=True))
        except SourceError:
            return robots.NONE
        if answer.status == httpx.codes.OK:
            return robots.read_robots(answer.content)
        return robots.ALL if httpx.codes.is_client_error(answer.status) else robots.NONE


def fetch_named(address: str, network: Network | None = None) -> Fetched:
    """What stands at an address that a person named; raises SourceError as `Client.fetch`."""
    fetched = Client(network).fetch(address)
    if isinstance(fetched, Unchanged):
        raise refusals.refuse_status(address, httpx.codes.NOT_MODIFIED)
    return fetched


def _read_content_type(headers: httpx.Headers) -> tuple[str | None, str | None]:
    """The type and the character set that a server states, in lower case."""
    kind, *parameters = headers.get("content-type", "").lower().split(";")
    named = dict(part.strip().partition("=")[::2] for part in parameters)
    return kind.strip() or None, named.get("charset", "").strip().strip("\"'") or None
