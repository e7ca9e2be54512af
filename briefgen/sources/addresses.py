"""Addresses of articles: one comes in as it was written, what two spellings of it have in common goes out. Pure."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|dc|tw|ms|yc|wbra|gbra)clid|mc_[ce]id|igshid|_ga|_gl|cmpid|ocid|ref_src|amp|outputType",
    re.IGNORECASE,
)
"""Names of parameters that tell whence a reader came, or ask for the AMP page, and not which article is meant."""
_AMP_ENDING = re.compile(r"(?:/amp(?:\.html)?|\.amp(?:\.html)?)$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def same_address(url: str | None) -> str | None:
    """What every spelling of an article's address has in common; None for what is no address of an article.

    Left out are the scheme, `www.`, `m.` and `amp.` before the host, the default port, parameters of tracking, the mark
    of an AMP page, the fragment and a slash at the end; parameters are put in order. A site's front page is no article.
    """
    try:
        parts = urlsplit((url or "").strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        return None
    host = re.sub(r"^(?:(?:www\d?|m|amp)\.)+(?=[^.]+\.)", "", host)
    if port not in (None, _DEFAULT_PORTS[parts.scheme.lower()]):
        host = f"{host}:{port}"
    path = _AMP_ENDING.sub("", re.sub(r"/{2,}", "/", parts.path).rstrip("/")).removeprefix("/amp/").strip("/")
    asked = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    if not path and not asked:
        return None
    return f"{host}/{path}" + (f"?{urlencode(asked)}" if asked else "")


def address_of(url: str | None, origin: str) -> str | None:
    """The address of an article by `same_address`: the one that it states, else the one that it was fetched from."""
    return same_address(url) or same_address(origin)
