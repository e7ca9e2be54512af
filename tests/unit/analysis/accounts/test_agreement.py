"""What articles report alike, and where they differ."""

from builders_article import LEXICONS, analysis_of, sentences_of

from briefgen.analysis.accounts.agreement import find_agreements, support_of
from briefgen.analysis.accounts.similarity import Link
from briefgen.analysis.sentences import Sentence

FIRM = "The Harbor Board of Lindmar has decided to close the old pier because of deep cracks."
SOFT = "Because of deep cracks, the Harbor Board of Lindmar is weighing whether to close the old pier."


def sides(*texts: str) -> list[tuple[str, list[str]]]:
    found = analysis_of(*texts).differences
    return [(one.about, [sentence.text[start:end] for sentence, start, end in one.sides]) for one in found]


def groups(links: list[tuple[Sentence, Sentence]]) -> list[list[tuple[int, int]]]:
    agreements = find_agreements([Link(0.5, one, two) for one, two in links], LEXICONS)
    return [[sentence.key for sentence in agreement.sentences] for agreement in agreements]


def test_the_most_cautious_wording_stands_first() -> None:
    for texts in ((FIRM, SOFT), (SOFT, FIRM)):
        (agreement,) = analysis_of(*texts).agreements
        assert [sentence.text for sentence in agreement.sentences] == [SOFT, FIRM]


def test_equally_settled_wordings_keep_the_order_of_the_articles() -> None:
    (agreement,) = analysis_of(
        "Deep cracks closed the old pier of Lindmar.", "The old pier of Lindmar has deep cracks."
    ).agreements
    assert [sentence.source for sentence in agreement.sentences] == [0, 1]


def test_links_to_the_wording_that_is_shown_are_one_agreement() -> None:
    a, b, c, d = sentences_of("One.", "Two.", "Three.", "Four.")
    assert groups([(a, b), (a, c), (a, d)]) == [[a.key, b.key, c.key, d.key]]


def test_a_link_to_another_wording_is_an_agreement_of_its_own() -> None:
    a, b, c, d = sentences_of("One.", "Two.", "Three.", "Four.")
    assert groups([(a, b), (b, c)]) == [[a.key, b.key], [c.key, b.key]]
    assert groups([(a, b), (c, d), (b, c)]) == [[a.key, b.key], [c.key, d.key, b.key]]


def test_the_more_cautious_wording_is_shown_also_where_others_join() -> None:
    soft, firm, other = sentences_of("They may weigh a sale.", "They decided on a sale.", "They agreed on a sale.")
    assert groups([(firm, soft), (soft, other)]) == [[soft.key, firm.key, other.key]]
    assert groups([(firm, soft), (firm, other)]) == [[soft.key, firm.key], [other.key, firm.key]]


def test_a_pair_inside_an_agreement_makes_no_other() -> None:
    a, b, c = sentences_of("One.", "Two.", "Three.")
    assert groups([(a, b), (a, c), (b, c)]) == [[a.key, b.key, c.key]]


def test_an_agreement_holds_four_sentences_at_most() -> None:
    a, b, c, d, e, f = sentences_of("One.", "Two.", "Three.", "Four.", "Five.", "Six.")
    assert groups([(a, b), (a, c), (a, d), (a, e), (a, f)]) == [[a.key, b.key, c.key, d.key]]


def test_support_is_mutual_and_the_closest_first() -> None:
    a, b, c = sentences_of("One.", "Two.", "Three.")
    assert dict(support_of([Link(0.5, a, b), Link(0.4, a, c)])) == {a.key: (b, c), b.key: (a,), c.key: (a,)}


def test_openings_differ_in_how_settled_the_step_is() -> None:
    assert sides(FIRM, SOFT) == [("How settled it is: “has decided” / “is weighing”", ["has decided", "is weighing"])]


def test_openings_that_are_equally_settled_do_not_differ() -> None:
    assert sides(FIRM, FIRM.replace("decided", "agreed")) == []


def test_what_stands_far_down_does_not_tell_how_settled_the_news_is() -> None:
    down = "Boats run again today. Nobody was hurt. All went home. "
    assert sides(down + FIRM, down.replace("today", "now") + SOFT) == []


def test_an_infinitive_or_a_participle_settles_nothing() -> None:
    to_weigh = "The Harbor Board of Lindmar was asked to weigh closing the old pier because of deep cracks."
    weighing = "The Harbor Board of Lindmar, weighing deep cracks, keeps the old pier closed."
    assert sides(FIRM, to_weigh) == []
    assert sides(FIRM, weighing) == []


