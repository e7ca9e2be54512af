"""Answers that hold no article. Goes in: status, headers, and where the redirects led. Comes out: what it means."""

import re
from urllib.parse import urlsplit

from briefgen.errors import SourceError
from briefgen.sources.fetch.address import shown

_SAVE = "open it in your browser, save the page and give the file"

_STATUSES = {
    400: ("is refused: the server does not understand the request", "check the address"),
    401: ("asks for a name and a password", _SAVE),
    402: ("is behind a paywall", "if you have a subscription, " + _SAVE),
    403: ("is refused: the server does not let programs in, or not from here", _SAVE),
    404: ("does not exist", "check the address; the page may have moved"),
    406: ("is refused: the server has it in no form that was asked for", _SAVE),
    407: ("is held back by your proxy, which asks for a name and a password", "ask who runs the proxy"),
    410: ("is gone for good", "look for the article elsewhere, or in an archive of the web"),
    429: ("is refused: the server was asked too often", "try again later"),
    451: ("is withheld for legal reasons", "look for the article elsewhere"),
}
_CONSENT_HOST = re.compile(r"(?:^|\.)(?:consent|consents|cmp|privacy-mgmt|guce|myprivacy)\.")
_CONSENT_PATH = re.compile(r"/(?:consent|cookie-?consent|collectconsent|privacygate|cookiewall)\b", re.IGNORECASE)
_SIGN_IN = re.compile(r"(?:^|/)(?:log-?in|sign-?in|signon|sso|auth|authenticate)(?:[/.]|$)", re.IGNORECASE)
_NO_TEXT = {"image": "a picture", "video": "a film", "audio": "a recording", "font": "a font", "model": "a model"}
_LEAST_FAILURE = 500


def refuse_status(address: str, status: int) -> SourceError:
    """The refusal of an answer that is neither the page nor a redirect."""
    if status >= _LEAST_FAILURE:
        return SourceError(
            f"`{shown(address)}` cannot be had: its server is in trouble ({status})", hint="try again later"
        )
    what, hint = _STATUSES.get(status, ("is refused by its server", "check the address, or " + _SAVE))
    return SourceError(f"`{shown(address)}` {what} ({status})", hint=hint)


def refuse_wait(address: str, seconds: float) -> SourceError:
    """The refusal of a server that asks for a longer wait than is taken."""
    return SourceError(
        f"`{shown(address)}` is refused for now: its server asks to wait {seconds:.0f} s", hint="try again later"
    )


def refuse_break(address: str) -> SourceError:
    """The refusal of an answer whose connection broke each time."""
    return SourceError(
        f"`{shown(address)}` was cut off: the connection broke before the end of the answer",
        hint="try again later, or " + _SAVE,
    )


def refuse_proxy(address: str, reason: str) -> SourceError:
    """The refusal of a proxy to pass a request on."""
    return SourceError(
        f"`{shown(address)}` cannot be had: your proxy does not let it through ({reason})",
        hint="ask who runs the proxy, or exempt the host in NO_PROXY",
    )


def refuse_authorities(reason: str) -> SourceError:
    """The refusal to fetch anything while the file of certificate authorities cannot be read."""
    return SourceError(
        f"the file of certificate authorities cannot be read ({reason})",
        hint="name one in PEM in SSL_CERT_FILE, or unset that variable",
    )


def check_landing(address: str, final: str) -> None:
    """Raise SourceError where the redirects led from `address` to a page of consent or to one to sign in."""
    asked, got = urlsplit(address), urlsplit(final)
    if _CONSENT_HOST.search(got.netloc) and not _CONSENT_HOST.search(asked.netloc):
        raise _consent(address)
    if _CONSENT_PATH.search(got.path) and not _CONSENT_PATH.search(asked.path):
        raise _consent(address)
    if _SIGN_IN.search(got.path) and not _SIGN_IN.search(asked.path):
        raise SourceError(f"`{shown(address)}` leads to a page to sign in, `{shown(final)}`", hint=_SAVE)


def check_media_type(address: str, media_type: str | None) -> None:
    """Raise SourceError for what is no text by its type."""
    if what := _NO_TEXT.get((media_type or "").partition("/")[0]):
        raise SourceError(
            f"`{shown(address)}` is {what} ({media_type}), not an article", hint="give the address of the article"
        )


def check_content(address: str, content: bytes) -> None:
    """Raise SourceError for an answer that holds nothing."""
    if not content.strip():
        raise SourceError(f"`{shown(address)}` is empty: the server sends nothing", hint="try again later, or " + _SAVE)


def _consent(address: str) -> SourceError:
    return SourceError(f"`{shown(address)}` leads to a page that asks for consent to cookies", hint=_SAVE)
