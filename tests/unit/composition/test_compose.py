from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from builders_brief import ACTORS, IMPLICATIONS, KEY_SHIFTS, brief, brief_of_one_article, many, source
from builders_template import PARENT, write_template

from briefgen.brief.check import iter_cited
from briefgen.brief.model import Brief
from briefgen.composition.compose import compose
from briefgen.composition.select import find_left_out
from briefgen.document.drawing import Matrix
from briefgen.document.tree import (
    Callout,
    Cite,
    Emphasis,
    Evidence,
    Figure,
    Foreign,
    Heading,
    Inline,
    Paragraph,
    SourceList,
    Strong,
    Table,
    Text,
)
from briefgen.document.walk import document_text, iter_blocks
from briefgen.notices import Notice
from briefgen.template.load import load_template

EXECUTIVE = """\
BRIEF_· 22_November 2026_· Information cut-off: not stated_· 2_articles
Harbor board moves night ferries to the port company
The Harbor Board of Lindmar has moved the night ferries from the city to the port company. 1 2 stated_· one origin
Key shift
Before
Now
a city-run service
a shared timetable
The board's spring paper describes a shift from a city-run service toward a \
shared timetable. 1 stated_· The board's spring paper_· one article
Who
Who
Position
Ida Solberg, Mayor 1
opposes any winter without a boat for the islands 1
Named, without a role or a position: Harbor Board of Lindmar 1 2
What follows
Certainty
What follows
possible
Two crews could lose their base in Lindmar. 1 one article
concern
Islanders fear longer waits in winter. 1 Islanders_· one article
conditional
If the city cuts its share again, fares may rise. 2 one article
need
The port company will need to hire crews before the first winter. 2 one article
Open questions
It remains to be seen who pays for the winter boats. 1
The paper does not say how many boats will run. (implied) 2
Where the accounts differ
Point
One account
Another
How settled the move is
“has moved” 1
“is weighing” 2
2_articles, 1_origin; 1 2 rest on one document (spring paper), as far as the wording shows.
Sources
Harbor board moves night ferries to the port company_· publisher, author, date: not stated_· s1.txt
Lindmar weighs new operator for night ferries_· The Island Post_· 21 November_· author: not stated_· s2.txt\
""".replace("_", "\u00a0")
"""A blank at which no line may break is written as `_`."""


def plain_text(sample: Brief, template: str = "executive") -> str:
    """The words of the page, with plain blanks."""
    return document_text(compose(sample, template)).replace("\u00a0", " ")


def test_the_executive_page_says_all_this_in_this_order() -> None:
    assert document_text(compose(brief())) == EXECUTIVE


def test_the_executive_page_is_built_of_these_blocks() -> None:
    blocks = [type(block).__name__ for block in compose(brief()).blocks]
    assert blocks == [
        *("Callout", "Heading", "Callout"),
        *("Heading", "Callout", "Paragraph"),
        *("Heading", "Table", "Paragraph"),
        *("Heading", "Table"),
        *("Heading", "OrderedList"),
        *("Heading", "Table"),
        "Callout",
        *("Heading", "SourceList"),
    ]


def test_the_document_carries_what_its_file_needs() -> None:
    document = compose(brief(language="de"), paper="letter")
    assert document.title == brief().title
    assert document.created == brief().created
    assert document.language == "en"
    assert document.subject == brief().bottom_line.text
    assert document.page_label == "Page {page} of {pages}"
    assert document.style.page.paper == "letter"
    assert document.style.type.body_pt == load_template("executive").style.type.body_pt


def test_a_long_bottom_line_is_shortened_in_the_properties_only() -> None:
    line = msgspec.structs.replace(brief().bottom_line, text="word " * 99 + "end.")
    document = compose(brief(bottom_line=line))
    assert document.subject is not None
    assert document.subject.endswith("word …")
    assert "word end." in document_text(document)


