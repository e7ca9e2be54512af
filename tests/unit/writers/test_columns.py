import pytest
from builders import table

from briefgen.document.tree import Table
from briefgen.writers.columns import column_widths

STATEMENT = "The change in strategy raises concern in fishing towns about the time it takes to answer a call."


def widths(*rows: tuple[str, ...]) -> tuple[float, ...]:
    return column_widths(table(*rows), width_pt=480, size_pt=10, numbers={})


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Certainty", "Statement"), ("possible", STATEMENT)], id="a narrow and a long column"),
        pytest.param([("Words",), (STATEMENT,)], id="one column"),
        pytest.param([("",), ("",)], id="nothing but empty cells"),
        pytest.param([("", "Words"), ("", STATEMENT)], id="an empty column"),
        pytest.param([tuple("abcdefghijkl"), ("internationalization",) * 12], id="twelve columns of long words"),
        pytest.param([("a", "b", "c"), ("w" * 500, "short", STATEMENT)], id="a word longer than the page"),
        pytest.param([("Who", "Role")], id="a header alone"),
    ],
)
def test_widths_are_positive_and_fill_the_text_width(rows: list[tuple[str, ...]]) -> None:
    found = widths(*rows)
    assert len(found) == len(rows[0])
    assert min(found) > 0
    assert sum(found) == pytest.approx(480)


def test_a_column_of_certainty_words_leaves_the_room_to_the_statements() -> None:
    certainty, statement = widths(("Certainty", "Statement"), ("conditional", STATEMENT * 3))
    assert certainty < 80
    assert statement == pytest.approx(480 - certainty)


def test_a_long_word_does_not_squeeze_its_neighbors() -> None:
    _, short, _ = widths(("a", "b", "c"), ("w" * 500, "short", STATEMENT))
    assert short == pytest.approx(5 * 5.5 + 12)


def test_no_column_is_narrower_than_its_longest_word_where_there_is_room() -> None:
    narrow, *_ = widths(("Who", "b", "c"), ("internationalization of it", STATEMENT * 9, STATEMENT * 9))
    assert narrow >= 20 * 5.5


def test_columns_of_one_length_have_one_width() -> None:
    first, second = widths(("Before", "After."), (STATEMENT, STATEMENT))
    assert first == pytest.approx(second)


def test_a_table_without_columns_has_no_widths() -> None:
    assert column_widths(Table((), (), ()), width_pt=480, size_pt=10, numbers={}) == ()


@pytest.mark.parametrize(
    ("words", "least"), [("확실성", 30), ("стверджується", 80), ("9", 25)], ids=["ideographs", "Cyrillic", "a sign"]
)
def test_a_narrow_column_has_the_room_that_its_letters_take(words: str, least: int) -> None:
    """So many points at a size of 10: the word stays whole, and leaves a gap to the next column."""
    assert widths(("a", "Statement"), (words, STATEMENT * 3))[0] >= least
