"""Documents for what no built-in template shows yet or no article brings about: each function gives one."""

from datetime import date

from briefgen.document.drawing import Bar, BarChart, Event, Matrix, Timeline
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    SourceEntry,
    SourceList,
    Text,
    ThematicBreak,
)
from gallery.articles import LONG_BODY, LONG_NAME, LONG_WORD
from gallery.building import bullets, callout, cite, document, heading, paragraph, sources, strong, table

_PAPERS = ("Harbor Times · 21 November 2026", "The Island Post · date: not stated")
_LATER = (
    "The Harbor Board of Lindmar has moved the night ferries from the city to the port company. The city will pay a "
    "smaller share from the spring, and the crews are to sign new contracts before the first winter boat leaves."
)

_EVENTS = (
    Event(date(2026, 3, 1), "March 2026", "The board publishes its spring paper"),
    Event(date(2026, 10, 2), "2 October 2026", "The council votes"),
    Event(date(2026, 10, 9), "9 October 2026", "Two crews protest at the city hall"),
    Event(date(2026, 11, 20), "20 November 2026", "The port company signs"),
    Event(date(2026, 11, 23), "23 November 2026", "The last night ferry of the city leaves"),
)
_BARS = (
    Bar("Boats and repairs", 12.5, "12.5 million"),
    Bar("Crews", 7.25, "7.25 million"),
    Bar("A shared ticket for all the islands", 1, "1 million"),
    Bar("Signs", 0, "nothing"),
)
_MATRIX = Matrix(
    ("Harbor Board of Lindmar", "Ida Solberg", "The port company", LONG_BODY),
    ("Harbor Times", "The Island Post", "Coast Courier"),
    ((True, True, True), (True, False, False), (False, True, True), (False, False, True)),
)
_NAMED_IN = ("all three", "Harbor Times", "The Island Post, Coast Courier", "Coast Courier")


def long_words() -> Document:
    """Names and words that are wider than the column they stand in."""
    address = f"https://example.org/{LONG_WORD}/{LONG_WORD}?page=1"
    people = table(
        ("Who", "Role", "Position"),
        ((strong(LONG_NAME), cite(1)), "chair", f"opposes the closure; her file is {LONG_WORD}"),
        ((strong(LONG_BODY), cite(1, 2)), LONG_BODY, ("moves the boats", cite(2))),
        (strong(LONG_WORD), LONG_WORD, LONG_WORD),
    )
    return document(
        f"{LONG_NAME} speaks for the {LONG_BODY}",
        callout("bottom-line", paragraph(f"{LONG_NAME} said that {LONG_WORD} is the name of the file.", cite(1))),
        heading("Key shift"),
        callout("shift", table(("Before", "Now"), (LONG_WORD, f"a file named {LONG_WORD}"))),
        heading("Who"),
        people,
        heading(f"What follows for {LONG_WORD}"),
        bullets(f"The register keeps {LONG_WORD} for ten years.", Link(address, (Text(address),)), Code(LONG_WORD)),
        SourceList((SourceEntry("s1", (Text(f"{LONG_BODY} · {LONG_WORD}.txt"),)), SourceEntry("s2", (Text(address),)))),
    )


def shifts() -> Document:
    """Changes told side by side: of like length, of unlike length, with an empty pole, with none."""
    pairs = (
        ("a city-run service", "a shared timetable"),
        ("an open harbor", _LATER),
        ("not stated", "the port company takes the lead"),
        (_LATER, "not stated"),
    )
    blocks: list[Block] = [heading("Key shift")]
    for before, now in pairs:
        blocks += [
            callout("shift", table(("Before", "Now"), (before, (now, cite(1))))),
            paragraph("The board's spring paper describes the shift.", cite(1, 2)),
        ]
    return document("What has changed in Lindmar", *blocks, heading("Sources"), sources(*_PAPERS))


def figures() -> Document:
    """A timeline, a bar chart and a matrix, each with its facts."""
    return document(
        "The night ferries in pictures",
        paragraph(_LATER, cite(1)),
        heading("How it came to this"),
        Figure(
            Timeline(_EVENTS),
            "Five events of 2026 on a line; four of them lie in October and November.",
            (Text("From the spring paper to the last ferry"), cite(1, 2)),
            table(("Day", "What happened"), *((event.when, event.label) for event in _EVENTS)),
        ),
        heading("What it costs"),
        Figure(
            BarChart(_BARS),
            "Four bars: boats and repairs cost the most, crews about half of that, signs nothing.",
            (Text("Cost a year, in crowns"),),
            table(("For", "Crowns"), *((bar.label, bar.shown) for bar in _BARS), aligns=("left", "right")),
        ),
        heading("Who is named where"),
        Figure(
            _MATRIX,
            "Four names by three sources; only the Harbor Board is in all of them.",
            (Text("Names by source"),),
            table(("Name", "Named in"), *zip(_MATRIX.rows, _NAMED_IN, strict=True)),
        ),
        heading("Sources"),
        sources(*_PAPERS),
    )