def test_base_shows_what_was_left_out_while_reading() -> None:
    text = document_text(compose(brief(notices=(Notice("repeated-text", "a body stood twice", "s1.txt:9"),)), "base"))
    assert "Left out while reading\na body stood twice (s1.txt:9)" in text
    assert (
        "What the articles agree on\nThe port company would take the lead under a paper of the Harbor Board. 1 2"
        " possible\u00a0· one origin\n" in text
    )


class TestWarnings:
    def warnings(self, sample: Brief) -> list[str]:
        blocks = compose(sample).blocks
        texts = [
            msgspec.to_builtins(block) for block in blocks if isinstance(block, Callout) and block.kind == "warning"
        ]
        assert [type(block) for block in blocks[:2]] == [Callout, Heading]
        return [text["children"][0]["children"][0]["content"] for text in texts]

    def test_one_article_is_called_one_source(self) -> None:
        assert self.warnings(brief_of_one_article()) == ["One source: everything here rests on a single article."]
        assert len(self.warnings(brief_of_one_article(notices=()))) == 1

    def test_articles_on_different_matters_are_not_one_account(self) -> None:
        notice = Notice("no-shared-event", "nothing in common", "a.txt, b.txt")
        assert self.warnings(brief(notices=(notice,))) == [
            "The articles do not report on one event; what follows is not a joint account. (a.txt, b.txt)"
        ]

    def test_a_brief_of_two_articles_on_one_event_has_none(self) -> None:
        assert self.warnings(brief()) == []


class TestWhatIsNotStated:
    def test_a_missing_pole_is_printed_in_italics(self) -> None:
        shift = msgspec.structs.replace(KEY_SHIFTS[0], before=None)
        document = compose(brief(key_shifts=(shift,)))
        table = next(block for block in iter_blocks(document.blocks) if isinstance(block, Table))
        assert table.rows[0][0].children == (Emphasis((Text("not stated"),)),)

    def test_a_shift_without_poles_says_so_beside_its_statement(self) -> None:
        shift = msgspec.structs.replace(KEY_SHIFTS[0], before=None, after=None)
        text = plain_text(brief(key_shifts=(shift,)))
        assert (
            f"Key shift\n{shift.text} 1 stated · The board's spring paper · one article · before: not stated\nWho"
            in text
        )

    def test_a_shift_that_the_bottom_line_has_said_is_not_said_again(self) -> None:
        told = brief()
        shift = msgspec.structs.replace(KEY_SHIFTS[0], text=told.bottom_line.text, before=None, after=None)
        text = document_text(compose(brief(key_shifts=(shift,))))
        assert "Key shift\nAs the bottom line says. 1 before: not stated\nWho" in text

    def test_a_section_that_a_reader_would_look_for_says_that_it_is_empty(self) -> None:
        text = document_text(
            compose(brief(key_shifts=(), implications=(), open_questions=(), differences=(), actors=()))
        )
        assert (
            "Key shift\nThe articles state no change of position; what happened stands above.\nWhat follows\n" in text
        )
        assert "Where the accounts differ\nNo point was found on which the accounts differ.\n" in text
        assert "Who\n" not in text

    @pytest.mark.parametrize("template", ["base", "executive"])
    def test_with_one_article_nobody_looks_for_a_comparison(self, template: str) -> None:
        text = document_text(compose(brief_of_one_article(), template))
        assert "differ" not in text
        assert "agree" not in text

    def test_a_source_without_a_headline_is_listed(self) -> None:
        sources = (msgspec.structs.replace(brief().sources[0], headline=None), brief().sources[1])
        document = compose(brief(sources=sources))
        entries = next(block for block in document.blocks if isinstance(block, SourceList)).entries
        assert entries[0].children[0] == Emphasis((Strong((Text("not stated"),)),))


