"""Small parts of fonts: character maps and widths as PDF files write them."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pymupdf_fonts
import pytest
from fontTools.ttLib import TTFont
from pdf_faults import fonts
from pikepdf import Array, Dictionary, Name, Stream, String

from briefgen.errors import SourceError
from briefgen.inspect.pdf.check import check_pdfua
from briefgen.inspect.pdf.cmap import read_map
from briefgen.inspect.pdf.font import read_font


def test_a_map_gives_the_text_of_codes_and_ranges() -> None:
    found = read_map(
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"1 beginbfchar <0003> <00480069> endbfchar "
        b"2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <0062>] endbfrange"
    )
    assert found.code_bytes == 2
    assert found.text == {3: "Hi", 0x10: "A", 0x11: "B", 0x12: "C", 0x20: "a", 0x21: "b"}


def test_a_map_says_its_direction_and_what_it_builds_on() -> None:
    found = read_map(b"/Other-H usecmap /WMode 1 def")
    assert (found.writing_mode, found.uses) == (1, ("Other-H",))


def test_a_map_of_more_codes_than_a_font_has_is_refused() -> None:
    with pytest.raises(SourceError, match="more codes"):
        read_map(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")


def test_widths_of_a_large_font_are_lists_and_ranges() -> None:
    inner = Dictionary(Subtype=Name.CIDFontType2, DW=700, W=Array([1, Array([10, 20]), 5, 7, 30]))
    font = read_font(Dictionary(Subtype=Name.Type0, BaseFont=Name.Test, DescendantFonts=Array([inner])))
    assert [font.width(code) for code in (0, 1, 2, 3, 5, 7, 8)] == [700, 10, 20, 700, 30, 30, 700]
    assert font.split(b"\x00\x01\x01\x00") == [1, 256]


def test_a_code_is_read_by_the_encoding_where_there_is_no_map() -> None:
    encoding = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name.bullet, 70, Name("/g1234")]))
    font = read_font(Dictionary(Subtype=Name.TrueType, Encoding=encoding))
    assert [font.read(code) for code in (0x41, 0x42, 0x80, 70)] == ["•", "B", "€", None]


def test_a_name_that_is_no_utf_8_is_still_a_name() -> None:
    source = pikepdf.Object.parse(b"<</Subtype /TrueType /BaseFont /#C9#D2>>")
    assert read_font(source).name


GLYPH = 3


def with_wide_font(content: bytes, change: Callable[[pikepdf.Pdf, Any], None], shown: int = GLYPH) -> bytes:
    """The file with an artifact set in a Type 0 font, made of a font that it has; `change` may break the font."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        descriptor = fonts(pdf, "/TrueType")[0].FontDescriptor
        program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        width = program["hmtx"][program.getGlyphName(GLYPH)][0] * 1000 / program["head"].unitsPerEm
        info = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Wide, CIDSystemInfo=info)
        inner.FontDescriptor, inner.CIDToGIDMap, inner.W = descriptor, Name.Identity, Array([GLYPH, Array([width])])
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Wide))
        font.DescendantFonts, font.Encoding = Array([pdf.make_indirect(inner)]), Name("/Identity-H")
        font.ToUnicode = Stream(pdf, b"1 beginbfchar <%04X> <0041> endbfchar" % shown)
        pdf.pages[0].resources.Font["/Wide"] = font
        pdf.pages[0].contents_add(b"/Artifact BMC BT /Wide 9 Tf <%04X> Tj ET EMC" % shown)
        change(pdf, font)
        saved = io.BytesIO()
        pdf.save(saved)
        return saved.getvalue()


def keep(pdf: pikepdf.Pdf, font: Any) -> None:
    """No fault."""


def without_glyph_numbers(pdf: pikepdf.Pdf, font: Any) -> None:
    del font.DescendantFonts[0].CIDToGIDMap


def with_unknown_map(pdf: pikepdf.Pdf, font: Any) -> None:
    font.Encoding = Name("/House-H")


