"""A house style in the finished files: Word wears the file itself, PDF and HTML follow it."""

import base64
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from builders import document, paragraph, sources
from docx.oxml.ns import qn
from docx.shared import Pt
from docx_package import Package, find_faults, members
from every_block import EVERY_BLOCK, EVIDENCE
from house_files import LOGO_ALT, OLD_TEXT, house_docx, png, save_with_libreoffice
from msgspec.structs import replace
from ooxml_schemas import assert_valid, needs_schemas
from PIL import Image
from readers import docx_text, html_text, pdf_text

from briefgen.document.attached import Attached, Picture
from briefgen.document.flaws import find_flaws
from briefgen.document.marking import Marking
from briefgen.document.style import Edge, Header, HeadingLook, Headings, Logo, Page, Style
from briefgen.document.tree import Document, Heading, ListItem, OrderedList, Text
from briefgen.errors import WriterError
from briefgen.inspect.pdf.check import check_pdfua
from briefgen.inspect.word.check import check_word
from briefgen.template.picture import recognize
from briefgen.writers.registry import find_losses, measure_pages, write

EVAL = Path(os.environ.get("BRIEFGEN_EVAL_DATA", "unset"), "docx", "python-docx")
needs_word_files = pytest.mark.skipif(not EVAL.is_dir(), reason="BRIEFGEN_EVAL_DATA names no folder with Word files")
AMBER = Marking(label="TLP:AMBER", color="#FFC000", ground="#000000", align="right", size_pt=12)
LOGO = Logo(file="l.png", height_pt=20, alt=LOGO_ALT, picture=Picture(png(), kind="png", width=80, height=20))
EDGES: dict[str, Any] = {
    "header": Header(left="Port Authority", right="Internal"),
    "footer": Edge(left="Harbor Street 1", right="{page} / {pages}"),
}


def dressed(house: bytes | None = None, **style: Any) -> Document:
    file = Attached(house) if house else None
    blocks = (Heading(1, (Text("The harbor closes"),)), Heading(2, (Text("Why"),)), paragraph("Words."))
    written = document(*blocks, style=Style(house=file, **style), title="The harbor closes")
    return replace(written, author="a person")


def reopen(written: Document) -> Any:
    return docx.Document(io.BytesIO(write(written, "docx")))


def words(edge: Any) -> str:
    return "".join(text.text or "" for text in edge._element.iter(qn("w:t")))


