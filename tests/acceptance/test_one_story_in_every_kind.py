"""The same story as text, page, PDF, Word file and mail gives the same brief, but for the sources' own descriptions."""

from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from builders import DAY
from builders_article import SAMPLES
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from briefgen.brief.build import make_brief
from briefgen.sources.read import READERS, read

Story = tuple[str, tuple[tuple[str, str], ...]]
"""The title, and each passage with its kind."""

HARBOR: Story = (
    "Velm to close its northern harbor in March",
    (
        (
            "paragraph",
            (
                "The city of Velm will close its northern harbor in March, Mayor Ada Brun said on Monday. “We have no "
                "choice,” she said. Until now ferries to the islands have left from the northern harbor; from April "
                "they are to leave from the southern one."
            ),
        ),
        ("paragraph", "Shops near the harbor could lose customers, the Chamber of Trade & Crafts warned."),
        ("heading", "What is open"),
        (
            "paragraph",
            (
                "It is unclear who will pay for the new pier. Island residents fear longer journeys, and the council "
                "must decide by 1 February whether the fares may rise by 12 percent."
            ),
        ),
        ("heading", "What comes next"),
        ("paragraph", "Divers will look at the pillars of the southern pier next week, according to the port."),
    ),
)


def story_of(sample: Path) -> Story:
    (article,) = read(sample)
    passages = tuple(
        (place.kind, " ".join(article.text[place.start : place.end].split())) for place in article.passages
    )
    return article.headline or "", passages


def as_text(story: Story) -> bytes:
    title, passages = story
    return "\n\n".join([title, *(words for _, words in passages)]).encode()


def as_page(story: Story) -> bytes:
    title, passages = story
    tags = {"heading": "h2", "paragraph": "p"}
    body = "".join(f"<{tags[kind]}>{escape(words)}</{tags[kind]}>\n" for kind, words in passages)
    article = f"<article><h1>{escape(title)}</h1>\n{body}</article>"
    return f'<!DOCTYPE html><html lang="en-US"><body>{article}</body></html>'.encode()


def as_pdf(story: Story) -> bytes:
    title, passages = story
    styles = getSampleStyleSheet()
    names = {"heading": "Heading2", "paragraph": "BodyText"}
    parts = [Paragraph(escape(words), styles[names[kind]]) for kind, words in passages]
    stream = BytesIO()
    SimpleDocTemplate(stream, invariant=1).build([Paragraph(escape(title), styles["Title"]), *parts])
    return stream.getvalue()


def as_word(story: Story) -> bytes:
    title, passages = story
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


def as_mail(story: Story) -> bytes:
    title, passages = story
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@example.org", "analyst@example.org", title
    mail["Date"] = "Fri, 20 Nov 2026 16:00:00 +0100"
    mail.set_content("\n\n".join(words for _, words in passages))
    return mail.as_bytes()


KINDS: dict[str, tuple[Callable[[Story], bytes], str]] = {
    "html": (as_page, "page"),
    "pdf": (as_pdf, "pdf"),
    "docx": (as_word, "word"),
    "eml": (as_mail, "mail"),
}
"""How a story is written in each kind, and what its reader is found by."""


def shown(story: Story, kind: str, writing: Callable[[Story], bytes]) -> Any:
    """The brief on a story, without what its source says of itself and where in its text things stand."""
    articles = read(writing(story), origin=f"story.{kind}")
    brief = msgspec.to_builtins(make_brief(articles, created=DAY))
    for key in ("sources", "notices"):
        del brief[key]
    _forget_places(brief)
    return brief


def _forget_places(part: Any) -> None:
    if isinstance(part, dict):
        if "quote" in part:
            part["quote"] = " ".join(part["quote"].split())
            del part["start"], part["end"], part["page"]
        for child in part.values():
            _forget_places(child)
    elif isinstance(part, list | tuple):
        for child in part:
            _forget_places(child)


STORIES = {"harbor": HARBOR, **{sample.stem: story_of(sample) for sample in SAMPLES}}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("kind", KINDS)
def test_one_story_gives_one_brief_whatever_it_comes_in(kind: str, name: str) -> None:
    writing, reader = KINDS[kind]
    if not any(f".{reader}" in row.home for row in READERS):
        pytest.skip(f"there is no reader of {kind} yet")
    story = STORIES[name]
    assert shown(story, kind, writing) == shown(story, "txt", as_text)
