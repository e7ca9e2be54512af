"""PDFs built from parts. Goes in: objects, or lines of text. Comes out: a PDF's bytes."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas


def objects(*, content: bytes, filters: str = "", resources: bytes = b"") -> list[bytes]:
    """The objects of a PDF with one page: catalog, pages, page, content, font."""
    chosen = f"/Filter {filters}" if filters else ""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> " + resources + b" >> >>",
        f"<< /Length {len(content)} {chosen} >>\nstream\n".encode() + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]


def pdf_of(parts: Sequence[bytes]) -> bytes:
    """A PDF of `parts`, which are its objects from number 1 on."""
    file = BytesIO(b"%PDF-1.7\n")
    file.seek(0, 2)
    places = []
    for number, part in enumerate(parts, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start))
    return file.getvalue()


def text_page(*pages: Sequence[str], leading: float = 14) -> bytes:
    """Pages of lines in one column, 11 points, from the top; a PDF of reportlab."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for lines in pages:
        canvas.setFont("Times-Roman", 11)
        for row, line in enumerate(lines):
            canvas.drawString(72, 740 - row * leading, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
