"""The structure of a PDF: what a voice reads, in which order, under which roles, and where it can go from there."""

import io
import re
from datetime import date
from typing import Any

import pikepdf
from builders import cell, document, paragraph, sources
from every_block import EVERY_BLOCK
from msgspec.structs import replace
from pdf_structure import Element, artifact_words, read_structure

from briefgen.document.drawing import Event, Timeline
from briefgen.document.marking import Marking
from briefgen.document.style import Page, Style
from briefgen.document.tree import (
    Block,
    Callout,
    Cell,
    Cite,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Link,
    Table,
    Text,
)
from briefgen.document.walk import document_text
from briefgen.writers.pdf import write
from briefgen.writers.pdf.characters import find_missing
from briefgen.writers.pdf.pages import page_room

UNREAD = frozenset({"Lbl", "Figure"})
"""What a document's text does not hold: labels that the format draws, words inside a drawing."""


def squeeze(text: str) -> str:
    return "".join(text.split())


def as_drawn(text: str) -> str:
    """`text` with a replacement mark for each character that no font has."""
    return text.translate({ord(character): "\ufffd" for character in find_missing(text)})


def structure(*blocks: Block) -> Element:
    return read_structure(write(document(*blocks)))


def table(rows: int) -> Table:
    return Table(
        (cell("Who"), cell("What")), tuple((cell(f"a{n}"), cell("word " * 9)) for n in range(rows)), ("left",) * 2
    )


TIMELINE = Figure(
    Timeline((Event(date(2026, 5, 3), "2026-05-03", "The harbor closes"),)),
    "One event, in May.",
    (Text("What happened"),),
    Table((cell("Date"), cell("Event")), ((cell("2026-05-03"), cell("The harbor closes")),), ("left", "left")),
)


class TestText:
    def test_of_the_structure_is_that_of_the_document(self) -> None:
        whole = document(*EVERY_BLOCK)
        words = read_structure(write(whole)).words(without=UNREAD)
        assert squeeze(words) == squeeze(as_drawn(document_text(whole)))

    def test_keeps_the_blank_at_the_end_of_a_line(self) -> None:
        words = "briefed on the harbor and its many fares " * 20
        (found,) = structure(paragraph(words)).all("P")
        assert found.text.split() == words.split()

    def test_of_a_paragraph_over_two_pages_is_one_element(self) -> None:
        words = " ".join(f"word{number}" for number in range(2500))
        (found,) = structure(paragraph(words)).all("P")
        assert found.text.split() == words.split()


class TestRoles:
    def test_of_headings_skip_no_level(self) -> None:
        levels = [Heading(level, (Text(f"h{level}"),)) for level in (3, 5, 1, 4, 2)]
        assert [found.role for found in structure(*levels).iter() if re.fullmatch(r"H\d", found.role)] == [
            "H1",
            "H2",
            "H1",
            "H2",
            "H2",
        ]

    def test_of_a_list_have_label_and_body(self) -> None:
        found = structure(*EVERY_BLOCK)
        assert all(
            [kid.role for kid in item.kids if isinstance(kid, Element)][:1] == ["Lbl"] for item in found.all("LI")
        )

    def test_of_a_table_have_a_head_that_is_read_once(self) -> None:
        found = structure(table(80))
        assert len(found.all("THead")) == 1
        assert [head.text.strip() for head in found.all("TH")] == ["Who", "What"]
        assert len(found.all("TR")) == 81
        assert all(len(row.kids) == 2 for row in found.all("TR"))

    def test_of_a_table_without_rows_is_no_head(self) -> None:
        found = structure(Table((cell("Who"),), (), ("left",)))
        assert [element.role for element in found.iter()] == ["Document", "Table", "TR", "TH"]

    def test_of_a_figure_has_its_alt_text_and_the_facts_beside_it(self) -> None:
        found = structure(TIMELINE)
        assert [figure.alt for figure in found.all("Figure")] == ["One event, in May."]
        assert squeeze(found.words(without=UNREAD)) == squeeze("What happened Date Event 2026-05-03 The harbor closes")

    def test_of_foreign_words_name_their_language(self) -> None:
        found = structure(paragraph("He said ", Foreign("de", (Text("Wir warten"),)), "."))
        assert [(span.language, span.text) for span in found.all("Span")] == [("de", "Wir warten")]


