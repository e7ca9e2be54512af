"""Addresses as text. Goes in: what a person, a series or a redirect names. Comes out: the address to ask, or a refusal.

Nothing is looked up here: what a host's name leads to is checked where the connection is made, in `connect.py`.
"""

import ipaddress
import re
from urllib.parse import urldefrag, urlsplit, urlunsplit

from briefgen.errors import SourceError
from briefgen.sources.fetch.public import is_public

MOST_CHARACTERS = 8_000
"""The longest address; servers take less."""

_WEB = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]+://|(?:data|mailto|javascript|about|blob):)", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_PORTS = {"http": 80, "https": 443}
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_AT_HOME = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")
"""Ends of names that lead nowhere but into one's own network."""


def is_address(source: str) -> bool:
    """Whether `source` is an address to fetch: it begins with `http://` or `https://`."""
    return bool(_WEB.match(source))


def is_other_scheme(source: str) -> bool:
    """Whether `source` is an address of a kind that is not fetched, as `ftp://…`."""
    return bool(_OTHER_SCHEME.match(source)) and not is_address(source)


def refuse_scheme(source: str) -> SourceError:
    """The refusal of an address that is neither `http` nor `https`."""
    scheme = source.partition(":")[0].lower()
    hints = {
        "file": "give the file by its path, without `file://`",
        "data": "save what it holds as a file and give that",
    }
    return SourceError(
        f"`{scheme}:` addresses are not fetched",
        hint=hints.get(scheme, "give an address that begins with https://, or save it as a file and give that"),
    )


def shown(address: str) -> str:
    """The address as messages name it: a query, which may hold a key, is an ellipsis; who signs in is left out."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.partition("?")[0].rpartition("@")[2]
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "…" if parts.query else "", ""))


def check_address(address: str, *, private: bool = False) -> str:
    """The address to ask, without its fragment and with its host in ASCII.

    Raises SourceError for another scheme, for credentials, for ports other than 80 and 443 and hosts inside one's own
    network unless `private`, and for what is no address.
    """
    if is_other_scheme(address):
        raise refuse_scheme(address)
    if len(address) > MOST_CHARACTERS or _UNPRINTABLE.search(address) or not is_address(address):
        raise _malformed(address)
    try:
        parts = urlsplit(urldefrag(address).url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _malformed(address) from None
    if "@" in parts.netloc:
        raise SourceError(
            f"`{shown(address)}` holds a user name or a password",
            hint="take it out: briefgen signs in nowhere; save the page in your browser and give the file",
        )
    name = _check_host(host, address, private=private)
    if port not in (None, _PORTS[parts.scheme]) and not private:
        raise SourceError(
            f"`{shown(address)}` names port {port}; only {_PORTS[parts.scheme]} is asked",
            hint="set fetch_private = true if that server is one of yours",
        )
    netloc = name if port in (None, _PORTS[parts.scheme]) else f"{name}:{port}"
    checked = urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))
    if not _can_be_asked(checked):
        raise _malformed(address)
    return checked


def _can_be_asked(address: str) -> bool:
    import httpx

    try:
        return bool(httpx.Request("GET", address).url.raw_path)
    except (httpx.InvalidURL, ValueError):
        return False


def _check_host(host: str, address: str, *, private: bool) -> str:
    """The host in ASCII, an IPv6 address in brackets.

    One in figures is held to `private` here already, since behind a proxy no connection to it is ours to check.
    """
    name = _ascii_figures(host, address) if ":" in host else _ascii_name(host, address)
    figures = name.strip("[]")
    if not private and (_is_at_home(name) or (_is_figures(figures) and not is_public(figures))):
        raise inside(address, host)
    return name


def _ascii_figures(host: str, address: str) -> str:
    try:
        return f"[{ipaddress.IPv6Address(host)}]"
    except ValueError:
        raise _malformed(address) from None


def _ascii_name(host: str, address: str) -> str:
    import httpx

    try:
        name = httpx.URL(f"http://{host}/").raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError):
        raise _malformed(address) from None
    labels = name.rstrip(".").split(".")
    if not all(labels) or len(name) > 253:
        raise _malformed(address)
    if _NUMBER.fullmatch(labels[-1]) and not _is_figures(name):
        raise SourceError(
            f"`{shown(address)}` writes its host as a number", hint="write its name, or four numbers as in 192.0.2.1"
        )
    return name


def inside(address: str, place: str) -> SourceError:
    """The refusal of an address that leads to `place`, inside one's own network."""
    return SourceError(
        f"`{shown(address)}` leads to `{place}`, which is no public address",
        hint="set fetch_private = true if pages of your own network may be fetched",
    )


def _is_at_home(name: str) -> bool:
    return any(f".{name.rstrip('.')}".endswith(f".{end}") for end in _AT_HOME)


def _is_figures(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _malformed(address: str) -> SourceError:
    return SourceError(
        f"`{shown(address)[:200]}` is no address that can be fetched", hint="copy it from your browser, as https://…"
    )
