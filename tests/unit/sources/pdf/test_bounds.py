"""Hostile, broken and locked PDFs are refused with a message, within bounds, and never with a traceback."""

import zlib
from contextlib import suppress
from io import BytesIO

import pypdf
import pytest
from pdf_files import objects, pdf_of, text_page

from briefgen.errors import SourceError
from briefgen.sources.pdf import bounds
from briefgen.sources.read import read

STORY = ["Pier closed", "", "The harbor board closed the old pier on Monday, the port said."]


def _locked(*, user: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(text_page(STORY)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_is_only_protected_is_read(algorithm: str) -> None:
    (article,) = read(_locked(user="", algorithm=algorithm), origin="a.pdf")
    assert article.headline == "Pier closed"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_with_a_password_is_refused_with_a_way_out(algorithm: str) -> None:
    with pytest.raises(SourceError, match="a PDF with a password") as caught:
        read(_locked(user="secret", algorithm=algorithm), origin="a.pdf")
    assert "qpdf --decrypt" in str(caught.value.hint)


def test_a_stream_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_STREAM_BYTES", 100_000)
    packed = zlib.compress(b" " * 200_000)
    with pytest.raises(SourceError, match="too large to read: a stream unpacks"):
        read(pdf_of(objects(content=packed, filters="/FlateDecode")), origin="a.pdf")


def test_a_stream_that_is_packed_twice_counts_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_STREAM_BYTES", 100_000)
    packed = zlib.compress(zlib.compress(b" " * 200_000))
    with pytest.raises(SourceError, match="too large to read: a stream unpacks"):
        read(pdf_of(objects(content=packed, filters="[/FlateDecode /FlateDecode]")), origin="a.pdf")


def test_a_content_stream_with_too_many_letters_is_refused() -> None:
    content = b"BT /F1 8 Tf 72 700 Td " + b"(The harbor is closed.) Tj " * 20_000 + b"ET"
    with pytest.raises(SourceError, match="holds more than 150000 letters"):
        read(pdf_of(objects(content=content)), origin="a.pdf")


def test_too_many_states_of_drawing_are_refused() -> None:
    with pytest.raises(SourceError, match="more than 1000 states"):
        read(pdf_of(objects(content=b"q " * 2_000)), origin="a.pdf")


def test_spans_in_spans_are_bounded_work() -> None:
    content = (
        b"BT /F1 4 Tf 72 700 Td " + b"/Artifact BMC " * 2_000 + b"(The port is closed, it said.) Tj " + b"EMC " * 2_000
    )
    assert "The port is closed" in read(pdf_of(objects(content=content + b"ET")), origin="a.pdf")[0].text


def test_a_form_that_draws_itself_ends() -> None:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 12 >>"
    parts = objects(content=b"/X Do " * 3, resources=b"/XObject << /X 6 0 R >>")
    with pytest.raises(SourceError):
        read(pdf_of([*parts, form + b"\nstream\n/X Do /X Do \nendstream"]), origin="a.pdf")


def test_forms_within_forms_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_FORMS", 50)
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length 60 >>\n"
        b"stream\n%s\nendstream" % (number + 1, (b"/X Do " * 10))
        for number in range(6, 12)
    ]
    last = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 2 >>\nstream\n  \nendstream"
    parts = objects(content=b"/X Do", resources=b"/XObject << /X 6 0 R >>")
    with pytest.raises(SourceError, match="call more than 50 forms"):
        read(pdf_of([*parts, *forms, last]), origin="a.pdf")


def test_a_tree_of_pages_that_returns_to_itself_ends() -> None:
    parts = objects(content=b"BT /F1 12 Tf 72 700 Td (The harbor is closed, the port said.) Tj ET")
    parts[1] = b"<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3 >>"
    (article,) = read(pdf_of(parts), origin="a.pdf")
    assert article.text == "The harbor is closed, the port said."


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.sources.pdf.reader.MOST_PAGES", 3)
    with pytest.raises(SourceError, match="has more than 3 pages"):
        read(text_page(*[STORY] * 4), origin="a.pdf")


def test_a_broken_table_of_places_is_made_anew() -> None:
    content = text_page(STORY).replace(b" 00000 n", b" 00000 f")
    (article,) = read(content, origin="a.pdf")
    assert article.headline == "Pier closed"


def test_what_there_is_of_a_pdf_without_its_end_is_read_and_told() -> None:
    content = pdf_of(objects(content=b"BT /F1 12 Tf 72 700 Td (The harbor is closed, the port said.) Tj ET"))
    (article,) = read(content[: content.index(b"xref")].replace(b"/Catalog", b"/Lost"), origin="a.pdf")
    assert article.text == "The harbor is closed, the port said."
    assert any("the PDF is damaged" in notice.message for notice in article.notices)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.95])
def test_a_pdf_that_is_cut_off_is_read_or_refused(share: float) -> None:
    content = text_page(*[STORY] * 3)
    with suppress(SourceError):
        assert read(content[: int(len(content) * share)], origin="a.pdf")


@pytest.mark.parametrize("seed", range(40))
def test_a_pdf_with_changed_bytes_is_read_or_refused(seed: int) -> None:
    content = bytearray(text_page(STORY, STORY))
    for step in range(20):
        content[(seed * 7919 + step * 104_729) % len(content)] = (seed * 31 + step * 17) % 256
    with suppress(SourceError):
        assert read(bytes(content), origin="a.pdf")


def test_letters_strewn_over_a_page_are_bounded_work() -> None:
    words = b"".join(b"1 0 0 1 %d %d Tm (ab) Tj " % (at * 37 % 600, at % 800) for at in range(20_000))
    assert read(pdf_of(objects(content=b"BT /F1 4 Tf " + words + b"ET")), origin="a.pdf")
