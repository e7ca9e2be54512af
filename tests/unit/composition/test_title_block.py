"""The head of a page: for whom, by whom, and until when the articles could know."""

import msgspec
import pytest
from builders_brief import brief

from briefgen.composition.compose import compose
from briefgen.document.tree import Callout, LineBreak, Paragraph
from briefgen.document.walk import inline_text
from briefgen.errors import UsageError


def kicker(*dates: str | None, **options: str) -> str:
    """The lines above the title of a brief whose sources state `dates`; blanks that keep a line together as `_`."""
    sources = tuple(
        msgspec.structs.replace(source, published=date) for source, date in zip(brief().sources, dates, strict=False)
    )
    document = compose(brief(sources=sources or brief().sources), **options)  # type: ignore[arg-type]
    callout = document.blocks[0]
    assert isinstance(callout, Callout)
    (paragraph,) = callout.children
    assert isinstance(paragraph, Paragraph)
    assert sum(isinstance(inline, LineBreak) for inline in paragraph.children) <= 1
    return inline_text(paragraph.children, {}).replace("\u00a0", "_")


def test_for_whom_and_by_whom_have_a_line_above_the_dates() -> None:
    assert kicker(audience="the Minister", author="Asia Desk", cutoff="Friday noon") == (
        "BRIEF_· For the Minister_· By Asia Desk\n22_November 2026_· Information cut-off: Friday noon_· 2_articles"
    )


@pytest.mark.parametrize(("name", "words"), [("audience", "For the Minister"), ("author", "By the Minister")])
def test_what_nobody_says_leaves_no_gap(name: str, words: str) -> None:
    assert kicker(**{name: "the\n Minister "}).startswith(f"BRIEF_· {words}\n22_November 2026_· ")


def test_a_date_of_the_user_is_printed_in_the_words_of_the_template() -> None:
    assert "_· Information cut-off: 21_November 2026_· " in kicker("2026-11-20", "2026-11-20", cutoff="2026-11-21")


def test_a_cut_off_with_a_time_stays_as_it_is_typed() -> None:
    assert "_· Information cut-off: 2026-11-21 18:00 UTC_· " in kicker(cutoff="2026-11-21 18:00 UTC")


def test_without_one_the_newest_article_is_told() -> None:
    assert "_· Newest article: 21_November 2026_· " in kicker("2026-11-20", "21 November 2026")


def test_an_article_without_a_date_may_be_newer() -> None:
    assert "_· Newest dated article: 20_November 2026_· " in kicker("2026-11-20", None)


@pytest.mark.parametrize("dates", [(None, None), ("2026-11-20", "02/11/2026"), ("Friday", "Monday")])
def test_where_dates_are_missing_or_cannot_be_read_none_is_told(dates: tuple[str | None, ...]) -> None:
    assert "_· Information cut-off: not stated_· " in kicker(*dates)


@pytest.mark.parametrize(("name", "called"), [("audience", "audience"), ("author", "author"), ("cutoff", "cut-off")])
def test_blank_words_are_refused(name: str, called: str) -> None:
    with pytest.raises(UsageError, match=f"the {called} is blank"):
        kicker(**{name: " \n"})


def test_the_file_knows_its_author() -> None:
    assert compose(brief(), author=" Asia\n Desk").author == "Asia Desk"
    assert compose(brief()).author is None


def test_words_of_the_user_are_never_structure() -> None:
    assert kicker(audience="*all* [@s9] | # x").startswith("BRIEF_· For *all* [@s9] | # x\n")
