"""Which IP addresses are public. Goes in: an address in figures. Comes out: whether the whole world may mean it."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
"""Holds an IPv4 address in its last 32 bits (RFC 6052)."""
_NEVER = (
    IPv6Network("64:ff9b:1::/48"),  # translation for local use (RFC 8215)
    IPv6Network("2001::/32"),  # Teredo: leads to whatever stands behind it
    IPv6Network("::/96"),  # IPv4-compatible, deprecated
    IPv6Network("5f00::/16"),  # segment routing, inside a network (RFC 9602)
)


def is_public(text: str) -> bool:
    """Whether the IP address in `text` is public: a global unicast address, or IPv6 that stands for one of IPv4."""
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = _embedded(found)
        if inner is not None:
            found = inner
        elif found.is_site_local or any(found in network for network in _NEVER):
            return False
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_loopback or found.is_link_local or found.is_unspecified
    )


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, translated (NAT64) or 6to4."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
