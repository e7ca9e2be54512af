"""Finished files as text that a person can review: bytes come in, lines that a difference can show go out."""

import io
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

import msgspec
import pypdf
from lxml import etree
from pypdf.generic import Destination

_PHRASING = {"a", "em", "strong", "code", "sup", "br"}
_VOID = {"meta", "hr"}


def docx_review(content: bytes) -> str:
    """Every part of the Word file by name, its XML with an element a line."""
    with ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in sorted(package.namelist())}
    return "\n".join(f"<!-- {name} -->\n{_lay_out(part)}" for name, part in parts.items())


def _lay_out(part: bytes) -> str:
    if part.startswith(b"\x89PNG"):
        return f"<!-- a picture of {len(part)} bytes -->\n"
    root = etree.fromstring(part)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def pdf_review(content: bytes) -> str:
    """The number of pages, the outline, and the text of each page."""
    file = pypdf.PdfReader(io.BytesIO(content))
    lines = [f"pages: {len(file.pages)}", "", "outline", *_name_entries(file, file.outline)]
    for number, page in enumerate(file.pages, 1):
        lines += ["", f"page {number}", page.extract_text()]
    return "\n".join(line.rstrip() for line in "\n".join(lines).splitlines()) + "\n"


def _name_entries(file: pypdf.PdfReader, outline: Sequence[Any], depth: int = 1) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, Destination):
            yield f"{'  ' * depth}{entry.title} (page {(file.get_destination_page_number(entry) or 0) + 1})"
        else:
            yield from _name_entries(file, entry, depth + 1)


class _BlockReader(HTMLParser):
    """Collects a line for each block, as deep as it lies: its tag and class, then its words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[int, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add(" / ")
        elif tag not in _PHRASING:
            named = dict(attrs).get("class")
            self.lines.append((len(self._open), f"{tag}.{named.replace(' ', '.')}  " if named else f"{tag}  "))
            self._open += [] if tag in _VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self._add(data)

    def _add(self, words: str) -> None:
        depth, line = self.lines.pop()
        self.lines.append((depth, line + words))


def html_review(content: bytes) -> str:
    """The blocks of the page in order, a line each; the stylesheet is left out."""
    reader = _BlockReader()
    reader.feed(content.decode())
    reader.close()
    return "\n".join("  " * depth + " ".join(line.split()) for depth, line in reader.lines) + "\n"


def markdown_review(content: bytes) -> str:
    """The file as it is."""
    return content.decode()


def json_review(content: bytes) -> str:
    """The brief without the texts of its sources."""
    brief = msgspec.json.decode(content)
    for source in brief["sources"]:
        del source["text"]
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"
