"""How many statements rest on how much, and which."""

from builders_brief import IMPLICATIONS, brief
from msgspec.structs import replace

from briefgen.composition.select import select
from briefgen.composition.sourcing import count_sourcing
from briefgen.template.load import load_template


def test_statements_are_named_by_section_and_number() -> None:
    levels = ("several origins", "one source", "several origins", "several origins", "several origins")
    implications = tuple(
        replace(IMPLICATIONS[0], id=f"implication-{n}", corroboration=level) for n, level in enumerate(levels, 1)
    )
    sample = brief(implications=implications)
    best, middle, least = count_sourcing(sample, select(sample, load_template("base"))[0])
    assert [level["corroboration"] for level in (best, middle, least)] == [
        *("several origins", "one origin", "one source")
    ]
    assert best["count"] == 4
    assert best["parts"] == [{"name": "implications", "heading": "What follows", "numbers": "1, 3–5"}]
    assert middle["parts"][0] == {"name": "bottom_line", "heading": "", "numbers": None}
    assert least["count"] == 4


def test_only_what_the_page_shows_is_counted() -> None:
    sample = brief()
    levels = count_sourcing(sample, select(sample, load_template("executive"))[0])
    assert sum(level["count"] for level in levels) == 8
