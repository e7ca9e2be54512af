"""Small parts of fonts: character maps and widths as PDF files write them."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from briefgen.errors import SourceError
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
