"""The reader of PDFs. Goes in: the bytes of one. Comes out: the article in it, with its pages."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.article import Article
from briefgen.sources.assemble import Block, assemble
from briefgen.sources.inside import Inside
from briefgen.sources.pdf.bounds import MOST_PAGES, BoundedDocument, BoundedInterpreter, TooMuchError
from briefgen.sources.pdf.columns import find_regions
from briefgen.sources.pdf.furniture import take_off
from briefgen.sources.pdf.glyphs import UNKNOWN, Device, Glyph, Sheet
from briefgen.sources.pdf.lines import Row, find_rows
from briefgen.sources.pdf.marks import take_marks
from briefgen.sources.pdf.metadata import find_above, find_language, find_stated, read_xmp
from briefgen.sources.pdf.paragraphs import find_blocks
from briefgen.text import collapse, plural

_RECOGNIZE = "recognize its text first, for example with `ocrmypdf in.pdf out.pdf`"
_RECOGNIZE_AGAIN = "recognize its text first, for example with `ocrmypdf --force-ocr in.pdf out.pdf`"
_FEWEST_LETTERS = 20
_MOST_UNKNOWN = 0.3
_MOST_ARTIFACTS = 0.5
_MOST_NAMED = 10
_WAYS = ((True, False, False), (False, True, False), (False, True, True))
"""Of opening a PDF, one after the other: whether it is whole then, whether to scan it, whether its catalog is lost."""


class _Pages(NamedTuple):
    sheets: tuple[Sheet, ...]
    broken: tuple[int, ...]


def read(content: bytes, origin: str, _inside: Inside) -> tuple[Article, ...]:
    """The article in the PDF `content`.

    Raises SourceError for a PDF that has a password, no text, no whole page, or more pages or letters than an article.
    """
    with _silence():
        document, is_whole = _open(content, origin)
        pages = _draw(document, origin)
        _require_text(pages, origin)
        blocks, notices = _understand(pages, origin)
        if not is_whole:
            notices.append(Notice("left-out", "the PDF is damaged, and read as far as can be", origin))
        try:
            xmp = read_xmp(document.catalog)
        except Exception:  # noqa: BLE001 - a broken packet of metadata raises whatever it meets
            xmp = ""
        info = resolve1(document.info[0]) if document.info else {}
        info = info if isinstance(info, dict) else {}
        if above := find_above(info, xmp, blocks):
            notices.append(_tell_above([collapse(block.text) for block in blocks[:above]], origin))
            blocks = blocks[above:]
        stated = list(find_stated(info, xmp, blocks))
        language = find_language(document.catalog)
    return (
        assemble(
            blocks,
            stated=stated,
            content=content,
            origin=origin,
            language=language,
            has_pages=True,
            notices=notices,
        ),
    )


@contextmanager
def _silence() -> Iterator[None]:
    """While it lasts, the library's warnings go to whoever listens, and not to the screen for want of a listener."""
    log, handler = logging.getLogger("pdfminer"), logging.NullHandler()
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _open(content: bytes, origin: str) -> tuple[BoundedDocument, bool]:
    """The PDF, and whether it is whole."""
    # A catalog that is made up knows of no encryption, so that it would show noise.
    ways = _WAYS[:2] if b"/Encrypt" in content else _WAYS
    for is_whole, scan, lost_root in ways:
        try:
            document = BoundedDocument(content, scan=scan, lost_root=lost_root)
            if next(PDFPage.create_pages(document), None) is not None:
                return document, is_whole
        except PDFPasswordIncorrect:
            raise SourceError(
                f"`{origin}` is a PDF with a password",
                hint="save a copy without one, for example with `qpdf --decrypt --password=… in.pdf out.pdf`",
            ) from None
        except PDFEncryptionError:
            raise SourceError(
                f"`{origin}` is a PDF that is encrypted in a way that is not known",
                hint="save a copy without protection, for example by printing it to a PDF",
            ) from None
        except TooMuchError as error:
            raise _too_much(origin, error) from None
        except Exception:  # noqa: BLE001, S112 - a broken file raises whatever the library meets; it is scanned then
            continue
    raise _broken(origin)


def _draw(document: BoundedDocument, origin: str) -> _Pages:
    device = Device()
    interpreter = BoundedInterpreter(device.rsrcmgr, device)
    sheets: list[Sheet] = []
    broken: list[int] = []
    for number, page in enumerate(_pages(document, origin), 1):
        if number > MOST_PAGES:
            raise SourceError(
                f"`{origin}` has more than {MOST_PAGES} pages",
                hint="give the pages of the article alone, for example with `qpdf in.pdf --pages . 1-4 -- out.pdf`",
            )
        try:
            interpreter.process_page(page)
        except TooMuchError as error:
            raise _too_much(origin, error) from None
        except Exception:  # noqa: BLE001 - what stands before the fault on a broken page is kept
            broken.append(number)
        sheets.append(device.sheet(number))
    return _Pages(tuple(sheets), tuple(broken))


