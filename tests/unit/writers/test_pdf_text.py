"""The words of a PDF, as pypdf reads them, and the notices about what it cannot show."""

import re
from io import BytesIO

import pytest
from builders import document, paragraph, sources, table
from msgspec.structs import replace
from pypdf import PdfReader

from briefgen.document.style import Style, Type
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cite,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Strong,
    Text,
    ThematicBreak,
)
from briefgen.document.walk import document_text
from briefgen.text import collapse
from briefgen.writers.pdf import find_losses, write
from briefgen.writers.pdf.characters import REPLACEMENT, find_missing

BRIEFED = "The council was briefed on the plan, and the crews were briefed on the boats. "


def text_of(content: bytes) -> str:
    """The words of all pages with single blanks, without footers."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return collapse(re.sub(r"Page \d+ of \d+", "", " ".join(pages)))


@pytest.mark.parametrize(
    "words",
    [
        "Plain words, “quoted” ones — and 5 < 6 & 7 > 3; <b>not bold</b> &amp; so on",
        "Η Αθήνα συζητά για τα πλοία των νησιών",
        "Россия обсуждает новые паромы",
        "Việt Nam bàn về những chuyến phà mới",
        "Żółć, Ålesund, Čeština, Þórshöfn, Ærø, naïve façade",
        "prices: €84 million, £3, 12 % — “about ninety”",
        "left → right, 5 ≤ 6, √2, ■ and ●",
        BRIEFED * 20,
        "x" * 400,
    ],
)
def test_text_reads_as_it_was_written(words: str) -> None:
    read = text_of(write(document(paragraph(words))))
    assert read.replace(" ", "") == collapse(words).replace(" ", "")


def test_words_are_not_joined_where_a_line_breaks() -> None:
    read = text_of(write(document(paragraph(BRIEFED * 30))))
    assert read == collapse(BRIEFED * 30)


def test_the_text_comes_in_reading_order() -> None:
    blocks: tuple[Block, ...] = (
        Callout("kicker", (paragraph("A kicker"),)),
        Heading(1, (Text("A title"),)),
        Callout("bottom-line", (paragraph("The bottom line.", Cite(("s1", "s2"))),)),
        Heading(2, (Text("Who"),)),
        table(("Actor", "Role"), ("the council", "runs the boats"), ("", "an unnamed role")),
        BlockQuote((paragraph("Nobody ", Strong((Text("will"),)), " ", Emphasis((Text("swim"),))),)),
        Callout("warning", (paragraph("One source", LineBreak(), "only"),)),
        paragraph("See ", Link("https://example.org/a", (Text("the method"),)), " and ", Code("make brief"), "."),
        Heading(3, (Text("Made"),)),
        CodeBlock("make a.txt\n    --to pdf"),
        ThematicBreak(),
        Callout("note", (paragraph("2 articles"),)),
    )
    whole = document(*blocks, sources("One paper", "Another paper"))
    expected = document_text(whole).replace("One paper", "1 One paper").replace("Another", "2 Another")
    assert text_of(write(whole)) == collapse(expected)


def test_lists_show_their_labels() -> None:
    bullets = BulletList((ListItem((paragraph("outer"), BulletList((ListItem((paragraph("inner"),)),)))),))
    numbers = OrderedList((ListItem((paragraph("nine"),)), ListItem(()), ListItem((paragraph("eleven"),))), start=9)
    read = text_of(write(document(bullets, numbers)))
    assert read == "• outer – inner 9. nine 10. 11. eleven"


def test_lists_in_lists_count_in_letters_by_turns() -> None:
    inmost = OrderedList((ListItem((paragraph("three"),)),), start=3)
    inner = OrderedList((ListItem((paragraph("z"), inmost)), ListItem((paragraph("aa"),))), start=26)
    outer = OrderedList((ListItem((paragraph("one"), inner)),))
    assert text_of(write(document(outer))) == "1. one z. z 3. three aa. aa"
    zero = OrderedList((ListItem((replace(inner, start=0),)),))
    assert text_of(write(document(zero))).startswith("1. 0. z")


def test_what_opens_an_entry_stays_with_the_parts_below_it() -> None:
    for lines in range(30, 60):
        parts = OrderedList((ListItem((paragraph("a part"),)), ListItem((paragraph("another"),))))
        entries = [ListItem((paragraph(f"entry {number}"),)) for number in range(lines)]
        whole = document(OrderedList((*entries, ListItem((paragraph("opening"), parts)))))
        pages = [page.extract_text() for page in PdfReader(BytesIO(write(whole))).pages]
        assert [("opening" in text) == ("a part" in text) for text in pages] == [True] * len(pages)


def test_blanks_of_code_are_kept() -> None:
    pages = PdfReader(BytesIO(write(document(CodeBlock("if a:\n\n\treturn  b"))))).pages
    assert "    return  b" in pages[0].extract_text()


def test_a_citation_stays_with_the_word_before_it() -> None:
    for length in range(60, 110):
        whole = document(paragraph("m" * 3 + " word" * (length // 5) + "s" * (length % 5), " ", Cite(("s1", "s2"))))
        whole = replace(whole, blocks=(*whole.blocks, sources("a", "b")))
        lines = PdfReader(BytesIO(write(whole))).pages[0].extract_text().splitlines()
        assert not [line for line in lines if line.startswith("1 2")]


@pytest.fixture
def no_machine_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose fonts help with nothing."""
    monkeypatch.setattr("briefgen.writers.pdf.characters.find_font", lambda _: None)


