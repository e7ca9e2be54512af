"""What bears a source of a brief out: the text that the archive holds of it, and the file that it was read from.

Nothing here opens a connection: a source that was fetched is looked for in the archive alone.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from briefgen.archive.archive import Archive
from briefgen.archive.articles import Entry
from briefgen.brief.model import Source
from briefgen.errors import SourceError
from briefgen.sources.addresses import address_of
from briefgen.sources.alike import find_share
from briefgen.sources.article import Article, Passage
from briefgen.sources.limits import MOST_BYTES
from briefgen.sources.read import read
from briefgen.sources.versions import SAME_STORY, are_versions, is_later

_BLOCK = re.compile(r"\S(?:.*\S)?(?:\n[ \t]*\S(?:.*\S)?)*")


class Witnesses(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a source outside its brief."""

    as_read: Article
    """The source as the brief keeps it."""
    held: Entry | None
    """What the archive holds of the very bytes or the very text."""
    newer: Entry | None
    """The newest version of it in the archive, where that has another text."""
    file: Path | None
    """The file with its name that was found."""
    same_file: bool
    """Whether that file has the hash of the bytes that were read."""
    now: Article | None
    """What `file` says, as it reads today; None where it cannot be read, or holds several articles."""


def find_witnesses(source: Source, archive: Archive | None, folders: Sequence[Path]) -> Witnesses:
    """What the archive and the first of `folders` that has a file of that name know of `source`."""
    as_read = _article_of(source)
    held = newer = None
    if archive is not None:
        held = _find_held(source, archive)
        newer = _find_newer(as_read, archive, held)
    file, content = _find_file(source, folders)
    return Witnesses(
        as_read=as_read,
        held=held,
        newer=newer,
        file=file,
        same_file=content is not None and sha256(content).hexdigest() == source.sha256,
        now=_read_file(file) if file is not None else None,
    )


def _find_held(source: Source, archive: Archive) -> Entry | None:
    """An entry of the same bytes before one of the same text: a text that was changed since is not taken for it."""
    entries = archive.find_source(sha256=source.sha256, text=source.text)
    ranked = sorted(
        entries, key=lambda entry: (entry.article.sha256 != source.sha256, entry.article.text != source.text)
    )
    return ranked[0] if ranked else None


def _find_newer(as_read: Article, archive: Archive, held: Entry | None) -> Entry | None:
    """The last stored version that is not older than what was read, and says something else."""
    reference = held.article if held is not None else as_read
    found = [
        entry
        for entry in (*archive.find_versions(reference), *archive.find(reference.origin))
        if (held is None or entry.id > held.id)
        and entry.article.text not in (reference.text, as_read.text)
        and is_later(entry.article, reference) is not False
        and (are_versions(entry.article, reference) or find_share(entry.article, reference) >= SAME_STORY)
    ]
    return max(found, key=lambda entry: entry.id, default=None)


def _article_of(source: Source) -> Article:
    """The article that a brief keeps as a source; its paragraphs are the blocks of its text."""
    return Article(
        source.origin,
        source.sha256,
        source.text,
        tuple(Passage("paragraph", block.start(), block.end()) for block in _BLOCK.finditer(source.text)),
        headline=source.headline,
        publisher=source.publisher,
        published=source.published,
        updated=source.updated,
        url=source.url,
    )


def _find_file(source: Source, folders: Sequence[Path]) -> tuple[Path | None, bytes | None]:
    """A file of the source's name, and what it holds; a name that leads elsewhere is not followed."""
    if address_of(None, source.origin) is not None or Path(source.origin).name != source.origin:
        return None, None
    for file in _iter_files(source.origin, folders):
        try:
            if file.stat().st_size <= MOST_BYTES:
                return file, file.read_bytes()
        except OSError:
            continue
    return None, None


def _iter_files(name: str, folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        try:
            if (folder / name).is_file():
                yield folder / name
        except (OSError, ValueError):
            continue


def _read_file(file: Path) -> Article | None:
    try:
        articles = read(file)
    except SourceError:
        return None
    return articles[0] if len(articles) == 1 else None
