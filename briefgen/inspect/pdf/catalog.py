"""What a PDF file says of itself as a whole: its header, catalog, metadata, forms, layers and files."""

import re
from collections.abc import Iterator

import pikepdf

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.file import entry, is_true, members, number, text, unpack
from briefgen.inspect.pdf.inspected import Inspected

LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
"""A language tag (RFC 3066)."""
_HEADER = re.compile(rb"%PDF-1\.[0-7][\r\n]")
_EXTRACT = 512
"""The tenth bit of the permissions: text may be taken out for a voice (ISO 32000-1, table 22)."""


def check_catalog(inspected: Inspected) -> Iterator[Breach]:
    """The header, the catalog, the language of the whole, and the outline."""
    root = inspected.pdf.Root
    if not _HEADER.match(inspected.content):
        yield Breach("6.1-1", "file", "it does not begin with %PDF-1.0 to %PDF-1.7")
    if not is_true(entry(root, "/MarkInfo", "/Marked")):
        yield Breach("6.2-1", "catalog", "it is not marked as tagged")
    if is_true(entry(root, "/MarkInfo", "/Suspects")):
        yield Breach("7.1-4", "catalog", "it says that its tags are suspect")
    if not is_true(entry(root, "/ViewerPreferences", "/DisplayDocTitle")):
        yield Breach("7.1-10", "catalog", "a reader shows the file's name, not its title")
    if entry(root, "/StructTreeRoot") is None:
        yield Breach("7.1-11", "catalog", "there is no structure tree")
    if inspected.language and not LANGUAGE.fullmatch(inspected.language):
        yield Breach("7.2-29", "catalog", f"`{inspected.language}` is no language tag")
    if not inspected.language and entry(root, "/Outlines", "/First") is not None:
        yield Breach("7.2-2", "outline", "the language of the bookmarks is not known")
    yield from _check_encryption(inspected)


def _check_encryption(inspected: Inspected) -> Iterator[Breach]:
    locked = inspected.pdf.trailer.get("/Encrypt")
    if locked is not None and not int(number(entry(locked, "/P"))) & _EXTRACT:
        yield Breach("7.16-1", "file", "its protection keeps a screen reader out")


def check_extras(inspected: Inspected) -> Iterator[Breach]:
    """Layers, forms that a program draws, embedded files and media: what a document for reading seldom has."""
    root = inspected.pdf.Root
    layers = entry(root, "/OCProperties")
    for settings in (entry(layers, "/D"), *members(entry(layers, "/Configs"))):
        if settings is not None and not text(entry(settings, "/Name")):
            yield Breach("7.10-1", "layers", "a setting of layers has no name")
        if entry(settings, "/AS") is not None:
            yield Breach("7.10-2", "layers", "a setting of layers switches by itself")
    for part in members(entry(root, "/AcroForm", "/XFA")):
        if isinstance(part, pikepdf.Stream) and re.search(rb"dynamicRender[^<]*>\s*required", unpack(part)):
            yield Breach("7.15-1", "form", "it is a dynamic XFA form")
    for item in inspected.pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            yield from _check_object(item)


def _check_object(item: pikepdf.Object) -> Iterator[Breach]:
    place = f"object {item.objgen[0]}"
    if entry(item, "/EF") is not None and not (text(item.get("/F")) and text(item.get("/UF"))):
        yield Breach("7.11-1", place, "an embedded file has no name under both F and UF")
    if text(item.get("/S")) == "/MCD":
        if not re.fullmatch(r"[-\w+.]+/[-\w+.]+", text(item.get("/CT"))):
            yield Breach("7.18.6.2-1", place, "a media clip does not say its content type")
        if not members(item.get("/Alt")):
            yield Breach("7.18.6.2-2", place, "a media clip has no alternative text")
