"""Addresses as they are written."""

import pytest

from briefgen.errors import SourceError
from briefgen.sources.fetch.address import check_address, is_address, is_other_scheme, shown


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://harbor.example", "https://harbor.example/"),
        ("HTTPS://Harbor.Example:443/A?b=c#d", "https://harbor.example/A?b=c"),
        ("http://harbor.example:80/", "http://harbor.example/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/ü"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700:0::1111]/", "https://[2606:4700::1111]/"),
    ],
)
def test_what_is_asked_for_an_address(written: str, asked: str) -> None:
    assert check_address(written) == asked
    assert check_address(asked) == asked


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[64:ff9b::10.0.0.1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "printer.local",
        "wiki.lan",
        "nas.home.arpa",
        "metadata.google.internal",
        "127。0。0。1",
    ],
)
def test_hosts_inside_are_refused_as_they_are_named(host: str) -> None:
    with pytest.raises(SourceError, match="which is no public address"):
        check_address(f"http://{host}/")
    assert check_address(f"http://{host}/", private=True).startswith("http://")


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0x7f.1", "127.1", "017700000001", "127.0.0.1."])
def test_hosts_that_are_written_as_numbers_are_refused(host: str) -> None:
    with pytest.raises(SourceError, match=r"as a number|no public address"):
        check_address(f"http://{host}/")


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///a",
        "https://a..b/",
        "https://a b/",
        "https://harbor.example/\x00",
        "https://harbor.example\\@10.0.0.1/",
        "https://harbor.example:99999/",
        "https://harbor.example:port/",
        "https://[::1/",
        "https://[1]/",
        "https://[fe80::1%25eth0]/",
        "http://0177.0.0.1/",
        "http://１２７.0.0.1/",
        "http://ⓛocalhost/",
        f"https://harbor.example/{'a' * 8_000}",
        f"https://{'a.' * 150}example/",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(SourceError, match=r"no address that can be fetched|no public address"):
        check_address(address)


def test_names_passwords_and_ports_are_refused() -> None:
    with pytest.raises(SourceError, match="holds a user name") as caught:
        check_address("https://me:secret@harbor.example/?key=secret")
    assert "secret" not in caught.value.message
    with pytest.raises(SourceError, match="names port 22; only 443 is asked"):
        check_address("https://harbor.example:22/")
    assert check_address("https://harbor.example:8443/", private=True) == "https://harbor.example:8443/"


@pytest.mark.parametrize("scheme", ["file", "ftp", "gopher", "ws"])
def test_other_schemes_are_refused(scheme: str) -> None:
    assert is_other_scheme(f"{scheme}://harbor.example/")
    assert not is_address(f"{scheme}://harbor.example/")
    with pytest.raises(SourceError, match=f"`{scheme}:` addresses are not fetched"):
        check_address(f"{scheme}://harbor.example/")


def test_names_of_files_are_no_addresses() -> None:
    for name in ("story.txt", "http.txt", "https:story", "C:\\story.txt", "-", "a/b:c.txt"):
        assert not is_address(name)
        assert not is_other_scheme(name)


def test_messages_show_neither_keys_nor_passwords() -> None:
    assert shown("https://me:secret@harbor.example/a?key=secret#b") == "https://harbor.example/a?…"
    assert "secret" not in shown("https://me:secret@[harbor.example/a?key=secret")
