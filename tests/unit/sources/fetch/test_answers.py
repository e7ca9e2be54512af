"""What a server answers, and what becomes of it."""

import gzip
import tracemalloc
import zlib

import httpx
import pytest
from loopback import STORY, Handler, Server, go, in_turn, say

from briefgen.errors import SourceError
from briefgen.sources.fetch.body import read_body
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Fetched, Network, Unchanged, Validators
from briefgen.sources.limits import MOST_BYTES


def drop(handler: Handler) -> None:
    """Close the connection without a word."""


def test_a_page_comes_with_what_the_server_says_of_it(client: Client, server: Server) -> None:
    server.routes["/a"] = say(content_type='Text/Plain; Charset="UTF-8"', etag='"1"', last_modified="yesterday")
    assert client.fetch(f"{server.base}/a#end") == Fetched(
        STORY,
        f"{server.base}/a",
        f"{server.base}/a",
        "2026-11-21T09:00:00Z",
        "text/plain",
        "utf-8",
        Validators('"1"', "yesterday"),
    )


def test_the_request_says_who_asks_and_nothing_of_the_person(server: Server, slept: list[float]) -> None:
    server.routes["/a"] = in_turn(say(b"", status=302, location="/a?2", set_cookie="who=you"))
    server.routes["/a?2"] = say()
    Client(Network(private=True, contact="desk@harbor.example"), environ={}).fetch(f"{server.base}/a")
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("briefgen/")
        assert headers["User-Agent"].endswith(" (+desk@harbor.example)")
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_what_was_fetched_before_is_asked_for_by_its_validators(client: Client, server: Server) -> None:
    server.routes["/a"] = in_turn(say(etag='"1"', last_modified="yesterday"), say(b"", status=304))
    first = client.fetch(f"{server.base}/a")
    again = client.fetch(f"{server.base}/a", validators=first.validators)
    assert again == Unchanged(f"{server.base}/a", "2026-11-21T09:00:00Z", Validators('"1"', "yesterday"))
    headers = server.asked[1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "yesterday")


def test_validators_that_no_request_can_hold_are_left_out(client: Client, server: Server) -> None:
    server.routes["/a"] = say(etag='"caf\xe9"', last_modified="g\xe9stern")
    first = client.fetch(f"{server.base}/a")
    assert isinstance(client.fetch(f"{server.base}/a", validators=first.validators), Fetched)
    assert server.asked[1][1].keys().isdisjoint({"If-None-Match", "If-Modified-Since"})


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "does not understand"),
        (401, "asks for a name and a password"),
        (402, "is behind a paywall"),
        (403, "does not let programs in"),
        (404, "does not exist"),
        (410, "is gone for good"),
        (418, "is refused by its server"),
        (451, "withheld for legal reasons"),
        (501, "in trouble"),
        (204, "is refused by its server"),
        (304, "is refused by its server"),
    ],
)
def test_every_refusal_is_named_and_not_asked_again(client: Client, server: Server, status: int, words: str) -> None:
    server.routes["/a"] = say(b"", status=status)
    with pytest.raises(SourceError, match=words) as caught:
        client.fetch(f"{server.base}/a")
    assert caught.value.hint
    assert f"({status})" in caught.value.message
    assert server.paths == ["/a"]


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({}, [1.0, 2.0]),
        ({"retry_after": "7"}, [7.0, 7.0]),
        ({"retry_after": "soon"}, [1.0, 2.0]),
        ({"retry_after": "Sat, 21 Nov 2026 09:00:12 GMT", "date": "Sat, 21 Nov 2026 09:00:03 GMT"}, [9.0, 9.0]),
        ({"retry_after": "Sat, 21 Nov 2026 08:00:00 GMT", "date": "Sat, 21 Nov 2026 09:00:00 GMT"}, [0.0, 0.0]),
    ],
)
def test_a_server_that_asks_for_a_wait_gets_it(
    client: Client, server: Server, slept: list[float], headers: dict[str, str], waits: list[float]
) -> None:
    def busy(handler: Handler) -> None:
        handler.send_response_only(429)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    server.routes["/a"] = in_turn(busy, busy, say())
    assert isinstance(client.fetch(f"{server.base}/a"), Fetched)
    assert slept == waits


def test_a_server_that_asks_for_more_is_asked_another_day(client: Client, server: Server, slept: list[float]) -> None:
    server.routes["/a"] = say(b"", status=429, retry_after="31")
    with pytest.raises(SourceError, match="asks to wait 31 s"):
        client.fetch(f"{server.base}/a")
    assert slept == []


def test_a_server_in_trouble_is_asked_three_times(client: Client, server: Server, slept: list[float]) -> None:
    server.routes["/a"] = say(b"", status=503)
    with pytest.raises(SourceError, match=r"in trouble \(503\)"):
        client.fetch(f"{server.base}/a")
    assert (len(server.asked), slept) == (3, [1.0, 2.0])


def test_a_connection_that_breaks_is_tried_again(client: Client, server: Server, slept: list[float]) -> None:
    server.routes["/a"] = in_turn(drop, say(content_length="5000"), say())
    assert isinstance(client.fetch(f"{server.base}/a"), Fetched)
    server.routes["/b"] = drop
    with pytest.raises(SourceError, match="the connection broke"):
        client.fetch(f"{server.base}/b")
    assert slept == [1.0, 2.0, 1.0, 2.0]


