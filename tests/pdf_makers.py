"""Stories as PDFs, as programs that people use make them. Goes in: a title and passages. Comes out: a PDF's bytes."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache, partial
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

Passages = Sequence[tuple[str, str]]
"""Each with its kind: `heading` or `paragraph`."""
Maker = Callable[[str, tuple[tuple[str, str], ...]], bytes]

_MARGIN = 56
_GUTTER = 18


def in_columns(title: str, passages: Passages, *, columns: int) -> bytes:
    """Set by reportlab in `columns` columns below the title."""
    file = BytesIO()
    width, height = A4
    each = (width - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    frames = [
        Frame(_MARGIN + at * (each + _GUTTER), _MARGIN, each, height - 2 * _MARGIN - 60, 0, 0, 0, 0)
        for at in range(columns)
    ]
    styles = getSampleStyleSheet()
    names = {"heading": "Heading3", "paragraph": "BodyText"}

    def head(canvas: object, document: object) -> None:
        words = Paragraph(escape(title), styles["Title"])
        words.wrap(width - 2 * _MARGIN, 60)
        words.drawOn(canvas, _MARGIN, height - _MARGIN - 40)

    first, later = (
        PageTemplate("first", frames, onPage=head, autoNextPageTemplate="later"),
        PageTemplate("later", frames),
    )
    BaseDocTemplate(file, pagesize=A4, pageTemplates=[first, later], invariant=1).build(
        [Paragraph(escape(words), styles[names[kind]]) for kind, words in passages]
    )
    return file.getvalue()


def as_page(title: str, passages: Passages) -> bytes:
    """As a page of the web."""
    tags = {"heading": "h2", "paragraph": "p"}
    body = "".join(f"<{tags[kind]}>{escape(words)}</{tags[kind]}>\n" for kind, words in passages)
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body><h1>{escape(title)}</h1>\n{body}</body></html>".encode()


def as_text(title: str, passages: Passages) -> bytes:
    """As plain text with blank lines."""
    return "\n\n".join([title, *(words for _, words in passages)]).encode()


def as_word(title: str, passages: Passages) -> bytes:
    """As a Word file."""
    file = docx.Document()
    file.add_heading(title, 0)
    for kind, words in passages:
        if kind == "heading":
            file.add_heading(words, 2)
        else:
            file.add_paragraph(words)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


@cache
def converted(content: bytes, ending: str) -> bytes:
    """`content`, a file with this `ending`, printed to a PDF by LibreOffice."""
    if (program := shutil.which("soffice")) is None:
        pytest.skip("LibreOffice is missing")
    with TemporaryDirectory() as folder:
        source = Path(folder, f"story.{ending}")
        source.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        # Without the filter, a page of the web loses the first line of its title.
        options = ["--infilter=HTML (StarWriter)"] if ending == "html" else []
        target = ["--convert-to", "pdf:writer_pdf_Export", "--outdir", folder]
        command = [program, profile, "--headless", *options, *target, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return Path(folder, "story.pdf").read_bytes()


@cache
def printed(title: str, passages: tuple[tuple[str, str], ...]) -> bytes:
    """Printed by Chromium from a page, with its head and foot of address and day."""
    if (program := shutil.which("chromium") or shutil.which("google-chrome")) is None:
        pytest.skip("Chromium is missing")
    with TemporaryDirectory() as folder:
        page, target = Path(folder, "story.html"), Path(folder, "story.pdf")
        page.write_bytes(as_page(title, passages))
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command = [program, *flags, f"--print-to-pdf={target}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def by_office(title: str, passages: tuple[tuple[str, str], ...], *, ending: str) -> bytes:
    """By LibreOffice, from a file with this `ending`."""
    writing = {"txt": as_text, "docx": as_word, "html": as_page}[ending]
    return _office(writing, title, passages, ending)


@cache
def _office(
    writing: Callable[[str, Passages], bytes], title: str, passages: tuple[tuple[str, str], ...], ending: str
) -> bytes:
    return converted(writing(title, passages), ending)


MAKERS: dict[str, Maker] = {
    "one column": partial(in_columns, columns=1),
    "two columns": partial(in_columns, columns=2),
    "three columns": partial(in_columns, columns=3),
    "LibreOffice from txt": partial(by_office, ending="txt"),
    "LibreOffice from docx": partial(by_office, ending="docx"),
    "LibreOffice from html": partial(by_office, ending="html"),
    "Chromium": printed,
}
