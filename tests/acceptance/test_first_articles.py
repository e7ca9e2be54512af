"""What the brief on the two sample articles must show; expectations are a human reader's, not the program's."""

import pytest
from builders import DAY
from builders_article import samples

from briefgen.brief.build import make_brief
from briefgen.brief.check import iter_cited
from briefgen.brief.model import Brief, Implication, OpenQuestion, Statement

A, B = "s1", "s2"

MAY_LEAD = (
    "The US Department of Defense is contemplating",
    "According to a recent Pentagon policy document, South Korea possesses",
    "The Pentagon has signaled a more limited U.S. role",
    "The Pentagon’s move toward a more limited U.S. role",
)
CORE_ACTORS = {
    "US Department of Defense": "Pentagon",
    "United States": "Washington",
    "South Korea": "Seoul",
    "North Korea": "Pyongyang",
    "Lee Jae Myung": "Lee Jae Myung",
    "South Korea's Defence Ministry": "South Korea's Defence Ministry",
    "US forces in South Korea": "US Forces in Korea",
}
"""Name, and a form under which an article names them."""
NO_ACTORS = ("strategy", "peninsula", "indo-pacific", "categories", "security", "key", "caution", "friday", "joint")
NO_ACTOR_NAMES = ("Diplomacy", "Despite", "Instead", "Under")
IMPLICATIONS = {
    "This shift in strategy raises concerns about the role of US forces": "concern",
    "The changes could alter routine force posture": "possible",
    "command and control arrangements may shift": "possible",
    "Joint training could emphasize rapid consultation": "possible",
    "Washington’s emphasis on Seoul’s leadership invites": "asserted",
    "does not equate to a reduced commitment": "asserted",
    "U.S. forces may play a supporting, rather than primary, role": "possible",
    "potentially easing some American contingent presence": "possible",
    "focusing on managing North Korea's nuclear arsenal": "possible",
    "Diplomacy with regional partners will also be crucial": "need",
    "Decision-makers will need to translate the policy": "need",
}
"""The eleven that a reader must find, by words of their sentences, with their certainty."""
MORE_IMPLICATIONS = (
    "some US officials have expressed a desire",
    "The strategy calls for adaptable deterrence",
    "signals a strategic recalibration",
    "The document points to continuous cooperation",
)
"""What a reader may count among them."""
OPEN_QUESTIONS = (
    "it remains to be seen how this new approach will play out",
    "how to quantify South Korea’s lead in deterrence",
    "what thresholds trigger U.S. intervention",
    "how to safeguard alliance credibility amid evolving regional threats",
)
CONTEMPLATES = "The US Department of Defense is contemplating"
POSSESSES = "According to a recent Pentagon policy document"
SIGNALED = "The Pentagon has signaled"
MOVE = "The Pentagon’s move toward"
WHILE_SEOUL = "While Seoul takes primary responsibility"
REQUIRED_PAIRS = ((CONTEMPLATES, SIGNALED), (POSSESSES, SIGNALED), (CONTEMPLATES, MOVE), (POSSESSES, WHILE_SEOUL))
FORBIDDEN_PAIRS = (
    ("While some US officials have expressed", "The document points to continuous"),
    ("The document does not mention denuclearizing", MOVE),
    ("The National Defense Strategy prioritizes", "However, officials stress"),
    ("The document notes that a", "However, officials stress"),
    ("As tensions with North Korea", "Key questions include"),
    ("He has criticized what he sees", "Analysts caution that"),
    ("This shift in strategy raises", "Analysts caution that"),
    ("As tensions with North Korea", "Joint training could"),
    ("The document does not mention denuclearizing", "Under the updated framework"),
)
CAREFUL_WORDS = (
    "could",
    "may",
    "potentially",
    "does not mention",
    "does not equate",
    "suggests",
    "caution",
    "concerns",
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return make_brief(samples(), created=DAY)


def sourced_from(part: Statement | OpenQuestion) -> set[str]:
    return {citation.source_id for citation in part.citations}


def implication(brief: Brief, words: str) -> Implication:
    (found,) = [part for part in brief.implications if words in part.citations[0].quote]
    return found


def test_every_quote_is_a_verbatim_slice_of_its_article(brief: Brief) -> None:
    texts = {f"s{number}": article.text for number, article in enumerate(samples(), 1)}
    citations = [citation for part in (*iter_cited(brief), *brief.origins) for citation in part.citations]
    assert len(citations) > 60
    assert all(texts[c.source_id][c.start : c.end] == c.quote for c in citations)


def test_what_was_left_out_is_told(brief: Brief) -> None:
    told = {notice.code: notice for notice in brief.notices}
    assert set(told) == {"repeated-text", "metadata-line", "doubled-title", "heading"}
    first, second = (article.origin for article in samples())
    assert (told["repeated-text"].where or "").startswith(first)
    assert all((told[code].where or "").startswith(second) for code in ("metadata-line", "doubled-title", "heading"))


def test_metadata_titles_and_second_copies_appear_nowhere(brief: Brief) -> None:
    second_copy = {source.id: source.text.find("is contemplating", 900) for source in brief.sources}
    for part in iter_cited(brief):
        for citation in part.citations:
            assert "Categories" not in citation.quote
            assert "Pentagon Signals More Limited" not in citation.quote
            assert citation.source_id != A or citation.end < second_copy[A]
            assert "\n" not in citation.quote


def test_headings_are_no_statements(brief: Brief) -> None:
    headings = ("Key shift in deterrence strategy", "What changes are envisioned?", "Bottom line")
    words = [citation.quote for part in iter_cited(brief) for citation in part.citations]
    assert not any(heading in quote for heading in headings for quote in words)


def test_nothing_is_invented(brief: Brief) -> None:
    for source in brief.sources:
        assert (source.publisher, source.byline, source.published, source.url) == (None, None, None, None)
    released = implication(brief, "The policy document released on Friday")
    assert released.text.startswith("The policy document released on Friday outlines")


def test_the_bottom_line_states_the_news_of_both(brief: Brief) -> None:
    assert brief.bottom_line.citations[0].quote.startswith(MAY_LEAD)
    assert sourced_from(brief.bottom_line) == {A, B}


def test_the_primary_shift_has_both_articles_and_both_poles(brief: Brief) -> None:
    shift = brief.key_shifts[0]
    assert sourced_from(shift) == {A, B}
    assert shift.before == "a U.S.-centric deterrence model"
    assert (shift.after or "").startswith("a more balanced alliance framework")


def test_the_shift_on_nuclear_arms_has_only_the_first_article(brief: Brief) -> None:
    (shift,) = [shift for shift in brief.key_shifts if "arsenal" in (shift.after or "")]
    assert shift is not brief.key_shifts[0]
    assert sourced_from(shift) == {A}
    assert shift.before == "seeking its elimination"
    assert shift.certainty == "possible"
    assert any("does not mention denuclearizing" in citation.quote for citation in shift.citations)


def test_the_seven_core_actors_are_among_the_first_ten(brief: Brief) -> None:
    first = {actor.name: actor for actor in brief.actors[:10]}
    assert set(CORE_ACTORS) <= set(first)
    for name, form in CORE_ACTORS.items():
        assert form in first[name].aliases


def test_no_thing_is_an_actor(brief: Brief) -> None:
    names = [actor.name for actor in brief.actors]
    assert not any(word in name.lower() for name in names for word in NO_ACTORS)
    assert not set(names) & set(NO_ACTOR_NAMES)


def test_the_president_has_his_office_and_his_stance(brief: Brief) -> None:
    (actor,) = [actor for actor in brief.actors if actor.name == "Lee Jae Myung"]
    assert (actor.kind, actor.role) == ("person", "South Korean President")
    assert (actor.stance or "").startswith(("has pushed for greater defence autonomy", "has criticized what he sees"))


def test_implications_are_found_with_their_certainty(brief: Brief) -> None:
    quotes = [part.citations[0].quote for part in brief.implications]
    found = [words for words in IMPLICATIONS if any(words in quote for quote in quotes)]
    assert len(found) >= 10
    assert {words: implication(brief, words).certainty for words in found} == {
        words: IMPLICATIONS[words] for words in found
    }


def test_what_is_called_an_implication_is_one(brief: Brief) -> None:
    quotes = [part.citations[0].quote for part in brief.implications]
    right = [quote for quote in quotes if any(words in quote for words in (*IMPLICATIONS, *MORE_IMPLICATIONS))]
    assert len(right) >= 0.9 * len(quotes)


@pytest.mark.parametrize("words", OPEN_QUESTIONS)
def test_explicit_open_questions_are_found(brief: Brief, words: str) -> None:
    (question,) = [question for question in brief.open_questions if words in question.text]
    assert question.kind == "explicit"


def test_no_other_question_is_explicit(brief: Brief) -> None:
    assert sum(question.kind == "explicit" for question in brief.open_questions) == len(OPEN_QUESTIONS)
    assert not any("envisioned" in question.text for question in brief.open_questions)


def agreed_pairs(brief: Brief) -> set[tuple[str, str]]:
    return {
        (one.quote, two.quote)
        for agreement in brief.agreements
        for one in agreement.citations
        for two in agreement.citations
        if (one.source_id, two.source_id) == (A, B)
    }


def test_the_articles_agree_where_a_reader_sees_it(brief: Brief) -> None:
    pairs = agreed_pairs(brief)
    found = [
        one for one in REQUIRED_PAIRS if any(ours.startswith(one[0]) and b.startswith(one[1]) for ours, b in pairs)
    ]
    assert len(found) >= 2


def test_nothing_is_forced_together(brief: Brief) -> None:
    for ours, theirs in agreed_pairs(brief):
        assert not any(ours.startswith(one) and theirs.startswith(two) for one, two in FORBIDDEN_PAIRS)


def test_the_accounts_differ_in_how_settled_the_change_is(brief: Brief) -> None:
    (difference,) = [one for one in brief.differences if "is contemplating" in one.about]
    assert "has signaled" in difference.about
    assert [c.source_id for c in difference.citations] == [A, B]


def test_hedges_and_negations_survive_in_every_statement(brief: Brief) -> None:
    statements = (brief.bottom_line, *brief.key_shifts, *brief.implications, *brief.agreements)
    seen: set[str] = set()
    for statement in statements:
        quote = statement.citations[0].quote.split()
        words = [word for word in CAREFUL_WORDS if set(word.split()) <= set(quote)]
        assert all(word in statement.text for word in words)
        seen.update(words)
    assert seen >= {"could", "may", "potentially", "does not equate", "suggests"}
    (omission,) = [question for question in brief.open_questions if "denuclearizing" in question.text]
    assert "does not mention" in omission.text


def test_dropped_openings_and_pronouns_are_marked(brief: Brief) -> None:
    suggests = implication(brief, "Instead, it suggests")
    assert suggests.text.startswith("… [the document] suggests that Washington is focusing")
    assert suggests.attribution == "The document"
    _, agreement = brief.agreements
    assert agreement.text.startswith("… South Korea possesses the capability")
    assert agreement.attribution == "a recent Pentagon policy document"


def test_both_articles_may_rest_on_one_document_and_that_is_said(brief: Brief) -> None:
    (origin,) = brief.origins
    assert (origin.kind, origin.source_ids, origin.certain) == ("document", (A, B), False)
    assert origin.name == "a recent Pentagon policy document"
    assert [citation.source_id for citation in origin.citations] == [A, B]
    assert brief.bottom_line.corroboration == "one origin"


def test_what_one_article_says_is_not_called_corroborated(brief: Brief) -> None:
    statements: tuple[Statement | OpenQuestion, ...] = (
        brief.bottom_line,
        *brief.key_shifts,
        *brief.implications,
        *brief.open_questions,
        *brief.agreements,
    )
    for statement in statements:
        assert (statement.corroboration == "one source") == (len(sourced_from(statement)) == 1)


def test_the_order_of_the_articles_changes_no_finding(brief: Brief) -> None:
    turned = make_brief(tuple(reversed(samples())), created=DAY)
    assert {part.citations[0].quote for part in turned.implications} == {
        part.citations[0].quote for part in brief.implications
    }
    assert {actor.name for actor in turned.actors} == {actor.name for actor in brief.actors}
    assert turned.bottom_line.citations[0].quote.startswith(MAY_LEAD)