HOLDS = "The Harbor Board of Lindmar will close the old pier because of deep cracks."
DENIED = "Despite deep cracks the Harbor Board of Lindmar will not close the old pier."


def test_a_verb_that_one_side_denies_is_a_difference() -> None:
    assert sides(HOLDS, DENIED) == [
        ("Whether it is so: “will close” / “will not close”", ["will close", "will not close"])
    ]
    assert sides(DENIED, HOLDS) == [
        ("Whether it is so: “will not close” / “will close”", ["will not close", "will close"])
    ]


def test_a_contraction_denies_too() -> None:
    denied = DENIED.replace("will not", "won’t")
    assert sides(HOLDS, denied) == [("Whether it is so: “will close” / “won’t close”", ["will close", "won’t close"])]


def test_what_both_deny_or_another_verb_is_no_difference() -> None:
    assert sides(DENIED, HOLDS.replace("will", "does not")) == []
    assert sides(HOLDS, DENIED.replace("not close", "not sell")) == []
    assert sides(HOLDS, DENIED.replace("not close the old pier", "use the old pier, and why not")) == []


def test_a_denial_supports_nothing() -> None:
    assert analysis_of(HOLDS, DENIED.replace("not ", "")).agreements
    for denied in (DENIED, DENIED.replace("not close", "not sell")):
        analysis = analysis_of(HOLDS, denied)
        assert analysis.agreements == ()
        assert dict(analysis.support) == {}


def test_another_figure_supports_nothing() -> None:
    one = "Divers found cracks in 3 pillars of the old pier of Lindmar."
    assert analysis_of(one, "In the old pier of Lindmar, cracks in 3 pillars were found.").agreements
    analysis = analysis_of(one, one.replace("3", "12"))
    assert analysis.agreements == ()
    assert dict(analysis.support) == {}


def test_days_of_a_month_and_years_are_no_figures() -> None:
    one = "The old pier of Lindmar, where divers found cracks, closes on {} for repairs."
    assert sides(one.format("May 3 morning"), one.format("May 3")) == []
    assert [kind for kind, _ in sides(one.format("Nov. 3 morning"), one.format("Nov. 4 morning"))] == [
        "The date: “Nov. 3” / “Nov. 4”"
    ]
    assert sides(one.format("and 2026 repairs"), one.format("and 2027 repairs")) == []


def test_a_number_of_the_size_of_a_year_counts_with_its_unit() -> None:
    one = "Repairs of the old pier of Lindmar cost {} million crowns."
    assert sides(one.format(2010), one.format(2020))[0][1] == ["2010 million crowns", "2020 million crowns"]


def test_figures_for_the_same_thing_differ() -> None:
    one = "Divers found cracks in 3 pillars of the old pier of Lindmar."
    two = "Divers found cracks in 12 pillars of the old pier of Lindmar."
    assert sides(one, two) == [("The figure: “3 pillars” / “12 pillars”", ["3 pillars", "12 pillars"])]


def test_equal_figures_and_figures_for_other_things_do_not_differ() -> None:
    one = "Divers found 3 million cracks, and more, in the old pier of Lindmar."
    assert sides(one, "In the old pier of Lindmar, divers say, 3 million cracks were found.") == []
    assert sides(one, "In the old pier of Lindmar, divers say, 4 pillars have cracks.") == []


def test_a_figure_with_a_unit_differs_from_one_without() -> None:
    one = "The repair of the old pier in Lindmar costs 3 million crowns this year."
    two = "The repair of the old pier in Lindmar costs 3 billion crowns this year."
    assert sides(one, two)[0][1] == ["3 million crowns", "3 billion crowns"]


def test_a_difference_is_told_once() -> None:
    one = "Divers found cracks in 3 pillars of the old pier. Its 3 pillars in Lindmar have deep cracks, they said."
    two = "Divers found cracks in 5 pillars of the old pier. Its 5 pillars in Lindmar have deep cracks, they said."
    assert len(sides(one, two)) == 1


def test_three_articles_that_differ_on_one_point_are_one_difference() -> None:
    one = "Divers found cracks in {} pillars of the old pier of Lindmar."
    assert sides(one.format(3), one.format(5), one.format(7)) == [
        ("The figure: “3 pillars” / “5 pillars” / “7 pillars”", ["3 pillars", "5 pillars", "7 pillars"])
    ]
