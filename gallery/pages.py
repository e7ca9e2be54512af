"""Document -> page images. What comes in is a document or a finished file, what goes out pictures of few colors."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
from PIL import Image

import briefgen
from briefgen.document.tree import Document

DOTS_PER_INCH = 80
"""One point is 1.1 pixels: small type can still be read, and a page takes some 40 kB."""
COLORS = 64
"""Enough for the edges of letters in each color of a style: no pixel is off by more than 10 of 255."""

RENDERER = "pdftoppm"
"""The program of poppler that draws pages; Debian has it in `poppler-utils`."""
OFFICE = "soffice"
"""LibreOffice, which shows what becomes of a Word file."""


def has_program(name: str) -> bool:
    """Whether the program can be run on this machine."""
    return shutil.which(name) is not None


def picture_pages(document: Document, shares: tuple[float, ...] | None = None) -> tuple[Image.Image, ...]:
    """The pages of `document` as its PDF has them; `shares` as for `pages_at`."""
    return draw_pages(briefgen.write(document, "pdf"), shares)


def picture_word_pages(document: Document) -> tuple[Image.Image, ...]:
    """The pages of `document` as LibreOffice shows its Word file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.docx"
        file.write_bytes(briefgen.write(document, "docx"))
        profile = (Path(folder) / "profile").as_uri()
        convert = ("--headless", "--convert-to", "pdf", "--outdir", folder, str(file))
        subprocess.run([OFFICE, f"-env:UserInstallation={profile}", *convert], check=True, capture_output=True)
        return draw_pages(file.with_suffix(".pdf").read_bytes(), None)


def draw_pages(pdf: bytes, shares: tuple[float, ...] | None) -> tuple[Image.Image, ...]:
    """The pages of a PDF that `shares` choose, in few colors: the same ones with the same poppler."""
    numbers = pages_at(shares, len(pypdf.PdfReader(BytesIO(pdf)).pages))
    return tuple(few_colors(_draw(pdf, number)) for number in numbers)


def pages_at(shares: tuple[float, ...] | None, count: int) -> tuple[int, ...]:
    """Numbers of pages, from 1: each share of the way from the first page (0) to the last (1); all for None."""
    if shares is None:
        return tuple(range(1, count + 1))
    return tuple(dict.fromkeys(1 + round(share * (count - 1)) for share in shares))


def few_colors(image: Image.Image) -> Image.Image:
    """`image` with a palette, so that its file is small; the colors of even areas and of rare marks are kept."""
    method, dither = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
    return image.convert("RGB").quantize(COLORS, method=method, kmeans=1, dither=dither)


def png(image: Image.Image) -> bytes:
    """`image` as the bytes of a file."""
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()


def _draw(pdf: bytes, number: int) -> Image.Image:
    page = ("-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH), "-png", "-singlefile", "-")
    done = subprocess.run([RENDERER, *page], input=pdf, check=True, capture_output=True)
    return Image.open(BytesIO(done.stdout))
