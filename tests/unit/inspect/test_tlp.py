"""TLP 2.0: how labels are written, how they look, and on which pages they stand."""

import json
from typing import Any

import pytest
from builders import document, paragraph
from docx_faults import Change, change_docx, replace
from good_document import DEFINITION, MARKING, good_document
from msgspec import structs

import briefgen
from briefgen.document.marking import Marking
from briefgen.document.tree import Block, Callout, Document
from briefgen.inspect.tlp.brief import check_tlp_brief
from briefgen.inspect.tlp.labels import LABELS, find_apart, find_labels, strictest
from briefgen.inspect.tlp.pdf import check_tlp_pdf
from briefgen.inspect.tlp.word import check_tlp_word

CHECKS = {"pdf": check_tlp_pdf, "docx": check_tlp_word}


def marked(marking: Marking | None, *blocks: Block) -> Document:
    said = Callout("marking", (paragraph(MARKING.label), paragraph(DEFINITION)))
    return structs.replace(document(said, *(blocks or (paragraph("The harbor closes."),))), marking=marking)


def rules_of(whole: Document, form: str) -> set[str]:
    return {breach.rule for breach in CHECKS[form](briefgen.write(whole, form))}


class TestLabels:
    @pytest.mark.parametrize("label", LABELS)
    def test_as_the_protocol_writes_them_are_known(self, label: str) -> None:
        assert [found.label and found.label.name for found in find_labels(f"seen ({label}) here")] == [label]

    @pytest.mark.parametrize(
        ("written", "fix"),
        [
            ("TLP:WHITE", "write TLP:CLEAR"),
            ("TLP: RED", "write TLP:RED"),
            ("tlp:amber", "write TLP:AMBER"),
            ("TLP-GREEN", "write TLP:GREEN"),
            ("TLP RED", "write TLP:RED"),
            ("TLP:YELLOW", "write TLP:AMBER"),
            ("TLP:Amber+Strict", "write TLP:AMBER+STRICT"),
            ("TLP:AMBER + STRICT", "write TLP:AMBER+STRICT"),
            ("TLP:RED+STRICT", "write TLP:RED"),
            ("TLP:BLUE", "write one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"),
        ],
    )
    def test_written_otherwise_are_told_with_what_is_meant(self, written: str, fix: str) -> None:
        (found,) = find_labels(f"It is {written} now.")
        assert (found.words, found.label, found.fix) == (written, None, fix)

    @pytest.mark.parametrize("prose", ["TLP is a protocol", "TLP: the Traffic Light Protocol", "HTTLP:REDUCED"])
    def test_are_not_seen_in_prose(self, prose: str) -> None:
        assert list(find_labels(prose)) == []

    def test_have_a_strictest_one(self) -> None:
        assert (
            strictest([LABELS["TLP:GREEN"], LABELS["TLP:AMBER+STRICT"], LABELS["TLP:AMBER"]])
            == LABELS["TLP:AMBER+STRICT"]
        )
        assert strictest([]) is None


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("TLP:GREEN", ["TLP:GREEN"]),
        ("TLP:GREEN | TLP:RED", ["TLP:GREEN", "TLP:RED"]),
        ("TLP:RED mail leaks · 3 May · TLP:GREEN", ["TLP:GREEN"]),
        ("TLP:GREEN\u00a0 Page 1 of 2", ["TLP:GREEN"]),
        ("It is TLP:RED now.", []),
        ("", []),
    ],
)
def test_a_label_that_stands_apart_is_no_mention(line: str, labels: list[str]) -> None:
    assert [label.name for label in find_apart(line)] == labels


