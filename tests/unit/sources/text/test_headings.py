"""Which lone short lines are headings, and which are paragraphs."""

import pytest

from briefgen.sources.read import read

LONG = (
    "The harbor board closed the old pier on Monday after divers found deep cracks in three of its pillars, "
    "and nobody can say when ferries will call there again."
)
SHORT = "Nobody was hurt."


def headings(text: str) -> list[str]:
    article = read(f"Pier closed\n\n{text}".encode(), origin="pier.txt")[0]
    return [article.text[passage.start : passage.end] for passage in article.passages if passage.kind == "heading"]


@pytest.mark.parametrize(
    "line", ["Next steps", "Ferries in the U.S.-owned port", "3 pillars cracked", "**What we know**"]
)
def test_a_lone_short_line_above_a_paragraph_is_a_heading(line: str) -> None:
    assert headings(f"{SHORT}\n\n{line}\n\n{LONG}") == [line]
    assert headings(f"{SHORT}\n{line}\n{LONG}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Ferries are late.",
        "“We will rebuild it”",
        "The mayor: “We will rebuild”",
        "The mayor said:",
        "and then nothing happened",
        "— Jane Doe, mayor",
        "A second closure?",
        "Is this the end?",
        '"Is this the end?" he asked.',
        "“Why now?”",
        "Trade unions say their members have to pay for what the board got wrong",
    ],
)
def test_a_line_that_may_be_a_statement_is_a_paragraph(line: str) -> None:
    assert headings(f"{SHORT}\n\n{line}\n\n{LONG}") == []


def test_a_question_is_a_heading_among_other_headings() -> None:
    assert headings(f"What went wrong?\n\n{LONG}\n\nNext steps\n\n{SHORT}") == ["What went wrong?", "Next steps"]
    assert headings(f"What went wrong?\n\n{LONG}\n\nWho will pay?\n\n{LONG[10:]}") == [
        "What went wrong?",
        "Who will pay?",
    ]


def test_a_question_above_a_short_paragraph_is_a_statement() -> None:
    assert headings(f"Next steps\n\n{LONG}\n\nWhat went wrong?\n\n{SHORT}") == ["Next steps"]


def test_two_lines_in_a_row_are_headings_and_three_are_a_list() -> None:
    assert headings(f"{SHORT}\n\nBackground\n\nThe old pier\n\n{LONG}") == ["Background", "The old pier"]
    assert headings(f"{SHORT}\n\nNorth quay\n\nSouth quay\n\nOld pier\n\n{LONG}") == []


def test_lines_between_the_title_and_the_first_paragraph_are_no_statements() -> None:
    top = ["Board gives no date", "Jane Doe in Port Harbor", "3 May 2026"]
    assert headings("\n".join([*top, LONG])) == top


def test_a_line_behind_a_colon_is_no_heading() -> None:
    assert headings(f"Two quays stay open:\n\nNorth quay\n\n{LONG}") == []


def test_the_last_line_is_no_heading() -> None:
    assert headings(f"{LONG}\n\nMore to come") == []
