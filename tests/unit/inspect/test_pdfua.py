"""PDF/UA-1: a good file has no finding, each fault is told under its rule, and broken files are an error."""

import io
import random
import re
import warnings
import zlib
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from pdf_faults import FAULTS, edit_metadata
from strategies import documents

import briefgen
from briefgen.document.tree import Document
from briefgen.errors import BriefgenError, SourceError
from briefgen.inspect.pdf import file
from briefgen.inspect.pdf.check import check_pdfua
from briefgen.inspect.pdf.rules import PDF_UA

UNSEEN_BY_PAGE = {
    "7.1-12",
    "7.2-33",
    "7.5-2",
    "7.18.6.2-1",
    "7.18.6.2-2",
    "marked-content",
    "marked-content/1",
    "pdfa-claim",
    "pdfa-claim/1",
    "pdfa-claim/2",
    "pdfa-extension",
    "pdfa-output-intent",
}
"""Faults that the other checker's profile does not look at."""


def rules_of(content: bytes) -> set[str]:
    return {breach.rule for breach in check_pdfua(content)}


def save(pdf: pikepdf.Pdf, **how: object) -> bytes:
    saved = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on the faults that we make
        pdf.save(saved, **how)  # type: ignore[arg-type]
    return saved.getvalue()


def break_pdf(content: bytes, fault: str) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        FAULTS[fault](pdf)
        return save(pdf)


def test_a_good_file_has_no_finding(good_pdf: bytes) -> None:
    assert list(check_pdfua(good_pdf)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_under_its_rule(fault: str, good_pdf: bytes) -> None:
    assert fault.partition("/")[0] in rules_of(break_pdf(good_pdf, fault))


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in UNSEEN_BY_PAGE])
def test_another_checker_refuses_what_we_refuse(fault: str, good_pdf: bytes) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    profile = page.ValidationProfile.PDF_UA_1
    assert page.validate_pdf_bytes(good_pdf, profile=profile).is_compliant
    assert not page.validate_pdf_bytes(break_pdf(good_pdf, fault), profile=profile).is_compliant


def test_a_file_without_anything_of_it_breaks_its_first_rules() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        assert rules_of(save(pdf)) >= {"5-1", "6.2-1", "7.1-8", "7.1-9", "7.1-10", "7.1-11"}


def test_claims_may_stand_as_attributes(good_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
        edit_metadata(r"<pdfuaid:part>1</pdfuaid:part>", "")(pdf)
        edit_metadata(r"(<rdf:Description )(rdf:about=\"\" xmlns:dc)", r'\1pdfuaid:part="1" \2')(pdf)
        assert rules_of(save(pdf)) == set()


def test_metadata_that_are_no_xml_are_told(good_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
        plain = save(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
    assert rules_of(plain) == set()
    assert rules_of(plain.replace(b"<rdf:RDF", b"<<df:RDF")) == {"7.1-8"}


def test_the_header_of_another_version_is_told(good_pdf: bytes) -> None:
    assert rules_of(good_pdf.replace(b"%PDF-1.7", b"%PDF-2.0", 1)) == {"6.1-1"}


def test_protection_that_keeps_a_voice_out_is_told(good_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
        allow = pikepdf.Permissions(accessibility=False, extract=False)
        locked = save(
            pdf, encryption=pikepdf.Encryption(owner="a", user="", R=3, aes=False, metadata=False, allow=allow)
        )
    assert {"7.16-1", "pdfa-claim"} <= rules_of(locked)


def test_a_finding_names_page_and_object(good_pdf: bytes) -> None:
    (found,) = check_pdfua(break_pdf(good_pdf, "7.3-1"))
    assert re.fullmatch(r"page \d+, Figure \(object \d+\)", found.place)
    assert found.what == "it has no alternative text"


def test_rules_carry_the_numbers_of_the_profile_and_a_way_out() -> None:
    numbered = [rule for rule in PDF_UA.rules if re.fullmatch(r"\d+(\.\d+)*-\d+", rule)]
    assert len(numbered) == 103
    assert all(rule.asks and rule.fix for rule in PDF_UA.rules.values())
    assert {fault.partition("/")[0] for fault in FAULTS} <= set(PDF_UA.rules)


class TestBrokenFiles:
    def test_with_a_password_are_refused(self, good_pdf: bytes) -> None:
        with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
            locked = save(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))
        with pytest.raises(SourceError, match="password"):
            list(check_pdfua(locked))

    def test_that_unpack_to_far_too_much_are_refused(self, good_pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(file, "MOST_STREAM_BYTES", 5_000_000)
        with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
            bomb = pikepdf.Stream(pdf, b"")
            bomb.write(zlib.compress(b" " * 20_000_000), filter=pikepdf.Name.FlateDecode)
            pdf.pages[0].Contents = bomb
            content = save(pdf)
        assert len(content) < 500_000
        with pytest.raises(SourceError, match="unpacks to more than"):
            list(check_pdfua(content))

    def test_whose_structure_runs_in_a_circle_come_to_an_end(self, good_pdf: bytes) -> None:
        with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
            root = pdf.Root.StructTreeRoot.K
            root.K.append(root)
            numbers = pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array()))
            numbers.Kids.append(numbers)
            pdf.Root.StructTreeRoot.ParentTree = numbers
            assert "parent-tree" in rules_of(save(pdf))

    @pytest.mark.parametrize("seed", range(40))
    def test_are_an_error_with_a_hint_or_are_checked(self, seed: int, good_pdf: bytes) -> None:
        chance = random.Random(seed)  # noqa: S311 - to break a file
        with pikepdf.open(io.BytesIO(good_pdf)) as pdf:
            broken = bytearray(save(pdf, compress_streams=False, qdf=True))
        for _ in range(chance.randint(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(BriefgenError):
            list(check_pdfua(bytes(broken)))


@settings(max_examples=10, deadline=None)
@given(documents)
def test_whatever_briefgen_writes_breaks_no_rule_but_that_of_the_title(whole: Document) -> None:
    has_title = any(char.isprintable() and not char.isspace() for char in whole.title)
    assert rules_of(briefgen.write(whole, "pdf")) <= (set() if has_title else {"7.1-9"})
