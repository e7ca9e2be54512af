"""A sample brief of two fictional articles, whole and true to the invariant: every quote is a slice of its source."""

from hashlib import sha256
from typing import Any

import msgspec
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
    Origin,
    Side,
    Source,
)
from briefgen.notices import Notice

FERRY = """Harbor board moves night ferries to the port company

The Harbor Board of Lindmar has moved the night ferries from the city to the port company. The city will pay
a smaller share. The board's spring paper describes a shift from a city-run service toward a shared timetable.

Mayor Ida Solberg opposes any winter without a boat for the islands. Two crews could lose their base in Lindmar.
Islanders fear longer waits in winter. It remains to be seen who pays for the winter boats.
"""

ISLANDS = """Lindmar weighs new operator for night ferries

Lindmar is weighing a new operator for its night ferries. The port company would take the lead under a
paper of the Harbor Board. The port company will need to hire crews before the first winter.

The paper does not say how many boats will run. If the city cuts its share again, fares may rise.
"""

TEXTS = {"s1": FERRY, "s2": ISLANDS}


def cite(source_id: str, quote: str, **texts: str) -> Citation:
    """A citation of `quote`, which must stand in the source's text below its title."""
    text = {**TEXTS, **texts}[source_id]
    start = text.index(quote)
    paragraph = text[:start].count("\n\n")
    return Citation(source_id=source_id, quote=quote, paragraph=paragraph, start=start, end=start + len(quote))


def source(source_id: str = "s1", **changes: Any) -> Source:
    """A source; its text is one of `TEXTS` unless it is given."""
    text = changes.pop("text", TEXTS.get(source_id, FERRY))
    fields = {
        "origin": f"{source_id}.txt",
        "headline": text.splitlines()[0],
        "byline": None,
        "publisher": None,
        "published": None,
        "url": None,
        "language": "en",
        "sha256": sha256(text.encode()).hexdigest(),
    }
    return Source(id=source_id, text=text, **{**fields, **changes})


_MOVED = "The Harbor Board of Lindmar has moved the night ferries from the city to the port company."
_BOTH_SAY = (cite("s1", _MOVED), cite("s2", "Lindmar is weighing a new operator for its night ferries."))
_PAPER = "The board's spring paper describes a shift from a city-run service toward a shared timetable."
_OPPOSES = "Mayor Ida Solberg opposes any winter without a boat for the islands."
_LEAD = cite("s2", "The port company would take the lead under a\npaper of the Harbor Board.")
_ONE: dict[str, Any] = {"attribution": None, "corroboration": "one source"}

BOTTOM_LINE = BottomLine(
    id="bottom-line",
    text=_MOVED,
    certainty="asserted",
    attribution=None,
    corroboration="one origin",
    citations=_BOTH_SAY,
)

KEY_SHIFTS = (
    KeyShift(
        id="shift-1",
        text=_PAPER,
        before="a city-run service",
        after="a shared timetable",
        certainty="asserted",
        attribution="The board's spring paper",
        corroboration="one source",
        citations=(cite("s1", _PAPER),),
    ),
)

ACTORS = (
    Actor(
        id="actor-1",
        name="Ida Solberg",
        aliases=("Mayor Ida Solberg",),
        kind="person",
        role="Mayor",
        stance="opposes any winter without a boat for the islands",
        citations=(cite("s1", _OPPOSES),),
    ),
    Actor(
        id="actor-2",
        name="Harbor Board of Lindmar",
        aliases=("The Harbor Board of Lindmar", "Harbor Board"),
        kind="organization",
        role=None,
        stance=None,
        citations=(cite("s1", _MOVED), _LEAD),
    ),
)

IMPLICATIONS = (
    Implication(
        id="implication-1",
        text="Two crews could lose their base in Lindmar.",
        certainty="possible",
        citations=(cite("s1", "Two crews could lose their base in Lindmar."),),
        **_ONE,
    ),
    Implication(
        id="implication-2",
        text="Islanders fear longer waits in winter.",
        certainty="concern",
        attribution="Islanders",
        corroboration="one source",
        citations=(cite("s1", "Islanders fear longer waits in winter."),),
    ),
    Implication(
        id="implication-3",
        text="If the city cuts its share again, fares may rise.",
        certainty="conditional",
        citations=(cite("s2", "If the city cuts its share again, fares may rise."),),
        **_ONE,
    ),
    Implication(
        id="implication-4",
        text="The port company will need to hire crews before the first winter.",
        certainty="need",
        citations=(cite("s2", "The port company will need to hire crews before the first winter."),),
        **_ONE,
    ),
)

OPEN_QUESTIONS = (
    OpenQuestion(
        id="question-1",
        text="It remains to be seen who pays for the winter boats.",
        kind="explicit",
        citations=(cite("s1", "It remains to be seen who pays for the winter boats."),),
        **_ONE,
    ),
    OpenQuestion(
        id="question-2",
        text="The paper does not say how many boats will run.",
        kind="implied",
        citations=(cite("s2", "The paper does not say how many boats will run."),),
        **_ONE,
    ),
)

AGREEMENTS = (
    Agreement(
        id="agreement-1",
        text="The port company would take the lead under a paper of the Harbor Board.",
        certainty="possible",
        attribution=None,
        corroboration="one origin",
        citations=(_LEAD, _BOTH_SAY[0]),
    ),
)

DIFFERENCES = (
    Difference(
        id="difference-1",
        about="How settled the move is: “has moved” and “is weighing”.",
        citations=_BOTH_SAY,
        point="How settled the move is",
        sides=(
            Side(text="has moved", citations=_BOTH_SAY[:1]),
            Side(text="is weighing", citations=_BOTH_SAY[1:]),
        ),
    ),
)

ORIGINS = (
    Origin(
        kind="document",
        source_ids=("s1", "s2"),
        name="spring paper",
        certain=False,
        citations=(cite("s1", "The board's spring paper"), _LEAD),
    ),
)


def brief(**changes: Any) -> Brief:
    """A brief of two articles on one event; `changes` replace whole fields."""
    fields: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "title": "Harbor board moves night ferries to the port company",
        "created": DAY,
        "language": "en",
        "engine": "test",
        "bottom_line": BOTTOM_LINE,
        "key_shifts": KEY_SHIFTS,
        "actors": ACTORS,
        "implications": IMPLICATIONS,
        "open_questions": OPEN_QUESTIONS,
        "agreements": AGREEMENTS,
        "differences": DIFFERENCES,
        "origins": ORIGINS,
        "notices": (),
        "sources": (source("s1"), source("s2", publisher="The Island Post", published="21 November")),
    }
    return Brief(**{**fields, **changes})


def brief_of_one_article(**changes: Any) -> Brief:
    """A brief that rests on the first article alone."""
    only = (cite("s1", _MOVED),)
    fields: dict[str, Any] = {
        "bottom_line": msgspec.structs.replace(BOTTOM_LINE, citations=only, corroboration="one source"),
        "actors": ACTORS[:1],
        "implications": IMPLICATIONS[:2],
        "open_questions": OPEN_QUESTIONS[:1],
        "agreements": (),
        "differences": (),
        "origins": (Origin(kind="article", source_ids=("s1",), name=None, certain=True, citations=only),),
        "notices": (Notice("one-source", "the brief rests on one article"),),
        "sources": (source("s1"),),
    }
    return brief(**{**fields, **changes})


def many(statement: Any, count: int) -> tuple[Any, ...]:
    """`count` copies of `statement`, with numbers of their own."""
    kind = statement.id.rpartition("-")[0]
    return tuple(msgspec.structs.replace(statement, id=f"{kind}-{number}") for number in range(1, count + 1))
