"""One request, one answer. Goes in: an address and headers. Comes out: the answer, its body still to be read.

Each request has a connection of its own: a connection that is shared by hosts of one IP address would carry requests
for which no certificate was checked. No cookies are kept, and no referrer is sent.
"""

import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

from briefgen.errors import SourceError
from briefgen.sources.fetch.connect import Connector, Deadline, Resolve


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Transport(httpx.BaseTransport):
    """Passes requests of httpx to a pool whose connections are ours."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),  # type: ignore[arg-type]
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


@contextmanager
def ask(
    address: str,
    headers: Mapping[str, str],
    deadline: Deadline,
    *,
    context: ssl.SSLContext,
    private: bool,
    resolve: Resolve,
    environ: Mapping[str, str],
) -> Iterator[httpx.Response]:
    """The answer of the server at `address`, which was checked before; its body can be read while the context lasts.

    Raises SourceError for a server that cannot be reached, may not be or is too slow; httpcore's errors for a
    connection that breaks.
    """
    proxy = find_proxy(address, environ)
    host = urlsplit(proxy).hostname if proxy else None
    connector = Connector(deadline, private=private, proxy=host, resolve=resolve)
    pool = _through(proxy, connector, context) if proxy else _straight(connector, context)
    # A client of httpx would keep cookies, and read where a redirect leads before anyone has checked it.
    with _Transport(pool) as transport:
        answer = transport.handle_request(httpx.Request("GET", address, headers=headers))
        with closing(answer):
            yield answer


def find_proxy(address: str, environ: Mapping[str, str]) -> str | None:
    """The proxy that `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY` names for `address`; none for a host in `NO_PROXY`.

    Raises SourceError for a proxy that is not spoken to by HTTP, and for one that is no address.
    """
    parts = urlsplit(address)
    named = _proxies(environ)
    proxy = named.get(parts.scheme) or named.get("all")
    if not proxy or _is_exempt(parts.hostname or "", named.get("no", "")):
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    scheme = parts.scheme.upper()
    if not re.match(r"https?://", proxy, re.IGNORECASE):
        raise SourceError(
            f"the proxy for {parts.scheme} is not one of HTTP: `{proxy.partition(':')[0]}://`",
            hint=f"name one that begins with http:// in {scheme}_PROXY, or unset it",
        )
    if not _is_well_formed(proxy):
        raise SourceError(
            f"the proxy for {parts.scheme} is no address",
            hint=f"write it as http://proxy.example:3128 in {scheme}_PROXY or ALL_PROXY, or unset it",
        )
    return proxy


def _is_well_formed(proxy: str) -> bool:
    try:
        parts = urlsplit(proxy)
        return bool(parts.hostname) and parts.port != 0 and proxy.isascii() and proxy.isprintable() and " " not in proxy
    except ValueError:
        return False


def _proxies(environ: Mapping[str, str]) -> dict[str, str]:
    """What the variables say, by `http`, `https`, `all` and `no`; in small letters they win, as is the custom."""
    names = sorted(name for name in environ if name.lower().endswith("_proxy") and environ[name])
    # In a script behind a web server, whoever asks sets HTTP_PROXY by a header of that name.
    trusted = [name for name in names if not (name == "HTTP_PROXY" and "REQUEST_METHOD" in environ)]
    return {name.lower().removesuffix("_proxy"): environ[name] for name in trusted}


def _is_exempt(host: str, exempt: str) -> bool:
    ends = [end.strip().lower().removeprefix("*").lstrip(".") for end in exempt.split(",") if end.strip()]
    if "*" in (end.strip() for end in exempt.split(",")):
        return True
    return any(f".{host}".endswith(f".{end}") for end in ends if end)


def _straight(connector: Connector, context: ssl.SSLContext) -> httpcore.ConnectionPool:
    return httpcore.ConnectionPool(ssl_context=context, network_backend=connector)


def _through(proxy: str, connector: Connector, context: ssl.SSLContext) -> httpcore.ConnectionPool:
    parts = urlsplit(proxy)
    user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return httpcore.HTTPProxy(
        proxy_url=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
        proxy_auth=user,
        ssl_context=context,
        proxy_ssl_context=context if parts.scheme == "https" else None,
        network_backend=connector,
    )