def with_known_map(pdf: pikepdf.Pdf, font: Any) -> None:
    font.Encoding = Name("/UniJIS-UTF16-V")


def with_two_directions(pdf: pikepdf.Pdf, font: Any) -> None:
    font.Encoding = Stream(pdf, b"begincodespacerange <0000> <FFFF> endcodespacerange /WMode 1 def", WMode=0)


def on_another_map(pdf: pikepdf.Pdf, font: Any) -> None:
    font.Encoding = Stream(pdf, b"/House-H usecmap /WMode 0 def")


def with_wrong_widths(pdf: pikepdf.Pdf, font: Any) -> None:
    font.DescendantFonts[0].W = Array([GLYPH, GLYPH, 77])


def to_no_glyph(pdf: pikepdf.Pdf, font: Any) -> None:
    font.DescendantFonts[0].CIDToGIDMap = Stream(pdf, bytes(2 * GLYPH + 2))


def without_text(pdf: pikepdf.Pdf, font: Any) -> None:
    del font.ToUnicode


def of_a_known_collection(pdf: pikepdf.Pdf, font: Any) -> None:
    del font.ToUnicode
    font.DescendantFonts[0].CIDSystemInfo.Ordering = String("Japan1")


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (keep, set()),
        (without_glyph_numbers, {"7.21.3.2-1"}),
        (with_unknown_map, {"7.21.3.3-1"}),
        (with_known_map, set()),
        (with_two_directions, {"7.21.3.3-2"}),
        (on_another_map, {"7.21.3.3-3"}),
        (with_wrong_widths, {"7.21.5-1"}),
        (to_no_glyph, {"7.21.8-1"}),
        (without_text, {"7.21.7-1"}),
        (of_a_known_collection, set()),
    ],
)
def test_a_large_font_is_checked(change: Callable[[pikepdf.Pdf, Any], None], rules: set[str], good_pdf: bytes) -> None:
    assert {breach.rule for breach in check_pdfua(with_wide_font(good_pdf, change))} == rules


def test_a_glyph_beyond_the_last_is_told(good_pdf: bytes) -> None:
    assert {breach.rule for breach in check_pdfua(with_wide_font(good_pdf, keep, 0x7FFF))} == {"7.21.4.1-2"}


@pytest.mark.parametrize(
    ("encoding", "flags", "rules"),
    [
        (Name.WinAnsiEncoding, 32, set()),
        (Name.MacRomanEncoding, 32, {"7.21.5-1"}),
        (Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name.A])), 32, set()),
        (
            Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name("/g77")])),
            32,
            {"7.21.6-2", "7.21.7-1"},
        ),
        (Name.StandardEncoding, 32, {"7.21.6-2", "7.21.7-1"}),
        (Name.WinAnsiEncoding, 4, {"7.21.6-3", "7.21.6-4"}),
        (None, 4, {"7.21.6-4", "7.21.7-1"}),
    ],
)
def test_a_small_font_is_read_by_its_encoding(
    encoding: pikepdf.Object | None, flags: int, rules: set[str], good_pdf: bytes
) -> None:
    program = pymupdf_fonts.myfont("notos")
    tables = TTFont(io.BytesIO(program))
    widths = {
        code: tables["hmtx"][tables.getBestCmap()[ord(bytes((code,)).decode("cp1252"))]][0]
        * 1000
        / tables["head"].unitsPerEm
        for code in (0x41, 0x80)
    }
    with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name.Own, Flags=flags, FontFile2=Stream(pdf, program)
        )
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Own))
        font.FirstChar, font.Widths = 0x41, Array([widths[0x41], *[0] * 62, widths[0x80]])
        font.FontDescriptor = descriptor
        if encoding is not None:
            font.Encoding = encoding
        pdf.pages[0].resources.Font["/Own"] = font
        pdf.pages[0].contents_add(b"/Artifact BMC BT /Own 9 Tf <4180> Tj ET EMC")
        saved = io.BytesIO()
        pdf.save(saved)
    assert rules <= {breach.rule for breach in check_pdfua(saved.getvalue())} <= rules | {"7.21.8-1"}
