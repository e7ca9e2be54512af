"""A Word file as a package: its bytes come in, its parts as XML go out (ISO 29500-2)."""

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

import msgspec
from lxml import etree

from briefgen.errors import SourceError

MOST_ENTRIES = 5_000
MOST_BYTES = 300_000_000
"""Of all parts together, unpacked."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_AGAIN = "save it again with Word"

NAMESPACES = {
    "w": _W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "v": "urn:schemas-microsoft-com:vml",
}

Element = etree._Element  # noqa: SLF001 - lxml's type of every element


class Relation(msgspec.Struct, frozen=True):
    """What a part refers to under an id."""

    kind: str
    """The last word of its type: `image`, `hyperlink`, `header`."""
    target: str
    """The name of a part, or an address."""
    is_external: bool


class Package(msgspec.Struct, frozen=True, eq=False):
    """The parts of a Word file."""

    parts: dict[str, bytes]
    main: str
    """The name of the document's own part."""
    trees: dict[str, Element]
    """Every part that is XML, read."""
    faults: tuple[tuple[str, str], ...]
    """Parts that are missing or not as XML in a package is, with what is the matter."""

    def relations(self, part: str) -> dict[str, Relation]:
        """What `part` refers to, by id; the package's own where `part` is empty."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for item in tree.iter(f"{{{_RELATIONS}}}Relationship") if tree is not None else ():
            external = item.get("TargetMode") == "External"
            target = item.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[item.get("Id", "")] = Relation(item.get("Type", "").rpartition("/")[2], target, external)
        return found

    def related(self, kind: str) -> Iterator[tuple[str, Element]]:
        """The parts of one kind that the document refers to, each with its name."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and relation.target in self.trees:
                yield relation.target, self.trees[relation.target]

    def first(self, kind: str) -> Element | None:
        """The first part of one kind; None where there is none."""
        return next((tree for _, tree in self.related(kind)), None)

    @property
    def body(self) -> Element:
        """The document's own part."""
        return self.trees[self.main]

    def stories(self) -> Iterator[tuple[str, Element]]:
        """Every part that holds text: the document, headers, footers, notes, comments."""
        yield "document", self.body
        for kind in ("header", "footer", "footnotes", "endnotes", "comments"):
            for name, tree in self.related(kind):
                yield posixpath.splitext(posixpath.basename(name))[0], tree


def open_package(content: bytes) -> Package:
    """The package in `content`. Raises SourceError where it is broken, far too large, or no Word file."""
    parts = _read_parts(content)
    trees: dict[str, Element] = {}
    faults = []
    for name, written in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(written, _parser())
            except etree.XMLSyntaxError as error:
                faults.append((name, f"it is not XML: {error}"))
                continue
            if trees[name].getroottree().docinfo.internalDTD is not None:
                faults.append((name, "it declares a document type, which Word refuses"))
    if _TYPES not in parts:
        faults.append((_TYPES, "it is not there, and Word cannot tell what the parts are"))
    shell = Package(parts, "", trees, ())
    main = next((item.target for item in shell.relations("").values() if item.kind == "officeDocument"), "")
    if main not in trees or trees[main].tag != f"{{{_W}}}document":
        raise SourceError("the file holds no Word document", hint=_AGAIN)
    return Package(parts, main, trees, tuple(faults))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _read_parts(content: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise SourceError(f"the Word file has more than {MOST_ENTRIES} parts", hint=_AGAIN)
            for entry in entries:
                if entry.flag_bits & 1:
                    raise SourceError("the Word file is encrypted", hint="save it without a password first")
                with archive.open(entry) as part:
                    parts[entry.filename] = part.read(left + 1)
                left -= len(parts[entry.filename])
                if left < 0:
                    raise SourceError(f"the Word file unpacks to more than {MOST_BYTES // 1_000_000} MB", hint=_AGAIN)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, EOFError, ValueError) as error:
        raise SourceError(f"the Word file is broken: {error}", hint=_AGAIN) from None
    return parts


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_W}}}{name}"


def find_all(tree: Element, path: str) -> list[Element]:
    """The elements at an XPath with the usual prefixes."""
    return list(tree.iterfind(path, NAMESPACES))


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML; None where the element or the attribute is missing."""
    return None if element is None else element.get(w(name))


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")


def words(element: Element) -> str:
    """The text inside an element, tabs and breaks as blanks."""
    pieces = (
        piece.text or "" if piece.tag == w("t") else " " for piece in element.iter(w("t"), w("tab"), w("br"), w("cr"))
    )
    return "".join(pieces)
