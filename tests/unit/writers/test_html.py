import re

import pytest
from builders import document, paragraph, sources
from msgspec.structs import replace

from briefgen.document.contrast import contrast
from briefgen.document.style import Color, Page, Style, Type
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Contents,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.writers.html import find_losses, write
from briefgen.writers.html.color import lighten
from briefgen.writers.html.stylesheet import darken


def page(*blocks: Block) -> str:
    return write(document(*blocks)).decode()


def body(*blocks: Block) -> str:
    """What stands in the `main` element of a page of `blocks`."""
    return page(*blocks).partition("<main>\n")[2].partition("</main>")[0]


def inline(*inlines: Inline | str) -> str:
    return body(paragraph(*inlines)).removeprefix("<p>").removesuffix("</p>\n")


def cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(word),)) for word in words)


class TestPage:
    def test_it_names_its_language_title_subject_and_date(self) -> None:
        subject = 'The harbor "stays" open.'
        written = write(replace(document(title="Ice & ships"), language="de", subject=subject)).decode()
        assert '<html lang="de">' in written
        assert "<title>Ice &amp; ships</title>" in written
        assert '<meta name="description" content="The harbor &quot;stays&quot; open.">' in written
        assert '<meta name="date" content="2026-11-22">' in written

    def test_it_names_its_author_where_it_has_one(self) -> None:
        assert 'name="author"' not in page()
        written = write(replace(document(), author="Ida & Co")).decode()
        assert '<meta name="author" content="Ida &amp; Co">' in written

    @pytest.mark.parametrize(
        ("language", "turned"),
        [("en", False), ("ar", True), ("he-IL", True), ("az-Arab", True), ("uz-Arab-AF", True), ("ur-Latn", False)],
    )
    def test_its_direction_is_that_of_its_language(self, language: str, *, turned: bool) -> None:
        written = write(replace(document(), language=language)).decode()
        assert f'<html lang="{language}"{" dir=" + chr(34) + "rtl" + chr(34) if turned else ""}>' in written

    def test_it_fetches_nothing_and_runs_nothing(self) -> None:
        written = page(paragraph("Words."))
        assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in written
        assert not re.search(r"<script|<link|@import|@font-face|url\(|src=", written)

    def test_the_kicker_and_the_title_are_its_header(self) -> None:
        written = page(
            Callout("kicker", (paragraph("Brief"),)), Heading(1, (Text("Ice in the strait"),)), paragraph("Words.")
        )
        header = written.partition("<header>\n")[2].partition("</header>")[0]
        assert header.endswith("<h1>Ice in the strait</h1>\n")
        assert "<main>\n<p>Words.</p>\n</main>" in written

    def test_the_marking_belongs_to_the_header(self) -> None:
        written = page(Callout("marking", (paragraph("TLP:RED"),)), Heading(1, (Text("Ice"),)))
        assert '<header>\n<div class="callout marking" role="note">\n<p>TLP:RED</p>\n</div>\n<h1>' in written

    def test_a_title_after_other_words_makes_no_header(self) -> None:
        assert "<header>" not in page(paragraph("Words."), Heading(1, (Text("Ice"),)))

    def test_an_empty_document_is_a_page(self) -> None:
        assert body() == ""