class TestLinks:
    def test_lead_to_the_source_and_back(self) -> None:
        found = structure(paragraph("A claim.", Cite(("s1",))), sources("Harbor Times", "Coast Courier"))
        marks = found.all("P")[0].all("Link")
        back = found.all("Lbl")[0].all("Link")
        assert [(link.text.strip(), link.links) for link in (*marks, *back)] == [("1", 1), ("1", 1)]
        assert not found.all("Lbl")[1].all("Link"), "a source that nothing cites has nothing to lead back to"

    def test_over_two_lines_are_one_element_with_two_places(self) -> None:
        (found,) = structure(paragraph(Link("https://example.org", (Text("word " * 40),)))).all("Link")
        assert found.links > 1

    def test_inside_a_link_stand_beside_it(self) -> None:
        link = Link("https://example.org", (Text("see "), Emphasis((Cite(("s1",)),)), Text(" there")))
        found = structure(paragraph(link), sources("Harbor Times")).all("P")[0].all("Link")
        assert all(not kid.all("Link")[1:] for kid in found)

    def test_of_a_repeated_header_are_none(self) -> None:
        cited = Table((Cell((Text("Who"), Cite(("s1",)))),), tuple((cell("word " * 60),) for _ in range(60)), ("left",))
        content = write(document(cited, sources("Harbor Times")))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert len(artifact_words(content)) > 1
        assert len(links) == 2, "the mark in the first header, and the way back"


class TestContents:
    def test_lead_to_each_heading_and_name_its_page(self) -> None:
        blocks: list[Block] = [Heading(1, (Text("Title"),)), Contents()]
        for number in range(1, 4):
            blocks += [Heading(2, (Text(f"Part {number}"),)), paragraph("word " * 900)]
        content = write(document(*blocks))
        found = read_structure(content)
        assert [entry.text.strip() for entry in found.all("TOCI")] == ["Part 1", "Part 2", "Part 3"]
        first, *_ = artifact_words(content)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            names: Any = pdf.Root.Names.Dests.Names
            places = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            pages = [numbers[places[f"heading-{heading}"][0].objgen] for heading in (2, 3, 4)]
        assert pages[0] == 1
        assert pages[2] > 2
        assert first.split()[:3] == [str(page) for page in pages]


TLP = Marking(label="TLP:AMBER", color="#FFC000", ground="#000000", align="right", definition="For few.")


def marked(marking: Marking, *blocks: Block) -> Document:
    return replace(document(*blocks), marking=marking)


class TestMarking:
    def test_stands_above_and_below_each_page_and_is_read_once(self) -> None:
        said = Callout("marking", (paragraph("TLP:AMBER"), paragraph("For few.")))
        content = write(marked(TLP, said, paragraph("word " * 2500)))
        margins = artifact_words(content)
        assert len(margins) > 1
        assert all(squeeze(page).count("TLP:AMBER") == 2 for page in margins)
        assert read_structure(content).text.count("TLP:AMBER") == 1

    def test_widens_margins_that_are_too_narrow_for_it(self) -> None:
        page = Page(margin_top_pt=10, margin_bottom_pt=10)
        narrow = replace(marked(TLP), style=Style(page=page))
        assert page_room(narrow).top_pt >= TLP.size_pt + 10


class TestShift:
    def test_is_read_as_a_table(self) -> None:
        poles = Table((cell("Before"), cell("Now")), ((cell("one thing"), cell("another")),), ("left", "left"))
        found = structure(Callout("shift", (poles,)))
        assert [(element.role, element.text.strip()) for element in found.iter() if element.role in {"TH", "TD"}] == [
            ("TH", "Before"),
            ("TH", "Now"),
            ("TD", "one thing"),
            ("TD", "another"),
        ]

    def test_that_would_outgrow_a_page_is_set_as_rows(self) -> None:
        poles = Table((cell("Before"), cell("Now")), ((cell("word " * 4000), cell("another")),), ("left", "left"))
        found = structure(Callout("shift", (poles,)))
        assert found.all("TD")[0].text.split() == ["word"] * 4000
