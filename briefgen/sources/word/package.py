"""The ZIP package of a Word document. Goes in: its bytes. Comes out: its parts as XML trees, within limits.

python-docx opens neither strict Office Open XML, nor macros and templates, nor packages with a part missing, and it
sets no limits; so the parts are read here with lxml.
"""

import lzma
import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from briefgen.errors import SourceError
from briefgen.sources.limits import MOST_ENTRIES_OF_WORD, MOST_PART_OF_WORD, MOST_TAGS_OF_WORD
from briefgen.sources.word.refusals import broken, refuse_other_packages

_CHUNK = 65_536
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)


class Link(NamedTuple):
    """A relationship of a part."""

    kind: str
    """The last word of its type, for example `officeDocument`."""
    target: str
    """The name of the part it leads to, without the first slash."""


class Package:
    """The parts of the document `origin`, unpacked when they are asked for."""

    def __init__(self, content: bytes, origin: str) -> None:
        self._origin = origin
        self._left, self._tags_left = MOST_PART_OF_WORD, MOST_TAGS_OF_WORD
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            self._names = {name.casefold().lstrip("/"): name for name in self._zip.namelist()}
        except _BROKEN:
            raise broken(origin) from None
        refuse_other_packages(self._names, origin)
        if len(self._names) > MOST_ENTRIES_OF_WORD:
            raise SourceError(
                f"`{origin}` holds {len(self._names)} parts, where {MOST_ENTRIES_OF_WORD} are the most of a Word file",
                hint="save it anew in Word, or save its text as a .txt file",
            )

    def find_main(self) -> str:
        """The name of the part that holds the text. Raises SourceError where the package has none."""
        targets = [link.target for link in self.links("") if link.kind == "officeDocument"]
        for name in (*targets, "word/document.xml"):
            if name.casefold() in self._names:
                return name
        raise broken(self._origin)

    def links(self, part: str) -> tuple[Link, ...]:
        """The relationships of `part`, or of the whole package (``), that stay inside; none where they are missing."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return ()
        return tuple(
            Link(posixpath.basename(element.get("Type", "")), _resolve(folder, element.get("Target", "")))
            for element in root.iter("{*}Relationship")
            if element.get("TargetMode") != "External"
        )

    def tree(self, part: str) -> etree._Element | None:
        """The root of an XML part; None where there is no such part. Raises SourceError for a broken one."""
        name = self._names.get(part.casefold())
        if name is None:
            return None
        content = self._unpack(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise broken(self._origin) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"`{self._origin}` declares a document type, which no Word file needs and an attack uses",
                hint="ask who sent it; save its text as a .txt file",
            )
        return root

    def _unpack(self, name: str) -> bytes:
        """The bytes of an entry, counted as they come: what the package says of their number is not believed."""
        chunks = []
        try:
            with self._zip.open(name) as entry:
                while chunk := entry.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self._too_large(f"{MOST_PART_OF_WORD / 1e6:.0f} MB")
                    self._tags_left -= chunk.count(b"<")
                    if self._tags_left < 0:
                        raise self._too_large(f"{MOST_TAGS_OF_WORD} tags")
                    chunks.append(chunk)
        except _BROKEN:
            raise broken(self._origin) from None
        return b"".join(chunks)

    def _too_large(self, most: str) -> SourceError:
        return SourceError(
            f"the text of `{self._origin}` takes more than {most} unpacked",
            hint="save the article alone as a Word or .txt file",
        )


def _resolve(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