class TestInlines:
    def test_words_cannot_become_markup(self) -> None:
        assert inline("<b>&amp;\"'") == "&lt;b&gt;&amp;amp;&quot;&#39;"

    @pytest.mark.parametrize("char", ["\0", "\x1b", "\x7f", "\x80", "\ufdd0", "\uffff", "\ud800", "\U0010ffff"])
    def test_a_character_that_html_forbids_is_replaced_and_noticed(self, char: str) -> None:
        assert inline(f"a{char}b") == "a\N{REPLACEMENT CHARACTER}b"
        (notice,) = find_losses(document(paragraph(f"a{char}b")))
        assert (notice.code, notice.message) == ("missing-glyph", "1 control character is shown as U+FFFD")

    def test_marks_nest(self) -> None:
        written = inline(Strong((Text("a"), Emphasis((Code("b"), LineBreak())))))
        assert written == "<strong>a<em><code>b</code><br>\n</em></strong>"

    def test_a_link_leads_to_its_address(self) -> None:
        written = inline(Link('https://a.example/?b="c"&d', (Text("there"),)))
        assert written == '<a href="https://a.example/?b=&quot;c&quot;&amp;d" rel="noreferrer">there</a>'

    def test_a_link_inside_a_link_is_only_its_words(self) -> None:
        inner = Link("https://b.example", (Text("b"),))
        assert inline(Link("https://a.example", (Text("a"), inner))).count("<a ") == 1

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,a", "file:///etc/passwd", "a.html"])
    def test_an_address_that_is_not_of_the_web_is_not_linked(self, url: str) -> None:
        assert inline(Link(url, (Text("there"),))) == "there"

    def test_a_link_without_words_is_left_out(self) -> None:
        assert inline(Link("https://a.example", ())) == ""

    def test_each_mark_leads_to_its_source_and_can_be_led_to(self) -> None:
        written = body(paragraph("a", Cite(("s1", "s2"))), paragraph("b", Cite(("s2",))), sources("First", "Second"))
        ids = re.findall(r' id="([^"]*)"', written)
        targets = re.findall(r'href="#([^"]*)"', written)
        assert ids == ["cite-1", "cite-2", "cite-3", "source-s1", "source-s2"]
        assert targets == ["source-s1", "source-s2", "source-s2", "cite-1", "cite-2", "cite-3"]
        assert "</a>\N{THIN SPACE}<a " in written
        assert 'title="Second">2</a>' in written

    def test_a_source_leads_back_to_each_of_its_marks_without_a_word(self) -> None:
        written = body(
            paragraph("a", Emphasis((Cite(("s1",)),)), Foreign("fr", (Cite(("s2",)),)), Cite(("s1",))),
            sources("First", "Second"),
        )
        assert '<li id="source-s1">First<span class="back"><a href="#cite-1" role="doc-backlink"' in written
        assert re.findall(r'href="#(cite-\d)"[^>]*aria-label="([^"]*)"></a>', written) == [
            ("cite-1", "Back to citation 1"),
            ("cite-3", "Back to citation 2"),
            ("cite-2", "Back to citation 1"),
        ]

    def test_the_names_of_links_back_are_english_in_a_page_of_another_language(self) -> None:
        written = write(replace(document(paragraph(Cite(("s1",))), sources("Eins")), language="de")).decode()
        assert '<span class="back" lang="en">' in written

    def test_no_line_ends_between_words_and_their_mark(self) -> None:
        written = body(paragraph("a ", Cite(("s1",)), "b "), sources("First"))
        assert 'a\N{NARROW NO-BREAK SPACE}<sup class="cite">' in written
        assert "b </p>" in written

    def test_foreign_words_name_their_language_and_turn_where_it_does(self) -> None:
        assert inline(Foreign("ko", (Strong((Text("문"),)),))) == '<span lang="ko"><strong>문</strong></span>'
        assert inline(Foreign("fa", (Text("در"),))) == '<span lang="fa" dir="rtl">در</span>'
        written = write(replace(document(paragraph(Foreign("en", (Text("door"),)))), language="fa")).decode()
        assert '<span lang="en" dir="ltr">door</span>' in written

    def test_a_mark_inside_a_link_is_a_plain_number(self) -> None:
        written = body(paragraph(Link("https://a.example", (Text("a"), Cite(("s1",))))), sources("First"))
        assert 'a<sup class="cite">1</sup></a>' in written

    def test_a_citation_of_nothing_shows_nothing(self) -> None:
        assert inline("a", Cite(())) == "a"


