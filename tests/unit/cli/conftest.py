"""A brief on two short invented articles, for every test of what the command shows."""

import pytest
from builders import DAY

from briefgen.brief.model import (
    SCHEMA_VERSION,
    Actor,
    Agreement,
    BottomLine,
    Brief,
    Citation,
    Difference,
    Implication,
    KeyShift,
    OpenQuestion,
    Source,
)
from briefgen.notices import Notice

HARBOR = (
    "Harbor to close in March\n\n"
    "The port of Velm will close its northern harbor in March. "
    "According to Mayor Ada Brun, ferries could move south.\n\n"
    "It is unclear who will pay for the move.\n"
)
FERRIES = "Velm plans for ferries\n\nThe northern harbor of Velm is to close in March. Nobody has named a cost.\n"
TEXTS = {"s1": HARBOR, "s2": FERRIES}


def cite(source_id: str, quote: str, paragraph: int = 1) -> Citation:
    """The citation of the first place where the source holds `quote`."""
    start = TEXTS[source_id].index(quote)
    return Citation(source_id=source_id, quote=quote, paragraph=paragraph, start=start, end=start + len(quote))


def source(source_id: str, origin: str) -> Source:
    """A source that states nothing about itself."""
    return Source(
        id=source_id,
        origin=origin,
        headline=None,
        byline=None,
        publisher=None,
        published=None,
        url=None,
        language="en",
        sha256="0" * 64,
        text=TEXTS[source_id],
    )


@pytest.fixture
def brief() -> Brief:
    """One entry in each section."""
    closing = "The port of Velm will close its northern harbor in March."
    moving = "According to Mayor Ada Brun, ferries could move south."
    both = (cite("s1", closing), cite("s2", "The northern harbor of Velm is to close in March."))
    return Brief(
        schema_version=SCHEMA_VERSION,
        title="Harbor to close in March",
        created=DAY,
        language="en",
        engine="test",
        bottom_line=BottomLine(
            id="bottom-line-1",
            text=closing,
            certainty="asserted",
            attribution=None,
            corroboration="several origins",
            citations=both,
        ),
        key_shifts=(
            KeyShift(
                id="key-shift-1",
                text=closing,
                certainty="asserted",
                attribution=None,
                corroboration="several origins",
                citations=both,
                before=None,
                after="close its northern harbor",
            ),
        ),
        actors=(
            Actor(
                id="actor-1",
                name="Ada Brun",
                aliases=("Mayor Ada Brun",),
                kind="person",
                role="Mayor",
                stance=None,
                citations=(cite("s1", moving),),
            ),
        ),
        implications=(
            Implication(
                id="implication-1",
                text="… ferries could move south.",
                certainty="possible",
                attribution="Mayor Ada Brun",
                corroboration="one source",
                citations=(cite("s1", moving),),
            ),
        ),
        open_questions=(
            OpenQuestion(
                id="open-question-1",
                text="It is unclear who will pay for the move.",
                kind="explicit",
                attribution=None,
                corroboration="one source",
                citations=(cite("s1", "It is unclear who will pay for the move.", 2),),
            ),
        ),
        agreements=(
            Agreement(
                id="agreement-1",
                text=closing,
                certainty="asserted",
                attribution=None,
                corroboration="several origins",
                citations=both,
            ),
        ),
        differences=(Difference(id="difference-1", about="“will close” and “is to close”", citations=both),),
        origins=(),
        notices=(Notice("metadata-line", "category line left out", "harbor.txt:9"),),
        sources=(source("s1", "harbor.txt"), source("s2", "ferries.txt")),
    )
