"""Invented articles for the hard cases: what comes out is briefs on them, made as the command makes them."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import briefgen
from briefgen.brief.model import Brief

DAY = datetime(2026, 11, 22, tzinfo=UTC)
"""The date of every document in the gallery."""
SAMPLES = Path(__file__).resolve().parents[1] / "samples"

LONG_NAME = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
LONG_BODY = "Interregional Standing Conference of Harbor, Ferry and Lighthouse Authorities of the Northern Archipelago"
LONG_WORD = ("lighthousekeeperretirementfundsupervisorycommitteedeputy" * 3)[:120]

_GIVEN = "Anna Bjorn Clara David Elena Felix Greta Hanna Ida Johan Karin Lars Maria Nils Olga Peter Rosa Sven".split()
_FAMILY = "Aasen Berge Claussen Dahl Eikeland Foss Gran Haugen Iversen Juell".split()
_ROLES = ("Mayor", "Governor", "Minister", "Senator", "Ambassador", "Finance Minister", "Foreign Minister")
_VERBS = "opposes supports rejects welcomes".split()
_MATTERS = (
    "the closure of the night ferries",
    "a winter timetable without a boat for the islands",
    "the plan to move the crews to the port company",
    "higher fares on the routes to the outer islands",
    "a shared fund of the coastal towns",
)

FERRIES = """Harbor board moves night ferries to the port company

The Harbor Board of Lindmar has moved the night ferries from the city to the port company. The city will pay a smaller \
share. The board's spring paper describes a shift from a city-run service toward a shared timetable.

Mayor Ida Solberg opposes any winter without a boat for the islands. Two crews could lose their base in Lindmar. \
Islanders fear longer waits in winter. It remains to be seen who pays for the winter boats.
"""

ISLANDS = """Lindmar weighs new operator for night ferries

Lindmar is weighing a new operator for its night ferries. The port company would take the lead under a paper of the \
Harbor Board. The port company will need to hire crews before the first winter.

The paper does not say how many boats will run. If the city cuts its share again, fares may rise.
"""

ONE_SENTENCE = "The harbor of Lindmar is open.\n"

NOTHING_MORE = """The harbor of Lindmar is open

The harbor of Lindmar is open. The weather was fine. The boats came and went all day.
"""

TITLE_OF_200 = (
    "Harbor Board of Lindmar, port company and the councils of nine islands plan a shared winter timetable for night "
    "ferries, mail boats and ambulances while crews, shops and schools wait for word on fares"
)

LONG_NAMES = f"""{LONG_NAME} leads the ferry talks

{LONG_NAME}, chair of the {LONG_BODY}, opposes the closure of the night ferries. The {LONG_BODY} has moved the winter \
boats from the city to the port company. Minister {LONG_NAME} said the crews could lose their base in Lindmar.

The {LONG_BODY} warned that islanders may wait longer in winter. It is unclear whether the {LONG_BODY} will pay. The \
file is called {LONG_WORD} in the register.
"""


def marked(text: str, label: str) -> str:
    """The article with a marking of its own."""
    return f"---\nmarking: {label}\n---\n\n{text}"


@cache
def brief_on(*texts: str, title: str | None = None, marking: str | None = None, scheme: str | None = None) -> Brief:
    """The brief on articles with these texts, dated `DAY`; `marking` is a label of `scheme`."""
    articles = [
        article
        for number, text in enumerate(texts, 1)
        for article in briefgen.read(text.encode(), origin=f"article-{number}.txt")
    ]
    return briefgen.make_brief(articles, title=title, created=DAY, marking=marking, marking_scheme=scheme)


@cache
def brief_on_samples() -> Brief:
    """The brief on the two articles in `samples/`."""
    files = sorted(SAMPLES.glob("*.txt"))
    return briefgen.make_brief([article for file in files for article in briefgen.read(file)], created=DAY)


def text_of_many(count: int) -> str:
    """An article in which `count` people each take a position."""
    lines = [f"{_say(number)}{'' if number % 5 else chr(10) * 2}" for number in range(1, count + 1)]
    return "Forty speakers on the night ferries\n\n" + " ".join(lines).replace("\n\n ", "\n\n").strip() + "\n"


def _say(number: int) -> str:
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[(number + number // len(_GIVEN)) % len(_FAMILY)]
    role = _ROLES[number % len(_ROLES)]
    verb, matter = _VERBS[number % len(_VERBS)], _MATTERS[number % len(_MATTERS)]
    return f"{role} {given} {family} {verb} {matter}."
