"""A site on this machine whose answers a test chooses, what it may hold, and series that read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from briefgen.series.settings import NamedSeries, load_series

FIRST = "The harbor council closed the northern pier on Tuesday after divers found cracks in eleven of its columns."
SECOND = "Repairs will take until spring, the council said, and ferries will leave from the southern pier until then."
THIRD = "Shipping companies asked for a second crossing at noon, and the council promised an answer within a month."
LONG = f"{FIRST} {SECOND} {THIRD} Fishermen may use the inner basin without a fee for as long as the works last."


class Answer(NamedTuple):
    """What the site answers."""

    body: str = ""
    status: int = 200
    kind: str = "application/rss+xml"
    etag: str | None = None


class Site:
    """What stands under each path, and what was asked for."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []


@contextmanager
def open_site() -> Iterator[Site]:
    """A site that answers until the context ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append(self.path)
            answer = held.answers.get(self.path, Answer("nothing here", 404, "text/plain"))
            unchanged = answer.etag is not None and self.headers.get("If-None-Match") == answer.etag
            self.send_response(304 if unchanged else answer.status)
            if answer.etag is not None:
                self.send_header("ETag", answer.etag)
            self.send_header("Content-Type", f"{answer.kind}; charset=utf-8")
            self.end_headers()
            if not unchanged:
                self.wfile.write(answer.body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held = Site(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield held
    server.shutdown()
    server.server_close()
    thread.join()


def entry(title: str, link: str, words: str, *, published: str = "", known_as: str = "", whole: bool = True) -> str:
    """An entry of RSS; one that is not whole holds `words` as its description only."""
    tag = "content:encoded" if whole else "description"
    stated = f"<pubDate>{published}</pubDate>" if published else ""
    name = f'<guid isPermaLink="false">{known_as}</guid>' if known_as else ""
    return f"<item><title>{title}</title><link>{link}</link>{name}{stated}<{tag}>{words}</{tag}></item>"


def feed(*entries: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Harbor Gazette</title>{''.join(entries)}</channel></rss>"
    )


def page(title: str, *paragraphs: str) -> Answer:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return Answer(html, kind="text/html")


def make_series(
    folder: Path, *, feeds: tuple[str, ...] = (), inbox: tuple[str, ...] = (), name: str = "harbor"
) -> NamedSeries:
    """A series as `briefgen.toml` in `folder` has it."""
    listed = [
        f"{key} = [{', '.join(repr(one) for one in values)}]" for key, values in (("feeds", feeds), ("inbox", inbox))
    ]
    lines = [
        f"[weekly.{name}]",
        'since = "2026-10-30T16:00:00+00:00"',
        'at = "Fri 16:00"',
        'zone = "Europe/London"',
        *listed,
    ]
    (folder / "briefgen.toml").write_text("\n".join(lines), "utf-8")
    return load_series(folder, user_folder=folder / "nowhere")[name]
