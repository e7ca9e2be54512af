"""What sites ask of programs, where a program chose the moment."""

import pytest
from loopback import Handler, Server, go, in_turn, say

from briefgen.errors import SourceError
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Fetched
from briefgen.sources.fetch.robots import MOST_BYTES, read_robots


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a", "/about", False),
        ("User-agent: *\nDisallow: /a$", "/about", True),
        ("User-agent: *\nDisallow: /a\nAllow: /ab", "/about", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*/print", "/2026/print.html", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/acb", True),
        ("User-agent: *\nDisallow: /?q=", "/?q=pier", False),
        ("User-agent: *\nDisallow: /ü", "/%c3%bc", False),
        ("User-agent: *\nDisallow: /%7Ea", "/%7ea", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: briefgen\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: BriefGen/2.0\nDisallow: /a", "/a", False),
        ("User-agent: other\nUser-agent: briefgen\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", True),
        ("User-agent: briefgenerator\nDisallow: /", "/a", True),
        ("User-agent: briefgen\nDisallow: /a\nUser-agent: briefgen\nDisallow: /b", "/a", False),
        ("Disallow: /", "/a", True),
        ("\ufeffuser-AGENT : * # all\r\ndisallow : /a # this\r\nSitemap: x\r\nnonsense", "/a", False),
    ],
)
def test_rules(rules: str, path: str, *, allowed: bool) -> None:
    assert read_robots(rules.encode()).allows(f"https://harbor.example{path}") is allowed


def test_rules_that_are_made_to_take_long_do_not() -> None:
    rules = f"User-agent: *\nDisallow: /{'*a' * 200}b$".encode()
    assert read_robots(rules).allows(f"https://harbor.example/{'a' * 5_000}")


def test_a_person_s_own_choice_asks_nobody(client: Client, server: Server) -> None:
    server.routes |= {"/robots.txt": say(b"User-agent: *\nDisallow: /"), "/a": say()}
    assert isinstance(client.fetch(f"{server.base}/a"), Fetched)
    assert server.paths == ["/a"]


def test_a_site_is_asked_once_and_its_wish_is_kept(client: Client, server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /private"
    server.routes |= {"/robots.txt": say(rules), "/a": say(), "/b": go("/private/a"), "/private/a": say()}
    assert isinstance(client.fetch(f"{server.base}/a", polite=True), Fetched)
    for path in ("/private/a", "/b"):
        with pytest.raises(SourceError, match="asks programs to leave it alone"):
            client.fetch(server.base + path, polite=True)
    assert server.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (401, True), (410, True), (500, False), (503, False)])
def test_a_site_without_a_file_allows_all_and_one_in_trouble_nothing(
    client: Client, server: Server, status: int, *, allowed: bool
) -> None:
    server.routes |= {"/robots.txt": say(b"", status=status), "/a": say()}
    if allowed:
        assert isinstance(client.fetch(f"{server.base}/a", polite=True), Fetched)
    else:
        with pytest.raises(SourceError, match=r"robots\.txt cannot be had"):
            client.fetch(f"{server.base}/a", polite=True)


def test_a_file_elsewhere_is_read_there(client: Client, server: Server) -> None:
    server.routes |= {"/robots.txt": go("/bots"), "/bots": say(b"User-agent: *\nDisallow: /a"), "/a": say()}
    with pytest.raises(SourceError, match="leave it alone"):
        client.fetch(f"{server.base}/a", polite=True)


def test_a_file_that_cannot_be_reached_allows_nothing(client: Client, server: Server) -> None:
    server.routes |= {"/robots.txt": go("ftp://harbor.example/"), "/a": say()}
    with pytest.raises(SourceError, match="cannot be had"):
        client.fetch(f"{server.base}/a", polite=True)
    assert server.paths == ["/robots.txt"]


def test_a_file_that_leads_to_no_address_allows_nothing(client: Client, server: Server) -> None:
    server.routes |= {"/robots.txt": go("http://[::1"), "/a": say()}
    with pytest.raises(SourceError, match=r"robots\.txt cannot be had"):
        client.fetch(f"{server.base}/a", polite=True)


def test_an_empty_file_and_one_after_trouble(client: Client, server: Server) -> None:
    server.routes |= {"/robots.txt": in_turn(say(b"", status=503), say(b"")), "/a": say()}
    assert isinstance(client.fetch(f"{server.base}/a", polite=True), Fetched)


def test_of_a_file_without_an_end_the_beginning_counts(client: Client, server: Server) -> None:
    def pour(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"User-agent: *\nDisallow: /a\n")
        while True:
            handler.wfile.write(b"#" * MOST_BYTES)

    server.routes |= {"/robots.txt": pour, "/a": say(), "/b": say()}
    assert isinstance(client.fetch(f"{server.base}/b", polite=True), Fetched)
    with pytest.raises(SourceError, match="leave it alone"):
        client.fetch(f"{server.base}/a", polite=True)