class TestBase:
    def test_actors_have_a_row_each_with_what_is_not_stated(self) -> None:
        text = document_text(compose(brief(), "base"))
        assert "Role\nPosition\nIda Solberg 1\nMayor\nopposes any winter without a boat for the islands 1\n" in text
        assert "Harbor Board of Lindmar 1 2\nnot stated\nnot stated\n" in text

    def test_implications_tell_who_says_so(self) -> None:
        text = document_text(compose(brief(), "base"))
        assert "winter. 1\nIslanders\u00a0· one article\n3\nconditional\n" in text
        assert "Lindmar. 1\none article\n2\nconcern\n" in text

    def test_how_well_sourced_is_counted_and_leads_to_the_statements(self) -> None:
        text = plain_text(brief(), "base")
        assert "Statements\nWhich\nseveral independent origins\n0\nnone\n" in text
        assert "one origin, through several articles\n2\nBottom line; What the articles agree on\n" in text
        assert "one article alone\n7\nKey shift; What follows 1–4; Open questions 1–2\n" in text

    def test_one_article_needs_no_count(self) -> None:
        assert "one article alone" not in document_text(compose(brief_of_one_article(), "base"))


class TestDifferences:
    def test_the_first_side_leads_to_the_evidence_of_the_whole(self) -> None:
        blocks = [block for block in compose(brief()).blocks if isinstance(block, Table)]
        marks = [cell.children[-1] for cell in blocks[-1].rows[0][1:]]
        assert marks == [Cite(("s1",), "difference-1"), Cite(("s2",))]

    def test_further_sides_stand_with_the_second(self) -> None:
        (difference,) = brief().differences
        sides = (*difference.sides, msgspec.structs.replace(difference.sides[0], text="has ordered"))
        changed = msgspec.structs.replace(difference, sides=sides, certain=False)
        text = plain_text(brief(differences=(changed,)))
        assert "How settled the move is (possibly)\n“has moved” 1\n“is weighing” 2; “has ordered” 1\n" in text

    def test_a_brief_that_keeps_no_sides_has_its_sentence(self) -> None:
        (difference,) = brief().differences
        text = plain_text(brief(differences=(msgspec.structs.replace(difference, sides=(), point=None),)))
        assert "Where the accounts differ\nHow settled the move is: “has moved” and “is weighing”. 1 2\n" in text


class TestOpenQuestions:
    def repeated(self, kind: str, template: str) -> str:
        """The page where the second question is the first implication."""
        first, second = brief().open_questions
        said = brief().implications[0]
        question = msgspec.structs.replace(second, text=said.text + " " + "Word " * 20, citations=said.citations)
        told = msgspec.structs.replace(said, text=question.text)
        implications = (told, *brief().implications[1:])
        changed = brief(implications=implications, open_questions=(first, msgspec.structs.replace(question, kind=kind)))
        return plain_text(changed, template)

    @pytest.mark.parametrize("template", ["base", "executive"])
    def test_a_gap_that_is_told_above_is_only_pointed_to(self, template: str) -> None:
        text = self.repeated("implied", template)
        assert (
            "Two crews could lose their base in Lindmar. Word Word … (implied; whole under “What follows”) 1\n" in text
        )
        assert text.count("Lindmar. Word Word Word") == 1

    def test_what_the_articles_ask_themselves_is_said_in_full(self) -> None:
        assert self.repeated("explicit", "base").count("Lindmar. Word Word Word") == 2

    def test_a_gap_is_said_in_full_where_the_page_does_not_tell_it(self) -> None:
        assert "The paper does not say how many boats will run. (implied) 2 one article\n" in plain_text(
            brief(), "base"
        )


@pytest.mark.parametrize(
    ("template", "instead"),
    [
        ("base", "a shared timetable\nAs the bottom line says. 1 stated · The board's spring paper · one article\nWho"),
        ("executive", "a shared timetable 1\nWho"),
    ],
)
def test_a_shift_that_the_bottom_line_has_told_is_not_told_twice(template: str, instead: str) -> None:
    shift = msgspec.structs.replace(KEY_SHIFTS[0], text=brief().bottom_line.text)
    text = plain_text(brief(key_shifts=(shift,), agreements=()), template)
    assert text.count(shift.text) == 1
    assert instead in text