@pytest.mark.usefixtures("no_machine_fonts")
class TestMissingCharacters:
    def test_are_named_and_replaced(self) -> None:
        whole = document(paragraph("Seoul is written 서울"))
        (notice,) = find_losses(whole)
        assert notice.code == "missing-glyph"
        assert notice.message == "the PDF cannot show 2 characters: U+C11C 서, U+C6B8 울; no font has them"
        assert text_of(write(whole)) == f"Seoul is written {REPLACEMENT * 2}"

    def test_are_named_ten_at_most(self) -> None:
        (notice,) = find_losses(document(paragraph("一丁七万丈三上下不与丐丑")))
        assert notice.message.endswith("U+4E0E 与 and 2 more; no font has them")

    def test_of_a_script_that_a_pdf_cannot_set_are_told_apart(self) -> None:
        arabic, hebrew, rest = find_losses(document(paragraph("سلام שלום 서")))
        assert arabic.message.endswith("it cannot set Arabic")
        assert hebrew.message.endswith("it cannot set Hebrew")
        assert rest.message.endswith("no font has them")

    def test_are_the_same_in_code_whose_face_has_more_of_them(self) -> None:
        whole = document(paragraph(Code("a\u061eb"), Code("ש")))
        assert [notice.code for notice in find_losses(whole)] == ["missing-glyph"] * 2
        assert text_of(write(whole)) == f"a{REPLACEMENT}b{REPLACEMENT}"

    @pytest.mark.parametrize("character", ["\ud800", "\x07", "\ue000", "😀", "ع"])
    def test_never_stop_a_document(self, character: str) -> None:
        whole = document(
            Heading(1, (Text(character),)), paragraph(f"a{character}b"), CodeBlock(character), title=character
        )
        (notice,) = find_losses(whole)
        assert f"U+{ord(character):04X}" in notice.message
        notice.message.encode()
        assert f"a{REPLACEMENT}b" in text_of(write(whole))

    @pytest.mark.parametrize("character", ["\u200b", "\u200d", "\ufeff", "\u2060", "\ufe0f", "\u202e", "\u00ad"])
    def test_invisible_ones_are_not_missing(self, character: str) -> None:
        whole = document(paragraph(f"a{character}b"))
        assert not find_losses(whole)
        assert REPLACEMENT not in text_of(write(whole))

    def test_a_usual_document_loses_nothing(self) -> None:
        assert not find_missing("Every “word” — of 12 European languages…\u00a0¿Señor? Ελλάδα, Україна, Tiếng Việt → ✓")


def test_another_family_is_substituted_with_a_notice() -> None:
    (notice,) = find_losses(document(paragraph("a"), style=Style(type=Type(family="Comic Sans"))))
    assert (notice.code, notice.message) == ("font-substituted", "the PDF is set in Noto Sans, not in Comic Sans")


def test_an_empty_document_is_one_page() -> None:
    whole: Document = document()
    assert text_of(write(whole)) == ""
    assert not find_losses(whole)
