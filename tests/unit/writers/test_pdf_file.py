"""The file around the words: facts, outline, links, fonts, and the same bytes each time."""

import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from builders import document, paragraph, sources
from msgspec.structs import replace
from pypdf import PdfReader

from briefgen.document.style import Page, Style
from briefgen.document.tree import Cell, Cite, Code, Document, Emphasis, Heading, Link, Strong, Table, Text
from briefgen.writers.pdf import write


def read(whole: Document) -> Any:
    return PdfReader(BytesIO(write(whole)), strict=True)


def links(whole: Document) -> list[Any]:
    return [note.get_object() for page in read(whole).pages for note in page.get("/Annots", ())]


def headings(*levels: int) -> Document:
    return document(*(Heading(level, (Text(f"level {level}"),)) for level in levels))


CITED = document(
    paragraph("Once", Cite(("s1",)), " and twice", Cite(("s1", "s2")), "."), sources("One paper", "Another paper")
)


class TestFacts:
    def test_are_those_of_the_document(self) -> None:
        whole = replace(document(title="Żółć & <co>"), subject="About ferries.", author="Desk 4", language="de-AT")
        facts = read(whole).metadata
        assert facts is not None
        assert (facts.title, facts.subject, facts.author) == ("Żółć & <co>", "About ferries.", "Desk 4")
        assert (facts.creator, facts.producer) == ("briefgen", "briefgen")
        assert facts["/CreationDate"] == facts["/ModDate"] == "D:20261122000000+00'00'"

    def test_that_nobody_states_are_left_out(self) -> None:
        facts = read(document()).metadata
        assert facts is not None
        assert {"/Author", "/Subject", "/Keywords"}.isdisjoint(facts)

    def test_are_the_same_in_the_metadata(self) -> None:
        whole = replace(document(title="Żółć & <co>"), subject="About ferries.", author="Desk 4")
        packet = read(whole).trailer["/Root"]["/Metadata"].get_data().decode()
        assert all(f">{words}<" in packet for words in ("Żółć &amp; &lt;co&gt;", "About ferries.", "Desk 4"))

    def test_name_language_and_show_the_title(self) -> None:
        root = read(replace(document(), language="de-AT")).trailer["/Root"]
        assert root["/Lang"] == "de-AT"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]

    def test_say_version_1_7(self) -> None:
        assert write(document()).startswith(b"%PDF-1.7")

    @pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
    def test_the_sheet_is_that_of_the_style(self, paper: str, size: tuple[float, float]) -> None:
        style = Style(page=Page(paper="letter" if paper == "letter" else "a4"))
        box = read(document(style=style)).pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx(size)


class TestOutline:
    def test_nests_the_headings(self) -> None:
        title, below = read(headings(1, 2, 3, 2)).outline
        assert title.title == "level 1"
        assert [entry.title if not isinstance(entry, list) else [e.title for e in entry] for entry in below] == [
            "level 2",
            ["level 3"],
            "level 2",
        ]

    def test_closes_gaps_between_levels(self) -> None:
        first, below, last = read(headings(2, 6, 1)).outline
        assert (first.title, below[0].title, last.title) == ("level 2", "level 6", "level 1")

    def test_leaves_out_empty_headings_and_citations(self) -> None:
        whole = document(Heading(1, ()), Heading(2, (Text("Who"), Cite(("s1",)))), sources("One paper"))
        (entry,) = read(whole).outline
        assert entry.title == "Who"


class TestLinks:
    def test_each_number_leads_to_its_source(self) -> None:
        targets = [link["/Dest"] for link in links(CITED)]
        assert targets == ["source-1", "source-1", "source-2", "mark-1", "mark-2"]
        assert set(read(CITED).named_destinations) == set(targets)

    def test_sources_stand_where_their_names_lead(self) -> None:
        places = read(CITED).named_destinations
        assert float(places["source-1"]["/Top"]) > float(places["source-2"]["/Top"]) > 0

    def test_addresses_are_kept(self) -> None:
        url = "https://example.org/a?b=1&c=(2)#d"
        (link,) = links(document(paragraph(Link(url, (Text("a "), Strong((Text("link"),)))))))[:1]
        assert link["/A"]["/URI"] == url

    def test_a_link_over_two_lines_has_two_places(self) -> None:
        found = links(document(paragraph(Link("https://example.org", (Text("word " * 25),)))))
        assert len({float(link["/Rect"][1]) for link in found}) == 2

    def test_addresses_become_ascii(self) -> None:
        (link,) = links(document(paragraph(Link("https://é.example/( )\ud800", (Text("a"),)))))
        assert link["/A"]["/URI"] == "https://%C3%A9.example/(%20)?"


class TestFonts:
    def test_are_all_embedded(self) -> None:
        cells = (Cell((Text("→ in a cell"),)),)
        whole = document(
            Heading(1, (Text("bold"),)),
            paragraph("regular ", Emphasis((Text("italic"),)), Strong((Emphasis((Text("both"),)),)), Code("fixed")),
            Table(cells, (cells,), ("left",)),
            sources("a"),
        )
        fonts = read(whole).pages[0]["/Resources"]["/Font"]
        names = {font.get_object()["/BaseFont"].split("+")[1] for font in fonts.values()}
        assert names == {
            *(f"NotoSans-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic")),
            "CascadiaMono-Regular",
            "FiraGO-Regular",
        }
        assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts.values())
        assert b"Helvetica" not in write(whole)

    def test_are_only_those_that_the_document_needs(self) -> None:
        fonts = read(document(paragraph("regular"))).pages[0]["/Resources"]["/Font"]
        assert [font.get_object()["/BaseFont"] for font in fonts.values()] == ["/AAAAAA+NotoSans-Regular"]

    def test_no_code_reads_as_the_null_character(self) -> None:
        fonts = read(document(paragraph("regular"))).pages[0]["/Resources"]["/Font"]
        (font,) = fonts.values()
        assert b"<0000>" not in font.get_object()["/ToUnicode"].get_object().get_data()


class TestSameBytes:
    def test_twice(self) -> None:
        assert write(CITED) == write(CITED)

    def test_under_other_hash_seeds_zones_and_epochs(self) -> None:
        script = (
            "import sys; from test_pdf_file import CITED; from briefgen.writers.pdf import write;"
            "sys.stdout.buffer.write(write(CITED))"
        )
        for seed, zone, epoch in (("1", "Asia/Tokyo", "1"), ("2", "UTC", "")):
            environ = {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": ":".join(sys.path)}
            path = f"{environ['PYTHONPATH']}:{__file__.rsplit('/', 1)[0]}"
            done = subprocess.run(
                [sys.executable, "-c", script], capture_output=True, check=True, env=environ | {"PYTHONPATH": path}
            )
            assert done.stdout == write(CITED)

    def test_other_words_give_another_identifier(self) -> None:
        first, second = (read(document(paragraph(word))).trailer["/ID"] for word in "ab")
        assert first != second
