"""Encodings, and what is not text."""

import pytest

from briefgen.errors import SourceError
from briefgen.sources.text.decode import decode

TEXT = "“Pier” closed – 5 €\r\nüber\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, ())


def test_big_endian_utf_16_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == (TEXT, ())


def test_windows_1252_is_read_and_told() -> None:
    text, (notice,) = decode(TEXT.encode("cp1252"), "a.txt")
    assert text == TEXT
    assert (notice.code, notice.where) == ("encoding", "a.txt")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_a_known_format_is_named(content: bytes, name: str) -> None:
    with pytest.raises(SourceError, match=rf"`a\.txt` is not (plain )?text: .*{name}") as caught:
        decode(content, "a.txt")
    assert caught.value.hint


@pytest.mark.parametrize(
    "content",
    [
        b"The pier\0 is closed.",
        b"caf\xe9 \x81",
        b"\xff\xfeodd",
        b"\xff\xfe\x00\xd8x\x00",
        b"\x01\x02\x03 text",
        bytes(range(256)),
    ],
)
def test_what_is_not_text_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"`a\.txt` is not text") as caught:
        decode(content, "a.txt")
    assert caught.value.exit_code == 10
    assert caught.value.hint
