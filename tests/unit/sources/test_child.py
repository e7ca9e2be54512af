"""Reading in a process of its own: the same articles, and an end for whatever does not end."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import SourceError
from briefgen.sources import child
from briefgen.sources.child import list_apart, read_apart, read_entry_apart
from briefgen.sources.feed.articles import build_article, list_entries
from briefgen.sources.read import read_here

PIER = "The harbor board closed the old pier on Monday after divers found cracks in three of its pillars."
PAGE = b"""<!doctype html><html lang="en"><head><title>Pier closed</title></head><body><article><h1>Pier closed</h1>
<p>The harbor board closed the old pier on Monday after divers found cracks in three of its pillars.</p>
<p>Ferries to the islands will leave from the north quay until spring, the board said on Tuesday.</p>
</article></body></html>"""
EVIL = """
import os, sys, time

def read(content, origin, inside):
    what = content.decode()
    if "loop" in what:
        while True:
            pass
    if "sleep" in what:
        time.sleep(60)
    if "memory" in what:
        held = []
        while True:
            held.append(bytearray(10_000_000))
    if "crash" in what:
        os._exit(7)
    if "raise" in what:
        raise KeyError("nobody expected this")
    if "print" in what:
        print("x" * 100_000)
        sys.stderr.write("y" * 100_000)
        os.write(1, b"z" * 100_000)
    from briefgen.sources.read import read_here
    return read_here(b"Pier closed\\n\\nThe harbor board closed the old pier on Monday.\\n", origin)
"""
PATCH = """
import briefgen.sources.read as dispatch
evil = dispatch.Reader("evil", lambda content, origin: content.startswith(b"EVIL"), "evil_reader")
dispatch.READERS = (evil, *dispatch.READERS)
"""


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that knows a reader which does what it must not do."""
    (tmp_path / "evil_reader.py").write_text(EVIL, encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text(PATCH, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    worker = child._Worker()
    monkeypatch.setattr(child, "_worker", worker)
    yield
    worker.end()


def test_the_articles_are_those_of_this_process() -> None:
    assert read_apart(PAGE, "page.html") == read_here(PAGE, "page.html")


def test_a_feed_and_each_of_its_entries_are_those_of_this_process() -> None:
    entries = "".join(f"<item><title>{title}</title><description>{PIER}</description></item>" for title in "ab")
    content = f"<rss version='2.0'><channel><title>Harbor</title>{entries}</channel></rss>".encode()
    listed = list_apart(content, "feed")
    assert listed == list_entries(content, "feed")
    first = listed.feed.entries[0]
    article = read_entry_apart(first, listed.feed, "feed#1")
    assert article == build_article(first, listed.feed, "feed#1")
    assert (article.headline, article.publisher, listed.words) == ("a", "Harbor", (PIER, PIER))


def test_a_feed_that_takes_too_long_is_ended() -> None:
    with pytest.raises(SourceError, match="longer than 0 seconds"):
        list_apart(b"<rss><channel>" + b"<item/>" * 100_000, "feed", seconds=0)


def test_a_refusal_comes_back_in_its_words() -> None:
    with pytest.raises(SourceError) as here:
        read_here(b"%PDF-1.7 broken", "a.pdf")
    with pytest.raises(SourceError) as apart:
        read_apart(b"%PDF-1.7 broken", "a.pdf")
    assert (apart.value.message, apart.value.hint) == (here.value.message, here.value.hint)


@pytest.mark.usefixtures("evil")
@pytest.mark.parametrize("what", ["loop", "sleep"])
def test_what_does_not_end_is_ended_and_the_next_source_is_read(what: str) -> None:
    with pytest.raises(SourceError, match="longer than 1 seconds"):
        read_apart(b"EVIL " + what.encode(), "a.bin", seconds=1)
    assert read_apart(PAGE, "page.html", seconds=10)


@pytest.mark.usefixtures("evil")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux refuses memory to one process")
def test_what_takes_too_much_memory_is_told() -> None:
    with pytest.raises(SourceError, match="more memory"):
        read_apart(b"EVIL memory", "a.bin")
    assert read_apart(PAGE, "page.html")


@pytest.mark.usefixtures("evil")
@pytest.mark.parametrize(("what", "said"), [("crash", "broke down"), ("raise", "failed with KeyError")])
def test_a_reader_that_breaks_down_is_told_and_the_next_source_is_read(what: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        read_apart(b"EVIL " + what.encode(), "a.bin")
    assert caught.value.hint
    assert read_apart(PAGE, "page.html")


@pytest.mark.usefixtures("evil")
def test_what_a_reader_prints_disturbs_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    (article,) = read_apart(b"EVIL print", "a.bin")
    assert article.headline == "Pier closed"
    assert capfd.readouterr() == ("", "")


def test_threads_take_turns() -> None:
    expected = read_here(PAGE, "page.html")
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(read_apart(PAGE, "page.html"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_what_lies_in_the_current_folder_is_never_run(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "msgspec.py").write_text("open('ran', 'w').close()", encoding="utf-8")
    program = "from briefgen.sources.read import read; print(read('page.html')[0].headline)"
    path = os.pathsep.join(place for place in sys.path if place)
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.stdout == "Pier closed\n"
    assert not (tmp_path / "ran").exists()


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_forked_process_starts_a_reader_of_its_own() -> None:
    expected = read_apart(PAGE, "page.html")
    ours = child._worker
    forked = os.fork()
    if forked == 0:
        try:
            own = child._worker is not ours and read_apart(PAGE, "page.html") == expected
            child._worker.end()
        finally:
            os._exit(0 if own else 1)
    assert os.waitpid(forked, 0)[1] == 0
    assert read_apart(PAGE, "page.html") == expected


@pytest.mark.skipif(os.name != "posix", reason="processes are counted with signals")
def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    program = (
        "import os, sys; from briefgen.sources import child; from briefgen.sources.read import read;"
        "read(sys.argv[1]); print(child._worker._process.pid, flush=True); os._exit(0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "page.html")], capture_output=True, text=True, check=True
    )
    pid = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        threading.Event().wait(0.05)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("the process goes on")
