"""The file around the text: properties, language, header and footer, the same bytes every time, the schema."""

import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
from builders import DAY, document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx_package import find_faults, members
from every_block import EVERY_BLOCK, EVIDENCE, MARKING
from lxml import etree
from msgspec.structs import replace
from ooxml_schemas import assert_valid, needs_schemas

from briefgen.document.style import Page, Style, Type
from briefgen.document.tree import Document
from briefgen.writers.docx import write
from briefgen.writers.docx.page import shorten

EVERYTHING = document(*EVERY_BLOCK)
TESTS = Path(__file__).parents[2]


def reopen(document: Document) -> WordDocument:
    return docx.Document(BytesIO(write(document)))


def test_the_properties_are_those_of_the_document() -> None:
    written = replace(document(title="The harbor closes"), subject="A harbor closes.", language="en-GB")
    properties = reopen(written).core_properties
    assert (properties.title, properties.subject, properties.language) == (
        "The harbor closes",
        "A harbor closes.",
        "en-GB",
    )
    assert (properties.author, properties.last_modified_by, properties.revision) == ("briefgen", "briefgen", 1)
    assert properties.created == properties.modified == DAY
    assert (properties.comments, properties.keywords, properties.category) == ("", "", "")


def test_the_author_is_whoever_stands_behind_the_document() -> None:
    properties = reopen(replace(document(), author="Policy Unit")).core_properties
    assert (properties.author, properties.last_modified_by) == ("Policy Unit", "briefgen")


def test_nothing_in_the_file_names_the_library() -> None:
    assert not [name for name, content in members(write(EVERYTHING)).items() if b"python-docx" in content]


def test_a_property_is_cut_where_word_would_refuse_it() -> None:
    title = reopen(document(title="A title " * 60)).core_properties.title
    assert len(title) == 255
    assert title.endswith("…")


def test_the_language_of_the_words_is_that_of_the_document() -> None:
    word = reopen(replace(document(), language="ko"))
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "ko"
    assert word.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == "ko"


def test_the_running_head_is_on_every_page_but_the_first() -> None:
    section = reopen(document(title="The harbor closes")).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "The harbor closes\t2026-11-22"
    assert section.first_page_header.is_linked_to_previous


def test_every_page_is_numbered_by_live_fields() -> None:
    section = reopen(replace(document(), page_label="Seite {page} von {pages}.")).sections[0]
    for footer in (section.footer, section.first_page_footer):
        (line,) = footer.paragraphs
        assert "".join(text.text for text in line._p.iter(qn("w:t"))) == "Seite 1 von 1."
        fields = [field.get(qn("w:instr")).strip() for field in line._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The harbor closes", "The harbor closes"),
        ("Two\n lines", "Two lines"),
        ("harbor " * 10 + "closed", f"{'harbor ' * 9}harbor…"),
        ("harbor, " * 9, f"{'harbor, ' * 7}harbor…"),
        ("x" * 80, f"{'x' * 69}…"),
    ],
)
def test_a_long_title_is_cut_after_a_word(title: str, short: str) -> None:
    assert shorten(title) == short


def test_the_font_table_names_what_may_stand_in_for_the_family() -> None:
    style = Style(type=Type(family="Fira Sans", alternatives=("Verdana", "Arial")))
    fonts = etree.fromstring(members(write(document(style=style)))["word/fontTable.xml"])
    names = {font.get(qn("w:name")): font.findall(qn("w:altName"))[0].get(qn("w:val")) for font in fonts}
    assert names["Fira Sans"] == "Verdana, Arial"


def test_word_hyphenates_nothing_and_opens_no_compatibility_mode() -> None:
    settings = reopen(document()).settings.element
    assert settings.find(qn("w:autoHyphenation")).get(qn("w:val")) == "false"
    assert settings.find(f".//{qn('w:compatSetting')}").get(qn("w:val")) == "15"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(EVERYTHING) == write(document(*EVERY_BLOCK))


def test_no_clock_and_no_machine_is_in_the_archive() -> None:
    with zipfile.ZipFile(BytesIO(write(EVERYTHING))) as archive:
        found = archive.infolist()
    assert found[0].filename == "[Content_Types].xml"
    assert {(member.date_time, member.create_system, member.external_attr) for member in found} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    }


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    script = (
        "from hashlib import sha256; from briefgen.writers.docx import write; from builders import document;"
        "from every_block import EVERY_BLOCK; print(sha256(write(document(*EVERY_BLOCK))).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(TESTS), str(TESTS.parent)))}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == sha256(write(EVERYTHING)).hexdigest()


APPARATUS = replace(EVERYTHING, marking=MARKING, evidence=EVIDENCE, comments="provenance", citations="footnotes")
CASES = {
    "everything": EVERYTHING,
    "everything with footnotes, comments and a marking": APPARATUS,
    "comments beside numbers": replace(APPARATUS, citations="numbers"),
    "footnotes of nothing": replace(document(), citations="footnotes", comments="provenance"),
    "empty": document(),
    "letter": replace(APPARATUS, style=Style(page=Page(paper="letter"))),
    "odd style": document(*EVERY_BLOCK, style=Style(page=Page(margin_left_pt=600), type=Type(family='"<', step_pt=90))),
    "no style to speak of": document(*EVERY_BLOCK, style=Style(type=Type(step_pt=0, body_pt=0, small_pt=0))),
    "forbidden characters": document(*EVERY_BLOCK, title="\x00\ud800\uffff"),
}


@needs_schemas
@pytest.mark.parametrize("name", CASES)
def test_every_part_is_valid_against_its_schema(name: str) -> None:
    assert_valid(write(CASES[name]))


@pytest.mark.parametrize("name", CASES)
def test_word_has_nothing_to_repair(name: str) -> None:
    assert find_faults(write(CASES[name])) == []


FAULTS = {
    "a picture has no text": ("document", rb' descr="[^"]*"', b""),
    "bookmarks start": ("document", rb'<w:bookmarkEnd w:id="1"/>', b""),
    "leads to source_s1": ("document", rb'w:name="source_s1"', b'w:name="source"'),
    "the text has the notes": ("document", rb'<w:footnoteReference w:id="2"/>', b""),
    "the settings name": ("settings", rb"<w:footnotePr>.*</w:footnotePr>", b""),
    "comment 100001 is out of order": ("document", rb'<w:commentRangeEnd w:id="100001"/>', b""),
    "the text has the comments": ("comments", rb'w:comment w:id="100001"', b'w:comment w:id="9"'),
    "paragraph style Marking": ("styles", rb'w:styleId="Marking"', b'w:styleId="Mark"'),
    "a list counts with 4": ("numbering", rb'w:numId="4"', b'w:numId="99"'),
    "a row may be torn": ("document", rb"<w:cantSplit/>", b""),
    "no header row": ("document", rb"<w:tblHeader/>", b""),
    "has the fields": ("document", rb'<w:fldChar w:fldCharType="end"/>', b""),
    "which relates to nothing": ("document", rb'r:embed="[^"]*"', b'r:embed="rId999"'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_word_would_trip_over_is_found(fault: str) -> None:
    part, pattern, instead = FAULTS[fault]
    parts = members(write(APPARATUS))
    whole = parts[f"word/{part}.xml"]
    parts[f"word/{part}.xml"] = re.sub(pattern, instead, whole, count=1)
    assert parts[f"word/{part}.xml"] != whole
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert any(fault in found for found in find_faults(package.getvalue()))
