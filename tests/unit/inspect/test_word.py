"""Word files: a good one has no finding, each fault is told under its rule, and broken files are an error."""

import io
import random
import zipfile
from contextlib import suppress

import pytest
from docx_faults import FAULTS, Change, break_docx, change_docx, drop, insert, pack_badly, replace
from hypothesis import given, settings
from strategies import documents

import briefgen
from briefgen.document.tree import Document
from briefgen.errors import BriefgenError, SourceError
from briefgen.inspect.word import package
from briefgen.inspect.word.check import check_word
from briefgen.inspect.word.package import open_package
from briefgen.inspect.word.rules import WORD

OF_THE_WORDS = {
    "title",
    "headings",
    "heading-order",
    "one-title",
    "real-lists",
    "blank-paragraphs",
    "link-text",
    "table-header",
}
"""Rules that a random document may break, since its words and headings are random."""


def rules_of(content: bytes) -> set[str]:
    return {breach.rule for breach in check_word(content)}


def test_a_good_file_has_no_finding(good_docx: bytes) -> None:
    assert list(check_word(good_docx)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_under_its_rule_alone(fault: str, good_docx: bytes) -> None:
    assert rules_of(break_docx(good_docx, fault)) == {fault.partition("/")[0]}


def test_every_rule_has_a_fault_and_a_way_out() -> None:
    assert {fault.partition("/")[0] for fault in FAULTS} == set(WORD.rules)
    assert all(rule.asks and rule.fix for rule in WORD.rules.values())


@pytest.mark.parametrize(
    "blocks",
    [
        '<w:p><w:r><w:rPr><w:color w:val="auto"/></w:rPr><w:t>Word chooses</w:t></w:r></w:p>',
        '<w:p><w:r><w:rPr><w:vanish/><w:color w:val="FFFFFF"/></w:rPr><w:t>hidden</w:t></w:r></w:p>',
        '<w:p><w:r><w:rPr><w:b/><w:sz w:val="28"/><w:color w:val="888888"/></w:rPr><w:t>large</w:t></w:r></w:p>',
        "<w:p><w:r><w:t>- a dash alone is no list</w:t></w:r></w:p>",
        "<w:p/><w:p/><w:p><w:r><w:t>two blanks are a gap</w:t></w:r></w:p>",
    ],
)
def test_what_is_no_fault_is_not_told(blocks: str, good_docx: bytes) -> None:
    assert rules_of(change_docx(good_docx, insert(blocks))) == set()


def test_a_decorative_picture_needs_no_words(good_docx: bytes) -> None:
    mark = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    pattern = r'<wp:docPr ([^>]*?) descr="[^"]*"([^>]*?)(?:/>|>.*?</wp:docPr>)'
    space = ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    change = replace("word/document.xml", pattern, rf"<wp:docPr \1\2{space}>{mark}</wp:docPr>")
    assert rules_of(change_docx(good_docx, change)) == set()


class TestBrokenFiles:
    def test_that_unpack_to_far_too_much_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b" " * 2_000_000)
        with pytest.raises(SourceError, match="unpacks to more than"):
            list(check_word(bomb.getvalue()))

    def test_of_far_too_many_parts_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(package, "MOST_ENTRIES", 3)
        many = io.BytesIO()
        with zipfile.ZipFile(many, "w") as archive:
            for number in range(4):
                archive.writestr(f"{number}.xml", b"<a/>")
        with pytest.raises(SourceError, match="more than 3 parts"):
            list(check_word(many.getvalue()))

    def test_without_a_document_are_refused(self) -> None:
        other = io.BytesIO()
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("a.txt", b"a")
        with pytest.raises(SourceError, match="holds no Word document"):
            list(check_word(other.getvalue()))

    def test_never_read_what_they_name_outside_of_themselves(self, good_docx: bytes) -> None:
        entity = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document'
        change = replace("word/document.xml", r"<w:document", entity)
        reading = change_docx(change_docx(good_docx, change), replace("word/document.xml", "Certainty", "&x;"))
        found = open_package(reading)
        assert "hostname" not in "".join(map(str, found.body.itertext()))
        list(check_word(reading))

    @pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_are_an_error_however_they_are_packed(self, packing: int, good_docx: bytes) -> None:
        with pytest.raises(BriefgenError, match="broken"):
            list(check_word(pack_badly(good_docx, packing)))

    @pytest.mark.parametrize("seed", range(40))
    def test_are_an_error_with_a_hint_or_are_checked(self, seed: int, good_docx: bytes) -> None:
        chance = random.Random(seed)  # noqa: S311 - to break a file
        broken = bytearray(good_docx)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(BriefgenError):
            list(check_word(bytes(broken)))


@settings(max_examples=15, deadline=None)
@given(documents)
def test_whatever_briefgen_writes_breaks_no_rule_but_those_of_its_words(whole: Document) -> None:
    assert rules_of(briefgen.write(whole, "docx")) <= OF_THE_WORDS


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (drop("[Content_Types].xml"), "it is not there, and Word cannot tell what the parts are"),
        (
            replace("word/document.xml", r"<w:document", "<!DOCTYPE w [<!ENTITY x 'y'>]><w:document"),
            "it declares a document type, which Word refuses",
        ),
    ],
)
def test_a_package_that_word_refuses_is_told(good_docx: bytes, change: Change, what: str) -> None:
    found = [breach.what for breach in check_word(change_docx(good_docx, change)) if breach.rule == "xml"]
    assert found == [what]
