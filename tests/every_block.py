"""Blocks of every kind, nested in one another, with every kind of inline."""

from builders import paragraph, sources

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Emphasis,
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


def _cell(words: str) -> Cell:
    return Cell((Text(words),))


EVERY_BLOCK: tuple[Block, ...] = (
    Callout("kicker", (paragraph("For the council"),)),
    Heading(1, (Text("The harbor closes"),)),
    Callout("bottom-line", (paragraph("The harbor closes on ", Strong((Text("Monday"),)), ".", Cite(("s1", "s2"))),)),
    Heading(2, (Text("What follows"),)),
    Table(
        header=(_cell("Certainty"), _cell("What follows")),
        rows=((_cell("possible"), _cell("Fares rise")), (_cell(""), _cell("Boats wait"))),
        aligns=("left", "right"),
    ),
    OrderedList((ListItem((paragraph("Who pays?"), paragraph("Nobody says."))), ListItem(())), start=3),
    BulletList((ListItem((BulletList((ListItem((paragraph("a nested point"),)),)),)),)),
    BlockQuote((paragraph("We will wait", LineBreak(), "and see."), BlockQuote((CodeBlock("a = 1\n  b\n"),)))),
    Callout("warning", (Callout("note", (paragraph("One ", Emphasis((Text("source"),)), "."),)),)),
    paragraph(Link("https://example.org/?a=1&b=2", (Text("the notice"),)), " as ", Code("notice.txt")),
    ThematicBreak(),
    sources("Harbor Times", "Coast Courier"),
)
