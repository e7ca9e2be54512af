"""The dispatch. Goes in: paths, bytes. Comes out: the articles in them.

A new kind of source is a module with `read`, a test of the content in `kinds.py`, and one row in `READERS`.
"""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from briefgen.errors import SourceError
from briefgen.sources import kinds
from briefgen.sources.article import Article
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


READERS = (
    Reader("PDF", kinds.is_pdf, "briefgen.sources.pdf.reader"),
    Reader("Word document", kinds.is_word, "briefgen.sources.word.document"),
    Reader("mailbox", kinds.is_mailbox, "briefgen.sources.mail.mailbox"),
    Reader("mail", kinds.is_mail, "briefgen.sources.mail.message"),
    Reader("web page", kinds.is_html, "briefgen.sources.html.page"),
    Reader("Markdown", kinds.is_markdown, "briefgen.sources.text.markdown"),
    Reader("plain text", kinds.is_anything, "briefgen.sources.text.plain"),
)
"""The kinds of sources; the first that fits is taken."""


def read(*sources: str | Path | bytes, origin: str = "-") -> tuple[Article, ...]:
    """The articles in files, in their order; bytes among `sources` are read as they are, and named `origin`.

    Raises SourceError for a source that is missing, unreadable, larger than `MOST_BYTES`, not text, or without a body.
    """
    return tuple(article for source in sources for article in _read_one(source, origin))


def _read_one(source: str | Path | bytes, origin: str) -> tuple[Article, ...]:
    if isinstance(source, bytes):
        content = source
        _require_size(len(content), origin)
    else:
        content, origin = _load(source), _readable(Path(source).name)
    return tuple(map(with_language, _read_content(content, origin, Allowance(origin))))


def _read_content(content: bytes, origin: str, allowance: Allowance, *, depth: int = 0) -> tuple[Article, ...]:
    """The articles in `content`, which lies `depth` sources deep inside another that may take `allowance`."""
    if depth > MOST_DEPTH:
        raise SourceError(f"`{origin}` lies more than {MOST_DEPTH} sources deep", hint="take it out and give it alone")
    home = next(reader.home for reader in READERS if reader.fits(content, origin))
    read_kind: Callable[[bytes, str, Inside], tuple[Article, ...]] = import_module(home).read

    def inside(part: bytes, name: str) -> tuple[Article, ...]:
        allowance.spend(name, len(part))
        _require_size(len(part), name)
        return _read_content(part, name, allowance, depth=depth + 1)

    return read_kind(content, origin, inside)


def _readable(name: str) -> str:
    """A file's name with U+FFFD for bytes that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _load(source: str | Path) -> bytes:
    path = Path(source)
    if not str(source):
        raise SourceError("an article has an empty name", hint="name a file")
    try:
        if path.is_dir():
            raise _folder(path)
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
    if "://" in name:
        return SourceError(
            f"`{name}` is an address, not a file", hint="save the article's text as a .txt file and give that"
        )
    return SourceError(f"`{name}` does not exist", hint="check the name; a path counts from where you are")


def _folder(path: Path) -> SourceError:
    if not any(path.iterdir()):
        return SourceError(f"`{path}` is an empty folder", hint="name the files of the articles")
    return SourceError(f"`{path}` is a folder, not an article", hint=f"name its files, for example `{path / '*.txt'}`")


def _require_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise SourceError(
            f"`{name}` is too large: {size / 1e6:.1f} MB, where {MOST_BYTES / 1e6:.0f} MB are the most",
            hint="give one article a file",
        )