class TestBlocks:
    def test_plain_blocks_are_their_elements(self) -> None:
        written = body(Heading(3, (Text("a"),)), BlockQuote((paragraph("b"),)), ThematicBreak(), CodeBlock("c\n <d>"))
        assert written == (
            "<h3>a</h3>\n<blockquote>\n<p>b</p>\n</blockquote>\n<hr>\n<pre><code>c\n &lt;d&gt;</code></pre>\n"
        )

    def test_a_heading_without_words_is_left_out(self) -> None:
        assert body(Heading(2, (Text(" "),))) == ""

    def test_a_table_of_contents_leads_to_its_headings(self) -> None:
        written = body(
            *(Contents(), Heading(2, (Text("a "), Cite(("s1",)))), Heading(3, ()), Heading(3, (Text("b"),))),
            *(Heading(4, (Text("c"),)), sources("First")),
        )
        assert written.startswith(
            '<nav role="doc-toc">\n<ul>\n<li class="level-2"><a href="#heading-1">a</a></li>\n'
            '<li class="level-3"><a href="#heading-3">b</a></li>\n</ul>\n</nav>\n'
        )
        assert re.findall(r'<(h\d)( id="[^"]*")?>', written) == [
            ("h2", ' id="heading-1"'),
            ("h3", ' id="heading-3"'),
            ("h4", ""),
        ]

    def test_contents_of_no_headings_are_left_out(self) -> None:
        assert body(Contents()) == ""

    def test_headings_that_nothing_leads_to_have_no_id(self) -> None:
        assert body(Heading(2, (Text("a"),))) == "<h2>a</h2>\n"

    def test_sources_that_are_cited_stand_in_a_box_with_their_heading(self) -> None:
        blocks = (paragraph("a", Cite(("s1",))), Heading(2, (Text("Sources"),)), sources("First"), paragraph("b"))
        written = page(*blocks)
        assert '<body class="with-side">' in written
        box = written.partition('<div class="side">\n')[2].partition("</div>\n")[0]
        assert re.findall(r"<(h2|ol|p)", box) == ["h2", "ol"]
        assert written.endswith("</div>\n<p>b</p>\n</main>\n</body>\n</html>\n")

    def test_sources_that_nothing_leads_to_stay_among_the_words(self) -> None:
        assert 'class="side"' not in page(sources("First"))

    def test_lists_hold_their_entries(self) -> None:
        nested = BulletList((ListItem((paragraph("c"),)),))
        ordered = OrderedList((ListItem((paragraph("a"),)), ListItem((paragraph("b"), nested))), start=3)
        assert body(ordered) == ('<ol start="3">\n<li>a</li>\n<li>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>\n')

    def test_a_table_names_its_columns(self) -> None:
        written = body(Table(cells("Who", "Count"), (cells("Ada", "3"),), ("left", "right")))
        assert '<th scope="col">Who</th><th scope="col" class="right">Count</th>' in written
        assert '<td>Ada</td><td class="right">3</td>' in written
        assert "tabindex" not in written

    def test_a_header_cell_without_words_names_no_column(self) -> None:
        assert "<tr><td></td></tr>" in body(Table(cells(""), (), ("left",)))

    def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(self) -> None:
        written = body(Table(cells("Point", "Contemplating", "Signaling", "Undecided"), (), ("left",) * 4))
        label = "Point, Contemplating, Signaling, Undecided"
        assert f'<div class="wide" role="group" aria-label="{label}" tabindex="0">' in written

    def test_a_table_without_columns_is_left_out(self) -> None:
        assert body(Table((), (), ())) == ""

    @pytest.mark.parametrize("kind", ["bottom-line", "note", "warning"])
    def test_a_callout_is_a_note_of_its_kind(self, kind: str) -> None:
        callout = Callout(kind, (Paragraph((Text("a"),)),))  # type: ignore[arg-type]  # the parameter is a plain string
        assert body(callout) == f'<div class="callout {kind}" role="note">\n<p>a</p>\n</div>\n'


class TestStyle:
    def test_the_page_is_that_of_the_style(self) -> None:
        style = Style(page=Page(paper="letter", margin_left_pt=40), type=Type(family="Gill Sans"))
        written = write(document(style=style)).decode()
        assert "@page {\n  size: letter; margin: 51pt 56.7pt 56.7pt 40pt;\n" in written
        assert '--family: "Gill Sans", "Segoe UI"' in written

    def test_printed_pages_are_numbered_as_the_label_says(self) -> None:
        written = write(replace(document(), page_label='Seite {page}/{pages} "</style>')).decode()
        assert '@bottom-right { content: "Seite " counter(page) "\\2f " counter(pages) " \\22 \\3c ' in written
        assert written.count("</style>") == 1

    def test_the_name_of_a_family_cannot_end_the_stylesheet(self) -> None:
        written = write(document(style=Style(type=Type(family='a"</style><b>')))).decode()
        assert written.count("</style>") == 1

    @pytest.mark.parametrize("accent", ["#12406B", "#000000", "#FFFFFF", "#8B0000", "#0000FF"])
    def test_dark_colors_are_legible(self, accent: str) -> None:
        dark = darken(Color(accent=accent, muted=accent))
        for color in (dark.text, dark.accent, dark.muted):
            assert contrast(color, dark.tint) >= 4.5
            assert contrast(color, "#14181D") >= 4.5

    def test_the_usual_colors_are_legible_on_white_and_on_the_tint(self) -> None:
        color = Color()
        for ground in ("#FFFFFF", color.tint):
            assert min(contrast(words, ground) for words in (color.text, color.accent, color.muted)) >= 4.5

    def test_contrast_is_that_of_the_standard(self) -> None:
        assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
        assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)

    def test_a_color_that_is_light_enough_stays(self) -> None:
        assert lighten("#EEEEEE", "#000000") == "#EEEEEE"

    def test_a_style_without_sizes_still_gives_a_page(self) -> None:
        assert write(document(style=Style(type=Type(body_pt=0, lead_pt=0, small_pt=0)))).startswith(b"<!DOCTYPE")
