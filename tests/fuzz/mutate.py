"""Files, broken in the ways that files break: bytes flipped, cut, doubled, swapped, put in from elsewhere."""

from collections.abc import Iterator, Sequence
from random import Random

_POISON = (
    b"\0", b"\xff\xfe", b"<", b"<![CDATA[", b"&#0;", b"\r\n.\r\n", b"%s%n", b"\xed\xa0\x80", b"(" * 500, b"<div>" * 500,
    b"Content-Type: multipart/mixed; boundary=x\r\n", b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", b"endobj",
    b"PK\x03\x04", b"9" * 400, b"-1", b"\xe2\x80\xae", b'{"text": "', b"From x 12:00:00\nFrom: y\n",
)  # fmt: skip
"""What parsers stumble over."""
_MOST_WOUNDS = 8


def mutate(content: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """`content` with one to eight wounds; `others` are files that parts may come from."""
    broken = bytearray(content)
    for _ in range(chance.randint(1, _MOST_WOUNDS)):
        at = chance.randrange(len(broken) + 1)
        length = min(chance.choice((1, 4, 32, 400, 4_000)), len(broken) - at)
        match chance.randrange(6):
            case 0:
                broken[at : at + length] = bytes(chance.randrange(256) for _ in range(length))
            case 1:
                del broken[at : at + length]
            case 2:
                broken[at:at] = broken[at : at + length] * chance.choice((1, 2, 30))
            case 3:
                broken[at:at] = chance.choice(_POISON)
            case 4:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                broken[at:at] = other[start : start + 4_000]
            case _:
                del broken[at:]
    return bytes(broken)


def broken_files(files: Sequence[tuple[str, bytes]], *, seed: int) -> Iterator[tuple[str, bytes]]:
    """Files of `files`, given with their names, broken in another way each time; the same for the same seed, no end."""
    chance = Random(seed)
    contents = [content for _, content in files]
    while True:
        name, content = chance.choice(files)
        yield name, mutate(content, contents, chance)
