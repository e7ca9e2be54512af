"""A Word file from anywhere, opened with care: bytes come in, its parts go out.

Nothing in it is followed, run or unpacked beyond a bound; XML that declares a document type is refused, since it is
the way to make a small file huge, and no Word file has one.
"""

import posixpath
from collections.abc import Mapping
from io import BytesIO
from typing import NoReturn
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 # its name says nothing

import msgspec

from briefgen.errors import TemplateError

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = ".wordprocessingml.document.main+xml"

_MOST_BYTES = 40_000_000
"""Of all parts together, unpacked."""
_MOST_PARTS = 2000
_ENCRYPTED = 0x1
_SAVE_AGAIN = "open it in Word or LibreOffice and save it as a Word document (.docx)"


class Package(msgspec.Struct, frozen=True):
    """The parts of a Word file by name, and the name of the one with its text."""

    parts: Mapping[str, bytes]
    main: str
    where: str
    """How messages name the file."""

    def element(self, name: str) -> Element:
        """The XML of a part. Raises TemplateError where it has none."""
        content = self.parts.get(name)
        if content is None:
            _refuse(self.where, f"it lacks {name}")
        try:
            return ET.fromstring(content)  # noqa: S314 # without a document type nothing can be expanded
        except (ET.ParseError, ValueError, LookupError):
            _refuse(self.where, f"{name} is damaged")

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The last word of the type, and the part, of each relationship of a part, by its id; none to the outside."""
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self.parts:
            return {}
        found = {}
        for relation in self.element(rels).iter(f"{_RELATIONSHIPS}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def find(self, kind: str) -> Element | None:
        """The part of that kind which the text relates to, if it has one."""
        names = (target for relation, target in self.related(self.main).values() if relation == kind)
        name = next((name for name in names if name in self.parts), None)
        return self.element(name) if name else None


def open_package(content: bytes, where: str) -> Package:
    """The Word file in `content`; `where` names it in messages.

    Raises TemplateError for a file that is damaged, no Word document, protected by a password or too large.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                _refuse(where, "it is too large when unpacked")
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                _refuse(where, "it is protected by a password")
            # A part never unpacks to more than its entry says: the reader stops there.
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (BadZipFile, ZlibError, EOFError, OSError, RuntimeError, ValueError):
        _refuse(where, "it is damaged, or no Word document")
    for name, part in parts.items():
        if name.endswith(("xml", "rels")) and b"<!DOCTYPE" in part.replace(b"\0", b""):
            _refuse(where, f"{name} declares a document type")
    package = Package(parts, _find_main(parts, where), where)
    for name in (package.main, "[Content_Types].xml"):
        package.element(name)
    return package


def _find_main(parts: Mapping[str, bytes], where: str) -> str:
    types = Package(parts, "", where).element("[Content_Types].xml")
    names = [override.get("PartName", "") for override in types if override.get("ContentType", "").endswith(_MAIN)]
    if not names:
        _refuse(where, "it is no Word document (.docx)")
    return names[0].lstrip("/")


def _refuse(where: str, why: str) -> NoReturn:
    raise TemplateError(f"{where} cannot be used as a house style: {why}", hint=_SAVE_AGAIN)
