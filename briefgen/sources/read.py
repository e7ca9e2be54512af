"""The dispatch. Goes in: paths, addresses, bytes. Comes out: the articles in them.

A new kind of source is a module with `read`, a test of the content in `kinds.py`, and one row in `READERS`.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.errors import SourceError
from briefgen.sources import kinds
from briefgen.sources.article import Article
from briefgen.sources.fetch.address import is_address, is_other_scheme, refuse_scheme, shown
from briefgen.sources.fetch.fetched import Fetched, Network
from briefgen.sources.inside import Inside
from briefgen.sources.language import with_language
from briefgen.sources.limits import MOST_BYTES, MOST_DEPTH
from briefgen.sources.parts import Allowance


class Reader(NamedTuple):
    """One kind of source."""

    name: str
    fits: Callable[[bytes, str], bool]
    """Whether the content and the origin (a file's base name) are of this kind."""
    home: str
    """The module that reads it, imported when one is met; its `read` takes the content, the origin and an `Inside`."""
    apart: bool = True
    """Whether it is read in a process of its own, since a library that reads it cannot be bounded from inside."""


READERS = (
    Reader("PDF", kinds.is_pdf, "briefgen.sources.pdf.reader"),
    Reader("Word document", kinds.is_word, "briefgen.sources.word.document"),
    Reader("mailbox", kinds.is_mailbox, "briefgen.sources.mail.mailbox"),
    Reader("mail", kinds.is_mail, "briefgen.sources.mail.message"),
    Reader("ZIP archive", kinds.is_zip, "briefgen.sources.bundle.archive"),
    Reader("JSON lines", kinds.is_json_lines, "briefgen.sources.bundle.lines", apart=False),
    Reader("feed", kinds.is_feed, "briefgen.sources.feed.articles"),
    Reader("web page", kinds.is_html, "briefgen.sources.html.page"),
    Reader("Markdown", kinds.is_markdown, "briefgen.sources.text.markdown", apart=False),
    Reader("plain text", kinds.is_anything, "briefgen.sources.text.plain", apart=False),
)
"""The kinds of sources; the first that fits is taken."""


Fetch = Callable[[str], Fetched]
"""What stands at an address that a person named."""


def read(*sources: str | Path | bytes, origin: str = "-", fetch: Fetch | None = None) -> tuple[Article, ...]:
    """The articles in files, in their order; bytes among `sources` are read as they are, and named `origin`.

    A string that begins with `http://` or `https://` is an address: it is fetched by `fetch`, or else by a client of
    our own. Nothing else opens a connection. Raises SourceError for a source that is missing, unreadable, larger than
    `MOST_BYTES`, not text, or without a body.
    """
    named = zip(sources, name_sources(sources, origin=origin), strict=True)
    return tuple(article for source, name in named for article in read_one(source, name, fetch))


def name_sources(sources: Sequence[str | Path | bytes], *, origin: str = "-") -> tuple[str, ...]:
    """What each is called: bytes `origin`, an address as it is, a file by its name.

    Files of one name are called with as many of the folders above them as tell them apart.
    """
    places = {source: _place_of(source) for source in sources if _is_path(source)}
    same_name: defaultdict[str, set[Path]] = defaultdict(set)
    for place in places.values():
        same_name[place.name].add(place)
    return tuple(
        origin if isinstance(source, bytes) else _name(places[source], same_name) if source in places else str(source)
        for source in sources
    )


def _is_path(source: str | Path | bytes) -> bool:
    return not isinstance(source, bytes) and not is_address(str(source))


def _place_of(source: str | Path | bytes) -> Path:
    return Path(os.path.normpath(Path(str(source)).absolute()))


def _name(place: Path, same_name: Mapping[str, Collection[Path]]) -> str:
    parts = place.parts
    others = [other.parts for other in same_name[place.name] if other != place]
    least = next((n for n in range(1, len(parts)) if all(other[-n:] != parts[-n:] for other in others)), 1)
    return _readable("/".join(parts[-least:]))


def read_fetched(fetched: Fetched) -> tuple[Article, ...]:
    """The articles in what was fetched, with the time of it and their address; raises SourceError as `read`."""
    from briefgen.sources.fetch.charset import with_mark

    content = with_mark(fetched.content, fetched.charset, fetched.media_type)
    try:
        articles = _read_content(content, fetched.address)
    except SourceError as error:
        message = error.message.replace(fetched.address, shown(fetched.address))
        raise SourceError(message, hint=error.hint) from None
    digest = hashlib.sha256(content).hexdigest()
    return tuple(with_language(_place(article, fetched, digest)) for article in articles)


def _place(article: Article, fetched: Fetched, digest: str) -> Article:
    """`article` with what fetching says of it; what lies inside a feed or a mailbox has addresses of its own."""
    whole = article.origin == fetched.address
    return replace(
        article,
        url=article.url or (fetched.final if whole else None),
        retrieved=fetched.retrieved,
        sha256=hashlib.sha256(fetched.content).hexdigest() if article.sha256 == digest else article.sha256,
    )


def open_fetch(network: Network) -> Fetch:
    """What fetches as `network` allows; the client is loaded when the first address is met."""

    def fetch(address: str) -> Fetched:
        from briefgen.sources.fetch.client import fetch_named

        return fetch_named(address, network)

    return fetch


def read_one(source: str | Path | bytes, name: str, fetch: Fetch | None) -> tuple[Article, ...]:
    """The articles in one source that is called `name`; as `read`."""
    if isinstance(source, str) and is_address(source):
        return read_fetched((fetch or open_fetch(Network()))(source))
    if isinstance(source, bytes):
        content = source
        _require_size(len(content), name)
    elif _is_folder(source):
        return tuple(map(with_language, _read_folder(Path(source))))
    else:
        content = _load(source)
    return tuple(map(with_language, _read_content(content, name)))


def _is_folder(source: str | Path) -> bool:
    try:
        return bool(str(source)) and Path(source).is_dir()
    except (OSError, ValueError):
        return False


def _read_folder(folder: Path) -> tuple[Article, ...]:
    """The articles in a folder; no limit of one source holds for all of its files together but their number."""
    from briefgen.sources.bundle.folder import read_folder

    return read_folder(folder, _read_content)


def _read_content(content: bytes, origin: str) -> tuple[Article, ...]:
    """The articles in `content`, read in a process of its own where its kind asks for it."""
    if _find_reader(content, origin).apart:
        from briefgen.sources import child

        return child.read_apart(content, origin)
    return read_here(content, origin)


def read_here(content: bytes, origin: str) -> tuple[Article, ...]:
    """The articles in `content`, with all that lies inside it, read in this process. Raises SourceError."""
    return _read_part(content, origin, Allowance(origin), depth=0)


def _read_part(content: bytes, origin: str, allowance: Allowance, *, depth: int) -> tuple[Article, ...]:
    """The articles in `content`, which lies `depth` sources deep inside another that may take `allowance`."""
    if depth > MOST_DEPTH:
        raise SourceError(f"`{origin}` lies more than {MOST_DEPTH} sources deep", hint="take it out and give it alone")
    home = _find_reader(content, origin).home
    read_kind: Callable[[bytes, str, Inside], tuple[Article, ...]] = import_module(home).read

    def inside(part: bytes, name: str) -> tuple[Article, ...]:
        allowance.spend(name, len(part))
        _require_size(len(part), name)
        return _read_part(part, name, allowance, depth=depth + 1)

    return read_kind(content, origin, inside)


def _find_reader(content: bytes, origin: str) -> Reader:
    return next(reader for reader in READERS if reader.fits(content, origin))


def _readable(name: str) -> str:
    """A file's name with U+FFFD for bytes that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _load(source: str | Path) -> bytes:
    path = Path(source)
    if not str(source):
        raise SourceError("an article has an empty name", hint="name a file")
    try:
        with path.open("rb") as file:
            _require_size(os.fstat(file.fileno()).st_size, str(path))
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _missing(str(source)) from None
    except PermissionError:
        raise SourceError(
            f"`{source}` cannot be read: permission denied", hint="ask for the right to read it"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"`{source}` cannot be read: {reason}", hint="check the name and the file") from None
    _require_size(len(content), str(path))
    return content


def _missing(name: str) -> SourceError:
    if is_other_scheme(name):
        return refuse_scheme(name)
    return SourceError(f"`{name}` does not exist", hint="check the name; a path counts from where you are")


def _require_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise SourceError(
            f"`{name}` is too large: {size / 1e6:.1f} MB, where {MOST_BYTES / 1e6:.0f} MB are the most",
            hint="give one article a file",
        )
