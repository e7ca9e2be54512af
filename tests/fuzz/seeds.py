"""What is broken: files of our own, made here, and real ones where BRIEFGEN_EVAL_DATA names them."""

import gzip
import io
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas

STORY = (
    "Pier closed",
    "The harbor board closed the old pier on Monday after divers found cracks in three of its pillars.",
    "Ferries to the islands will leave from the north quay until spring, the board said on Tuesday.",
)
_FOLDERS = ("feeds", "eml", "docx", "pdf", "blns", "article_extraction")
_MOST_BYTES = 400_000


def own_seeds() -> list[tuple[str, bytes]]:
    """A small file of each kind, with its name."""
    title, *paragraphs = STORY
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
    page += "".join(f"<p>{words}</p>" for words in paragraphs) + "</body></html>"
    items = "".join(f"<item><title>{title}</title><description>{words}</description></item>" for words in paragraphs)
    text = "\n\n".join(STORY)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ann <a@example.org>", "b@example.org", title
    mail.set_content(text)
    mail.add_alternative(page, subtype="html")
    return [
        ("story.txt", text.encode()),
        ("story.md", f"# {title}\n\n{text}".encode()),
        ("page.html", page.encode()),
        ("feed.xml", f'<rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'.encode()),
        ("mail.eml", bytes(mail)),
        ("box.mbox", b"\n\n".join([b"From a Fri Nov 20 16:00:00 2026\n" + bytes(mail)] * 2)),
        ("lines.jsonl", b'{"text": "' + paragraphs[0].encode() + b'"}\n' * 2),
        ("story.docx", _word()),
        ("story.pdf", _pdf()),
        ("week.zip", _archive({"a.txt": text.encode(), "b.html": page.encode()})),
    ]  # fmt: skip


def real_seeds() -> list[tuple[str, bytes]]:
    """The smaller files of the evaluation data, with their names; none where it is not at hand."""
    root = os.environ.get("BRIEFGEN_EVAL_DATA")
    found = []
    for folder in _FOLDERS if root else ():
        for path in sorted((Path(root or "") / folder).rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                name = path.name.removesuffix(".gz")
                content = gzip.decompress(content) if name != path.name else content
                if 0 < len(content) <= _MOST_BYTES:
                    found.append((name, content))
    return found


def _word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_heading(STORY[0])
    for words in STORY[1:]:
        document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for number, words in enumerate(STORY):
        canvas.drawString(72, 700 - 40 * number, words)
    canvas.save()
    return file.getvalue()


def _archive(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()
