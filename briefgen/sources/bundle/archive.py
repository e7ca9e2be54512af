"""A ZIP archive of sources. Goes in: its bytes. Comes out: the articles in its entries, in their order.

An entry's stated size is not believed: it is unpacked no further than a source may be large.
"""

import lzma
import zipfile
import zlib
from io import BytesIO

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_BYTES, MOST_PARTS
from briefgen.sources.parts import Parts, clean_name

_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)
_NO_ARTICLES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into archives beside what a person did."""


def read(content: bytes, origin: str, inside: Inside) -> tuple[Article, ...]:
    """The articles in a ZIP archive, named as `archive.zip/story.html`; an entry that is none is told as a notice.

    Raises SourceError for an archive that is broken, holds too many entries, or no article.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        raise SourceError(f"`{origin}` is a broken ZIP archive", hint="unpack it and give the files inside") from None
    if len(entries) > MOST_PARTS:
        raise SourceError(
            f"`{origin}` holds {len(entries):,} entries, where {MOST_PARTS:,} are the most",
            hint="unpack it and give the files that are meant",
        )
    parts = Parts(origin, inside)
    for entry in entries:
        if entry.is_dir() or entry.filename.startswith(_NO_ARTICLES) or entry.filename.endswith(_NO_ARTICLES):
            continue
        name = clean_name(f"{origin}/{entry.filename}")
        parts.take(name, lambda entry=entry, name=name: inside(_unpack(archive, entry, name), name))  # type: ignore[misc]
    return parts.collect()


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry. Raises SourceError where it is encrypted, broken or too large."""
    if entry.flag_bits & _ENCRYPTED:
        raise SourceError(f"`{name}` is encrypted", hint="unpack it with its password and give the file")
    try:
        with archive.open(entry) as file:
            content = file.read(MOST_BYTES + 1)
    except _BROKEN as error:
        reason = str(error) or type(error).__name__
        raise SourceError(f"`{name}` cannot be unpacked: {reason}", hint="give the file itself") from None
    if len(content) > MOST_BYTES:
        raise SourceError(
            f"`{name}` is larger than {MOST_BYTES / 1e6:.0f} MB when it is unpacked", hint="give one article a file"
        )
    return content
