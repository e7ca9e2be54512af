"""What lies inside one's own network is refused: as it is named, as a name leads to it, and after each redirect."""

import pytest
from loopback import PUBLIC, Server, World, go, say

from briefgen.errors import SourceError
from briefgen.sources.fetch.client import Client
from briefgen.sources.fetch.fetched import Fetched, Network
from briefgen.sources.fetch.public import is_public

INSIDE = [
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "10.1.1.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "192.0.2.1",
    "224.0.1.5",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001:0:1::1",
    "2002:7f00:1::",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "no address",
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_that_are_not_of_the_whole_world(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "::ffff:8.8.8.8", "64:ff9b::808:808", "2606:4700::1111"])
def test_addresses_of_the_whole_world(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_never_connected_to(world: World, address: str) -> None:
    client = Client(resolve=lambda host, port: [address], environ={})
    with pytest.raises(SourceError, match="which is no public address") as caught:
        client.fetch("http://harbor.example/")
    assert "fetch_private" in (caught.value.hint or "")
    assert world.reached == []


def test_of_a_name_that_leads_both_ways_only_the_public_address_is_used(world: World, server: Server) -> None:
    server.routes["/"] = say()
    client = Client(resolve=lambda host, port: ["10.0.0.1", PUBLIC, "::1"], environ={})
    assert isinstance(client.fetch("http://harbor.example/"), Fetched)
    assert world.reached == [(PUBLIC, 80)]


def test_a_name_that_changes_its_mind_is_connected_to_as_it_was_checked(world: World, server: Server) -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]
    server.routes |= {"/": say(), "/first": go("/")}
    client = Client(resolve=lambda host, port: answers.pop(0), environ={})
    assert isinstance(client.fetch("http://harbor.example/"), Fetched)
    assert (world.reached, answers) == ([(PUBLIC, 80)], [["127.0.0.1"]]), "looked up once, and that was used"
    answers.insert(0, [PUBLIC])
    with pytest.raises(SourceError, match=r"leads to `127\.0\.0\.1`"):
        client.fetch("http://harbor.example/first")
    assert world.reached == [(PUBLIC, 80), (PUBLIC, 80)]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", "no public address"),
        ("http://[::1]/", "no public address"),
        ("http://[::ffff:10.0.0.1]/", "no public address"),
        ("http://localhost/", "no public address"),
        ("http://2130706433/", "as a number"),
        ("//10.0.0.1/", "no public address"),
        ("http://harbor.example:8080/", "names port 8080"),
        ("ftp://harbor.example/", "`ftp:` addresses are not fetched"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(
    world: World, server: Server, visitor: Client, target: str, words: str
) -> None:
    server.routes["/"] = go(target)
    with pytest.raises(SourceError, match=words):
        visitor.fetch("http://harbor.example/")
    assert world.reached == [(PUBLIC, 80)]


def test_a_redirect_to_a_name_that_leads_inside_is_refused(world: World, server: Server) -> None:
    server.routes["/"] = go("http://wiki.harbor.example/")
    inside = {"harbor.example": [PUBLIC], "wiki.harbor.example": ["10.0.0.7"]}
    with pytest.raises(SourceError, match=r"leads to `10\.0\.0\.7`"):
        Client(resolve=lambda host, port: inside[host], environ={}).fetch("http://harbor.example/")
    assert world.reached == [(PUBLIC, 80)]


def test_one_s_own_network_is_open_to_those_who_say_so(server: Server) -> None:
    server.routes["/"] = say()
    with pytest.raises(SourceError, match="no public address"):
        Client(environ={}).fetch(server.base)
    assert isinstance(Client(Network(private=True), environ={}).fetch(server.base), Fetched)
    named = server.base.replace("127.0.0.1", "localhost")
    assert isinstance(Client(Network(private=True), environ={}).fetch(named), Fetched)


def test_a_name_that_nobody_knows_and_a_host_that_does_not_answer(world: World) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError

    def homeless(host: str, port: int) -> list[str]:
        return []

    for look_up in (unknown, homeless):
        with pytest.raises(SourceError, match=r"no host of the name `harbor\.example` is known"):
            Client(resolve=look_up, environ={}).fetch("http://harbor.example/")
    world.places.clear()
    with pytest.raises(SourceError, match="cannot be reached"):
        Client(resolve=lambda host, port: [PUBLIC] * 9, environ={}).fetch("http://harbor.example/")
    assert len(world.reached) == 4, "no more than four addresses are tried"