def contents() -> Document:
    """A table of contents over headings that are short, long, many, and of two levels."""
    blocks: list[Block] = [Contents()]
    for number in range(1, 11):
        long = " and what the councils of the nine islands ask of the port company before the first winter boat leaves"
        blocks += [heading(f"Part {number}{long if number % 4 == 2 else ''}"), paragraph(_LATER, cite(1))]
        for letter in "ab" if number % 2 else "":
            blocks += [heading(f"Question {number}{letter}", 3), paragraph(_LATER, " ", _LATER, cite(2))]
    return document("A report with contents", *blocks, heading("Sources"), sources(*_PAPERS))


def annex(groups: int = 82) -> Document:
    """A document of about sixty pages: for each group of routes a heading, text, a table, a list and sources."""
    each = 8
    blocks: list[Block] = []
    for number in range(groups):
        own = tuple(range(number * each + 1, number * each + each + 1))
        rows = ((f"Route {place}", _LATER[:60], (f"{place * 7} boats", cite(place))) for place in own[:6])
        blocks += [
            heading(f"Route group {number + 1}"),
            paragraph(_LATER, cite(*own[:2])),
            table(("Route", "What is known", "Boats"), *rows, aligns=("left", "left", "right")),
            bullets(*(f"Pier {place} keeps its night boat until the spring." for place in own)),
        ]
    entries = (f"Harbor Times, notice {number} · 21 November 2026" for number in range(1, groups * each + 1))
    return document("Annex: every route and its sources", *blocks, heading("Sources"), sources(*entries))


def every_other_block() -> Document:
    """Lists in lists, quotations, code, panels, aligned numbers, six levels of headings, and words in other scripts."""
    return document(
        "Every other part of a page",
        callout("warning", paragraph("One source: everything here rests on a single article.")),
        callout("bottom-line", paragraph("The harbor closes on ", strong("Monday"), ".", cite(1, 2))),
        heading("Lists"),
        *_lists(),
        heading("Quotations and code", 3),
        BlockQuote(
            (paragraph("We will wait", LineBreak(), "and see.", cite(2)), BlockQuote((paragraph("Will you?"),)))
        ),
        CodeBlock("briefgen make samples/*.txt --out out\n    --template executive"),
        heading("Numbers", 4),
        table(
            ("Route", "Fare", "Since"),
            ("Osterby", "12.50", "2025"),
            ("Vesthavn", "1,112.00", "2026"),
            aligns=("left", "right", "center"),
        ),
        heading("Other scripts", 5),
        *_other_scripts(),
        heading("Small type", 6),
        callout("note", paragraph("2 articles, 1 independent origin; ", cite(1, 2), " rest on one document.")),
        ThematicBreak(),
        paragraph("After the rule, ", Link("https://example.org/notice", (Text("the notice"),)), " ends the page."),
        heading("Sources"),
        sources(*_PAPERS),
    )


def _lists() -> tuple[Block, ...]:
    inner = bullets("a point in a point", "another one, long enough to need a second line: " + _LATER)
    steps = (ListItem((paragraph("The council votes."), inner)), ListItem((paragraph("The company signs."),)))
    quoting = ListItem((paragraph("Words"), BlockQuote((paragraph("quoted in a point"),))))
    return OrderedList(steps, start=9), BulletList((quoting,))


def _other_scripts() -> tuple[Block, ...]:
    greek, russian, vietnamese = (
        Foreign(language, (Text(words),))
        for language, words in (
            ("el", "Το λιμάνι είναι κλειστό"),
            ("ru", "Порт закрыт"),
            ("vi", "Bến cảng đã đóng cửa"),
        )
    )
    return (
        paragraph("In Greek: ", greek, "; in Russian: ", russian, "."),
        paragraph("In Vietnamese: ", vietnamese, ", ", Emphasis((Text("in italics"),)), ", ", Code("as code"), "."),
    )
