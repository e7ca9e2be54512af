"""Addresses as a relationship can hold them: any text comes in, a URI by the letter of RFC 3986 goes out."""

import re
from urllib.parse import quote

_PARTS = re.compile(r"((?:[^:/?#]+:)?)((?://[^/?#]*)?)([^?#]*)((?:\?[^#]*)?)((?:#.*)?)", re.DOTALL)
"""Scheme, authority, path, query, fragment, each with its sign (RFC 3986, appendix B); it matches every text."""
_AUTHORITY = re.compile(r"(?:[^@\[\]]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^@:\[\]]*)(?::[0-9]{0,5})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SUB_DELIMITERS = "!$&'()*+,;=~"


def address(url: str) -> str:
    """`url` with every character escaped that has no place where it stands; a proper one stays as it is.

    Programs built on the Open XML SDK refuse the whole file for one address that cannot be read.
    """
    scheme, authority, path, query, fragment = _PARTS.findall(url)[0]
    return "".join(
        (
            _escape(scheme, "+:"),
            authority[:2] + _escape_authority(authority[2:]),
            _escape(path, "/:@"),
            _escape(query, "/:@?"),
            fragment[:1] + _escape(fragment[1:], "/:@?"),
        )
    )


def _escape_authority(authority: str) -> str:
    return _escape(authority, ":@[]" if _AUTHORITY.fullmatch(authority) else "")


def _escape(part: str, also: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=f"{_SUB_DELIMITERS}%{also}", errors="replace")
