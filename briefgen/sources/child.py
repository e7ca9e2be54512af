"""Reading in a process of its own, for kinds whose libraries cannot be bounded. Goes in: bytes. Comes out: articles,
or the entries of a feed, each of which can be read by itself.

The process is kept for the next source, and killed where one takes more time or memory than any article needs. It ends
by itself when whoever started it does: its standard input ends then.
"""

import atexit
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, NoReturn

import msgspec
from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.feed.entries import Entry, Feed, Listed
from briefgen.sources.limits import MOST_MEMORY, MOST_SECONDS

_IN, _OUT = 0, 1
"""The descriptors of standard input and output."""
_LENGTH = 8
"""Bytes in front of a message that say how long it is."""
_TRY = "give the article's text as a .txt file, or a smaller part of it"


class Source(msgspec.Struct, array_like=True, tag=True):
    """A source whose articles are to be read."""

    origin: str
    content: bytes


class Entries(msgspec.Struct, array_like=True, tag=True):
    """A feed whose entries are to be listed."""

    origin: str
    content: bytes


class One(msgspec.Struct, array_like=True, tag=True):
    """An entry of a feed that is to be read; of the feed, what it states of itself."""

    origin: str
    entry: Entry
    feed: Feed


Asked = Source | Entries | One
"""What is to be done."""


class Answered(msgspec.Struct, array_like=True):
    """What came of it: articles, or a feed, or a message and a hint."""

    articles: tuple[Article, ...] = ()
    listed: Listed = Listed(Feed(()), ())
    message: str = ""
    hint: str = ""


class _Worker:
    """The process, and who may speak with it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, asked: Asked, *, seconds: float) -> Answered:
        """What the process answers. Raises SourceError where it does not, and it is ended then."""
        with self._lock:
            process = self._start()
            late = threading.Event()
            alarm = threading.Timer(seconds, _stop, (process, late))
            alarm.start()
            try:
                answer = _exchange(process, asked)
            except BaseException:
                self.end()
                raise
            finally:
                alarm.cancel()
            if answer is not None and not late.is_set():
                return answer
            self.end()
        if late.is_set():
            raise SourceError(f"`{asked.origin}` takes longer than {seconds:g} seconds to read", hint=_TRY)
        raise SourceError(f"`{asked.origin}` cannot be read: its reader broke down", hint=_TRY)

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            path = os.pathsep.join(place for place in sys.path if place)
            self._process = subprocess.Popen(
                # Without -P, the folder that a person is in could hold modules that are taken for ours.
                [sys.executable, "-P", "-m", "briefgen.sources.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self._process

    def end(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()


def _stop(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


_worker = _Worker()
atexit.register(_worker.end)


def _forget_worker() -> None:
    """Leave the process to the one that started it; a forked process starts its own."""
    global _worker  # noqa: PLW0603 - there is one for each process
    atexit.unregister(_worker.end)
    _worker = _Worker()
    atexit.register(_worker.end)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_worker)


def read_apart(content: bytes, origin: str, *, seconds: float = MOST_SECONDS) -> tuple[Article, ...]:
    """The articles in `content`, as `read_here` of the dispatch gives them, read in the other process.

    Raises SourceError as that does, and for content that takes more than `seconds`, or `MOST_MEMORY` where the system
    can tell.
    """
    return _ask(Source(origin, content), seconds).articles


def list_apart(content: bytes, origin: str, *, seconds: float = MOST_SECONDS) -> Listed:
    """The feed in `content` and the words of its entries, listed in the other process; raises as `read_apart`."""
    return _ask(Entries(origin, content), seconds).listed


def read_entry_apart(entry: Entry, feed: Feed, origin: str, *, seconds: float = MOST_SECONDS) -> Article:
    """The article in an entry of `feed`, read in the other process; raises as `read_apart`."""
    (article,) = _ask(One(origin, entry, replace(feed, entries=())), seconds).articles
    return article


def _ask(asked: Asked, seconds: float) -> Answered:
    answer = _worker.read(asked, seconds=seconds)
    if answer.message:
        raise SourceError(answer.message, hint=answer.hint)
    return answer


def _exchange(process: "subprocess.Popen[bytes]", asked: Asked) -> Answered | None:
    """What is answered; None where the process ended instead."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        _send(process.stdin, msgspec.msgpack.encode(asked))
        message = _receive(process.stdout)
        return msgspec.msgpack.decode(message, type=Answered) if message else None
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """A message; empty where there is none."""
    head = pipe.read(_LENGTH)
    return pipe.read(int.from_bytes(head, "big")) if len(head) == _LENGTH else b""


def serve() -> NoReturn:
    """Answer what comes on standard input until it ends. What a reader prints goes nowhere."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answered = os.fdopen(os.dup(_IN), "rb"), os.fdopen(os.dup(_OUT), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), _OUT)
    _limit_memory()
    while message := _receive(asked):
        _send(answered, msgspec.msgpack.encode(_answer(msgspec.msgpack.decode(message, type=Asked))))
    os._exit(0)


def _answer(asked: Asked) -> Answered:
    try:
        return _do(asked)
    except SourceError as error:
        return Answered(message=error.message, hint=error.hint)
    except MemoryError:
        return Answered(message=f"`{asked.origin}` takes more memory than any article needs", hint=_TRY)
    except Exception as error:  # noqa: BLE001 - whatever a library does with broken content, it is not read
        reason = f"`{asked.origin}` cannot be read: its reader failed with {type(error).__name__}"
        return Answered(message=reason, hint=_TRY)


def _do(asked: Asked) -> Answered:
    match asked:
        case Source():
            from briefgen.sources.read import read_here

            return Answered(read_here(asked.content, asked.origin))
        case Entries():
            from briefgen.sources.feed.articles import list_entries

            return Answered(listed=list_entries(asked.content, asked.origin))
        case One():
            from briefgen.sources.feed.articles import build_article

            return Answered((build_article(asked.entry, asked.feed, asked.origin),))


def _limit_memory() -> None:
    """Let the system refuse more memory than the limit, where it can."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


if __name__ == "__main__":
    serve()