class TestLeftOut:
    def test_only_the_first_of_a_limited_section_are_shown(self) -> None:
        sample = brief(implications=many(IMPLICATIONS[0], 9))
        table = [block for block in compose(sample).blocks if isinstance(block, Table)][1]
        assert len(table.rows) == 6

    def test_each_section_that_loses_statements_is_told(self) -> None:
        sample = brief(implications=many(IMPLICATIONS[0], 7), key_shifts=many(KEY_SHIFTS[0], 3), agreements=())
        assert find_left_out(sample, load_template("executive")) == (
            Notice("left-out", "1 of 3 key shifts is not shown: shift-3", "key_shifts"),
            Notice("left-out", "1 of 7 implications is not shown: implication-7", "implications"),
        )

    def test_statements_of_a_section_that_are_left_out_are_named(self) -> None:
        sample = brief(implications=many(IMPLICATIONS[0], 9), agreements=())
        (notice,) = find_left_out(sample, load_template("executive"))
        assert notice.message == "3 of 9 implications are not shown: implication-7 to implication-9"

    def test_a_section_that_the_template_does_not_have_is_told_too(self) -> None:
        assert find_left_out(brief(), load_template("executive")) == (
            Notice("left-out", "1 of 1 agreement is not shown", "agreements"),
        )

    def test_base_leaves_nothing_out(self) -> None:
        assert find_left_out(brief(implications=many(IMPLICATIONS[0], 50)), load_template("base")) == ()


