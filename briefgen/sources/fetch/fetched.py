"""What fetching takes and gives, as data: how it may be done, what came, and how to ask whether it has changed."""

import msgspec

SECONDS = 20
"""How long one try may take, from the name to the last byte, redirects included."""


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """How addresses may be fetched."""

    seconds: int = SECONDS
    """The most that one try may take, redirects included."""
    private: bool = False
    """Whether addresses inside one's own network, and ports other than 80 and 443, may be fetched."""
    contact: str | None = None
    """An address or a mailbox that the user agent names, for those whose servers are asked."""


class Validators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a server gave to ask it later whether its answer has changed; each as it was sent."""

    etag: str | None = None
    last_modified: str | None = None


class Fetched(msgspec.Struct, frozen=True):
    """What stands at an address."""

    content: bytes
    """As it was sent, unpacked."""
    address: str
    """The address that was asked for, without a fragment."""
    final: str
    """The address that answered, after the redirects."""
    retrieved: str
    """When it was fetched, in ISO 8601, UTC, to the second."""
    media_type: str | None = None
    """As in `text/html`, in lower case."""
    charset: str | None = None
    """As the server states it, in lower case."""
    validators: Validators = Validators()


class Unchanged(msgspec.Struct, frozen=True):
    """The answer that what stands at an address is what was fetched before."""

    address: str
    retrieved: str
    """When the server said so, in ISO 8601, UTC, to the second."""
    validators: Validators = Validators()
    """For the next time: those of the answer, else those that were sent."""
