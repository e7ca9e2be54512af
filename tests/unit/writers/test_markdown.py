import pytest
from builders import document, paragraph, sources
from msgspec.structs import replace
from readers import markdown_text, markdown_tokens

from briefgen.document.drawing import BarChart
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
    Figure,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.writers.markdown import find_losses, write


def markdown(*blocks: Block) -> str:
    return write(document(*blocks)).decode()


def line(*inlines: Inline | str) -> str:
    return markdown(paragraph(*inlines)).removesuffix("\n")


def emphasis(*words: str) -> Emphasis:
    return Emphasis(tuple(map(Text, words)))


def strong(*words: str) -> Strong:
    return Strong(tuple(map(Text, words)))


def bullets(*words: str) -> BulletList:
    return BulletList(tuple(ListItem((paragraph(word),)) for word in words))


def kinds(*blocks: Block) -> list[str]:
    """The types of the tokens that are read back, closing ones left out."""
    return [token.type for token in markdown_tokens(write(document(*blocks))) if token.nesting >= 0]


class TestWords:
    @pytest.mark.parametrize(
        ("words", "written"),
        [
            ("The harbor is open.", "The harbor is open."),
            ("a * b", r"a \* b"),
            ("file_name and _b_", r"file_name and \_b\_"),
            ("[He] said", r"\[He\] said"),
            ("a < b, <b>", r"a < b, \<b>"),
            ("R&D, &amp;", r"R&D, \&amp;"),
            ("a | b", "a | b"),
            ("100% of C:\\", "100% of C:\\\\"),
            ("# a", r"\# a"),
            ("- a", r"\- a"),
            ("1. a", r"1\. a"),
            ("3.5 percent", "3.5 percent"),
            ("a #1 - b", "a #1 - b"),
            (" a ", "a"),
        ],
    )
    def test_only_what_would_be_markup_is_escaped(self, words: str, written: str) -> None:
        assert line(words) == written

    def test_a_control_character_is_replaced_and_noticed(self) -> None:
        assert line("a\x1b[31m\0b") == "a\N{REPLACEMENT CHARACTER}\\[31m\N{REPLACEMENT CHARACTER}b"
        (notice,) = find_losses(document(paragraph("a\x1b[31m\0b")))
        assert notice.message == "2 control characters are shown as U+FFFD"

    def test_plain_words_give_no_notice(self) -> None:
        assert find_losses(document(paragraph("a"))) == ()

    def test_a_line_break_is_a_backslash(self) -> None:
        assert line("a", LineBreak(), LineBreak(), "# b") == "a\\\n\\\n\\# b"

    def test_line_breaks_at_the_ends_are_left_out(self) -> None:
        assert line(LineBreak(), "a", LineBreak()) == "a"


class TestMarks:
    @pytest.mark.parametrize(
        ("inlines", "written"),
        [
            pytest.param([emphasis("a"), " b"], "*a* b", id="beside a blank"),
            pytest.param(["re", emphasis("start")], "re*start*", id="inside a word"),
            pytest.param([emphasis(" a "), "b"], "*a* b", id="around blanks"),
            pytest.param(["a", emphasis(), Strong((emphasis(" "),)), "b"], "a b", id="around nothing"),
            pytest.param([emphasis("a"), emphasis("b")], "*ab*", id="two of a kind"),
            pytest.param([Emphasis((emphasis("a"),))], "*a*", id="one inside its own kind"),
            pytest.param([strong("a"), emphasis("b")], "**a**_b_", id="two kinds in a row"),
            pytest.param([Strong((Text("a "), emphasis("b")))], "**a _b_**", id="one inside the other"),
            pytest.param(
                [Link("https://a.example", (Text("a"), emphasis("b"))), emphasis(" c")],
                "[a*b*](<https://a.example>) *c*",
                id="across the end of a link",
            ),
            pytest.param([Emphasis((strong("#"), Text("a_b")))], r"_**#**&#97;\_b_", id="beside an underscore"),
            pytest.param(["said", emphasis("“a”"), "b"], "sai&#100;*“a”*&#98;", id="quotes inside a word"),
        ],
    )
    def test_emphasis_is_written_so_that_it_works(self, inlines: list[Inline | str], written: str) -> None:
        assert line(*inlines) == written

    @pytest.mark.parametrize(
        ("content", "written"),
        [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), (" a ", "`  a  `"), (" ", "` `"), ("a*", "`a*`")],
    )
    def test_a_code_span_holds_its_content(self, content: str, written: str) -> None:
        assert line(Code(content)) == written

    def test_code_spans_in_a_row_are_one(self) -> None:
        assert line(Code("a"), Code(""), Code("b")) == "`ab`"

    def test_a_link_leads_to_its_address(self) -> None:
        assert line(Link("https://a.example/b c?d=<e>&amp;|", (Text("there"),))) == (
            r"[there](<https://a.example/b%20c?d=%3Ce%3E\&amp;%7C>)"
        )

    def test_an_address_that_is_not_of_the_web_is_not_linked(self) -> None:
        assert line(Link("javascript:a", (Text("there"),))) == "there"

    def test_a_link_inside_a_link_is_only_its_words(self) -> None:
        assert line(Link("https://a.example", (Text("a"), Link("https://b.example", (Text("b"),))))) == (
            "[ab](<https://a.example>)"
        )

    def test_an_exclamation_before_a_link_makes_no_image(self) -> None:
        assert line("Look!", Link("https://a.example", (Text("a"),))) == r"Look\![a](<https://a.example>)"

    def test_a_bracket_in_the_code_of_a_link_defines_no_reference(self) -> None:
        assert line(Link("https://a.example", (Code("]:"),))) == r"[\]:](<https://a.example>)"