def test_citations_are_in_the_order_of_the_sources_and_each_once() -> None:
    line = brief().bottom_line
    doubled = msgspec.structs.replace(line, citations=line.citations[::-1] + line.citations)
    document = compose(brief(bottom_line=doubled))
    callouts = [block for block in iter_blocks(document.blocks) if isinstance(block, Callout)]
    paragraph = next(callout for callout in callouts if callout.kind == "bottom-line").children[0]
    assert isinstance(paragraph, Paragraph)
    cites = [inline for inline in paragraph.children if isinstance(inline, Cite)]
    assert cites == [Cite(("s1", "s2"), "bottom-line")]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% raw %}", "{# x #}", "[@s2]", "# x", "::: warning", "a|b\\", "&amp;"])
def test_what_an_article_writes_is_text(text: str) -> None:
    line = msgspec.structs.replace(brief().bottom_line, text=text)
    assert f"\n{text} 1 2 stated" in document_text(compose(brief(bottom_line=line)))


def test_the_same_brief_gives_the_same_document() -> None:
    assert compose(brief()) == compose(brief())


class TestEvidence:
    def test_every_statement_has_the_sentences_behind_it(self) -> None:
        sample = brief()
        evidence = compose(sample).evidence
        assert set(evidence) == {part.id for part in iter_cited(sample)}
        shift = sample.key_shifts[0]
        assert evidence[shift.id] == (Evidence("s1", "s1.txt", shift.citations[0].paragraph, shift.citations[0].quote),)

    def test_a_citation_leads_to_the_statement_that_it_belongs_to(self) -> None:
        document = compose(brief())
        cites = [inline for block in document.blocks for inline in cites_in(block)]
        named = [cite.statement for cite in cites if cite.statement is not None]
        assert {"bottom-line", "implication-1", "actor-1"} <= set(named) <= set(document.evidence)
        assert None in {cite.statement for cite in cites}

    def test_how_word_shows_it_is_the_template_s(self, tmp_path: Path) -> None:
        manifest = PARENT.replace("sections =", 'citations = "footnotes"\ncomments = "provenance"\nsections =')
        document = compose(brief(), write_template(tmp_path / "mine", manifest))
        assert (document.citations, document.comments) == ("footnotes", "provenance")
        assert (compose(brief()).citations, compose(brief()).comments) == ("numbers", "none")


def cites_in(block: object) -> Iterator[Cite]:
    """The citations anywhere in a node."""
    if isinstance(block, Cite):
        yield block
    elif isinstance(block, tuple):
        for child in block:
            yield from cites_in(child)
    elif isinstance(block, msgspec.Struct):
        for field in block.__struct_fields__:
            yield from cites_in(getattr(block, field))


class TestForeignWords:
    def headline(self, language: str, **changes: str | None) -> Inline:
        sources = (source("s1", language=language, **changes), source("s2"))
        document = compose(brief(sources=sources), "base")
        entries = next(block for block in document.blocks if isinstance(block, SourceList)).entries
        assert isinstance(entries[0].children[0], Strong | Emphasis)
        return entries[0].children[0].children[0]

    def test_a_headline_in_another_language_says_so(self) -> None:
        assert self.headline("ko", headline="한국 *강조*]") == Foreign("ko", (Text("한국 *강조*]"),))

    @pytest.mark.parametrize("language", ["en", "EN", "", "no language", "x}"])
    def test_a_headline_in_the_same_or_in_no_language_is_words_alone(self, language: str) -> None:
        assert self.headline(language, headline="A") == Text("A")

    def test_a_headline_that_is_not_stated_has_no_language(self) -> None:
        assert self.headline("ko", headline=None) == Strong((Text("not stated"),))


class TestCoverage:
    """The section `coverage`, which `base` keeps for templates that list it."""

    @pytest.fixture(autouse=True)
    def listing(self, tmp_path: Path) -> None:
        sections = 'sections = ["actors", "coverage", "sources"]'
        self.folder = tmp_path / "listing"
        self.folder.mkdir()
        (self.folder / "template.toml").write_text(f'title = "Listing"\nextends = "base"\n{sections}\n')

    def drawing(self, sample: Brief) -> Matrix | None:
        found = [block for block in compose(sample, self.folder).blocks if isinstance(block, Figure)]
        assert all(isinstance(figure.drawing, Matrix) for figure in found)
        return found[0].drawing if found else None  # type: ignore[return-value]  # as asserted

    def test_shows_who_is_named_in_which_article(self) -> None:
        assert self.drawing(brief()) == Matrix(
            ("Ida Solberg", "Harbor Board of Lindmar"), ("1", "2 The Island Post"), ((True, False), (True, True))
        )

    def test_an_actor_is_named_where_no_citation_says_so(self) -> None:
        sample = brief(sources=(source("s1"), source("s2", text="A title\n\nIda\nSolberg left.\n")))
        drawing = self.drawing(sample)
        assert drawing is not None
        assert drawing.marks[0] == (True, True)

    @pytest.mark.parametrize(("forms", "text"), [("Ida Solberg, Solberg", "Per Solberg left."), ("He", "He left.")])
    def test_a_part_of_a_name_or_a_pronoun_may_be_someone_else(self, forms: str, text: str) -> None:
        actor = msgspec.structs.replace(ACTORS[0], aliases=tuple(forms.split(", ")))
        sources = (source("s1"), source("s2", text=f"A title\n\n{text}\n"))
        drawing = self.drawing(brief(actors=(actor, ACTORS[1]), sources=sources))
        assert drawing is not None
        assert drawing.marks[0] == (True, False)

    def test_there_is_none_where_nothing_can_be_compared(self) -> None:
        assert self.drawing(brief_of_one_article(actors=many(ACTORS[0], 2))) is None
        assert self.drawing(brief(actors=ACTORS[:1])) is None
        assert self.drawing(brief(sources=tuple(source(f"s{number}") for number in range(1, 14)))) is None


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\x07"])
def test_no_sign_of_an_article_turns_the_words_of_a_page(sign: str) -> None:
    document = compose(brief(title=f"Harbor {sign}board"), "executive")
    assert document.title == "Harbor board"
    assert sign not in document_text(document)
