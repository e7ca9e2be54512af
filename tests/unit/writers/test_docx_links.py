"""Links, citations and bookmarks lead somewhere."""

from io import BytesIO

import docx
import pytest
from builders import document, paragraph, sources
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from briefgen.document.tree import (
    Block,
    Cite,
    Code,
    Emphasis,
    Link,
    OrderedList,
    SourceEntry,
    SourceList,
    Strong,
    Text,
)
from briefgen.writers.docx import write
from briefgen.writers.docx.addresses import address
from briefgen.writers.docx.bindings import bookmark_names


def reopen(*blocks: Block) -> WordDocument:
    return docx.Document(BytesIO(write(document(*blocks))))


def marked(word: WordDocument, name: str) -> str:
    """The words of the paragraph with the bookmark `name`."""
    (start,) = word.element.body.xpath(f".//w:bookmarkStart[@w:name='{name}']")
    return "".join(text.text for text in start.getparent().iter(qn("w:t")))


def test_a_citation_leads_to_the_bookmark_at_its_source() -> None:
    word = reopen(paragraph("It closes.", Cite(("s1", "s2"))), sources("Harbor Times", "Coast Courier"))
    links = word.paragraphs[0].hyperlinks
    assert [(link.text, link.fragment) for link in links] == [("1", "source_s1"), ("2", "source_s2")]
    assert word.paragraphs[0].text == "It closes.1\u202f2"
    assert marked(word, "source_s1") == "Harbor Times"
    assert marked(word, "source_s2") == "Coast Courier"


def test_every_mark_is_a_raised_number() -> None:
    word = reopen(paragraph(Cite(("s1",))), sources("Harbor Times"))
    (run,) = word.paragraphs[0].hyperlinks[0].runs
    assert run.style is not None
    assert run.style.name == "Cite"
    assert run.style.font.superscript


def test_a_link_is_a_relationship_with_its_address() -> None:
    link = Link("https://example.org/a?b=1&c=2#d", (Text("the "), Emphasis((Text("notice"),))))
    (found,) = reopen(paragraph("See ", link, ".")).paragraphs[0].hyperlinks
    assert (found.text, found.url) == ("the notice", "https://example.org/a?b=1&c=2#d")


def test_what_leads_elsewhere_interrupts_a_link() -> None:
    inner = Link("https://example.org/inner", (Code("inner"),))
    outer = Link("https://example.org/outer", (Text("a "), inner, Text(" b"), Cite(("s1",))))
    found = reopen(paragraph(outer), sources("Harbor Times")).paragraphs[0].hyperlinks
    assert [link.text for link in found] == ["a ", "inner", " b", "1"]
    assert [link.url[-5:] for link in found] == ["outer", "inner", "outer", ""]


def test_no_anchor_relationship_or_number_dangles() -> None:
    blocks = (
        paragraph("a", Cite(("s1", "a b")), Link("mailto:press@example.org", (Text("press"),))),
        OrderedList(()),
        SourceList((SourceEntry("s1", (Text("One"),)), SourceEntry("a b", ()))),
    )
    word = reopen(*blocks)
    body, numbers = word.element.body, word.part.numbering_part.element
    marks = [start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))]
    ids = [start.get(qn("w:id")) for start in body.iter(qn("w:bookmarkStart"))]
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None} <= set(marks)
    assert len(set(ids)) == len(ids)
    assert {link.get(qn("r:id")) for link in body.iter(qn("w:hyperlink"))} - {None} <= set(word.part.rels)
    instances = {num.get(qn("w:numId")) for num in numbers.iter(qn("w:num"))}
    assert {used.get(qn("w:val")) for used in body.iter(qn("w:numId"))} <= instances
    known = {style.get(qn("w:styleId")) for style in word.styles.element.iter(qn("w:style"))}
    used = {style.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for style in body.iter(qn(tag))}
    assert used <= known


def test_a_source_that_stands_twice_has_one_bookmark() -> None:
    twice = SourceList((SourceEntry("s1", (Text("One"),)), SourceEntry("s1", (Text("The same"),))))
    body = reopen(paragraph(Cite(("s1",))), twice).element.body
    assert [start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))] == ["cited_s1", "source_s1"]


def test_the_headline_of_a_source_leads_back_to_its_first_citation() -> None:
    entry = SourceEntry("s1", (Strong((Text("Pier closes"),)), Text(" · Harbor Times")))
    word = reopen(paragraph("a", Cite(("s1",))), paragraph("b", Cite(("s1",))), SourceList((entry,)))
    assert [(link.text, link.fragment) for link in word.paragraphs[2].hyperlinks] == [("Pier closes", "cited_s1")]
    assert word.paragraphs[2].text == "Pier closes · Harbor Times"
    assert marked(word, "cited_s1") == "a1"


def test_what_leads_elsewhere_in_a_source_does_not_lead_back() -> None:
    out = Link("https://example.org", (Text("Pier closes"),))
    word = reopen(
        paragraph("a", Cite(("s1",))), SourceList((SourceEntry("s1", (out, Text(" · "), Text("Harbor Times"))),))
    )
    assert [(link.text, link.fragment) for link in word.paragraphs[1].hyperlinks] == [
        ("Pier closes", ""),
        ("Harbor Times", "cited_s1"),
    ]


def test_a_source_that_nothing_cites_leads_nowhere() -> None:
    assert not reopen(paragraph("a"), sources("Harbor Times")).paragraphs[1].hyperlinks


def test_bookmarks_have_names_that_word_accepts_and_no_two_alike() -> None:
    ids = ("s1", "S1", "a-b", "a_b", "источник", "z" * 60, "z" * 61)
    names = bookmark_names(ids, "source")
    assert list(names) == list(ids)
    assert names["s1"] == "source_s1"
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert all(len(name) <= 40 and name.isascii() and name.isidentifier() for name in names.values())


@pytest.mark.parametrize(
    ("url", "escaped"),
    [
        ("https://example.org:8080/a%20b?c=d&e#f", "https://example.org:8080/a%20b?c=d&e#f"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("mailto:press@example.org", "mailto:press@example.org"),
        ("https://example.org/a b[1]<>", "https://example.org/a%20b%5B1%5D%3C%3E"),
        ("https://example.org/100%?é#a#b", "https://example.org/100%25?%C3%A9#a%23b"),
        ("http://[", "http://%5B"),
        ("https://a:b:c/", "https://a%3Ab%3Ac/"),
        ("https://a/\ud800\x00", "https://a/%3F%00"),
    ],
)
def test_an_address_is_escaped_where_it_must_be(url: str, escaped: str) -> None:
    assert address(url) == escaped
