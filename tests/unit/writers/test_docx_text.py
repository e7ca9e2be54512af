"""The words of the document are the words of the file, in the same order."""

from io import BytesIO

import docx
import pytest
from builders import document, paragraph, sources
from every_block import EVERY_BLOCK
from msgspec.structs import replace
from readers import docx_text

from briefgen.document.marking import Marking
from briefgen.document.tree import Cite, Code, CodeBlock, Emphasis, Evidence, Heading, Inline, Link, Strong, Text
from briefgen.document.walk import document_text
from briefgen.writers.docx import find_losses, write

SCRIPTS = (
    "Το λιμάνι κλείνει τη Δευτέρα",
    "Порт закрывается в понедельник",
    "港は月曜日に閉まる",
    "يغلق الميناء يوم الاثنين",
    "<w:p/> & ]]> &amp; \"quotes\" 'too'",
    "🙂 e\u0301 \u202a",
)


def words(text: str) -> list[str]:
    return text.split()


def test_every_kind_of_block_keeps_its_words_in_order() -> None:
    everything = document(*EVERY_BLOCK)
    assert words(docx_text(write(everything))) == words(document_text(everything))


@pytest.mark.parametrize("text", SCRIPTS)
def test_any_script_and_any_markup_comes_out_as_text(text: str) -> None:
    inlines: tuple[Inline, ...] = (Text(text), Emphasis((Strong((Text(text),)),)), Code(text))
    link = Link("https://example.org", (Text(text),))
    written = document(paragraph(*inlines, link), Heading(2, inlines), CodeBlock(text), title=text)
    assert words(docx_text(write(written))) == words(document_text(written))


def test_blanks_at_the_ends_of_a_run_are_kept() -> None:
    written = write(document(paragraph("one ", Strong((Text("two"),)), " three")))
    assert docx.Document(BytesIO(written)).paragraphs[0].text == "one two three"


def test_firm_blanks_stay_and_hyphens_are_those_that_word_knows() -> None:
    written = write(document(paragraph("10\u00a0km,\u202f5 har\u00adbor U.S.\u2011led")))
    assert docx_text(written).strip() == "10\u00a0km,\u202f5 har\u00adbor U.S.\u2011led"
    run = docx.Document(BytesIO(written)).paragraphs[0].runs[0]._r
    assert [part.tag.rpartition("}")[2] for part in run] == ["t", "softHyphen", "t", "noBreakHyphen", "t"]


def test_the_lines_of_a_code_block_keep_their_indent() -> None:
    written = write(document(CodeBlock("if wet:\n    wait\n\tgo")))
    assert docx.Document(BytesIO(written)).paragraphs[0].text == "if wet:\n    wait\n    go"


def test_an_empty_document_is_one_empty_paragraph() -> None:
    assert [paragraph.text for paragraph in docx.Document(BytesIO(write(document()))).paragraphs] == [""]


def test_characters_that_xml_forbids_are_replaced_and_named() -> None:
    written = document(paragraph("a\x00b\ud800c\uffffd"), title="\x07")
    assert docx.Document(BytesIO(write(written))).paragraphs[0].text == "a\ufffdb\ufffdc\ufffdd"
    (notice,) = find_losses(written)
    assert notice.code == "missing-glyph"
    assert notice.message == "Word cannot hold U+0000, U+0007, U+D800, U+FFFF; the file shows \ufffd instead"


def test_what_can_be_written_is_no_loss() -> None:
    assert find_losses(document(*(paragraph(text) for text in SCRIPTS))) == ()


def test_no_line_starts_with_a_mark() -> None:
    marked = paragraph("It closes. ", Cite(("s1", "s2")), " It waits.")
    written = write(document(marked, sources("Harbor Times", "Coast Courier")))
    assert docx.Document(BytesIO(written)).paragraphs[0].text == "It closes.\u00a01\u202f2 It waits."


def test_what_stands_around_the_text_may_lose_characters_too() -> None:
    written = replace(
        document(paragraph("a")),
        author="b\x01",
        marking=Marking(label="c\x02", color="#FFFFFF", ground="#000000"),
        evidence={"closes": (Evidence("s1", "d\x03", 1, "e\x04"),)},
    )
    assert [notice.message[:33] for notice in find_losses(written)] == ["Word cannot hold U+0001, U+0002; "]
    (notice,) = find_losses(replace(written, comments="provenance"))
    assert "U+0001, U+0002, U+0003, U+0004" in notice.message