class TestWord:
    def test_the_styles_of_the_house_are_used_as_they_are(self) -> None:
        word = reopen(dressed(house_docx()))
        house = docx.Document(io.BytesIO(house_docx()))
        for name in ("Normal", "Title", "Heading 1", "Heading 2"):
            ours, theirs = word.styles[name].font, house.styles[name].font
            assert (ours.name, ours.size, ours.color.rgb) == (theirs.name, theirs.size, theirs.color.rgb)
        assert [line.style.name for line in word.paragraphs[:2]] == ["Title", "Heading 1"]

    def test_styles_that_the_house_lacks_are_added(self) -> None:
        names = {style.name for style in reopen(dressed(house_docx())).styles}
        assert {"Bottom Line", "Kicker", "Brief Table", "Cite", "Source"} <= names

    def test_header_footer_and_logo_stand_on_every_page_and_the_text_has_no_second_logo(self) -> None:
        word = reopen(dressed(house_docx(), logo=LOGO))
        section = word.sections[0]
        assert words(section.header) == "InternalThe Board"
        assert words(section.footer) == "Harbor Street 1Page 1 / 1"
        assert [mark.text.strip() for mark in section.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
        assert len(list(section.header._element.iter(qn("w:drawing")))) == 1
        assert not list(word.element.body.iter(qn("w:drawing")))
        assert not section.different_first_page_header_footer

    def test_no_text_of_the_house_file_travels(self) -> None:
        written = write(dressed(house_docx()), "docx")
        assert all(OLD_TEXT.encode() not in content for content in members(written).values())

    @pytest.mark.parametrize("first", [False, True])
    def test_a_marking_stands_above_and_below_what_the_house_says(self, *, first: bool) -> None:
        house = docx.Document(io.BytesIO(house_docx()))
        house.sections[0].different_first_page_header_footer = first
        content = io.BytesIO()
        house.save(content)
        section = reopen(replace(dressed(content.getvalue()), marking=AMBER)).sections[0]
        edges = [section.header, section.footer]
        edges += [section.first_page_header, section.first_page_footer] if first else []
        for edge in edges:
            assert words(edge).count("TLP:AMBER") == 1
        assert section.header.paragraphs[0].style.name == "Marking"
        assert section.footer.paragraphs[-1].style.name == "Marking"

    def test_a_house_without_header_keeps_our_running_head_and_page_number(self) -> None:
        content = io.BytesIO()
        docx.Document().save(content)
        section = reopen(replace(dressed(content.getvalue()), marking=AMBER)).sections[0]
        assert words(section.header) == "\u00a0TLP:AMBER\u00a0The harbor closes2026-11-22"
        assert words(section.first_page_header) == "\u00a0TLP:AMBER\u00a0"
        assert words(section.footer) == "Page 1 of 1\u00a0TLP:AMBER\u00a0"

    def test_paper_and_margins_are_those_of_the_style_which_follows_the_house(self) -> None:
        section = reopen(dressed(house_docx(), page=Page(paper="letter", margin_left_pt=80))).sections[0]
        assert (section.page_width, section.left_margin) == (Pt(612), Pt(80))
        assert section.header_distance == docx.Document(io.BytesIO(house_docx())).sections[0].header_distance

    def test_lists_count_with_our_numbers_beside_those_of_the_house(self) -> None:
        entries = OrderedList((ListItem((paragraph("one"),)), ListItem((paragraph("two"),))), start=3)
        written = dressed(house_docx())
        content = write(replace(written, blocks=(*written.blocks, entries)), "docx")
        assert find_faults(content) == []
        numbering = Package(content).part("numbering")
        assert len(numbering.findall(qn("w:abstractNum"))) > 4

    def test_the_text_speaks_its_own_language(self) -> None:
        word = reopen(replace(dressed(house_docx()), language="de"))
        marks = list(word.styles.element.iter(qn("w:lang")))
        assert [mark.get(qn("w:val")) for mark in marks] == ["de"]

    def test_a_house_of_other_ids_is_recognized_by_its_names(self) -> None:
        house = docx.Document(io.BytesIO(house_docx()))
        for style in house.styles:
            if style.name in ("Title", "Heading 1"):
                style.element.set(qn("w:styleId"), f"titel{style.name[-1]}")
            elif style.name == "Body Text":
                style.element.set(qn("w:styleId"), "Source")
        content = io.BytesIO()
        house.save(content)
        written = write(dressed(content.getvalue()), "docx")
        assert find_faults(written) == []
        assert [str(line.style and line.style.name) for line in docx.Document(io.BytesIO(written)).paragraphs[:2]] == [
            "Title",
            "Heading 1",
        ]

    def test_what_is_fetched_from_elsewhere_does_not_travel(self) -> None:
        house = docx.Document(io.BytesIO(house_docx()))
        part = house.sections[0].header.part
        image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        outside = part.relate_to("http://tracker.test/pixel.png", image, is_external=True)
        blip = next(part.element.iter(qn("a:blip")))
        del blip.attrib[qn("r:embed")]
        blip.set(qn("r:link"), outside)
        content = io.BytesIO()
        house.save(content)
        written = write(dressed(content.getvalue()), "docx")
        assert find_faults(written) == []
        assert all(b"tracker.test" not in part for part in members(written).values())

    def test_a_file_that_cannot_be_used_is_an_error(self) -> None:
        with pytest.raises(WriterError, match=r"house\.docx cannot be used"):
            write(dressed(b"no zip"), "docx")

    def test_the_same_house_gives_the_same_bytes(self) -> None:
        house = house_docx()
        assert write(dressed(house), "docx") == write(dressed(house), "docx")


def houses() -> Iterator[Any]:
    yield pytest.param(lambda _: house_docx(), id="python-docx")
    for file in sorted(EVAL.glob("*.docx")):
        yield pytest.param(lambda _, file=file: file.read_bytes(), id=file.stem)
    missing = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
    yield pytest.param(save_with_libreoffice, id="libreoffice", marks=[missing, pytest.mark.slow])


@pytest.mark.parametrize("make", list(houses()))
class TestEveryHouse:
    @pytest.fixture
    def whole(self, make: Any, tmp_path: Path) -> Document:
        """A marked document with every block, its citations footnotes and its evidence comments."""
        blocks = (
            (*EVERY_BLOCK, sources("First"))
            if not any("Source" in type(b).__name__ for b in EVERY_BLOCK)
            else EVERY_BLOCK
        )
        written = document(*blocks, title="A title", style=Style(house=Attached(make(tmp_path))))
        settings = {"citations": "footnotes", "comments": "provenance", "evidence": EVIDENCE}
        return replace(written, author="a person", marking=AMBER, **settings)

    def test_the_file_is_sound(self, whole: Document) -> None:
        content = write(whole, "docx")
        assert find_faults(content) == []

    @needs_schemas
    def test_the_file_is_valid(self, whole: Document) -> None:
        assert_valid(write(whole, "docx"))

    def test_the_file_reads_as_without_a_house(self, whole: Document) -> None:
        plain = replace(whole, style=Style())
        assert docx_text(write(whole, "docx")) == docx_text(write(plain, "docx"))


@pytest.mark.parametrize("make", [house_docx])
def test_the_file_passes_the_accessibility_checks(make: Any) -> None:
    assert list(check_word(write(dressed(make()), "docx"))) == []


class TestWithoutTheFile:
    """What `style.toml` alone says, in every format."""

    def test_the_logo_begins_the_text_in_word(self) -> None:
        content = write(dressed(logo=LOGO), "docx")
        assert find_faults(content) == []
        assert list(check_word(content)) == []
        first = docx.Document(io.BytesIO(content)).paragraphs[0]
        picture = next(first._p.iter(qn("wp:docPr")))
        extent = next(first._p.iter(qn("wp:extent")))
        assert (str(first.style and first.style.name), picture.get("descr")) == ("Logo", LOGO_ALT)
        assert (int(extent.get("cx") or 0), int(extent.get("cy") or 0)) == (Pt(80), Pt(20))

    def test_a_jpeg_that_names_no_program_is_a_logo_too(self) -> None:
        whole = io.BytesIO()
        Image.new("RGB", (40, 10)).save(whole, "JPEG")
        content = whole.getvalue()
        bare = content[:2] + content[4 + int.from_bytes(content[4:6], "big") :]
        picture = recognize(bare)
        assert picture is not None
        written = dressed(logo=replace(LOGO, picture=picture))
        assert find_faults(write(written, "docx")) == []
        assert list(check_pdfua(write(written, "pdf"))) == []
        assert "data:image/jpeg;base64" in write(written, "html").decode()

    def test_a_logo_without_words_is_decoration(self) -> None:
        silent = replace(LOGO, alt="")
        assert list(check_word(write(dressed(logo=silent), "docx"))) == []
        assert 'alt="" src="data:image/png' in write(dressed(logo=silent), "html").decode()
        content = write(dressed(logo=silent), "pdf")
        assert list(check_pdfua(content)) == []
        assert b"/Figure" not in content

    @pytest.mark.parametrize("color", [(140, 20, 40, 255), (0, 0, 0, 0)])
    def test_the_logo_stands_in_the_pdf_as_a_figure(self, color: tuple[int, ...]) -> None:
        picture = Picture(png(color=color, width=3000, height=1000), kind="png", width=3000, height=1000)
        written = dressed(logo=replace(LOGO, picture=picture))
        content = write(written, "pdf")
        assert list(check_pdfua(content)) == []
        assert b"/S /Figure" in content
        assert content == write(written, "pdf")
        assert measure_pages(written) > measure_pages(dressed())

    def test_the_logo_stands_in_the_page_and_is_all_it_loads(self) -> None:
        page = write(dressed(logo=LOGO), "html").decode()
        assert (
            f'<img class="logo" alt="{LOGO_ALT}" src="data:image/png;base64,{base64.b64encode(png()).decode()}">'
            in page
        )
        assert "img-src data:" in page
        assert "img-src" not in write(dressed(), "html").decode()

    def test_the_words_stand_in_the_margins_of_every_format(self) -> None:
        written = dressed(**EDGES)
        section = reopen(written).sections[0]
        assert words(section.header) == words(section.first_page_header) == "Port AuthorityInternal"
        assert words(section.footer) == words(section.first_page_footer) == "Harbor Street 11 / 1"
        text = pdf_text(write(written, "pdf"))
        for part in ("Port Authority", "Internal", "Harbor Street 1"):
            assert part in text or part in write(written, "pdf").decode("latin-1")
        page = write(written, "html").decode()
        assert '<p class="house">Port Authority · Internal</p>' in page
        assert '<footer class="house">Harbor Street 1</footer>' in page
        assert '@bottom-right { content: counter(page) " \\2f  " counter(pages)' in page

    def test_a_first_page_may_go_without(self) -> None:
        written = dressed(header=Header(left="Port Authority", first_page=False))
        section = reopen(written).sections[0]
        assert (words(section.header), words(section.first_page_header)) == ("Port Authority", "")
        assert "@page :first { @top-left { content: none; } }" in write(written, "html").decode()

    def test_words_beside_a_marking_leave_it_its_place(self) -> None:
        for align in ("right", "center"):
            marking = replace(AMBER, align=align)
            written = replace(dressed(**EDGES), marking=marking)
            assert list(check_pdfua(write(written, "pdf"))) == []

    def test_headings_have_looks_of_their_own(self) -> None:
        looks = Headings(
            title=HeadingLook(size_pt=30, color="#005030", bold=False, family="Georgia"),
            level_1=HeadingLook(size_pt=15, color="#123456", italic=True),
            level_2=HeadingLook(size_pt=12),
        )
        written = dressed(headings=looks)
        title, first = (reopen(written).styles[name].font for name in ("Title", "Heading 1"))
        assert (title.name, title.size, str(title.color.rgb), title.bold) == ("Georgia", Pt(30), "005030", None)
        assert (first.size, str(first.color.rgb), first.italic) == (Pt(15), "123456", True)
        page = write(written, "html").decode()
        assert 'h1 { color: #005030; font-family: "Georgia", var(--family); font-weight: 400; }' in page
        assert "h2 { color: #123456; font-style: italic; }" in page
        assert "h3 { font-size: 1.2em; }" in page
        assert measure_pages(written) > measure_pages(dressed())

    def test_families_that_the_pdf_lacks_are_told_together(self) -> None:
        looks = Headings(title=HeadingLook(family="Georgia"), level_1=HeadingLook(family="Georgia"))
        (notice,) = find_losses(dressed(headings=looks), "pdf")
        assert (notice.code, notice.message) == ("font-substituted", "the PDF is set in Noto Sans, not in Georgia")

    def test_letters_in_the_margins_that_no_font_has_are_told(self) -> None:
        written = dressed(footer=Edge(left="\ue000"))
        assert [notice.code for notice in find_losses(written, "pdf")] == ["missing-glyph"]
        assert [notice.code for notice in find_losses(dressed(footer=Edge(left="\x01")), "docx")] == ["missing-glyph"]

    def test_a_heading_that_is_too_pale_is_a_flaw(self) -> None:
        (flaw,) = find_flaws(dressed(headings=Headings(level_1=HeadingLook(color="#CCCCCC"))))
        assert flaw.message.startswith("`level_1` on white has a contrast of 1.61 to 1")

    def test_hostile_words_stay_words(self) -> None:
        evil = '</p><script>alert(1)</script>"{page'
        written = dressed(header=Header(left=evil), logo=replace(LOGO, alt=evil))
        page = write(written, "html").decode()
        assert "<script>" not in page
        assert evil in html_text(page.encode()) or "&lt;script&gt;" in page
        assert find_faults(write(written, "docx")) == []
