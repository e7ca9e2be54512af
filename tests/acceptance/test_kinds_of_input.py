"""One article, the same twice, a copy, two matters, three articles: what the brief says of its sources."""

import pytest
from builders import DAY
from builders_article import article, samples

from briefgen.brief.build import make_brief
from briefgen.brief.model import Brief, OpenQuestion, Statement
from briefgen.errors import AnalysisError
from briefgen.sources.article import Article

PIER = """
The Harbor Board of Lindmar has decided to close the old pier because divers found deep cracks in three of its pillars.
Ferries will leave from the north quay until spring, the board said on Monday.

Mayor Ida Solberg said the city could lose a third of its summer visitors. It is unclear who will pay for the repair.
The board must find four million crowns before the winter storms begin."""

PIER_AGAIN = """
Divers found deep cracks in three pillars of the old pier, and the Harbor Board of Lindmar is weighing a closure.
The north quay may take the ferries until spring.

Hotel owners fear that summer visitors will stay away. The board has not said when divers will look again."""

PIER_COPY = PIER.replace("deep cracks", "wide cracks").replace("summer visitors", "summer guests")

ORCHARD = """
Growers in the Sorrel valley expect the largest apple harvest in twenty years after a mild and rainy summer.
Presses run day and night, and cider makers have bought new barrels.

A late frost could still spoil the fruit, the growers' club warned."""


def brief_on(*texts: str) -> Brief:
    named = zip("abc", texts, strict=False)
    return make_brief([article(text, origin=f"{name}.txt") for name, text in named], created=DAY)


def codes(brief: Brief) -> list[str]:
    return [notice.code for notice in brief.notices]


def corroborations(brief: Brief) -> set[str]:
    parts: tuple[Statement | OpenQuestion, ...] = (
        brief.bottom_line,
        *brief.key_shifts,
        *brief.implications,
        *brief.open_questions,
        *brief.agreements,
    )
    return {part.corroboration for part in parts}


@pytest.mark.parametrize("number", [0, 1])
def test_one_article_alone_says_so(number: int) -> None:
    alone: Article = samples()[number]
    brief = make_brief([alone], created=DAY)
    assert corroborations(brief) == {"one source"}
    assert not brief.agreements
    assert not brief.differences
    (notice,) = [notice for notice in brief.notices if notice.code == "one-source"]
    assert notice.where == alone.origin
    assert [(origin.kind, origin.source_ids) for origin in brief.origins] == [("article", ("s1",))]


def test_the_same_article_twice_counts_once() -> None:
    brief = brief_on(PIER, PIER)
    assert [source.origin for source in brief.sources] == ["a.txt"]
    assert codes(brief) == ["same-article", "one-source"]
    assert brief.notices[0].where == "b.txt"
    assert "`b.txt`" in brief.notices[0].message
    assert "`a.txt`" in brief.notices[0].message
    assert corroborations(brief) == {"one source"}


def test_the_same_words_with_other_marks_and_breaks_count_once() -> None:
    brief = brief_on(PIER, PIER.replace("\n\n", " ").replace("three of its", "three — of its").upper())
    assert codes(brief) == ["same-article", "one-source"]


def test_a_near_copy_is_one_origin() -> None:
    brief = brief_on(PIER, PIER_COPY)
    assert codes(brief) == ["near-copy"]
    assert brief.notices[0].where == "a.txt, b.txt"
    assert [(origin.kind, origin.source_ids) for origin in brief.origins] == [("copy", ("s1", "s2"))]
    assert brief.origins[0].certain
    assert "several origins" not in corroborations(brief)
    assert not brief.agreements


def test_articles_on_two_matters_are_kept_apart() -> None:
    brief = brief_on(PIER, ORCHARD)
    assert codes(brief) == ["no-shared-event"]
    assert brief.notices[0].where == "a.txt, b.txt"
    assert not brief.agreements
    assert not brief.differences
    assert corroborations(brief) == {"one source"}
    assert {c.source_id for part in brief.implications for c in part.citations} == {"s1", "s2"}


def test_two_accounts_of_one_event_support_each_other() -> None:
    brief = brief_on(PIER, PIER_AGAIN)
    assert codes(brief) == []
    assert brief.bottom_line.corroboration == "several origins"
    assert brief.agreements
    (difference,) = brief.differences
    assert difference.about == "How settled it is: “has decided” / “is weighing”"


def test_a_third_article_on_another_matter_is_named() -> None:
    brief = brief_on(PIER, PIER_AGAIN, ORCHARD)
    (notice,) = brief.notices
    assert (notice.code, notice.where) == ("no-shared-event", "c.txt")
    assert all(c.source_id != "s3" for part in brief.agreements for c in part.citations)


def test_a_copy_beside_an_account_of_its_own_is_no_third_origin() -> None:
    brief = brief_on(PIER, PIER_COPY, PIER_AGAIN)
    assert codes(brief) == ["near-copy"]
    assert [(origin.kind, origin.source_ids) for origin in brief.origins] == [
        ("copy", ("s1", "s2")),
        ("article", ("s3",)),
    ]
    assert brief.bottom_line.corroboration == "several origins"


def test_three_articles_of_which_two_are_the_same_are_two() -> None:
    brief = brief_on(PIER, PIER, PIER_AGAIN)
    assert [source.origin for source in brief.sources] == ["a.txt", "c.txt"]
    assert codes(brief) == ["same-article"]


def test_articles_without_a_sentence_are_refused() -> None:
    with pytest.raises(AnalysisError, match="no sentence") as refused:
        brief_on("# Only a heading", "…")
    assert refused.value.hint


def test_no_articles_are_refused() -> None:
    with pytest.raises(AnalysisError):
        make_brief([], created=DAY)