class TestCitations:
    def test_they_are_footnotes(self) -> None:
        written = markdown(paragraph("a", Cite(("s1", "s2"))), sources("First", "# Second"))
        assert written == "a[^1] [^2]\n\n[^1]: First\n[^2]: \\# Second\n"

    @pytest.mark.parametrize(("after", "written"), [("(b)", r"[^1]\(b)"), (": b", r"[^1]\: b")])
    def test_the_words_behind_a_mark_change_nothing(self, after: str, written: str) -> None:
        assert markdown(paragraph(Cite(("s1",)), after), sources("a")).startswith(f"{written}\n")

    def test_a_source_may_have_lines_or_none(self) -> None:
        written = markdown(sources("", "b"), paragraph("c"))
        assert written == "[^1]:\n[^2]: b\n\nc\n"


class TestBlocks:
    def test_headings_stand_behind_their_level(self) -> None:
        assert markdown(Heading(2, (Text("a"), LineBreak(), Text("b #")))) == "## a b \\#\n"

    def test_an_empty_heading_keeps_its_level(self) -> None:
        assert markdown(Heading(2, ())) == "##\n"

    def test_paragraphs_are_parted_and_empty_ones_left_out(self) -> None:
        assert markdown(paragraph("a"), paragraph(), paragraph("b")) == "a\n\nb\n"

    def test_an_empty_document_is_an_empty_file(self) -> None:
        assert markdown() == ""

    def test_quotes_in_a_row_stay_two(self) -> None:
        assert markdown(BlockQuote((paragraph("a"), paragraph("b"))), BlockQuote(())) == "> a\n>\n> b\n\n>\n"

    @pytest.mark.parametrize(
        ("kind", "written"), [("bottom-line", "> a"), ("warning", "> a"), ("kicker", "a"), ("note", "a")]
    )
    def test_what_must_be_seen_is_quoted(self, kind: str, written: str) -> None:
        callout = Callout(kind, (paragraph("a"),))  # type: ignore[arg-type]  # the parameter is a plain string
        assert markdown(callout) == f"{written}\n"

    def test_lists_stand_close(self) -> None:
        ordered = OrderedList(bullets("a", "b").items, start=9)
        assert markdown(ordered) == "9. a\n10. b\n"

    def test_lists_in_a_row_stay_apart(self) -> None:
        lists = (bullets("a"), bullets("b"), Callout("note", (bullets("c"),)))
        assert markdown(*lists) == "- a\n\n+ b\n\n- c\n"
        assert kinds(*lists).count("bullet_list_open") == 3

    def test_nested_marks_are_not_a_thematic_break(self) -> None:
        inner = BulletList((ListItem((BulletList((ListItem(()),)),)),))
        assert kinds(BulletList((ListItem((inner,)),))).count("bullet_list_open") == 3

    def test_a_number_too_long_for_markdown_is_cut(self) -> None:
        assert markdown(OrderedList(bullets("a").items, start=10**12)) == "999999999. a\n"
        assert markdown(OrderedList(bullets("a").items, start=-3)) == "0. a\n"

    def test_entries_of_several_blocks_are_indented(self) -> None:
        entry = ListItem((paragraph("a"), CodeBlock("b\n\nc")))
        assert markdown(BulletList((entry, ListItem(())))) == "- a\n\n  ```\n  b\n\n  c\n  ```\n\n-\n"

    def test_a_fence_is_longer_than_those_inside(self) -> None:
        assert markdown(CodeBlock("```\na")) == "````\n```\na\n````\n"

    def test_a_rule_underlines_nothing(self) -> None:
        assert markdown(paragraph("a"), ThematicBreak()) == "a\n\n***\n"

    def test_pipes_do_not_split_cells(self) -> None:
        row = (Cell((Text("a | b"), LineBreak(), Code("c|d"))), Cell(()))
        table = Table((Cell((Text("Words"),)), Cell(())), (row,), ("left", "center"))
        assert markdown(table) == "| Words |  |\n| --- | :---: |\n| a \\| b `c\\|d` |  |\n"
        assert markdown_text(write(document(table))).split() == ["Words", "a", "|", "b", "c|d"]

    def test_a_table_without_columns_is_left_out(self) -> None:
        assert markdown(Table((), (), ())) == ""


class TestOtherNodes:
    def test_foreign_words_are_words(self) -> None:
        assert line("a ", Foreign("ko", (strong("문"), Text(" b"))), " c") == "a **문** b c"

    def test_a_figure_is_its_caption_and_its_facts(self) -> None:
        facts = Table((Cell((Text("Item"),)), Cell((Text("Cost"),))), (), ("left", "right"))
        figure = Figure(BarChart(()), "Nothing", (Text("What it "), strong("costs")), facts)
        assert markdown(figure) == "_What it **costs**_\n\n| Item | Cost |\n| --- | ---: |\n"
        assert markdown(replace(figure, caption=())).startswith("| Item |")

    def test_a_table_of_contents_is_a_list_of_the_headings(self) -> None:
        headings = (Heading(2, (Text("# a"),)), Heading(3, ()), Heading(3, (Text("b"), Cite(("s1",)))), Heading(4, ()))
        written = markdown(Contents(), *headings, sources("First"))
        assert written.startswith("- \\# a\n- b\n\n## # a\n")

    def test_a_list_after_the_contents_has_another_mark(self) -> None:
        assert markdown(Contents(), bullets("c"), Heading(2, (Text("a"),))).startswith("- a\n\n+ c\n")

    def test_the_words_of_a_marking_and_of_a_shift_stand_as_they_are(self) -> None:
        marked = Callout("marking", (paragraph("TLP:RED"),))
        assert markdown(marked, Callout("shift", (paragraph("a"),))) == "TLP:RED\n\na\n"
