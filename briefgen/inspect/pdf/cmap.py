"""Character maps: the text of a CMap comes in, what its codes stand for goes out (Adobe Technical Note 5014)."""

import re

import msgspec

from briefgen.errors import SourceError

_MOST_CODES = 200_000
_HEX = rb"<\s*([0-9A-Fa-f\s]*)>"
_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[(.*?)\])", re.DOTALL)
_ONE = re.compile(_HEX)
_WRITING_MODE = re.compile(rb"/WMode\s+(\d+)\s+def")
_USES = re.compile(rb"/([^\s/]+)\s+usecmap")


class CharacterMap(msgspec.Struct, frozen=True):
    """What a CMap says."""

    code_bytes: int
    """Bytes that a code takes; the longest, where they differ; 0 where it does not say."""
    text: dict[int, str]
    """The text of each code."""
    writing_mode: int
    """0 across, 1 down."""
    uses: tuple[str, ...]
    """The CMaps that it builds on."""


def read_map(content: bytes) -> CharacterMap:
    """The character map in `content`. Raises SourceError where it maps more codes than a font can have."""
    spaces = [len(_bytes(low)) for block in _SPACES.findall(content) for low, _ in _PAIR.findall(block)]
    found: dict[int, str] = {}
    for block in _CHARS.findall(content):
        for code, value in _PAIR.findall(block):
            found[_int(code)] = _words(value)
    for block in _RANGES.findall(content):
        for low, high, first, several in _RANGE.findall(block):
            _refuse_many(_int(high) - _int(low) + len(found))
            _fill(found, range(_int(low), _int(high) + 1), first, _ONE.findall(several))
    mode = _WRITING_MODE.search(content)
    uses = tuple(name.decode("latin-1") for name in _USES.findall(content))
    return CharacterMap(max(spaces, default=0), found, int(mode[1]) if mode else 0, uses)


def _fill(found: dict[int, str], codes: range, first: bytes, several: list[bytes]) -> None:
    if several:
        found |= {code: _words(value) for code, value in zip(codes, several, strict=False)}
        return
    start = _bytes(first)
    if not start:
        return
    width = min(2, len(start))
    last = int.from_bytes(start[-width:], "big")
    for step, code in enumerate(codes):
        end = (last + step) % (1 << 8 * width)
        found[code] = _decode(start[:-width] + end.to_bytes(width, "big"))


def _refuse_many(count: int) -> None:
    if count > _MOST_CODES:
        raise SourceError("a font of the PDF maps more codes than it can have", hint="export it again from its source")


def _bytes(digits: bytes) -> bytes:
    packed = b"".join(digits.split()).decode("ascii")
    return bytes.fromhex(packed + "0" * (len(packed) % 2))


def _int(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits), "big")


def _words(digits: bytes) -> str:
    return _decode(_bytes(digits))


def _decode(packed: bytes) -> str:
    return packed.decode("utf-16-be" if len(packed) > 1 else "latin-1", errors="replace")
