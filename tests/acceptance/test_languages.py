"""The first articles as a brief in each language: every format tells whose words are in which language."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import DAY
from docx.oxml.ns import qn
from pdf_structure import read_structure
from pypdf import PdfReader
from readers import docx_text, html_text

from briefgen.pipeline import Made, Request, make

SAMPLES = tuple(sorted((Path(__file__).parents[2] / "samples").glob("*.txt")))
LANGUAGES = ("de", "en-GB", "en-US", "es", "fr", "ko", "uk")
FOREIGN = tuple(tag for tag in LANGUAGES if not tag.startswith("en"))
HEADINGS = {"de": "Quellen", "es": "Fuentes", "fr": "Sources", "ko": "출처", "uk": "Джерела"}
STATEMENT = "The Pentagon has signaled a more limited U.S. role in deterring North Korea"


@cache
def made(language: str) -> Made:
    formats = ("html", "docx", "md") if language == "ko" else ("html", "docx", "md", "pdf")
    return make(Request(sources=SAMPLES, created=DAY, formats=formats, language=language))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_it_fits_its_page_and_is_whole(tag: str) -> None:
    codes = {notice.code for notice in made(tag).brief.notices}
    assert not codes & {"over-budget", "untranslated", "accessibility", "missing-glyph"}


@pytest.mark.parametrize("tag", FOREIGN)
def test_the_web_page_tags_what_the_articles_say(tag: str) -> None:
    page = made(tag).contents["html"].decode()
    assert f'<html lang="{tag}"' in page
    assert f'<span lang="en">{STATEMENT}' in page
    assert HEADINGS[tag] in html_text(made(tag).contents["html"])
    assert not re.search(r'aria-label="Back', page)
    assert 'lang="en"><a' not in page


@pytest.mark.parametrize("tag", FOREIGN)
def test_the_word_file_tags_what_the_articles_say(tag: str) -> None:
    word: Any = docx.Document(BytesIO(made(tag).contents["docx"]))
    assert word.core_properties.language == tag
    runs = [run for run in word.element.iter(qn("w:r")) if STATEMENT in "".join(run.itertext())]
    assert runs
    assert [run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) for run in runs] == ["en"] * len(runs)
    assert HEADINGS[tag] in docx_text(made(tag).contents["docx"])


@pytest.mark.parametrize("tag", [tag for tag in FOREIGN if tag != "ko"])
def test_the_pdf_tags_what_the_articles_say(tag: str) -> None:
    content = made(tag).contents["pdf"]
    reader: Any = PdfReader(BytesIO(content))
    assert reader.trailer["/Root"]["/Lang"] == tag
    spans = [span for span in read_structure(content).all("Span") if span.language == "en"]
    assert any(STATEMENT in span.text for span in spans)
    purposes = {str(link.get_object()["/Contents"]) for page in reader.pages for link in page["/Annots"]}
    assert purposes
    assert not any(purpose.startswith(("Back", "Source 1 ")) for purpose in purposes)


@pytest.mark.parametrize("tag", ["en-GB", "en-US"])
def test_english_pages_tag_nothing(tag: str) -> None:
    page = made(tag).contents["html"].decode()
    assert f'<html lang="{tag}"' in page
    assert "<span lang" not in page
