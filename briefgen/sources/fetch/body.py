"""The body of an answer. Goes in: its pieces as they come. Comes out: all of it, unpacked, or a refusal.

What is counted is what has been unpacked, piece by piece, so that a few bytes that unpack to gigabytes are stopped at
the limit and never held.
"""

import zlib
from collections.abc import Iterable, Iterator

import httpx

from briefgen.errors import SourceError
from briefgen.sources.fetch.address import shown
from briefgen.sources.limits import MOST_BYTES

PACKINGS = "gzip, deflate"
"""How a body may be packed: what the standard library unpacks without more memory than it is told to take."""

_PIECE = 65_536
_GZIP = zlib.MAX_WBITS | 16
_EITHER_ZLIB_HEAD = 0x08


def read_body(answer: httpx.Response, address: str, *, most: int = MOST_BYTES, cut: bool = False) -> bytes:
    """The body of `answer`, unpacked; of one that is longer than `most` bytes, its beginning if `cut`.

    Raises SourceError for a body that is longer, packed in another way or not as it says; httpcore's errors for a
    connection that breaks.
    """
    stated = answer.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > most and not cut:
        raise _too_large(address, most)
    held = bytearray()
    for piece in _unpack(_limit(answer.iter_raw(), address, most, cut=cut), _packing(answer, address), address):
        held += piece
        if len(held) > most:
            if cut:
                return bytes(held[:most])
            raise _too_large(address, most)
    return bytes(held)


def _limit(pieces: Iterable[bytes], address: str, most: int, *, cut: bool) -> Iterator[bytes]:
    """The pieces as they come: packed, they are limited too, since what unpacks to nothing could go on for ever."""
    taken = 0
    for piece in pieces:
        taken += len(piece)
        yield piece
        if taken > most and not cut:
            raise _too_large(address, most)


def _packing(answer: httpx.Response, address: str) -> str:
    named = [name.strip().lower() for name in answer.headers.get("content-encoding", "").split(",")]
    packings = [name for name in named if name not in ("", "identity")]
    if not packings:
        return "identity"
    packing = str(packings[0]).removeprefix("x-")
    if len(packings) > 1 or packing not in ("gzip", "deflate"):
        raise SourceError(
            f"`{shown(address)}` is packed as `{', '.join(packings)[:60]}`, which was not asked for",
            hint="save the page in your browser and give the file",
        )
    return packing


def _unpack(pieces: Iterable[bytes], packing: str, address: str) -> Iterator[bytes]:
    if packing == "identity":
        yield from pieces
        return
    unpacker = None
    try:
        for piece in pieces:
            rest, is_full = piece, False
            # After a full piece of output more can be left inside zlib, even where no input is left.
            while rest or is_full:
                if unpacker is None or unpacker.eof:
                    unpacker = zlib.decompressobj(_window(packing, rest))
                unpacked = unpacker.decompress(rest, _PIECE)
                yield unpacked
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                is_full = len(unpacked) == _PIECE and not unpacker.eof
    except zlib.error:
        raise SourceError(
            f"`{shown(address)}` is broken: it is not packed as {packing}, as it says",
            hint="try again later, or save the page in your browser and give the file",
        ) from None
    if unpacker is not None and not unpacker.eof:
        raise SourceError(
            f"`{shown(address)}` was cut off: its end is missing",
            hint="try again later, or save the page in your browser and give the file",
        )


def _window(packing: str, start: bytes) -> int:
    """How zlib is to read it: some servers call it `deflate` without the header that belongs to it."""
    if packing == "gzip":
        return _GZIP
    return zlib.MAX_WBITS if start[0] & 0x0F == _EITHER_ZLIB_HEAD else -zlib.MAX_WBITS


def _too_large(address: str, most: int) -> SourceError:
    return SourceError(
        f"`{shown(address)}` is too large: more than {most / 1e6:.0f} MB",
        hint="name the page of one article",
    )
