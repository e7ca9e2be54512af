"""Tables and pictures of a Word file: header rows, simple grids, alternative texts, places in the line."""

from collections.abc import Iterator

from briefgen.inspect.finding import Breach
from briefgen.inspect.word.package import NAMESPACES, Element, Package, find_all, is_on, value, w, words

_FILE_NAME_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".svg", ".tif", ".tiff")


def check_tables(package: Package) -> Iterator[Breach]:
    """Tables have a header row, one cell for each field, and rows that stay together."""
    for part, story in package.stories():
        for number, table in enumerate(story.iter(w("tbl")), 1):
            yield from _check_table(table, f"{part}, table {number}")


def _check_table(table: Element, place: str) -> Iterator[Breach]:
    rows = find_all(table, "w:tr")
    if rows and not is_on(rows[0].find(f"{w('trPr')}/{w('tblHeader')}")):
        yield Breach("table-header", place, "its first row is not marked as a header row")
    if any(not words(cell).strip() for cell in (find_all(rows[0], "w:tc") if rows else ())):
        yield Breach("table-header", place, "a cell of its header row is blank")
    if next((above for above in table.iterancestors(w("tc"))), None) is not None:
        yield Breach("table-simple", place, "it stands inside another table")
    own = [cell for row in rows for cell in find_all(row, "w:tc/w:tcPr")]
    spans = [value(cell.find(w("gridSpan"))) for cell in own]
    if any(span not in (None, "1") for span in spans) or any(
        cell.find(w(name)) is not None for cell in own for name in ("vMerge", "hMerge")
    ):
        yield Breach("table-simple", place, "it has merged cells")
    split = sum(not is_on(row.find(f"{w('trPr')}/{w('cantSplit')}")) for row in rows)
    if split:
        yield Breach("row-split", place, f"{split} of its rows may be split over two pages")


def check_drawings(package: Package) -> Iterator[Breach]:
    """Every picture says what it shows, or that it shows nothing, and stands in the line of text."""
    for part, story in package.stories():
        for number, drawing in enumerate(story.iter(w("drawing")), 1):
            place = f"{part}, picture {number}"
            if drawing.find("wp:anchor", NAMESPACES) is not None:
                yield Breach("inline", place, "it floats beside the text")
            described = drawing.find(".//wp:docPr", NAMESPACES)
            yield from _check_words(described, place)
        for number, picture in enumerate(story.iter(w("pict")), 1):
            shape = next((kid for kid in picture if kid.get("alt") is not None), None)
            if shape is None and picture.find(".//v:imagedata", NAMESPACES) is not None:
                yield Breach("alt-text", f"{part}, old picture {number}", "it has no alternative text")


def _check_words(described: Element | None, place: str) -> Iterator[Breach]:
    said = (described.get("descr") or "").strip() if described is not None else ""
    decorative = described.find(".//adec:decorative", NAMESPACES) if described is not None else None
    if decorative is not None and decorative.get("val") in ("1", "true"):
        return
    if not said:
        yield Breach("alt-text", place, "it has no alternative text")
    elif said.casefold().endswith(_FILE_NAME_ENDINGS) and " " not in said:
        yield Breach("alt-text", place, f"its alternative text `{said}` is the name of a file")
