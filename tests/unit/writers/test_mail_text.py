"""The plain text of a mail can be read as it stands."""

from builders import document, paragraph

from briefgen.document.tree import Cell, Emphasis, Table, Text
from briefgen.writers.mail import write_mail_text

LONG = "Engineers put the cost of repairs at 6.8 million euros this week"


def told(*rows: tuple[str, ...]) -> str:
    """What the text says of a table; its first row is the header."""
    header, *cells = (tuple(Cell((Text(word),)) for word in row) for row in rows)
    return write_mail_text(document(Table(header, tuple(cells), tuple("left" for _ in header))))


def test_a_row_of_two_columns_is_said_in_one_go() -> None:
    assert told(("State", "What happened"), ("Changed", LONG)) == f"- Changed: {LONG}\n"


def test_a_row_of_more_columns_names_each() -> None:
    short = told(("Story", "W45", "W46"), ("Ferries", "2", "–"))
    assert short == "- Ferries\n  W45: 2; W46: –\n"
    assert told(("Who", "Says", "Wants"), ("Sol", LONG, "Rest")) == f"- Sol\n  Says: {LONG}\n  Wants: Rest\n"


def test_emphasis_in_parentheses_has_no_second_pair() -> None:
    assert write_mail_text(document(paragraph("A (", Emphasis((Text("late"),)), ") b"))) == "A (late) b\n"
