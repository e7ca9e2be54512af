"""Footnotes and comments, where a template asks for them: what they say, and where they hang."""

from io import BytesIO
from typing import Any

import docx
import pytest
from builders import document, paragraph, sources
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx_package import find_faults
from msgspec.structs import replace

from briefgen.document.tree import (
    Block,
    Cell,
    Cite,
    Emphasis,
    Evidence,
    Heading,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Phrases,
    SourceEntry,
    SourceList,
    Strong,
    Table,
    Text,
)
from briefgen.writers.docx import write

EVIDENCE = {
    "closes": (
        Evidence("s1", "harbor.txt", 2, "The harbor closes on Monday."),
        Evidence("s2", "coast.txt", 1, "On Monday, it will close."),
    )
}
SOURCES = sources("Harbor Times", "Coast Courier")


def noted(*blocks: Block) -> WordDocument:
    written = replace(document(*blocks), citations="footnotes", evidence=EVIDENCE)
    assert find_faults(write(written)) == []
    return docx.Document(BytesIO(write(written)))


def commented(*blocks: Block) -> WordDocument:
    written = replace(document(*blocks), comments="provenance", evidence=EVIDENCE)
    assert find_faults(write(written)) == []
    return docx.Document(BytesIO(write(written)))


def notes_part(word: WordDocument) -> Any:
    (part,) = (rel.target_part for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def words_of(element: Any) -> str:
    return "".join("\n" if part.tag == qn("w:br") else part.text or "" for part in element.iter(qn("w:t"), qn("w:br")))


def notes(word: WordDocument) -> list[str]:
    """The words of each footnote but the separators."""
    return [words_of(note).strip() for note in list(parse_xml(notes_part(word).blob))[2:]]


def ranges(word: WordDocument) -> list[str]:
    """The words that each comment hangs on."""
    found: dict[str, str] = {}
    inside: set[str] = set()
    for element in word.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            inside.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            inside.remove(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            found |= {number: found.get(number, "") + (element.text or "") for number in inside}
    return [found[number] for number in sorted(found)]


def test_each_citation_is_a_footnote_of_its_own() -> None:
    word = noted(paragraph("It closes.", Cite(("s1", "s2"), "closes"), " It waits.", Cite(("s2",))), SOURCES)
    assert notes(word) == [
        "[1] Harbor Times: “The harbor closes on Monday.”\n[2] Coast Courier: “On Monday, it will close.”",
        "[2] Coast Courier",
    ]
    assert word.paragraphs[0].text == "It closes. It waits."


def test_a_footnote_says_only_what_its_own_sources_say() -> None:
    word = noted(paragraph(Cite(("s2",), "closes"), Cite(("s1",), "unknown")), SOURCES)
    assert notes(word) == ["[2] Coast Courier: “On Monday, it will close.”", "[1] Harbor Times"]


def test_the_number_in_a_footnote_leads_to_the_source_and_the_source_back() -> None:
    word = noted(paragraph("a", Cite(("s2",))), SOURCES)
    (link,) = parse_xml(notes_part(word).blob).iter(qn("w:hyperlink"))
    assert (words_of(link), link.get(qn("w:anchor"))) == ("[2]", "source_s2")
    assert [link.fragment for link in word.paragraphs[2].hyperlinks] == ["cited_s2"]


def test_footnotes_stand_in_headings_tables_and_lists_too() -> None:
    cite = Cite(("s1",))
    table = Table((Cell((cite,)),), ((Cell((Text("a"), cite)),),), ("left",))
    word = noted(Heading(2, (Strong((cite,)),)), table, OrderedList((ListItem((paragraph(cite),)),)), SOURCES)
    assert notes(word) == ["[1] Harbor Times"] * 4


def test_a_link_in_a_footnote_is_related_to_the_part_of_the_footnotes() -> None:
    entry = SourceEntry("s1", (Link("https://example.org/a", (Text("Harbor Times"),)),))
    word = noted(paragraph(Cite(("s1",))), SourceList((entry,)))
    links = [link.get(qn("r:id")) for link in parse_xml(notes_part(word).blob).iter(qn("w:hyperlink"))]
    assert [notes_part(word).rels[number].target_ref for number in links if number] == ["https://example.org/a"]


def test_a_citation_in_a_footnote_is_a_number() -> None:
    entries = (SourceEntry("s1", (Text("after"), Cite(("s2",), "closes"))), SourceEntry("s2", (Text("Coast"),)))
    word = noted(paragraph(Cite(("s1",))), SourceList(entries))
    assert notes(word)[0] == "[1] after2"


@pytest.mark.parametrize("mode", ["numbers", "footnotes"])
def test_the_part_of_the_footnotes_is_there_where_it_is_asked_for(mode: str) -> None:
    word = docx.Document(BytesIO(write(replace(document(paragraph("a")), citations=mode))))
    kinds = [rel.reltype for rel in word.part.rels.values()]
    assert (RELATIONSHIP_TYPE.FOOTNOTES in kinds) == (mode == "footnotes")
    assert (word.settings.element.find(qn("w:footnotePr")) is not None) == (mode == "footnotes")


def test_a_comment_gives_sentence_file_and_paragraph() -> None:
    (comment,) = commented(paragraph("It closes.", Cite(("s1",), "closes")), SOURCES).comments
    assert [line.text for line in comment.paragraphs] == [
        "“The harbor closes on Monday.” — harbor.txt, paragraph 2",
        "“On Monday, it will close.” — coast.txt, paragraph 1",
    ]
    assert (comment.author, comment.initials) == ("briefgen", "bg")
    assert str(comment.timestamp) == "2026-11-22 00:00:00+00:00"


@pytest.mark.parametrize(
    ("inlines", "hangs_on"),
    [
        ((Text("It closes."), Cite(("s1",), "closes")), ["It closes."]),
        ((Text("One."), Cite(("s1",), "none"), Text(" Two."), Cite(("s1",), "closes")), [" Two."]),
        ((Text("a"), Cite(("s1",), "closes"), Cite(("s2",), "closes")), ["a", "a1"]),
        ((Emphasis((Text("so "), Strong((Text("it closes"), Cite(("s1",), "closes"))))),), ["so it closes"]),
        ((Link("https://example.org", (Text("a"), Cite(("s1",), "closes"))),), ["a"]),
    ],
)
def test_a_comment_hangs_on_the_words_since_the_last_citation(inlines: tuple[Inline, ...], hangs_on: list[str]) -> None:
    assert ranges(commented(paragraph(*inlines), SOURCES)) == hangs_on


def test_comments_stand_in_headings_and_cells_too() -> None:
    cite = Cite(("s1",), "closes")
    table = Table((Cell((Text("a"), cite)),), ((Cell((Text("b"), cite)),),), ("left",))
    assert ranges(commented(Heading(2, (Text("c"), cite)), table, SOURCES)) == ["c", "a", "b"]


def test_a_document_that_asks_for_no_comments_has_none() -> None:
    word = docx.Document(
        BytesIO(write(replace(document(paragraph("a", Cite(("s1",), "closes")), SOURCES), evidence=EVIDENCE)))
    )
    assert RELATIONSHIP_TYPE.COMMENTS not in [rel.reltype for rel in word.part.rels.values()]


def test_a_comment_is_worded_as_the_document_says_and_its_quote_in_its_own_language() -> None:
    pieces = (Evidence("s1", "hafen{number}.txt", 2, "It {origin} closes.", "en"),)
    phrases = Phrases(comment="„{quote}“ ({origin}, Absatz {number})")
    written = replace(
        document(paragraph("It closes.", Cite(("s1",), "closes")), sources("Hafen")),
        language="de",
        comments="provenance",
        evidence={"closes": pieces},
        phrases=phrases,
    )
    (comment,) = docx.Document(BytesIO(write(written))).comments
    (line,) = comment.paragraphs
    assert line.text == "„It {origin} closes.“ (hafen{number}.txt, Absatz 2)"
    languages = [lang.get(qn("w:val")) for lang in line._p.iter(qn("w:lang"))]
    assert languages == ["en"]


def test_a_comment_names_the_page_of_a_source_that_has_pages() -> None:
    pieces = (Evidence("s1", "report.pdf", 5, "It closes.", page=3),)
    written = replace(
        document(paragraph("It closes.", Cite(("s1",), "closes")), sources("Report")),
        comments="provenance",
        evidence={"closes": pieces},
    )
    (comment,) = docx.Document(BytesIO(write(written))).comments
    assert comment.text == "“It closes.” — report.pdf, p. 3, paragraph 5"