@pytest.mark.parametrize("form", CHECKS)
class TestFiles:
    def test_that_are_marked_well_have_no_finding(self, form: str) -> None:
        assert rules_of(good_document(), form) == set()
        assert rules_of(marked(MARKING), form) == set()

    def test_without_a_label_say_so(self, form: str) -> None:
        assert rules_of(document(paragraph("The harbor closes.")), form) == {"not-marked"}

    def test_marked_in_their_text_alone_lack_headers_and_footers(self, form: str) -> None:
        assert rules_of(marked(None), form) == {"header", "footer"}

    def test_marked_in_their_margins_alone_lack_the_text_and_what_it_asks(self, form: str) -> None:
        bare = structs.replace(document(paragraph("The harbor closes.")), marking=MARKING)
        assert rules_of(bare, form) == {"first-page", "definition"}

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ({"size_pt": 9.0}, "size"),
            ({"align": "center"}, "align"),
            ({"color": "#FF0000"}, "color"),
            ({"ground": "#222222"}, "color"),
        ],
    )
    def test_with_a_label_that_looks_wrong_are_told(self, change: dict[str, Any], rule: str, form: str) -> None:
        assert rules_of(marked(structs.replace(MARKING, **change)), form) == {rule}

    def test_with_a_label_that_is_written_wrong_are_told_what_to_write(self, form: str) -> None:
        whole = marked(MARKING, paragraph("Once it was TLP:WHITE."))
        (found,) = CHECKS[form](briefgen.write(whole, form))
        assert (found.rule, found.what) == ("spelling", "`TLP:WHITE` is no label; write TLP:CLEAR")

    def test_whose_title_and_text_mention_another_label_are_marked_by_their_own(self, form: str) -> None:
        blocks = (paragraph("Leaks of TLP:RED were told, not of TLP:CLEAR."), paragraph("word " * 1500))
        assert rules_of(document(*blocks), form) == {"not-marked"}
        whole = structs.replace(marked(MARKING, *blocks), title="TLP:RED mail leaks, TLP:CLEAR does not")
        assert rules_of(whole, form) == set()

    def test_with_two_labels_in_their_margins_are_told(self, form: str) -> None:
        green = structs.replace(MARKING, label="TLP:GREEN", color="#33FF00")
        assert rules_of(marked(green), form) == {"header", "footer", "one-label"}


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (replace("word/document.xml", r'<w:headerReference [^>]*w:type="default"[^>]*/>', ""), {"header"}),
        (replace("word/document.xml", r'<w:footerReference [^>]*w:type="first"[^>]*/>', ""), {"footer"}),
        (
            replace("word/settings.xml", r"(<w:zoom [^>]*/>)", r"\1<w:evenAndOddHeaders/>"),
            {"header", "footer"},
        ),
    ],
)
def test_every_kind_of_header_and_footer_of_a_word_file_counts(change: Change, rules: set[str]) -> None:
    content = change_docx(briefgen.write(good_document(), "docx"), change)
    assert {breach.rule for breach in check_tlp_word(content)} == rules


def test_every_page_of_a_pdf_counts() -> None:
    long = marked(MARKING, *(paragraph("word " * 400) for _ in range(6)))
    content = briefgen.write(structs.replace(long, marking=None), "pdf")
    places = [breach.place for breach in check_tlp_pdf(content) if breach.rule == "header"]
    assert places[:3] == ["page 1", "page 2", "page 3"]
    assert list(check_tlp_pdf(briefgen.write(long, "pdf"))) == []


def brief(own: object, *sources: str | None, **fields: object) -> bytes:
    held = [{"id": f"s{number}", "marking": label} for number, label in enumerate(sources, 1)]
    return json.dumps({"marking": own, "sources": held, **fields}).encode()


class TestBriefs:
    @pytest.mark.parametrize(
        ("content", "rules"),
        [
            (brief("TLP:AMBER", "TLP:GREEN", "TLP:AMBER", None), set()),
            (brief("TLP:RED", "TLP:AMBER+STRICT"), set()),
            (brief("TLP:GREEN", "TLP:AMBER"), {"highest"}),
            (brief(None, "TLP:CLEAR"), {"highest"}),
            (brief("TLP:AMBER", "TLP:AMBER+STRICT"), {"highest"}),
            (brief("TLP:GREEN", "TLP:RED", notices=[{"code": "marking-lowered"}]), set()),
            (brief("TLP:WHITE"), {"spelling"}),
            (brief("tlp:red", "TLP:GREEN"), {"spelling", "highest"}),
            (brief(None), {"not-marked"}),
            (b"{}", {"not-marked"}),
            (b"[]", set()),
            (b"{", set()),
            (b'{"sources": 5, "marking": 7, "notices": "x"}', {"not-marked"}),
        ],
    )
    def test_are_as_strict_as_their_sources(self, content: bytes, rules: set[str]) -> None:
        assert {breach.rule for breach in check_tlp_brief(content)} == rules
