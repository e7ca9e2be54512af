"""Words in another language than the document's carry it, and run in their own direction."""

from io import BytesIO
from typing import Any

import docx
import pytest
from builders import document, paragraph
from docx.oxml.ns import qn

from briefgen.document.tree import Foreign, Inline, Link, Strong, Text
from briefgen.writers.docx import write
from briefgen.writers.docx.scripts import directions, is_east_asian


def runs(*inlines: Inline) -> list[Any]:
    word = docx.Document(BytesIO(write(document(paragraph(*inlines)))))
    return list(word.paragraphs[0]._p.iter(qn("w:r")))


def tongue(run: Any) -> str | None:
    found = run.findall(f"{qn('w:rPr')}/{qn('w:lang')}")
    assert all(len({lang.get(qn(f"w:{name}")) for name in ("val", "eastAsia", "bidi")}) == 1 for lang in found)
    return found[0].get(qn("w:val")) if found else None


def test_foreign_words_carry_their_language_and_others_none() -> None:
    found = runs(Text("so "), Foreign("fr", (Text("le port "), Strong((Text("ferme"),)))), Text("."))
    assert [tongue(run) for run in found] == [None, "fr", "fr", None]


def test_foreign_words_inside_foreign_words_keep_their_own_language() -> None:
    assert [tongue(run) for run in runs(Foreign("fr", (Text("a"), Foreign("de", (Text("b"),)))))] == ["fr", "de"]


def test_a_link_in_foreign_words_keeps_language_and_look() -> None:
    (run,) = runs(Foreign("ko", (Link("https://example.org", (Text("항구"),)),)))
    assert tongue(run) == "ko"
    assert run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}").get(qn("w:val")) == "Hyperlink"


def test_east_asian_words_ask_for_the_east_asian_font() -> None:
    hints = [
        [fonts.get(qn("w:hint")) for fonts in run.iter(qn("w:rFonts"))]
        for run in runs(Foreign("ko-KR", (Text("항구…"),)), Foreign("fr", (Text("port"),)))
    ]
    assert hints == [["eastAsia"], []]


def test_each_direction_has_a_run_of_its_own() -> None:
    found = runs(Foreign("ar", (Text("ميناء Oslo 2026 ميناء."),)))
    assert [run.find(qn("w:t")).text for run in found] == ["ميناء ", "Oslo 2026 ", "ميناء."]
    assert [run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in found] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [("", False)]),
        (" 12. ", [(" 12. ", False)]),
        ("« שלום »", [("« שלום »", True)]),
        ("a ש b", [("a ", False), ("ש ", True), ("b", False)]),
    ],
)
def test_blanks_and_signs_go_with_the_letters_before(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert list(directions(text)) == pieces


def test_languages_are_told_by_their_first_part() -> None:
    assert [is_east_asian(tag) for tag in ("zh-Hant-TW", "JA", "ko", "kok", "en")] == [True, True, True, False, False]
