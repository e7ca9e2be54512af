"""Fonts: embedded whole, as wide as they say, and every code they show can be read."""

from collections.abc import Iterable, Iterator

import pikepdf

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.cmap import read_map
from briefgen.inspect.pdf.content import Shown
from briefgen.inspect.pdf.file import entry, number, text, unpack
from briefgen.inspect.pdf.font import CODECS, Font
from briefgen.inspect.pdf.glyphs import Program, is_symbolic, read_program
from briefgen.inspect.pdf.inspected import Inspected

_INVISIBLE = 3
_NO_TEXT = ("\x00", "\ufeff", "\ufffe")
_WIDTH_TOLERANCE = 1.0
"""In thousandths of the size."""
_PREDEFINED = frozenset(
    """
    Identity GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16 B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC
    UniCNS-UCS2 UniCNS-UTF16 83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2
    UniJIS-UCS2-HW UniJIS-UTF16 KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16
    """.split()
)
"""CMaps that every reader knows, without the direction at the end (ISO 32000-1, table 118)."""
_COLLECTIONS = ("Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1")


def check_fonts(inspected: Inspected) -> Iterator[Breach]:
    """Every font that shows something, with the codes that it shows."""
    used: dict[int, tuple[Font, set[int], set[int]]] = {}
    for _, event in inspected.events():
        if isinstance(event, Shown) and event.font:
            _, codes, visible = used.setdefault(id(event.font), (event.font, set(), set()))
            codes.update(event.codes)
            if event.mode != _INVISIBLE:
                visible.update(event.codes)
    for font, codes, visible in used.values():
        place = f"font {font.name}"
        if visible and font.program is None and font.kind != "/Type3":
            yield Breach("7.21.4.1-1", place, "it is not embedded")
        yield from _check_text(font, sorted(codes), place)
        yield from _check_maps(font, place)
        program = read_program(font)
        if program:
            yield from _check_glyphs(font, program, codes, visible, place)
            if font.kind == "/TrueType":
                yield from _check_encoding(font, program, place)


def _check_text(font: Font, codes: Iterable[int], place: str) -> Iterator[Breach]:
    if font.kind == "/Type0" and font.to_unicode is None and _collection(font) in _COLLECTIONS:
        return
    read = {code: font.read(code) for code in codes}
    if missing := [code for code, words in read.items() if not words]:
        yield Breach("7.21.7-1", place, f"{len(missing)} of its codes have no text, the first is {missing[0]}")
    said = (font.to_unicode.text if font.to_unicode else {}) | {code: words or "" for code, words in read.items()}
    if bad := [code for code, words in sorted(said.items()) if any(mark in words for mark in _NO_TEXT)]:
        yield Breach("7.21.7-2", place, f"code {bad[0]} stands for a character that is none")


def _collection(font: Font) -> str:
    info = entry(font.inner, "/CIDSystemInfo")
    return f"{text(entry(info, '/Registry'))}-{text(entry(info, '/Ordering'))}"


def _check_maps(font: Font, place: str) -> Iterator[Breach]:
    if font.kind != "/Type0":
        return
    if text(font.inner.get("/Subtype")) == "/CIDFontType2" and font.program is not None:
        listed = font.inner.get("/CIDToGIDMap")
        if not isinstance(listed, pikepdf.Stream) and text(listed) != "/Identity":
            yield Breach("7.21.3.2-1", place, "it does not say which glyph belongs to which number")
    encoding = font.source.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        if not _is_predefined(text(encoding)[1:]):
            yield Breach("7.21.3.3-1", place, f"its character map `{text(encoding)[1:]}` is not embedded")
        return
    embedded = read_map(unpack(encoding))
    if embedded.writing_mode != int(number(encoding.get("/WMode"))):
        yield Breach("7.21.3.3-2", place, "its character map gives two directions of writing")
    for used in embedded.uses:
        if not _is_predefined(used):
            yield Breach("7.21.3.3-3", place, f"its character map builds on `{used}`, which is not embedded")


def _is_predefined(name: str) -> bool:
    stem, _, direction = name.rpartition("-")
    return name in ("H", "V") or (stem in _PREDEFINED and direction in ("H", "V"))


def _check_glyphs(font: Font, program: Program, codes: set[int], visible: set[int], place: str) -> Iterator[Breach]:
    glyphs = {code: program.find(code) for code in sorted(codes)}
    if lost := [code for code in sorted(visible) if (glyphs[code] or 0) >= program.count]:
        yield Breach("7.21.4.1-2", place, f"it shows code {lost[0]}, whose glyph is not embedded")
    if blank := [code for code, glyph in glyphs.items() if not glyph]:
        yield Breach("7.21.8-1", place, f"it shows code {blank[0]}, which has no glyph (.notdef)")
    for code in sorted(visible):
        glyph = glyphs[code]
        if glyph and glyph < program.count:
            there, here = program.width(glyph), font.width(code)
            if abs(there - here) > _WIDTH_TOLERANCE:
                yield Breach("7.21.5-1", place, f"code {code} is {here:g} wide in the file and {there:g} in the font")
                return


def _check_encoding(font: Font, program: Program, place: str) -> Iterator[Breach]:
    maps = {(table.platformID, table.platEncID) for table in program.tables["cmap"].tables}
    encoding = font.source.get("/Encoding")
    if is_symbolic(font):
        if encoding is not None:
            yield Breach("7.21.6-3", place, "it is symbolic and has an encoding")
        if len(maps) != 1 and (3, 0) not in maps:
            yield Breach("7.21.6-4", place, "it is symbolic, and its program has more than one character map")
        return
    if not maps & {(1, 0), (3, 1)}:
        yield Breach("7.21.6-1", place, "its program has no character map that it could be read by")
    base = text(encoding) or text(entry(encoding, "/BaseEncoding"))
    named = all(font.read(code) for code in font.differences)
    if base not in CODECS or (font.differences and not (named and (3, 1) in maps)):
        yield Breach("7.21.6-2", place, "its encoding is neither WinAnsi nor MacRoman")
