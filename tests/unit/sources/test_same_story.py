"""One story in whatever it comes in: the same passages and the same headline."""

from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from briefgen.sources.article import Article
from briefgen.sources.read import read

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples").glob("*.txt"))


def passages_of(article: Article) -> list[tuple[str, str]]:
    return [(one.kind, article.text[one.start : one.end]) for one in article.passages]


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def as_word(path: Path) -> bytes:
    document, file = Document(), BytesIO()
    for line in lines_of(path):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def as_mail(path: Path) -> bytes:
    return make_mail(read(path)[0].headline or "", path.read_text("utf-8"))


def as_page_in_a_mail(path: Path) -> bytes:
    page = "".join(f"<p>{escape(line)}</p>" for line in lines_of(path))
    return make_mail(read(path)[0].headline or "", page, subtype="html")


def as_forwarded_mail(path: Path) -> bytes:
    header = f"From: Ann <a@b.example>\nSent: Monday\nTo: Max\nSubject: {read(path)[0].headline}"
    return make_mail("Fwd: a story", f"Look at this.\n\n{header}\n\n{path.read_text('utf-8')}")


def make_mail(subject: str, text: str, *, subtype: str = "plain") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "max@b.example", "me@b.example", subject
    message.set_content(text, subtype=subtype)
    return bytes(message)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("make", [as_word, as_mail, as_page_in_a_mail, as_forwarded_mail])
def test_a_story_is_the_same_in_a_word_file_and_a_mail(path: Path, make: Callable[[Path], bytes]) -> None:
    (plain,), (other,) = read(path), read(make(path), origin="a")
    assert passages_of(other) == passages_of(plain)
    assert other.headline == plain.headline
