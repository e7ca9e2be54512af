"""Whole commands over addresses of a real server, and over files while nothing can open a connection."""

import json
import socket
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from loopback import Server, say

from briefgen.cli.main import command

PAGE = b"""<html lang="en"><head><title>Velm to close its harbor</title></head><body><nav>Home</nav><article>
<h1>Velm to close its harbor</h1><p>The city of Velm will close its northern harbor in March. Ferries could move south,
Mayor Ada Brun said on Monday.</p><p>It is unclear who will pay for the move, the harbor board said. Divers found cracks
in three of the pillars of the old pier.</p></article></body></html>"""
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor Post</title><item><title>Velm to close its
harbor</title><link>https://post.example/pier</link><description>&lt;p&gt;The city of Velm will close its northern
harbor in March. Ferries could move south, Mayor Ada Brun said.&lt;/p&gt;</description></item></channel></rss>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "briefgen.toml").write_text("fetch_private = true\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_a_brief_is_made_of_an_address(server: Server, folder: Path) -> None:
    address = f"{server.base}/news/harbor"
    server.routes["/news/harbor"] = say(PAGE, content_type="text/html; charset=utf-8")
    result = run("make", address, "--name", "harbor", "--to", "json,md,html")
    assert result.exit_code == 0, result.stderr
    brief = json.loads((folder / "out" / "harbor.json").read_bytes())
    assert brief["title"] == "Velm to close its harbor"
    (source,) = brief["sources"]
    assert (source["url"], source["retrieved"]) == (address, "2026-11-22T00:00:00Z")
    assert server.paths == ["/news/harbor"]


def test_what_was_understood_of_an_address_is_shown(server: Server) -> None:
    server.routes["/a"] = say(PAGE, content_type="text/html")
    result = run("read", f"{server.base}/a")
    assert result.exit_code == 0, result.stderr
    assert "Velm to close its harbor" in result.stdout
    assert f"{server.base}/a" in result.stdout


def test_a_feed_is_read_by_its_address(server: Server) -> None:
    server.routes["/feed"] = say(FEED, content_type="application/rss+xml")
    result = run("read", "--json", f"{server.base}/feed")
    assert result.exit_code == 0, result.stderr
    assert "https://post.example/pier" in result.stdout
    assert server.paths == ["/feed"], "the pages that it links to are left alone"


@pytest.mark.parametrize("name", ["make", "read", "analyze", "stories"])
def test_every_command_takes_an_address_and_refuses_as_a_source(server: Server, name: str) -> None:
    result = run(name, f"{server.base}/nothing?key=secret")
    assert result.exit_code == run(name, "nothing.txt").exit_code == 10
    assert "does not exist (404)" in result.stderr
    assert "secret" not in result.stderr


def test_one_address_that_fails_can_be_skipped(server: Server, folder: Path) -> None:
    server.routes["/a"] = say(PAGE, content_type="text/html")
    result = run("make", "--keep-going", f"{server.base}/gone", f"{server.base}/a", "--name", "a", "--to", "json")
    assert result.exit_code == 0, result.stderr
    assert "does not exist (404)" in result.stderr
    assert len(json.loads((folder / "out" / "a.json").read_bytes())["sources"]) == 1


def test_one_s_own_network_is_refused_unless_it_is_configured(server: Server, folder: Path) -> None:
    (folder / "briefgen.toml").unlink()
    result = run("make", server.base)
    assert "set fetch_private = true" in result.stderr
    assert server.asked == []


@pytest.mark.parametrize("name", ["page.html", "story.txt", "feed.xml", "mail.eml", "bundle.zip"])
def test_files_open_no_connection(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = b"Velm to close its harbor\n\nThe city of Velm will close its northern harbor in March, the mayor said.\n"
    mail = b"From: Jane <jane@harbor.example>\nSubject: Velm\nDate: Fri, 20 Nov 2026 16:00:00 +0100\n\n" + text
    with zipfile.ZipFile(folder / "bundle.zip", "w") as bundle:
        bundle.writestr("page.html", PAGE)
    contents = {"page.html": PAGE, "story.txt": text, "feed.xml": FEED, "mail.eml": mail}
    if name in contents:
        (folder / name).write_bytes(contents[name])
    result = run("make", name, "--name", "brief", "--to", "docx,pdf,html,md,json")
    assert result.exit_code == 0, result.stderr
    assert len(list((folder / "out").iterdir())) == 5
