"""The check of a file: which standards fit it, what is told, and what is an error."""

import sys

import pytest

import briefgen
from briefgen.brief.json import brief_to_json
from briefgen.brief.model import Brief
from briefgen.errors import ConfigError, SourceError, UsageError
from briefgen.inspect.check import STANDARDS, check_files, find_kind
from briefgen.inspect.finding import Breach, Rule, Standard


@pytest.fixture
def brief() -> Brief:
    return briefgen.make_brief(briefgen.read(b"The port\n\nThe port will close in March.\n"))


def test_every_standard_that_fits_is_checked(good_pdf: bytes, good_docx: bytes, brief: Brief) -> None:
    report = check_files([("a", good_pdf), ("b", good_docx), ("c", brief_to_json(brief))])
    assert report.findings == ()
    assert [(one.file, one.standard) for one in report.covered] == [
        ("a", "pdfua"),
        ("a", "tlp"),
        ("b", "word"),
        ("b", "tlp"),
        ("c", "brief"),
        ("c", "tlp"),
    ]
    assert all(one.rules and one.not_covered for one in report.covered)


def test_only_those_that_are_asked_for_are_checked(good_pdf: bytes, good_docx: bytes) -> None:
    report = check_files([("a", good_pdf), ("b", good_docx)], ("word", "pdfua"))
    assert [(one.file, one.standard) for one in report.covered] == [("a", "pdfua"), ("b", "word")]


def test_a_brief_keeps_its_invariant_whatever_is_asked_for(brief: Brief) -> None:
    written = brief_to_json(brief).replace(b'"quote": "The port', b'"quote": "A port')
    (found,) = check_files([("a", written)], ("pdfua",)).findings
    assert (found.standard, found.rule) == ("brief", "invariant")
    assert "is not the text of" in found.what


def test_that_a_file_is_not_marked_is_told_only_when_asked(brief: Brief) -> None:
    files = [("a", brief_to_json(brief))]
    assert check_files(files).findings == ()
    assert [found.rule for found in check_files(files, ("tlp",)).findings] == ["not-marked"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"%PDF-1.7\n", "pdf"), (b"\n\n%PDF-1.4", "pdf"), (b"PK\x03\x04", "docx"), (b"\xef\xbb\xbf\n{", "json")],
)
def test_what_a_file_is_its_content_says(content: bytes, kind: str) -> None:
    assert find_kind("a.txt", content) == kind


@pytest.mark.parametrize("content", [b"", b"words", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x" * 100_000_001])
def test_what_is_none_of_it_is_refused_with_a_hint(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"`a\.txt`") as caught:
        check_files([("a.txt", content)])
    assert caught.value.hint


def test_a_standard_that_is_unknown_or_fits_no_rule_is_refused(good_docx: bytes) -> None:
    with pytest.raises(UsageError, match="unknown standard `pdfu`"):
        check_files([("a", good_docx)], ("pdfu",))
    with pytest.raises(UsageError, match="is a Word file: no rule of pdfua fits"):
        check_files([("a", good_docx)], ("pdfua",))


def test_a_broken_file_is_named(good_pdf: bytes) -> None:
    with pytest.raises(SourceError, match="`a`: the PDF is broken"):
        check_files([("a", b"%PDF-1.7\n")])


def test_without_the_extra_it_is_said_how_to_install_it(good_pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("briefgen.inspect.pdf.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(ConfigError, match="needs pikepdf") as caught:
        check_files([("a", good_pdf)], ("pdfua",))
    assert caught.value.hint == "pip install 'briefgen[check]'"


def test_what_is_told_alike_of_one_place_stands_once() -> None:
    standard = Standard("s", "S", {"r": Rule("asks", "fix")}, ())
    twice, once = Breach("r", "page 1", "a"), Breach("r", "page 2", "a")
    found = standard.find("f", [twice, once, twice])
    assert [(one.place, one.what, one.fix) for one in found] == [
        ("page 1", "a (2 times)", "fix"),
        ("page 2", "a", "fix"),
    ]


def test_the_names_of_standards_are_those_of_the_manual() -> None:
    assert STANDARDS == ("pdfua", "word", "tlp")
