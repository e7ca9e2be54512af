"""A table in a figure's container becomes a drawing; whatever cannot be drawn is refused with its line."""

from datetime import date

import pytest

from briefgen.composition.parse import parse
from briefgen.document.drawing import Bar, BarChart, Event, Matrix, Timeline
from briefgen.document.tree import Emphasis, Figure, Table, Text
from briefgen.errors import DocumentError
from briefgen.template.search import built_in_shelf

SOURCE = "\n\n[@s1]: one"


def table(*rows: str) -> str:
    head, *rest = (f"| {row} |" for row in rows)
    return "\n".join([head, "|" + " --- |" * (head.count("|") - 1), *rest])


def figure(kind: str, *rows: str, alt: str = "What it shows", caption: str = "") -> Figure:
    parsed = parse(f"::: {kind} {alt}\n{caption}\n\n{table(*rows)}\n:::" + SOURCE)[0]
    assert isinstance(parsed, Figure)
    return parsed


def test_a_timeline_has_its_events_in_the_order_of_their_days() -> None:
    made = figure("timeline", "When | What", "2026-05 | *May* came [@s1]", "2026-03-14 | A **vote**", "2026 | A year")
    assert made.drawing == Timeline(
        (
            Event(date(2026, 1, 1), "2026", "A year"),
            Event(date(2026, 3, 14), "2026-03-14", "A vote"),
            Event(date(2026, 5, 1), "2026-05", "May came"),
        )
    )
    assert made.facts.rows[0][1].children[0] == Emphasis((Text("May"),))


NUMBERS = {
    "0": 0,
    "12": 12,
    "8.5": 8.5,
    "1,250.5 t": 1250.5,
    "12\u00a0345": 12345,
    "12\u202f345\u202fkm²": 12345,
    "12 345 people": 12345,
    "1’250": 1250,
    "3 articles": 3,
    "40%": 40,
    "40 % of all 12": 40,
    "5€": 5,
}


@pytest.mark.parametrize(("shown", "value"), NUMBERS.items())
def test_a_bar_has_its_value_and_how_it_is_printed(shown: str, value: float) -> None:
    assert figure("bars", "Who | How much", f"Lee | {shown}").drawing == BarChart((Bar("Lee", value, shown),))


NO_NUMBERS = ("", "-1", "–1", "many", "1,25", "1.2.3", "5–7", "5-7", "5/7", "12 34", "9" * 400, "٣")


@pytest.mark.parametrize("shown", NO_NUMBERS, ids=range(len(NO_NUMBERS)))
def test_what_is_no_number_is_refused(shown: str) -> None:
    with pytest.raises(DocumentError, match=r"line 6 of .* is no number"):
        figure("bars", "Who | How much", f"Lee | {shown}")


def test_a_matrix_has_a_mark_where_something_is_written() -> None:
    made = figure("matrix", "Who | One | Two *a* | Three", "Lee | x | – | ", "Trump | - | [@s1] | 0")
    marks = ((True, False, False), (False, True, True))
    assert made.drawing == Matrix(("Lee", "Trump"), ("One", "Two a", "Three"), marks)


def test_a_figure_has_its_alt_text_and_its_caption() -> None:
    made = figure("bars", "a | b", "a | 1", alt="  Two *bars*: \\\\ & more ", caption="The *bars*.")
    assert made.alt == "Two *bars*: \\\\ & more"
    assert made.caption == (Text("The "), Emphasis((Text("bars"),)), Text("."))
    assert isinstance(made.facts, Table)
    assert figure("bars", "a | b", "a | 1").caption == ()


def test_a_figure_may_stand_in_a_quote() -> None:
    (quote, _) = parse("> ::: bars X\n> | a | b |\n> | - | - |\n> | a | 1 |\n> :::" + SOURCE)
    assert isinstance(quote.children[0], Figure)  # type: ignore[union-attr]  # it is a quote


REFUSED = {
    "the figure `bars` has no alt text": ("::: bars\n| a | b |\n| - | - |\n:::", "say in a sentence"),
    "the figure `matrix` is not a caption and a table": ("a\n\n::: matrix X\na\n:::", "line 3"),
    "the figure `timeline` is not a caption": ("::: timeline X\n:::", "one table"),
    "the figure `bars` is not": ("::: bars X\n| a | b |\n| - | - |\n\na\n\n| a | b |\n| - | - |\n:::", "one table"),
    "the figure `bars` is": (":::: bars X\n::: note\na\n:::\n\n| a | b |\n| - | - |\n::::", "one table"),
    "the callout `bars` is not closed": ("::: bars X\n| a | b |\n| - | - |", ":::"),
    "unknown callout `barz X`": ("::: barz X\n:::", "did you mean `bars`?"),
    "`2026-13` is no date": ("::: timeline X\n| a | b |\n| - | - |\n| 2026-13 | b |\n:::", "line 4"),
    "`3 May` is no date": ("::: timeline X\na\n\n| a | b |\n| - | - |\n| 2026 | b |\n| 3 May | b |\n:::", "line 7"),
    "`0000` is no date": ("::: timeline X\n| a | b |\n| - | - |\n| 0000 | b |\n:::", "2026-05-03"),
    "the table of `timeline` has two columns": ("::: timeline X\n| a |\n| - |\n| 2026 |\n:::", "the date, then"),
    "the table of `bars` has two columns": ("::: bars X\n| a | b | c |\n| - | - | - |\n:::", "the label, then"),
    "a matrix has two columns or more": ("::: matrix X\n| a |\n| - |\n| b |\n:::", "first column"),
}


@pytest.mark.parametrize(("what", "markdown", "told"), [(what, *rest) for what, rest in REFUSED.items()])
def test_what_cannot_be_drawn_is_refused(what: str, markdown: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(markdown, name="the page")
    assert what in caught.value.message
    assert told in f"{caught.value.message} {caught.value.hint}"


def test_the_example_of_the_manual_is_a_figure() -> None:
    _, _, manual = (built_in_shelf() / "README.md").read_text("utf-8").partition("### Figures")
    lines = [line.removeprefix("    ") for line in manual.splitlines() if line.startswith("    ") or not line]
    (made,) = parse("\n".join(lines))
    assert isinstance(made, Figure)
    assert isinstance(made.drawing, Timeline)
    assert [event.when for event in made.drawing.events] == ["2026-03-14", "2026-06"]
