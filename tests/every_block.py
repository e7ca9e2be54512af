"""Blocks of every kind, nested in one another, with every kind of inline; a marking, and evidence for a statement."""

from datetime import date

from builders import cell, paragraph, sources, table

from briefgen.document.drawing import Bar, BarChart, Event, Matrix, Timeline
from briefgen.document.marking import Marking
from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Contents,
    Emphasis,
    Evidence,
    Figure,
    Foreign,
    Heading,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)

_TIMELINE = Timeline(
    (
        Event(date(2026, 10, 1), "October 2026", "The board warns"),
        Event(date(2026, 11, 20), "20 November 2026", "The council votes"),
        Event(date(2026, 11, 23), "23 November 2026", "The harbor closes"),
    )
)
_CHART = BarChart((Bar("Repairs", 12.5, "12.5 million"), Bar("Ferries", 3, "3 million"), Bar("Signs", 0, "0")))
_MATRIX = Matrix(("The board", "Ida Holm"), ("Harbor Times", "Coast Courier"), ((True, True), (False, True)))

MARKING = Marking(label="TLP:AMBER", color="#FFC000", ground="#000000", align="right", definition="For the council.")
"""A marking with a definition; the same words are a callout in `EVERY_BLOCK`."""

EVIDENCE = {
    "closes": (
        Evidence("s1", "harbor.txt", 2, "The harbor closes on Monday."),
        Evidence("s2", "coast.txt", 1, "On Monday, the harbor will close."),
    )
}
"""The sentences behind the statement `closes`, which `EVERY_BLOCK` cites."""

EVERY_BLOCK: tuple[Block, ...] = (
    Callout("marking", (paragraph("TLP:AMBER"), paragraph("For the council."))),
    Callout("kicker", (paragraph("For the council"),)),
    Heading(1, (Text("The harbor closes"),)),
    Callout(
        "bottom-line",
        (paragraph("The harbor closes on ", Strong((Text("Monday"),)), ".", Cite(("s1", "s2"), "closes")),),
    ),
    Contents(),
    Heading(2, (Text("Key shift"),)),
    Callout("shift", (table(("Before", "Now"), ("An open harbor", "A closed harbor")),)),
    Heading(2, (Text("What "), Emphasis((Text("follows"),)), Cite(("s1",), "closes"))),
    Table(
        header=(cell("Certainty"), cell("What follows")),
        rows=(
            (cell("possible"), Cell((Text("Fares rise"), Cite(("s2",), "closes")))),
            (cell(""), cell("Boats wait")),
        ),
        aligns=("left", "right"),
    ),
    Heading(3, (Text("In figures"),)),
    Figure(
        _TIMELINE,
        "Three points on a line: a warning in October, a vote on 20 November, the closure three days later.",
        (Text("The closure, "), Strong((Text("day by day"),)), Cite(("s1",))),
        table(*(("Day", "What"), *((event.when, event.label) for event in _TIMELINE.events))),
    ),
    Figure(
        _CHART,
        "Three bars: repairs cost four times as much as ferries, signs nothing.",
        (Text("What it costs"),),
        table(*(("Item", "Cost"), *((bar.label, bar.shown) for bar in _CHART.bars))),
    ),
    Figure(
        _MATRIX,
        "Two names by two sources: both name the board, one names Ida Holm too.",
        (Text("Who is named where"),),
        table(("Name", "Named in"), ("The board", "Harbor Times, Coast Courier"), ("Ida Holm", "Coast Courier")),
    ),
    OrderedList((ListItem((paragraph("Who pays?"), paragraph("Nobody says."))), ListItem(())), start=3),
    BulletList((ListItem((BulletList((ListItem((paragraph("a nested point"),)),)),)),)),
    BlockQuote((paragraph("We will wait", LineBreak(), "and see."), BlockQuote((CodeBlock("a = 1\n  b\n"),)))),
    Callout("warning", (Callout("note", (paragraph("One ", Emphasis((Text("source"),)), "."),)),)),
    paragraph(Link("https://example.org/?a=1&b=2", (Text("the notice"),)), " as ", Code("notice.txt")),
    paragraph(
        "In Korean: ", Foreign("ko", (Text("항구가 닫힌다"),)), ", in Arabic: ", Foreign("ar", (Text("ميناء"),)), "."
    ),
    ThematicBreak(),
    sources("Harbor Times", "Coast Courier"),
)
