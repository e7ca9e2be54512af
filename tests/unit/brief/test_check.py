"""Each way of breaking the invariant is refused, and names the part that breaks it."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import DAY
from builders_article import article, samples
from builders_brief import brief as fictional_brief
from builders_brief import brief_of_one_article
from msgspec.structs import replace

from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief, iter_cited
from briefgen.brief.model import Brief, Citation
from briefgen.errors import BriefError


@pytest.fixture(scope="module")
def brief() -> Brief:
    return make_brief(samples(), created=DAY)


SECTIONS = ("key_shifts", "actors", "implications", "open_questions", "agreements", "differences")


def change_first(brief: Brief, section: str, **changes: Any) -> Brief:
    """`brief` with its first part of a section changed."""
    first, *others = getattr(brief, section)
    return replace(brief, **{section: (replace(first, **changes), *others)})


def change_citation(brief: Brief, **changes: Any) -> Brief:
    first, *others = brief.implications[0].citations
    return change_first(brief, "implications", citations=(replace(first, **changes), *others))


def refusal(broken: Brief) -> str:
    with pytest.raises(BriefError) as refused:
        check_brief(broken)
    assert refused.value.hint
    return refused.value.message


def test_a_brief_that_keeps_the_invariant_passes(brief: Brief) -> None:
    check_brief(brief)


@pytest.mark.parametrize("build", [fictional_brief, brief_of_one_article])
def test_the_fictional_briefs_of_the_tests_keep_the_invariant(build: Callable[[], Brief]) -> None:
    check_brief(build())


def test_everything_that_says_something_is_checked(brief: Brief) -> None:
    parts = list(iter_cited(brief))
    assert len(parts) == 1 + sum(len(getattr(brief, section)) for section in SECTIONS)
    assert len({part.id for part in parts}) == len(parts)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_part_without_citation_is_refused(brief: Brief, section: str) -> None:
    message = refusal(change_first(brief, section, citations=()))
    assert f"`{getattr(brief, section)[0].id}`" in message
    assert message.endswith("it has no citation")


def test_a_bottom_line_without_citation_is_refused(brief: Brief) -> None:
    assert "`bottom-line`" in refusal(replace(brief, bottom_line=replace(brief.bottom_line, citations=())))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_doubled_id_is_refused(brief: Brief, section: str) -> None:
    assert refusal(change_first(brief, section, id="bottom-line")).endswith("its id stands twice")


@pytest.mark.parametrize(
    "change",
    [
        lambda quote: quote.replace("will", "may"),
        lambda quote: quote + " ",
        lambda quote: quote[:-1],
        lambda quote: "",
    ],
    ids=["a word", "a blank more", "a stop less", "empty"],
)
def test_a_changed_quote_is_refused(brief: Brief, change: Callable[[str], str]) -> None:
    quote = brief.implications[0].citations[0].quote
    assert "its quote is not the text of `s2`" in refusal(change_citation(brief, quote=change(quote)))


def test_a_quote_at_another_place_is_refused(brief: Brief) -> None:
    start = brief.implications[0].citations[0].start
    assert "is not the text" in refusal(change_citation(brief, start=start - 1))


def test_a_citation_of_an_unknown_source_is_refused(brief: Brief) -> None:
    assert "`s9`, which the brief does not hold" in refusal(change_citation(brief, source_id="s9"))


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-9, -5), (-5, 5)])
def test_an_empty_or_negative_range_is_refused(brief: Brief, start: int, end: int) -> None:
    quote = brief.sources[1].text[start:end]
    broken = change_citation(brief, source_id="s2", start=start, end=end, quote=quote)
    assert refusal(broken).endswith(f"its quote is not the text of `s2` at {start} to {end}")


@pytest.mark.parametrize("paragraph", [0, -1])
def test_a_paragraph_before_the_first_is_refused(brief: Brief, paragraph: int) -> None:
    message = refusal(change_citation(brief, paragraph=paragraph))
    assert message.endswith(f"it cites paragraph {paragraph}, where the first is 1")


def test_two_sources_with_one_id_are_refused(brief: Brief) -> None:
    first, second = brief.sources
    assert refusal(replace(brief, sources=(first, replace(second, id="s1")))).endswith("two sources have one id")
    assert "`sources`" in refusal(replace(brief, sources=(first, second, second)))


def test_a_source_that_was_changed_is_refused(brief: Brief) -> None:
    first, second = brief.sources
    assert "is not the text" in refusal(replace(brief, sources=(first, replace(second, text="Another text."))))


def test_a_source_that_was_taken_out_is_refused(brief: Brief) -> None:
    assert "does not hold" in refusal(replace(brief, sources=brief.sources[:1]))


@pytest.mark.parametrize("section", ["key_shifts", "implications", "open_questions", "agreements"])
@pytest.mark.parametrize("text", ["The alliance is over.", "", "…", "[Seoul]'s"])
def test_a_text_that_is_not_worded_from_its_quote_is_refused(brief: Brief, section: str, text: str) -> None:
    message = refusal(change_first(brief, section, text=text))
    assert f"`{getattr(brief, section)[0].id}`" in message
    assert message.endswith(f"“{text}” is not what its first citation says")


@pytest.mark.parametrize("section", ["key_shifts", "implications", "agreements"])
def test_a_part_of_a_quote_is_no_statement(brief: Brief, section: str) -> None:
    words = getattr(brief, section)[0].citations[0].quote.split()
    for part in (words[:-1], words[1:], words[2:5]):
        for text in (" ".join(part), f"… {' '.join(part)}"):
            assert refusal(change_first(brief, section, text=text)).endswith("is not what its first citation says")


def test_a_part_of_a_quote_may_be_a_question(brief: Brief) -> None:
    words = brief.open_questions[0].citations[0].quote.split()
    check_brief(change_first(brief, "open_questions", text=f"… {' '.join(words[3:])}"))


def test_a_text_that_rests_on_another_of_its_quotes_is_refused(brief: Brief) -> None:
    other = brief.bottom_line.citations[1].quote
    assert "`bottom-line`" in refusal(replace(brief, bottom_line=replace(brief.bottom_line, text=other)))


def carefully(brief: Brief, words: str, change: Callable[[str], str]) -> Brief:
    """`brief` with only the implication that holds `words`, its text changed."""
    (found,) = [part for part in brief.implications if words in part.text]
    return replace(brief, implications=(replace(found, text=change(found.text)),))


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("does not equate", lambda text: text.replace("does not equate", "does equate")),
        ("does not equate", lambda text: text.replace("does not equate", "does … equate")),
        ("does not equate", lambda text: text.replace("does not equate", "does [] equate")),
        ("could alter", lambda text: text.replace("could alter", "alter")),
        ("may shift", lambda text: text.replace("may shift", "[will] shift")),
        ("potentially reducing", lambda text: text.replace("potentially ", "… ")),
    ],
    ids=["negation", "negation, ellipsis", "negation, brackets", "hedge", "hedge, brackets", "hedge, ellipsis"],
)
def test_a_dropped_negation_or_hedge_is_refused(brief: Brief, words: str, change: Callable[[str], str]) -> None:
    assert refusal(carefully(brief, words, change)).endswith("is not what its first citation says")


@pytest.mark.parametrize("pole", ["before", "after"])
def test_a_pole_that_no_quote_holds_is_refused(brief: Brief, pole: str) -> None:
    assert "“a war”" in refusal(change_first(brief, "key_shifts", **{pole: "a war"}))


def test_poles_that_are_not_stated_pass(brief: Brief) -> None:
    check_brief(change_first(brief, "key_shifts", before=None, after=None))


@pytest.mark.parametrize("words", ["role", "stance"])
def test_a_role_or_stance_that_no_quote_holds_is_refused(brief: Brief, words: str) -> None:
    assert "“Chief Ferryman”" in refusal(change_first(brief, "actors", **{words: "Chief Ferryman"}))


def test_an_alias_that_stands_in_no_source_is_refused(brief: Brief) -> None:
    assert "“Uncle Sam”" in refusal(change_first(brief, "actors", aliases=("US", "Uncle Sam")))


def test_an_actor_without_a_form_of_its_name_is_refused(brief: Brief) -> None:
    assert refusal(change_first(brief, "actors", aliases=())).endswith("no form of its name is given")


def test_a_difference_with_one_side_is_refused(brief: Brief) -> None:
    one_side = brief.differences[0].citations[:1]
    message = refusal(change_first(brief, "differences", citations=one_side))
    assert message.endswith("it does not show two sides in quotation marks")


@pytest.mark.parametrize("about", ["They differ.", "How settled it is: “is contemplating”", "“is contemplating” / "])
def test_a_difference_that_does_not_quote_both_sides_is_refused(brief: Brief, about: str) -> None:
    message = refusal(change_first(brief, "differences", about=about))
    assert message.endswith("it does not show two sides in quotation marks")


@pytest.mark.parametrize("changes", [{"text": "has ordered"}, {"citations": ()}])
def test_a_side_in_words_that_it_does_not_cite_is_refused(brief: Brief, changes: dict[str, Any]) -> None:
    first, second = brief.differences[0].sides
    broken = replace(first, **changes)
    message = refusal(change_first(brief, "differences", sides=(broken, second)))
    assert f"“{broken.text}” does not stand in what it cites" in message


def test_a_side_that_cites_what_the_difference_does_not_is_refused(brief: Brief) -> None:
    first, second = brief.differences[0].sides
    broken = replace(first, citations=(*first.citations, *brief.implications[0].citations))
    assert "cites what the difference does not" in refusal(change_first(brief, "differences", sides=(broken, second)))


@pytest.mark.parametrize("changes", [{"point": None}, {"sides": ()}])
def test_sides_without_a_point_and_a_point_without_sides_are_refused(brief: Brief, changes: dict[str, Any]) -> None:
    assert "a point and two sides" in refusal(change_first(brief, "differences", **changes))


def test_one_side_alone_is_refused(brief: Brief) -> None:
    sides = brief.differences[0].sides[:1]
    assert "a point and two sides" in refusal(change_first(brief, "differences", sides=sides))


def test_a_brief_of_before_sides_were_kept_still_passes(brief: Brief) -> None:
    check_brief(change_first(brief, "differences", point=None, sides=()))


def test_a_difference_in_words_that_no_side_says_is_refused(brief: Brief) -> None:
    assert "“has ordered”" in refusal(change_first(brief, "differences", about="“has ordered” / “has signaled”"))


@pytest.mark.parametrize("section", ["key_shifts", "implications", "open_questions", "agreements"])
def test_a_speaker_who_stands_in_no_source_is_refused(brief: Brief, section: str) -> None:
    message = refusal(change_first(brief, section, attribution="the Harbor Board"))
    assert message.endswith("“the Harbor Board” stands in none of the sources")


@pytest.mark.parametrize("claimed", ["one source", "several origins"])
def test_a_corroboration_that_does_not_follow_from_citations_and_origins_is_refused(brief: Brief, claimed: str) -> None:
    assert brief.bottom_line.corroboration == "one origin"
    broken = replace(brief, bottom_line=replace(brief.bottom_line, corroboration=claimed))
    assert refusal(broken).endswith(f"its citations do not make it “{claimed}”")


@pytest.mark.parametrize("section", ["key_shifts", "implications", "open_questions", "agreements"])
def test_every_section_is_sourced_as_its_citations_say(brief: Brief, section: str) -> None:
    broken = change_first(brief, section, corroboration="several origins")
    assert refusal(broken).endswith("its citations do not make it “several origins”")


def test_an_origin_that_was_taken_out_no_longer_makes_articles_one(brief: Brief) -> None:
    assert "“one origin”" in refusal(replace(brief, origins=()))


def test_an_origin_of_an_unknown_source_is_refused(brief: Brief) -> None:
    broken = replace(brief, origins=(replace(brief.origins[0], source_ids=("s1", "s9")),))
    assert "`origin of s9`" in refusal(broken)


def test_an_origin_with_a_changed_quote_is_refused(brief: Brief) -> None:
    (origin,) = brief.origins
    wrong: tuple[Citation, ...] = (replace(origin.citations[0], quote="A memo."), *origin.citations[1:])
    assert "`origin`" in refusal(replace(brief, origins=(replace(origin, citations=wrong),)))


def test_a_brief_of_one_article_may_have_empty_sections() -> None:
    check_brief(make_brief([article("Boats run.")], created=DAY))
