"""What became of a story is told only where the articles say it plainly."""

import pytest
from two_weeks import second_week

from briefgen.brief.model import Source
from briefgen.weekly.model import Change, WeeklySummary

STRIKE = "Dockers at the port of Storn began a strike on Tuesday over the pay of 900 crane drivers at Storn."
OFFER = "Norlan Ferries offered 412 pence a share for the harbour company of Storn on Monday."
COST = "Repairs of the bridge at Storn will cost 4.2 million euros, the council said."


def state(summary: WeeklySummary) -> str:
    (story,) = summary.stories
    return story.state


def changed(before: str, now: str) -> list[tuple[str | None, str | None]]:
    return [(change.before, change.after) for change in second_week([before], [now]).changes if change.before]


def sources(summary: WeeklySummary, change: Change) -> list[str]:
    known: dict[str, Source] = {source.id: source for source in summary.sources}
    return [known[citation.source_id].origin for citation in change.citations]


def test_a_story_is_closed_where_an_article_says_that_it_is_over() -> None:
    assert state(second_week([STRIKE], ["The strike of dockers at the port of Storn is over, the union said."])) == (
        "closed"
    )


@pytest.mark.parametrize(
    "now",
    [
        "The union of the dockers denied on Tuesday that the strike at the port of Storn was over.",
        "The strike of dockers at the port of Storn is not over, the union said.",
        "The strike of dockers at the port of Storn may be over by Friday, the union said.",
        "The union said that the crane drivers would meet if the strike of dockers at the port of Storn is over.",
        "Ships will return when the strike of dockers at the port of Storn is over, the owner said.",
        "Dockers at the port of Storn want the strike called off.",
        "The strike of dockers at the port of Storn is over, a newspaper reported.",
        "Reports that the strike of dockers at the port of Storn had ended were premature, the union said.",
        "The strike of dockers at the port of Storn is to be called off on Friday, the union said.",
        "The strike of dockers at the port of Storn is over, the owner said. The union denied that.",
    ],
)
def test_an_end_that_is_denied_wished_for_rumoured_or_ahead_closes_nothing(now: str) -> None:
    assert state(second_week([STRIKE], [now])) == "developing"


def test_a_story_that_this_week_reports_is_never_without_change() -> None:
    assert state(second_week([STRIKE], [STRIKE])) == "developing"


def test_a_figure_that_is_another_now_has_changed() -> None:
    now = "Norlan Ferries raised its offer for the harbour company of Storn to 445 pence a share on Monday."
    assert changed(OFFER, now) == [("412 pence", "445 pence")]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            OFFER,
            "Norlan Ferries is not considering an offer of 440 pence a share for the harbour company of Storn.",
        ),
        (OFFER, "Norlan Ferries denied that it had offered 440 pence a share for the harbour company of Storn."),
        (OFFER, "Shareholders want Norlan Ferries to offer 440 pence a share for the harbour company of Storn."),
        (OFFER, "Norlan Ferries may, analysts think, offer 440 pence a share for the harbour company of Storn."),
        (
            COST,
            "Repairs of the bridge at Storn will cost 6.8 million euros, the council said. The mayor disputed that.",
        ),
        (COST, "Repairs of the bridge at Storn will cost 6.8 million euros unless cheaper stone is found."),
        (COST, "Repairs of the bridge at Storn will cost 6.8 million euros with the new road and 4.2 million without."),
        (
            "About 40,000 people have fled the city of Storn since September, the agency said.",
            "Some 65,000 people have fled since September, the agency said, among them 40,000 from the city of Storn.",
        ),
    ],
)
def test_a_figure_that_nobody_states_or_that_the_article_has_beside_the_old_one_has_not_changed(
    before: str, now: str
) -> None:
    assert changed(before, now) == []


def test_the_old_figure_may_be_told_as_what_was_said_before() -> None:
    now = "Repairs of the bridge at Storn will cost 6.8 million euros, the council said. It had spoken of 4.2 million."
    assert changed(COST, now) == [("4.2 million euros", "6.8 million euros")]


def test_what_a_sentence_says_was_so_before_goes_before_what_others_said() -> None:
    summary = second_week(
        ["Fifteen miners were killed in the mine at Storn, the union said, and the ministry counted 14 of them."],
        ["The ministry lowered the number of miners killed in the mine at Storn to 13 from 14."],
    )
    (change,) = summary.changes
    assert (change.before, change.after) == ("14", "13")
    assert sources(summary, change) == ["now0.txt"]


def test_what_is_only_possible_keeps_the_words_that_say_so() -> None:
    assert changed(
        "The captain Bo Lind could miss two weeks of the season at Storn with a knee injury.",
        "Bo Lind, the captain, will miss six weeks of the season at Storn with a knee injury.",
    ) == [("could miss two weeks", "six weeks")]
    assert changed(
        "The dockers of Storn said that up to 1,500 jobs could go.",
        "The dockers of Storn now fear for 1,200 jobs at the harbour.",
    ) == [("up to 1,500 jobs could go", "fear for 1,200 jobs")]


def test_a_number_in_two_words_is_one() -> None:
    assert changed(
        "The union of Storn said that thirty-one ships were diverted during the strike of dockers.",
        "Forty-four ships were diverted during the strike of dockers at Storn, the union said.",
    ) == [("thirty-one ships", "Forty-four ships")]
