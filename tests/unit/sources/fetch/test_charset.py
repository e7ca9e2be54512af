"""The character set: what a server states stands between a byte-order mark and what a page says of itself."""

import codecs
import hashlib

import pytest

from briefgen.sources.fetch.charset import with_mark
from briefgen.sources.fetch.fetched import Fetched
from briefgen.sources.read import read_fetched

TEXT = "Café on the pier closed\n\nThe harbor board closed the café on the old pier on Monday, after two storms.\n"
PAGE = f"""<html><head>{{meta}}<title>Café on the pier closed</title></head><body><article>
<h1>Café on the pier closed</h1><p>{TEXT.splitlines()[2]}</p>
<p>Two ferries moved to the north quay, where the board opened a second café in the old customs house.</p>
</article></body></html>"""


def fetched(content: bytes, charset: str | None, media_type: str) -> Fetched:
    address = "https://harbor.example/a"
    return Fetched(content, address, address, "2026-11-21T09:00:00Z", media_type, charset)


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("cp1252", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("mac-roman", "macintosh"),
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16be"),
        ("utf-8", None),
    ],
)
def test_a_text_is_read_as_its_server_states(encoding: str, charset: str | None) -> None:
    content = TEXT.encode(encoding)
    (article,) = read_fetched(fetched(content, charset, "text/plain"))
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(content).hexdigest(), "of what was sent, not of what was made of it"
    assert (article.url, article.retrieved) == ("https://harbor.example/a", "2026-11-21T09:00:00Z")


@pytest.mark.parametrize("meta", ["", '<meta charset="utf-8">', '<meta charset="koi8-r">'])
@pytest.mark.parametrize(("encoding", "charset"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8")])
def test_a_page_is_read_as_its_server_states(meta: str, encoding: str, charset: str) -> None:
    page = PAGE.format(meta=meta)
    content = page.encode(encoding)
    (article,) = read_fetched(fetched(content, charset, "text/html"))
    assert article.headline == "Café on the pier closed"
    assert "opened a second café in" in article.text
    assert "\ufeff" not in article.text


@pytest.mark.parametrize(
    ("content", "charset", "media_type"),
    [
        (b"plain", "iso-8859-1", "text/plain"),
        ("é".encode(), "koi8-r", "text/plain"),
        ("é".encode("cp1252"), "utf-8", "text/plain"),
        ("é".encode("cp1252"), "no-such-set", "text/plain"),
        ("é".encode("cp1252"), "rot13", "text/plain"),
        ("é".encode("cp1252"), None, "text/plain"),
        ("é".encode("cp1252"), "iso-8859-1", "application/pdf"),
        (b"\x81\x81", "big5", "text/plain"),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "iso-8859-1", "text/plain"),
    ],
)
def test_what_is_not_certain_stays_as_it_is(content: bytes, charset: str | None, media_type: str) -> None:
    assert with_mark(content, charset, media_type) == content
