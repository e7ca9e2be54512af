"""What other programs read in the file: the same words, headings, lists, tables and notes."""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import docx
import pytest
from builders import DAY, document, paragraph, sources
from builders_article import samples
from docx.shared import Inches
from every_block import EVERY_BLOCK, EVIDENCE
from msgspec.structs import replace

from briefgen.brief.build import make_brief
from briefgen.composition.compose import compose
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cite,
    Document,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    SourceList,
    Table,
    Text,
)
from briefgen.document.walk import document_text, iter_blocks
from briefgen.template.load import load_template
from briefgen.template.search import built_in_shelf
from briefgen.workshop.sample import sample_for
from briefgen.writers.docx import write

TEMPLATES = sorted(folder.name for folder in built_in_shelf().iterdir() if folder.is_dir())
EVERYTHING = document(*EVERY_BLOCK)

_LONG_INCHES = 140

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and pdftotext open and read the file; one of them is not installed",
)
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc reads the file; it is not installed")


@cache
def composed(template: str) -> Document:
    chosen = load_template(template)
    return compose(sample_for(chosen) if chosen.kind == "weekly" else make_brief(samples(), created=DAY), chosen)


def office_text(written: Document, folder: Path) -> str:
    """The words between header and footer of the page that LibreOffice makes, without blanks and in one case.

    The page is as long as the document, so that no header row is repeated.
    """
    word = docx.Document(BytesIO(write(written)))
    word.sections[0].page_height = Inches(_LONG_INCHES)
    word.save(f"{folder}/brief.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), f"{folder}/brief.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = written.style.page
    height = 72 * _LONG_INCHES - page.margin_top_pt - page.margin_bottom_pt
    area = {"-x": 0, "-y": page.margin_top_pt, "-W": page.size_pt[0], "-H": height}
    options = [str(round(part) if isinstance(part, float) else part) for option in area.items() for part in option]
    read = ["pdftotext", "-raw", *options, f"{folder}/brief.pdf", "-"]
    return solid(subprocess.run(read, check=True, capture_output=True, text=True).stdout)


def solid(text: str) -> str:
    """`text` in one case without blanks and marks of direction: pdftotext adds some, and a kicker is in capitals."""
    return re.sub(r"[\s\u202a-\u202e]", "", text).casefold()


def with_labels(block: Block, depth: int = 0) -> Block:
    """`block`, inside as many lists as `depth`, with the labels that Word counts as words of their own."""
    match block:
        case BulletList():
            return replace(block, items=tuple(_labelled(entry, "•–"[depth % 2], depth) for entry in block.items))
        case OrderedList():
            counted = enumerate(block.items, block.start)
            labels = ((entry, ascii_lowercase[at - 1] if depth % 2 else str(at)) for at, entry in counted)
            return replace(block, items=tuple(_labelled(entry, f"{label}.", depth) for entry, label in labels))
        case SourceList():
            entries = enumerate(block.entries, 1)
            return SourceList(tuple(replace(one, children=(Text(str(n)), *one.children)) for n, one in entries))
        case Callout(kind="shift", children=(Table(header=(before, now)) as table,)):
            header = (before, replace(now, children=(Text("→"), *now.children)))
            return replace(block, children=(replace(table, header=header),))
        case Callout() | BlockQuote():
            return replace(block, children=tuple(with_labels(child, depth) for child in block.children))
        case _:
            return block


def _labelled(entry: ListItem, label: str, depth: int) -> ListItem:
    first, *rest = entry.children
    assert isinstance(first, Paragraph)
    return ListItem((Paragraph((Text(label), *first.children)), *(with_labels(block, depth + 1) for block in rest)))


@needs_office
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_pages_of_libreoffice_hold_the_words_of_the_document(template: str, tmp_path: Path) -> None:
    written = composed(template)
    shown = replace(written, blocks=tuple(map(with_labels, written.blocks)))
    assert office_text(written, tmp_path) == solid(document_text(shown))


@needs_office
def test_the_pages_of_libreoffice_hold_the_words_of_every_block(tmp_path: Path) -> None:
    simple = tuple(block for block in EVERY_BLOCK if not isinstance(block, OrderedList | BulletList))
    written = document(*simple)
    shown = replace(written, blocks=tuple(map(with_labels, written.blocks)))
    assert office_text(written, tmp_path) == solid(document_text(shown))


@needs_office
def test_the_pages_of_libreoffice_hold_every_footnote_beside_comments(tmp_path: Path) -> None:
    points = [paragraph("a", Cite((source_id,), "closes")) for source_id in ("s1", "s2", "s1", "s2")]
    written = document(*points, sources("Harbor Times", "Coast Courier"))
    found = office_text(replace(written, citations="footnotes", comments="provenance", evidence=EVIDENCE), tmp_path)
    said = (
        "[1] Harbor Times: “The harbor closes on Monday.”",
        "[2] Coast Courier: “On Monday, the harbor will close.”",
    )
    notes = "".join(f"{number} {said[(number - 1) % 2]}" for number in (1, 2, 3, 4))
    assert found.startswith(solid(f"a1 a2 a3 a4 1 Harbor Times 2 Coast Courier {notes}"))


PANDOC_NAMES = {"Header": "heading", "BulletList": "list", "OrderedList": "list", "Table": "table", "Image": "picture"}


def pandoc_parts(written: Document) -> Counter[str]:
    """How many of each kind pandoc finds."""
    command = ["pandoc", "--from", "docx", "--to", "json"]
    read = subprocess.run(command, input=write(written), check=True, capture_output=True)
    return Counter(_pandoc_names(json.loads(read.stdout)["blocks"]))


def _pandoc_names(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield PANDOC_NAMES.get(part.get("t", ""), str(part.get("t", "")))
        yield from _pandoc_names(part.get("c"))
    elif isinstance(part, list):
        yield from (name for child in part for name in _pandoc_names(child))


@needs_pandoc
@pytest.mark.parametrize("template", TEMPLATES)
def test_pandoc_finds_the_headings_tables_and_pictures(template: str) -> None:
    written = composed(template)
    blocks = list(iter_blocks(written.blocks))
    found = pandoc_parts(written)
    figures = sum(isinstance(block, Figure) for block in blocks)
    assert found["heading"] == sum(isinstance(block, Heading) and block.level > 1 for block in blocks)
    assert found["table"] == sum(isinstance(block, Table) for block in blocks) + figures
    assert found["picture"] == figures
    assert found["list"] >= sum(isinstance(block, BulletList | OrderedList | SourceList) for block in blocks)


@needs_pandoc
def test_pandoc_finds_a_note_for_each_citation_and_its_words() -> None:
    written = replace(EVERYTHING, citations="footnotes", evidence=EVIDENCE)
    command = ["pandoc", "--from", "docx", "--to", "markdown", "--wrap", "none"]
    read = subprocess.run(command, input=write(written), check=True, capture_output=True).stdout.decode()
    assert len(re.findall(r"^\[\^\d+\]: ", read, re.MULTILINE)) == 4
    assert read.count("The harbor closes on Monday.") == 2


@needs_pandoc
def test_pandoc_finds_the_comments_where_they_hang() -> None:
    written = replace(EVERYTHING, comments="provenance", evidence=EVIDENCE)
    command = ["pandoc", "--from", "docx", "--to", "json", "--track-changes", "all"]
    read = subprocess.run(command, input=write(written), check=True, capture_output=True).stdout.decode()
    assert read.count('"comment-start"') == read.count('"comment-end"') == 3


@pytest.mark.parametrize("template", TEMPLATES)
def test_python_docx_finds_the_headings_and_tables(template: str) -> None:
    written = composed(template)
    word = docx.Document(BytesIO(write(written)))
    names = [str(line.style.name) for line in word.paragraphs if line.style is not None]
    blocks = list(iter_blocks(written.blocks))
    assert names.count("Title") == 1
    assert [int(name[8:]) + 1 for name in names if name.startswith("Heading ")] == [
        block.level for block in blocks if isinstance(block, Heading) and block.level > 1
    ]
    assert len(word.tables) == sum(isinstance(block, Table | Figure) for block in blocks)
