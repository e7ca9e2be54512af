"""Each built-in kind of brief follows the convention of its kind, on every set of articles."""

from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from builders import DAY
from builders_article import article, sets_of_articles

from briefgen.brief.build import make_brief
from briefgen.brief.check import iter_cited
from briefgen.brief.model import Brief, Statement
from briefgen.composition.compose import compose
from briefgen.document.drawing import Matrix
from briefgen.document.style import Paper
from briefgen.document.tree import Cite, Contents, Document, Figure, Heading, ListItem, OrderedList, Paragraph
from briefgen.document.walk import count_words, document_text, heading_words, inline_text, iter_blocks, iter_inlines
from briefgen.fitting import fit
from briefgen.template.load import load_template
from briefgen.template.search import list_templates
from briefgen.writers.registry import measure_pages

ON = sets_of_articles()
KINDS = [entry.name for entry in list_templates() if load_template(entry.name).kind == "brief"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
LONG = "It is agreed with the offices concerned that this is to be done within the month. " * 2
HEADS = {
    "minister": ["Issue", "Recommendation", "Timing", "Background", "Argument", "Presentation", "Annex: sources"],
    "assessment": [
        *("Key judgement", "Confidence and its basis", "Evidence", "Other readings", "Gaps", "Sources"),
    ],
    "sitrep": [
        *("1. Highlight", "2. Changes", "3. Who acts", "4. Reported alike", "5. Reported differently", "6. Outlook"),
        *("7. Information gaps", "8. Sources"),
    ],
    "policy-brief": [
        *("What we recommend", "What is changing", "Who wants what", "What follows", "Where accounts differ"),
        *("What remains open", "What this rests on", "References"),
    ],
    "in-focus": [
        *(
            "Overview",
            "Background",
            "Positions",
            "Possible consequences",
            "Differing accounts",
            "Open issues",
            "Sources",
        ),
    ],
    "public": [
        *("What is changing", "Who is involved", "What could come of it", "Where the reports differ"),
        *("What we do not know yet", "What the short names mean", "Where this comes from"),
    ],
}
MEMO_HEADS = {
    "information-paper": ["Purpose", "Facts"],
    "decision-paper": [
        *("For decision", "Purpose", "Recommendation", "Background and discussion", "Impacts"),
        *("What the articles leave open", "Coordination"),
    ],
}


@cache
def brief_on(articles: str) -> Brief:
    return make_brief(ON[articles], created=DAY)


@cache
def document_of(kind: str, articles: str = "both") -> Document:
    return compose(brief_on(articles), kind)


def filled(kind: str, words: str = LONG) -> Mapping[str, str]:
    return {field.name: words for field in load_template(kind).fields}


def heads_of(document: Document, level: int = 2) -> list[str]:
    headings = [block for block in iter_blocks(document.blocks) if isinstance(block, Heading)]
    return [heading_words(heading, {}) for heading in headings if heading.level == level]


def top_lists(document: Document) -> list[OrderedList]:
    return [block for block in document.blocks if isinstance(block, OrderedList)]


every_kind = pytest.mark.parametrize("kind", KINDS)
on_every_set = pytest.mark.parametrize("articles", ON)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("fields", ["empty", "long"])
@on_every_set
@every_kind
def test_a_kind_keeps_its_budget(kind: str, articles: str, fields: str, paper: Paper) -> None:
    template = load_template(kind)
    document, notices = fit(brief_on(articles), template, paper=paper, fields=filled(kind) if fields == "long" else {})
    assert not [notice for notice in notices if notice.code == "over-budget"]
    assert measure_pages(document) <= (template.pages or 1000)
    assert count_words(document) <= (template.words or 1_000_000)


@every_kind
def test_no_type_is_smaller_than_can_be_read(kind: str) -> None:
    type_ = load_template(kind).style.type
    assert type_.body_pt >= 9.5
    assert type_.small_pt >= 8.5


@pytest.mark.parametrize("kind", HEADS)
def test_heads_stand_in_the_order_of_their_kind(kind: str) -> None:
    assert heads_of(document_of(kind)) == HEADS[kind]


@pytest.mark.parametrize("kind", MEMO_HEADS)
def test_heads_of_a_memorandum_open_numbered_paragraphs(kind: str) -> None:
    (paragraphs,) = top_lists(document_of(kind))
    openings = [first_words(item) for item in paragraphs.items]
    assert paragraphs.start == 1
    assert [opening.split(".")[0] for opening in openings] == MEMO_HEADS[kind]


def first_words(item: ListItem) -> str:
    (first, *_) = item.children
    assert isinstance(first, Paragraph)
    return inline_text(first.children, {})


@on_every_set
@pytest.mark.parametrize("kind", ["minister", "assessment"])
def test_numbers_run_through_the_whole_document(kind: str, articles: str) -> None:
    lists = top_lists(document_of(kind, articles))
    numbers = [number for block in lists for number in range(block.start, block.start + len(block.items))]
    assert len(lists) > 4
    assert numbers == list(range(1, len(numbers) + 1))


@on_every_set
def test_a_situation_report_has_the_same_heads_whatever_is_reported(articles: str) -> None:
    assert heads_of(document_of("sitrep", articles)) == HEADS["sitrep"]
    nothing = [name for name in ("agreements", "differences") if not getattr(brief_on(articles), name)]
    assert document_text(document_of("sitrep", articles)).count("No change reported.") == len(nothing)


@every_kind
def test_what_a_person_must_supply_is_asked_for_and_never_made_up(kind: str) -> None:
    template = load_template(kind)
    asked = document_text(document_of(kind))
    answered = document_text(compose(brief_on("both"), kind, fields=filled(kind, "Foo bar")))
    for field in template.fields:
        assert f"[to be completed: {field.label}]" in asked or field.default
    assert "to be completed" not in answered
    assert answered.count("Foo bar") >= len(template.fields)


@pytest.mark.parametrize("kind", ["minister", "decision-paper", "in-focus"])
def test_whoever_is_named_on_the_command_line_is_not_asked_for_again(kind: str) -> None:
    _, notices = fit(brief_on("both"), load_template(kind), audience="Ida Solberg", author="Desk 4")
    asked = {notice.where for notice in notices if notice.code == "to-be-completed"}
    assert not asked & {"addressee", "sender"}


@on_every_set
@every_kind
def test_no_head_stands_without_words(kind: str, articles: str) -> None:
    blocks = document_of(kind, articles).blocks
    for head, below in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(head, Heading):
            assert below is not None
            assert not isinstance(below, Heading) or below.level == head.level + 1


@on_every_set
@every_kind
def test_every_statement_that_is_printed_is_cited(kind: str, articles: str) -> None:
    document = document_of(kind, articles)
    cited, words = set(statements_cited(document)), document_text(document)
    ids: dict[str, set[str]] = {}
    for part in iter_cited(brief_on(articles)):
        if isinstance(part, Statement) and part.text in words:
            ids.setdefault(part.text, set()).add(part.id)
    assert ids
    assert not [text for text, same in ids.items() if not same & cited]


def statements_cited(document: Document) -> Iterator[str]:
    for inline in iter_inlines(document.blocks):
        if isinstance(inline, Cite) and inline.statement is not None:
            yield inline.statement


@pytest.mark.parametrize("kind", ["minister", "sitrep", "in-focus", "information-paper"])
def test_a_statement_is_made_once(kind: str) -> None:
    text = document_text(document_of(kind))
    statements = [part.text for part in iter_cited(brief_on("both")) if isinstance(part, Statement)]
    assert not [words for words in statements if text.count(words) > 1]


class TestAnalyst:
    def test_everything_is_there_with_contents_and_a_matrix(self) -> None:
        document = document_of("analyst")
        blocks = list(iter_blocks(document.blocks))
        assert any(isinstance(block, Contents) for block in blocks)
        assert any(isinstance(block, Figure) and isinstance(block.drawing, Matrix) for block in blocks)
        assert document.comments == "provenance"
        assert {part.id for part in iter_cited(brief_on("both"))} <= set(statements_cited(document)) | {"question-6"}

    def test_the_annex_has_every_sentence_with_its_file_and_paragraph(self) -> None:
        text = document_text(document_of("analyst")).partition("Each entry with its name")[2]
        origins = {source.id: source.origin for source in brief_on("both").sources}
        for part in iter_cited(brief_on("both")):
            assert f"({part.id})" in text
            for citation in part.citations:
                place = f"{origins[citation.source_id]}, paragraph\u00a0{citation.paragraph}"
                assert place in text
                assert citation.quote in text


def test_short_names_are_written_out_only_where_an_article_does() -> None:
    said = "The World Food Programme (WFP) will cut rations in May. The WFP needs money. The UNHCR opposes the plan."
    text = document_text(compose(make_brief([article(said)], created=DAY), "public"))
    assert "WFP: World Food Programme" in text
    assert "UNHCR:" not in text
