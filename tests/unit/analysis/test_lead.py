"""Which sentence becomes the bottom line."""

from builders_article import LEXICONS, analysis_of, article

from briefgen.analysis.analyze import analyze

NEWS = "The Harbor Board of Lindmar closed the old pier because divers found deep cracks."
AGAIN = "Deep cracks in the old pier made the Harbor Board of Lindmar close it on Monday."


def bottom_line(*texts: str) -> str:
    return analysis_of(*texts).bottom_line.text


def test_the_first_sentence_of_one_article() -> None:
    assert bottom_line(f"{NEWS} Boats run from the quay.") == NEWS


def test_what_two_articles_report_comes_before_what_one_does() -> None:
    other = "Hotel owners in the old town look at a long and empty summer this year."
    assert bottom_line(f"{other}\n\nBoats run.", f"{AGAIN} Boats run.", f"{NEWS} Boats run.") in (NEWS, AGAIN)


def test_a_question_or_a_quotation_does_not_lead() -> None:
    assert bottom_line(f"Who would have thought that the old pier of Lindmar could break at all?\n\n{NEWS}") == NEWS
    assert bottom_line(f"“We had no other choice than to close it,” the mayor said.\n\n{NEWS}") == NEWS


def test_what_takes_back_a_report_does_not_lead() -> None:
    assert bottom_line(f"We reported at noon that the old pier of Lindmar had sunk in the night.\n\n{NEWS}") == NEWS
    assert bottom_line(f"An earlier version of this article said that the pier had sunk.\n\n{NEWS}") == NEWS


def test_a_short_first_sentence_does_not_lead() -> None:
    assert bottom_line(f"It broke.\n\n{NEWS}") == NEWS


def test_a_summary_under_its_heading_may_lead() -> None:
    body = "It broke. Nobody came. All went home. Boats run."
    assert bottom_line(f"{body}\n\n# Bottom line\n\n{NEWS}") == NEWS


def test_the_latest_article_leads() -> None:
    old = article(NEWS, origin="a.txt", published="2026-05-01")
    new = article(AGAIN, origin="b.txt", published="2026-05-03T08:00")
    undated = article(NEWS.replace("deep", "wide"), origin="c.txt", published="Friday")
    assert analyze([old, new, undated], LEXICONS).bottom_line.text == AGAIN


def test_where_no_sentence_is_fit_the_first_one_leads() -> None:
    assert bottom_line("Why?") == "Why?"
