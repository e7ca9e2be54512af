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


def test_links_around_one_sentence_are_one_agreement() -> None:
    a, b, c, d = sentences_of("One.", "Two.", "Three.", "Four.")
    assert groups([(a, b), (a, c), (b, d)]) == [[a.key, b.key, c.key, d.key]]
    assert groups([(b, c), (a, c)]) == [[b.key, c.key, a.key]]


def test_an_agreement_holds_four_sentences_at_most() -> None:
    a, b, c, d, e = sentences_of("One.", "Two.", "Three.", "Four.", "Five.")
    assert groups([(a, b), (a, c), (a, d), (a, e), (d, e)]) == [[a.key, b.key, c.key, d.key]]
    assert groups([(d, e), (c, e), (b, e), (a, e)]) == [[d.key, e.key, c.key, b.key]]


def test_sentences_of_two_agreements_are_not_brought_together() -> None:
    a, b, c, d = sentences_of("One.", "Two.", "Three.", "Four.")
    assert groups([(a, b), (c, d), (b, c)]) == [[a.key, b.key], [c.key, d.key]]


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


def test_each_kind_of_difference_is_told_once() -> None:
    one = "Divers found cracks in 3 pillars of the old pier. The old pier of Lindmar has 20 rooms and 4 doors."
    two = "Divers found cracks in 5 pillars of the old pier. The old pier of Lindmar has 30 rooms and 6 doors."
    assert len(sides(one, two)) == 1
