"""PDFs become articles, or are refused with a message."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefgen.errors import SourceError
from briefgen.sources.read import read

FIRST = [
    "The harbor board closed the old pier on Monday after div-",
    "ers found cracks in three of the pillars that carry it.",
]
SECOND = [
    "Ferries to the islands will leave from the north quay until",
    "spring, said the decision-",
    "makers of the board.",
]


def _pdf(*pages: list[str]) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for number, lines in enumerate(pages, 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "The Harbor Times")
        canvas.drawString(290, 30, str(number))
        canvas.setFont("Times-Roman", 11)
        for row, line in enumerate(lines):
            canvas.drawString(72, 740 - row * 14, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_running_heads_go_hyphens_are_undone_and_pages_are_kept() -> None:
    (article,) = read(_pdf(["Pier closed", "", *FIRST], SECOND), origin="a.pdf")
    texts = [article.text[passage.start : passage.end] for passage in article.passages]
    assert article.headline == "Pier closed"
    assert "after divers found cracks" in texts[0]
    assert "the decision-makers of" in texts[1]
    assert article.page_starts == (0, article.text.index("Ferries"))
    assert any("4 lines of running heads" in notice.message for notice in article.notices)


def test_a_pdf_without_text_names_what_to_do() -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.rect(10, 10, 50, 50)
    canvas.save()
    with pytest.raises(SourceError, match="without text") as caught:
        read(file.getvalue())
    assert "ocrmypdf" in str(caught.value.hint)


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(SourceError, match="broken PDF"):
        read(b"%PDF-1.7\nnothing of use")