def _pages(document: BoundedDocument, origin: str) -> Iterator[PDFPage]:
    try:
        yield from islice(PDFPage.create_pages(document), MOST_PAGES + 1)
    except TooMuchError as error:
        raise _too_much(origin, error) from None
    except GeneratorExit:
        raise
    except Exception:  # noqa: BLE001 - a broken tree of pages ends where it breaks
        return


def _require_text(pages: _Pages, origin: str) -> None:
    letters = "".join(glyph.text for sheet in pages.sheets for glyph in sheet.glyphs if glyph.text.strip())
    if letters.count(UNKNOWN) > _MOST_UNKNOWN * len(letters):
        raise SourceError(f"`{origin}` is a PDF that does not say which letters it shows", hint=_RECOGNIZE_AGAIN)
    if len(letters) >= _FEWEST_LETTERS:
        return
    if any(sheet.has_picture for sheet in pages.sheets):
        raise SourceError(f"`{origin}` is a PDF without a text layer: its pages are pictures", hint=_RECOGNIZE)
    if pages.broken:
        raise _broken(origin)
    if not letters:
        raise SourceError(f"`{origin}` is a PDF without text", hint=_RECOGNIZE)


def _understand(pages: _Pages, origin: str) -> tuple[list[Block], list[Notice]]:
    rows = [find_rows(sheet, glyphs) for sheet, glyphs in _without_artifacts(pages.sheets)]
    artifacts = [
        row
        for (sheet, kept) in _without_artifacts(pages.sheets)
        if len(kept) < len(sheet.glyphs)
        for row in find_rows(sheet, [glyph for glyph in sheet.glyphs if glyph.artifact])
    ]
    kept, taken = take_off(rows, [sheet.height for sheet in pages.sheets])
    unmarked = [take_marks(page) for page in kept]
    blocks, above = find_blocks(region for page, _ in unmarked for region in find_regions(page))
    notices = list(_notices(pages, [*artifacts, *taken], origin))
    if marks := sum(count for _, count in unmarked):
        verb = "is" if marks == 1 else "are"
        notices.append(Notice("left-out", f"{plural(marks, 'mark')} of footnotes {verb} left out", origin))
    if above:
        notices.append(_tell_above(above, origin))
    return blocks, notices


def _tell_above(above: Sequence[str], origin: str) -> Notice:
    verb = "is" if len(above) == 1 else "are"
    quoted = ", ".join(f"“{words}”" for words in above)
    return Notice("left-out", f"{plural(len(above), 'line')} above the title {verb} left out: {quoted}", origin)


def _without_artifacts(sheets: Sequence[Sheet]) -> list[tuple[Sheet, Sequence[Glyph]]]:
    """Each sheet with its glyphs but for those that are marked as no text, unless most are."""
    letters = sum(len(sheet.glyphs) for sheet in sheets)
    marked = sum(glyph.artifact for sheet in sheets for glyph in sheet.glyphs)
    if marked > _MOST_ARTIFACTS * letters:
        return [(sheet, sheet.glyphs) for sheet in sheets]
    return [(sheet, [glyph for glyph in sheet.glyphs if not glyph.artifact]) for sheet in sheets]


def _notices(pages: _Pages, furniture: Sequence[Row], origin: str) -> Iterator[Notice]:
    if furniture:
        verb = "is" if len(furniture) == 1 else "are"
        lines = plural(len(furniture), "line")
        yield Notice("left-out", f"{lines} of running heads, feet and page numbers {verb} left out", origin)
    if turned := sum(sheet.turned for sheet in pages.sheets):
        yield Notice("left-out", f"{plural(turned, 'letter')} that read in another direction are left out", origin)
    bare = [
        sheet.number for sheet in pages.sheets if sheet.has_picture and not any(g.text.strip() for g in sheet.glyphs)
    ]
    if bare:
        yield Notice("left-out", f"{_named(bare)} without a text layer left out; {_RECOGNIZE}", origin)
    if pages.broken:
        yield Notice("left-out", f"{_named(pages.broken)} broken, and read as far as can be", origin)


def _named(numbers: Sequence[int]) -> str:
    more = " and more" if len(numbers) > _MOST_NAMED else ""
    names = ", ".join(str(number) for number in numbers[:_MOST_NAMED])
    return f"page {names} is" if len(numbers) == 1 else f"pages {names}{more} are"


def _too_much(origin: str, error: TooMuchError) -> SourceError:
    return SourceError(f"`{origin}` is a PDF that is too large to read: {error}", hint="give the article's pages alone")


def _broken(origin: str) -> SourceError:
    return SourceError(
        f"`{origin}` is a broken PDF: no page of it can be read",
        hint="fetch it again, or repair it, for example with `qpdf in.pdf out.pdf`",
    )
