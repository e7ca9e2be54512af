"""Times for machines are printed for people; what a source words itself stays."""

from datetime import datetime

import msgspec
import pytest
from builders_brief import brief

from briefgen.composition.compose import compose
from briefgen.composition.times import is_for_machines, word_time
from briefgen.document.walk import document_text


def test_a_time_keeps_its_hour_and_its_zone_as_stated() -> None:
    def day(moment: datetime) -> str:
        return f"day {moment.day}"

    assert word_time("2026-11-20T23:30:00-05:00", day) == "day 20, 23:30 -05:00"
    assert word_time("2026-11-20T16:00:00Z", day) == "day 20, 16:00 UTC"
    assert word_time("2026-11-20T16:00", day) == "day 20, 16:00"
    assert word_time("2026-11-20T99:00", day) == "2026-11-20T99:00"
    assert word_time("2026-11-20T16:00", lambda _: None) == "2026-11-20T16:00"


@pytest.mark.parametrize("words", ["2026-11-20", "20 November 2026", "2026-11-20 at noon"])
def test_words_for_people_are_left_alone(words: str) -> None:
    assert not is_for_machines(words)


@pytest.mark.parametrize(
    ("language", "published", "updated"),
    [
        ("en", "20\xa0November 2026, 16:00 +01:00", "updated 21\xa0November 2026, 09:30 UTC"),
        ("de", "20.\xa0November\xa02026, 16:00 +01:00", "aktualisiert 21.\xa0November\xa02026, 09:30 UTC"),
    ],
)
def test_a_page_prints_the_time_of_a_source_in_its_own_language(language: str, published: str, updated: str) -> None:
    sources = tuple(
        msgspec.structs.replace(source, published="2026-11-20T16:00:00+01:00", updated="2026-11-21T09:30:00Z")
        for source in brief().sources
    )
    text = document_text(compose(brief(sources=sources), language=language))
    assert published in text
    assert updated in text
    assert "T16:00" not in text
