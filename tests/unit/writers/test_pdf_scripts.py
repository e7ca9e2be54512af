"""Scripts in a PDF: fonts of a setting or of the machine, and where lines of ideographs break."""

from pathlib import Path

import pytest
from builders import document, paragraph
from msgspec.structs import replace
from pdf_structure import read_structure

from briefgen.document.style import Style, Type
from briefgen.errors import WriterError
from briefgen.writers.pdf import write
from briefgen.writers.pdf.characters import find_missing
from briefgen.writers.pdf.faces import load_face
from briefgen.writers.pdf.losses import find_losses
from briefgen.writers.pdf.system_fonts import find_font
from briefgen.writers.scripts import joined_script, split_ideographs


class TestOutOfTheBox:
    @pytest.mark.parametrize(
        "words",
        ["Čeština, Łódź, Türkçe, Íslenska", "Ελληνικά, Ἀθῆναι", "Українська, Ѓорче", "Tiếng Việt: Nguyễn Thị Ước"],
    )
    def test_latin_greek_cyrillic_and_vietnamese_come_out_as_they_went_in(self, words: str) -> None:
        whole = document(paragraph(words))
        assert not find_losses(whole)
        assert read_structure(write(whole)).text.strip() == words


class TestFonts:
    @pytest.mark.parametrize("words", ["국방부", "外交部", "防衛省は発表した"])
    def test_of_the_machine_are_used_where_the_family_lacks_a_character(self, words: str) -> None:
        if find_font(words[0]) is None:
            pytest.skip(f"no TrueType font of this machine has {words[0]}")
        whole = document(paragraph(f"Said {words} today"))
        assert not find_losses(whole)
        assert read_structure(write(whole)).text.strip() == f"Said {words} today"

    def test_of_a_setting_come_first(self, tmp_path: Path) -> None:
        from pymupdf_fonts.FiraGO_Regular import fontbuffer

        file = tmp_path / "own.ttf"
        file.write_bytes(fontbuffer)
        words = "\u16a0"  # no face that is built in has it, nor FiraGO: the setting is asked, then the machine
        style = Style(type=Type(fonts=(str(file),)))
        assert find_missing(words, style.type.fonts) in {(words,), ()}
        georgian = replace(document(paragraph("\u2d00")), style=style)
        assert read_structure(write(georgian)).text.strip() in {"\u2d00", "\ufffd"}

    def test_called_as_one_of_ours_are_told_apart(self, tmp_path: Path) -> None:
        from pymupdf_fonts.FiraGO_Regular import fontbuffer

        file = tmp_path / "own.ttf"
        file.write_bytes(fontbuffer)
        assert load_face(str(file)).face.name != load_face("FiraGO_Regular").face.name

    @pytest.mark.parametrize("content", [b"", b"OTTO....", b"\0\1\0\0" + b"\0\1" * 40, b"ttcf" + b"\xff" * 40])
    def test_that_cannot_be_used_are_refused_by_name(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "own.ttf"
        file.write_bytes(content)
        whole = replace(document(paragraph("\u16a0")), style=Style(type=Type(fonts=(str(file),))))
        with pytest.raises(WriterError, match=r"own\.ttf"):
            find_losses(whole)


class TestLines:
    @pytest.mark.parametrize(
        ("word", "parts"),
        [
            ("hyphen-word", ["hyphen-word"]),
            ("국방부가", ["국방부가"]),
            ("外交部", ["外", "交", "部"]),
            ("発表した。", ["発", "表", "し", "た。"]),
            ("「外交」", ["「外", "交」"]),
            ("NATO外相", ["NATO", "外", "相"]),
            ("(外交部)", ["(外", "交", "部)"]),
        ],
    )
    def test_may_break_between_ideographs(self, word: str, parts: list[str]) -> None:
        assert split_ideographs(word) == parts

    def test_of_ideographs_are_filled_and_nothing_is_put_between(self) -> None:
        words = "外交部表示将会作出回应" * 30
        whole = document(paragraph(words))
        if find_losses(whole):
            pytest.skip("no TrueType font of this machine has these ideographs")
        assert read_structure(write(whole)).text.strip() == words


@pytest.mark.parametrize(
    ("character", "script"),
    [("ع", "Arabic"), ("ש", "Hebrew"), ("अ", "an Indic script"), ("Ω", None), ("한", None), ("漢", None)],
)
def test_scripts_that_drawing_letter_by_letter_would_falsify_are_known(character: str, script: str | None) -> None:
    assert joined_script(character) == script
