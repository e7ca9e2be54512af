"""A house-style Word file becomes a style: page, type, colors, headings, header, footer and logo."""

import io
import os
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from house_files import LOGO_ALT, house_docx, png, save_with_libreoffice
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.contrast import contrast
from briefgen.errors import TemplateError
from briefgen.template.house.take import take_style

SAVED_BY_WORD = Path(os.environ.get("BRIEFGEN_EVAL_DATA", "unset"), "docx", "python-docx")


def test_page_type_colors_and_headings_are_those_of_the_file() -> None:
    style = take_style(house_docx(), "house.docx").style
    assert style["page"]["paper"] == "a4"
    assert style["page"]["margin_left_pt"] == pytest.approx(22 / 25.4 * 72, abs=0.1)
    assert (style["type"]["family"], style["type"]["body_pt"], style["type"]["title_pt"]) == ("Georgia", 10.5, 24)
    assert style["color"]["accent"] == "#8C1428"
    assert style["headings"]["level_2"]["color"] == "#145A3C"
    assert style["headings"]["title"]["family"] == "Trebuchet MS"


def test_header_and_footer_keep_their_places_and_page_numbers() -> None:
    taken = take_style(house_docx(), "house.docx")
    assert taken.style["header"] == {"left": "", "center": "Internal", "right": "The Board", "first_page": True} or (
        taken.style["header"] == {"left": "", "center": "Internal", "right": "The Board"}
    )
    assert taken.style["footer"] == {"left": "Harbor Street 1", "center": "", "right": "Page {page} / {pages}"}
    assert "header: Internal | The Board" in taken.took


def test_the_logo_has_the_words_and_the_height_that_word_gives_it() -> None:
    taken = take_style(house_docx(), "house.docx")
    assert taken.logo is not None
    assert taken.logo.content == png()
    assert taken.style["logo"] == {"file": "logo.png", "height_pt": 30.0, "alt": LOGO_ALT}
    wordless = take_style(house_docx(alt=""), "house.docx")
    assert wordless.style["logo"]["alt"] == ""
    assert any("says nothing" in line for line in wordless.left)


def test_colors_that_are_too_pale_are_darkened_and_told() -> None:
    word = docx.Document()
    content = io.BytesIO()
    word.save(content)
    taken = take_style(content.getvalue(), "house.docx")
    assert any("too pale" in line for line in taken.left)
    color = taken.style["color"]
    assert contrast(color["accent"], color["tint"]) >= 4.5
    assert all(contrast(look["color"], "#FFFFFF") >= 4.5 for look in taken.style["headings"].values())


def test_a_page_of_another_size_and_columns_are_told() -> None:
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    columns = section._sectPr.xpath("./w:cols")[0]
    columns.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num", "2")
    content = io.BytesIO()
    word.save(content)
    taken = take_style(content.getvalue(), "house.docx")
    assert "paper" not in taken.style["page"]
    assert [line.partition(":")[0] for line in taken.left[:2]] == ["page", "columns"]


def test_a_first_page_with_an_empty_header_leaves_the_words_to_the_others() -> None:
    word = docx.Document()
    section = word.sections[0]
    section.header.paragraphs[0].text = "Internal"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = ""
    word.add_section(WD_SECTION.NEW_PAGE)
    content = io.BytesIO()
    word.save(content)
    header = take_style(content.getvalue(), "house.docx").style["header"]
    assert (header["left"], header["first_page"]) == ("Internal", False)


@pytest.mark.skipif(not SAVED_BY_WORD.is_dir(), reason="BRIEFGEN_EVAL_DATA names no folder with Word files")
def test_a_file_that_word_saved_without_heading_styles_gives_its_theme() -> None:
    taken = take_style((SAVED_BY_WORD / "doc-word-default-blank.docx").read_bytes(), "blank.docx")
    style = taken.style
    assert (style["page"]["paper"], style["type"]["family"], style["type"]["body_pt"]) == ("letter", "Cambria", 12)
    assert style["headings"]["level_1"] == {"family": "Calibri"}
    assert "accent: #4F81BD" in taken.took


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved_gives_all_of_it(tmp_path: Path) -> None:
    taken = take_style(save_with_libreoffice(tmp_path), "port.docx")
    style = taken.style
    assert (style["page"]["paper"], style["type"]["family"], style["type"]["body_pt"]) == (
        "letter",
        "Liberation Serif",
        11,
    )
    assert style["color"] | {"tint": ""} == {"text": "#202020", "accent": "#005030", "tint": ""}
    assert style["headings"]["level_1"]["family"] == "Liberation Sans"
    assert style["header"]["left"] == "Port Authority of Velm"
    assert style["footer"]["left"] == "Sheet {page} of {pages}"
    assert style["logo"]["alt"] == "Port Authority"


def zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestFilesThatAreRefused:
    def refused(self, content: bytes) -> str:
        with pytest.raises(TemplateError) as caught:
            take_style(content, "house.docx")
        assert caught.value.hint
        assert caught.value.message.startswith("house.docx")
        return caught.value.message

    def test_what_is_no_word_document(self) -> None:
        assert "damaged, or no Word document" in self.refused(b"")
        assert "damaged, or no Word document" in self.refused(b"PK\x03\x04" + bytes(100))
        assert "lacks [Content_Types].xml" in self.refused(zipped({"a.txt": b"words"}))
        assert "no Word document" in self.refused(zipped({"[Content_Types].xml": b"<Types/>"}))

    def test_a_bomb(self) -> None:
        bomb = parts_of(house_docx()) | {"word/media/bomb.bin": bytes(50_000_000)}
        assert "too large" in self.refused(zipped(bomb))

    def test_xml_that_declares_a_document_type(self) -> None:
        parts = parts_of(house_docx())
        parts["word/styles.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + b"<a>&b;</a>"
        assert "declares a document type" in self.refused(zipped(parts))
        parts["word/styles.xml"] = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a []><a/>'.encode("utf-16")
        assert "declares a document type" in self.refused(zipped(parts))

    def test_a_part_that_is_damaged(self) -> None:
        for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/theme/theme1.xml"):
            assert "is damaged" in self.refused(zipped(parts_of(house_docx()) | {name: b"<w:broken"}))

    def test_what_is_nested_too_deeply(self) -> None:
        parts = parts_of(house_docx())
        deep = b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000
        parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:hdr>", deep + b"</w:hdr>")
        assert "nested too deeply" in self.refused(zipped(parts))

    @given(data=st.data())
    def test_a_file_with_changed_bytes_is_read_or_refused(self, data: st.DataObject) -> None:
        content = bytearray(GOOD)
        for _ in range(data.draw(st.integers(1, 8))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        with suppress(TemplateError):
            take_style(bytes(content), "house.docx")


GOOD = house_docx()


def test_a_picture_that_is_neither_png_nor_jpeg_is_told() -> None:
    parts = parts_of(house_docx())
    name = next(name for name in parts if name.startswith("word/media/"))
    taken = take_style(zipped(parts | {name: b"\xd7\xcd\xc6\x9a metafile"}), "house.docx")
    assert taken.logo is None
    assert any("no PNG or JPEG" in line for line in taken.left)