@pytest.mark.parametrize(
    "target",
    [
        *("http://[::1", "http://[x]/", "mailto:a@b", "https:x", "javascript:alert(1)", "http://a..b/", "http://xn--/"),
        *("http://harbor.example:99999/", "http://harbor.example/\x01", "\\\\harbor"),
        *(f"?{'a' * 50_000}", f"http://{'a' * 300}/"),
    ],
)
def test_a_redirect_to_what_is_no_address_is_refused(client: Client, server: Server, target: str) -> None:
    server.routes["/a"] = go(target)
    with pytest.raises(SourceError, match="leads on, but ") as caught:
        client.fetch(f"{server.base}/a")
    assert caught.value.hint
    assert server.paths == ["/a"]


def test_a_redirect_is_followed_and_the_end_is_kept(client: Client, server: Server) -> None:
    for number, status in enumerate((301, 302, 303, 307, 308)):
        server.routes[f"/{number}"] = go(f"/{number + 1}", status)
    server.routes["/5"] = say()
    fetched = client.fetch(f"{server.base}/0")
    assert isinstance(fetched, Fetched)
    assert (fetched.address, fetched.final) == (f"{server.base}/0", f"{server.base}/5")
    server.routes |= {"/5": go("/6"), "/6": say()}
    with pytest.raises(SourceError, match="more than 5 times"):
        client.fetch(f"{server.base}/0")
    server.routes["/2"] = go("/1")
    with pytest.raises(SourceError, match="round in a circle"):
        client.fetch(f"{server.base}/0")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("/consent?to=a", "consent to cookies"),
        ("/login", "a page to sign in"),
        ("/users/sign-in.html", "a page to sign in"),
        ("file:///etc/passwd", "`file:` addresses are not fetched"),
        ("http://[", "no address that can be fetched"),
        ("http://a@127.0.0.1/", "holds a user name"),
    ],
)
def test_a_redirect_that_leads_to_no_article_is_refused(
    client: Client, server: Server, target: str, words: str
) -> None:
    server.routes |= {"/a": go(target), "*": say()}
    with pytest.raises(SourceError, match=words):
        client.fetch(f"{server.base}/a")


def test_a_page_about_consent_is_one_like_any_other(client: Client, server: Server) -> None:
    server.routes["/consent/of-the-board"] = say()
    assert isinstance(client.fetch(f"{server.base}/consent/of-the-board"), Fetched)


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("video/mp4", STORY, "a film"),
        ("image/png", STORY, "a picture"),
        ("audio/mpeg", STORY, "a recording"),
        ("text/html", b"", "is empty"),
        ("text/html", b" \n\t", "is empty"),
    ],
)
def test_what_is_no_text_is_refused(client: Client, server: Server, kind: str, content: bytes, words: str) -> None:
    server.routes["/a"] = say(content, content_type=kind)
    with pytest.raises(SourceError, match=words):
        client.fetch(f"{server.base}/a")


def pack_raw(content: bytes) -> bytes:
    """As some servers send `deflate`: without its header."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize("content", [STORY, STORY * 5_000, b"a" * 65_700, b"a" * 131_211])
def test_what_is_packed_is_unpacked(client: Client, server: Server, content: bytes) -> None:
    server.routes |= {
        "/gzip": say(gzip.compress(content, mtime=0), content_encoding="gzip"),
        "/two": say(
            gzip.compress(content[:30], mtime=0) + gzip.compress(content[30:], mtime=0), content_encoding="X-GZip"
        ),
        "/zlib": say(zlib.compress(content), content_encoding="deflate"),
        "/raw": say(pack_raw(content), content_encoding="deflate"),
        "/plain": say(content, content_encoding="identity"),
    }
    for path in list(server.routes):
        fetched = client.fetch(server.base + path)
        assert isinstance(fetched, Fetched)
        assert fetched.content == content, path


@pytest.mark.parametrize(
    ("packing", "content", "words"),
    [
        ("br", STORY, "packed as `br`"),
        ("gzip, gzip", STORY, "packed as `gzip, gzip`"),
        ("gzip", STORY, "not packed as gzip"),
        ("gzip", gzip.compress(STORY, mtime=0)[:-10], "its end is missing"),
    ],
)
def test_what_is_packed_wrongly_is_refused(
    client: Client, server: Server, packing: str, content: bytes, words: str
) -> None:
    server.routes["/a"] = say(content, content_encoding=packing)
    with pytest.raises(SourceError, match=words):
        client.fetch(f"{server.base}/a")


def test_a_bomb_is_stopped_at_the_size_and_not_by_the_clock(client: Client, server: Server) -> None:
    """The client's clock stands still, and the bomb never ends: only its size can stop it."""

    def explode(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        packer = zlib.compressobj(1, wbits=31)
        while True:
            handler.wfile.write(packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_SYNC_FLUSH))

    server.routes["/bomb"] = explode
    with pytest.raises(SourceError, match="more than 10 MB"):
        client.fetch(f"{server.base}/bomb")


def test_a_bomb_is_never_held() -> None:
    """Of 40 MB that comes in one piece, no more is unpacked at a time than is looked at."""
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(40)) + packer.flush()
    answer = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(bomb))
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="more than 1 MB"):
            read_body(answer, "https://harbor.example/", most=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_a_body_without_an_end_is_stopped_at_the_size(client: Client, server: Server) -> None:
    def pour(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(bytes(1 << 20))

    server.routes |= {"/endless": pour, "/stated": say(STORY, content_length=str(MOST_BYTES + 1))}
    for path in ("/endless", "/stated"):
        with pytest.raises(SourceError, match="more than 10 MB"):
            client.fetch(server.base + path)
