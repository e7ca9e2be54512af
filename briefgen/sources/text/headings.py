"""Section headings that carry no marker. Goes in: the units of a body. Comes out: which of them are headings.

A line is a heading if it reads as one and stands above a paragraph or a list; not behind a colon, and not in a row
of three or more such lines, which is a list (but at the top of the body: subtitle, names, place and day). A short
question is one only above a long paragraph, and only in an article that has other headings: news is full of
one-line paragraphs that ask.
"""

from collections.abc import Sequence

from briefgen.sources.text.prose import count_words, reads_as_heading, reads_as_prose, reads_as_question_heading
from briefgen.sources.text.units import Unit

_MOST_IN_A_ROW = 2
_FEWEST_WORDS_BELOW_A_QUESTION = 21


def find_headings(text: str, units: Sequence[Unit]) -> frozenset[int]:
    """The places of the headings among `units`; marked ones (Markdown) are always headings."""
    plain = {index for row in _rows(text, units) if _heads_a_section(text, units, row) for index in row}
    marked = {index for index, unit in enumerate(units) if unit.kind == "heading"}
    asked = {index for index in range(len(units) - 1) if _asks_above_a_paragraph(text, units, index)}
    found = plain | marked | asked
    return frozenset(found if len(found) > 1 else found - asked)


def _rows(text: str, units: Sequence[Unit]) -> list[list[int]]:
    rows: list[list[int]] = []
    for index, unit in enumerate(units):
        if unit.kind == "text" and reads_as_heading(unit.words(text)):
            if rows and rows[-1][-1] == index - 1:
                rows[-1].append(index)
            else:
                rows.append([index])
    return rows


def _heads_a_section(text: str, units: Sequence[Unit], row: Sequence[int]) -> bool:
    below = row[-1] + 1
    if below == len(units):
        return False
    if row[0] > 0 and (len(row) > _MOST_IN_A_ROW or units[row[0] - 1].words(text).endswith(":")):
        return False
    return units[below].kind in ("entry", "heading") or reads_as_prose(units[below].words(text))


def _asks_above_a_paragraph(text: str, units: Sequence[Unit], index: int) -> bool:
    unit, below = units[index], units[index + 1]
    return (
        unit.kind == "text"
        and reads_as_question_heading(unit.words(text))
        and below.kind == "text"
        and count_words(below.words(text)) >= _FEWEST_WORDS_BELOW_A_QUESTION
    )
