"""A question is answered where a sentence says plainly what it asks for, and by nothing else."""

import pytest
from two_weeks import second_week

FIRE = "A fire at the Hollin quarry in Storn injured six workers, the owner Granex said."
WHO = "It is not known who ordered the blast at the Hollin quarry."
WHETHER = "Granex has not said whether the Hollin quarry will reopen."
WHEN = "It is not known when the Hollin quarry will open again."
HOW_MANY = "It is unclear how many workers will lose their jobs at the Hollin quarry."
CAUSE = "The cause of the fire at the Hollin quarry is unknown."
HOW = "It is not known how the fire at the Hollin quarry started."


def answers(question: str, now: str) -> list[str]:
    return [answer.text for answer in second_week([f"{FIRE}\n{question}"], [now]).answers]


@pytest.mark.parametrize(
    ("question", "now"),
    [
        (
            WHO,
            "Granex said that its manager, Tom Lund, had ordered the blast at the Hollin quarry, which hurt six.",
        ),
        (WHO, "Tom Lund ordered the blast at the Hollin quarry that injured six workers, Granex said."),
        (WHO, "The blast at the Hollin quarry was ordered by Tom Lund, Granex said."),
        (WHETHER, "The Hollin quarry will reopen on Monday, Granex said."),
        (WHETHER, "The Hollin quarry will not reopen, Granex said."),
        (WHETHER, "Granex has decided to reopen the Hollin quarry."),
        (WHETHER, "The Hollin quarry reopened on Tuesday, a week after the fire."),
        (WHEN, "The Hollin quarry will open again on 3 December, Granex said."),
        (WHEN, "The Hollin quarry will open again next week, Granex said."),
        (WHEN, "The Hollin quarry will not open again before May, Granex said."),
        (HOW_MANY, "Granex said that 120 workers would lose their jobs at the Hollin quarry."),
        (HOW_MANY, "Thirty-one workers will lose their jobs at the Hollin quarry, Granex said."),
        (CAUSE, "The fire at the Hollin quarry was caused by a broken lamp, police said."),
    ],
)
def test_a_plain_answer_is_one(question: str, now: str) -> None:
    assert answers(question, now) == [now]


@pytest.mark.parametrize(
    ("question", "now"),
    [
        (
            WHO,
            "Granex said that nobody at the company had ordered the blast at the Hollin quarry, which hurt six.",
        ),
        (WHO, "Inspectors asked who ordered the blast at the Hollin quarry, in which six workers were injured."),
        (WHO, "The blast at the Hollin quarry, in which six were injured, was ordered on Monday, Granex said."),
        (WHO, "Tom Lund is said to have ordered the blast at the Hollin quarry."),
        (WHO, "Tom Lund denied that he had ordered the blast at the Hollin quarry."),
        (WHO, "The union said Tom Lund may have ordered the blast at the Hollin quarry."),
        (WHETHER, "Workers at the Hollin quarry want Granex to say whether the Hollin quarry will reopen."),
        (WHETHER, "The union called on Granex to reopen the Hollin quarry."),
        (WHETHER, "Granex denied that the Hollin quarry would reopen."),
        (WHETHER, "Granex plans to reopen the Hollin quarry."),
        (WHETHER, "The Hollin quarry will reopen if the inspectors agree, Granex said."),
        (WHETHER, "The Hollin quarry may reopen, Granex said."),
        (WHETHER, "When the Hollin quarry reopens, Granex will pay six workers."),
        (WHETHER, "The Hollin quarry is tipped to reopen, a newspaper said."),
        (WHETHER, "The union fears that the Hollin quarry will not reopen."),
        (
            WHEN,
            "The Hollin quarry will stay shut until tests are done, Granex said; families of 120 workers have sued.",
        ),
        (WHEN, "The Hollin quarry will open again once tests are done, Granex said on Monday."),
        (WHEN, "Granex said on Tuesday that the Hollin quarry would open again."),
        (WHEN, "The Hollin quarry should open again in May, Granex said."),
        (HOW_MANY, "Workers at the Hollin quarry, who may lose their jobs, met on 17 November."),
        (HOW_MANY, "No workers will lose their jobs at the Hollin quarry, Granex said on 17 November."),
        (HOW_MANY, "Up to 120 workers could lose their jobs at the Hollin quarry."),
        (CAUSE, "Police discussed the cause of the fire at the Hollin quarry on Monday."),
        (CAUSE, "The fire at the Hollin quarry was not caused by a broken lamp, police said."),
        (HOW, "The fire at the Hollin quarry started after midnight, police said."),
    ],
)
def test_what_asks_demands_doubts_or_brings_something_else_answers_nothing(question: str, now: str) -> None:
    assert answers(question, now) == []
