"""Articles become a brief: what each part takes from the analysis."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from builders import DAY
from builders_article import article, samples

from briefgen.brief.build import make_brief
from briefgen.brief.model import SCHEMA_VERSION, Brief
from briefgen.errors import AnalysisError, ConfigError, UsageError
from briefgen.sources.read import read

PIER = "The Harbor Board of Lindmar closed the old pier on Monday because of deep cracks. Boats run."


def brief_on(text: str) -> Brief:
    return make_brief([article(text)], created=DAY)


def test_the_title_is_the_first_headline() -> None:
    texts = [
        article(PIER),
        article(PIER + " It rains.", headline="Pier\n closed"),
        article("It rains.", headline="Rain"),
    ]
    assert make_brief(texts, created=DAY).title == "Pier closed"


def test_a_title_of_the_user_comes_before_it() -> None:
    assert make_brief(samples(), title="Our title", created=DAY).title == "Our title"


@pytest.mark.parametrize("title", ["", "  ", "\n\u00a0"])
def test_a_blank_title_is_refused(title: str) -> None:
    with pytest.raises(UsageError, match="the title is blank"):
        make_brief([article(PIER)], title=title, created=DAY)


def test_a_title_stands_on_one_line() -> None:
    assert make_brief([article(PIER)], title=" Our\n title ", created=DAY).title == "Our title"


def test_no_article_gives_no_brief() -> None:
    with pytest.raises(AnalysisError, match="no article was given"):
        make_brief(())


def test_without_a_headline_the_bottom_line_is_the_title() -> None:
    assert brief_on("Boats run.").title == "Boats run."
    assert brief_on(PIER + " And so on.").title.endswith("because of deep …")


def test_the_date_is_the_day_of_the_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert make_brief([article(PIER)]).created.isoformat() == "1970-01-01T00:00:00+00:00"
    assert brief_on(PIER).created == DAY


def test_of_a_time_the_day_counts_in_utc() -> None:
    east = timezone(timedelta(hours=9))
    at_night = datetime(2026, 11, 23, 3, 15, tzinfo=east)
    assert make_brief([article(PIER)], created=at_night).created == DAY
    assert make_brief([article(PIER)], created=datetime(2026, 11, 22, 23, 59, 59, 999, tzinfo=UTC)).created == DAY


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="2026-11-22 00:00:00 has no zone"):
        make_brief([article(PIER)], created=DAY.replace(tzinfo=None))


def test_a_brief_names_its_version_language_and_engine() -> None:
    brief = brief_on(PIER)
    assert (brief.schema_version, brief.language, brief.engine) == (SCHEMA_VERSION, "en", "builtin")


def test_sources_keep_what_the_article_states() -> None:
    content = (
        b"---\ntitle: Pier closed\nauthor: Jane Doe\npublisher: Harbor News\nurl: https://harbor.example/pier\n"
        b"date: 3 May 2026\n---\n\nThe Harbor Board of Lindmar closed the old pier on Monday.\n"
    )
    (source,) = make_brief(read(content, origin="pier.md"), created=DAY).sources
    assert (source.id, source.origin, source.headline) == ("s1", "pier.md", "Pier closed")
    assert (source.byline, source.publisher, source.published) == ("Jane Doe", "Harbor News", "3 May 2026")
    assert source.url == "https://harbor.example/pier"
    assert source.text == content.decode()


def test_an_implication_that_two_articles_report_is_told_once() -> None:
    effect = "The closure of the old pier could cost the city of Lindmar a third of its visitors."
    again = "The city of Lindmar could lose a third of its visitors by the closure of the old pier."
    lead = "Deep cracks made the Harbor Board close the old pier on Monday."
    brief = make_brief([article(f"{PIER} {effect}"), article(f"{lead} {again}", origin="b.txt")], created=DAY)
    (implication,) = brief.implications
    assert implication.text in (effect, again)
    assert sorted(citation.source_id for citation in implication.citations) == ["s1", "s2"]
    assert implication.corroboration == "several origins"


def test_the_speaker_of_a_statement_is_its_attribution() -> None:
    brief = brief_on(PIER + " Mayor  Ida\nSolberg warned that the closure could cost the city a third of its visitors.")
    assert brief.implications[0].attribution == "Mayor Ida Solberg"
    assert brief.bottom_line.attribution is None


def test_the_sentence_behind_a_stance_is_cited_first() -> None:
    brief = brief_on("The Harbor Board met today. Nobody came. The Harbor Board opposes the sale of boats.")
    (actor,) = brief.actors
    assert actor.stance == "opposes the sale of boats"
    assert [citation.quote for citation in actor.citations] == [
        "The Harbor Board opposes the sale of boats.",
        "The Harbor Board met today.",
    ]


def test_lexicons_of_the_user_are_used(tmp_path: Path) -> None:
    (tmp_path / "cues.txt").write_text("[open]\nanyone's guess\n")
    texts = [article(PIER + " Who pays is anyone's guess.")]
    assert not make_brief(texts, created=DAY).open_questions
    for folder in (tmp_path, str(tmp_path)):
        (question,) = make_brief(texts, created=DAY, lexicons=folder).open_questions
        assert question.kind == "explicit"


def test_lexicons_that_cannot_be_used_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        make_brief([article(PIER)], created=DAY, lexicons=tmp_path / "none")


def test_notices_of_reading_come_before_those_of_the_analysis() -> None:
    (read_article,) = read(b"Tags: pier\n\nPier closed\n\nThe Harbor Board of Lindmar closed the old pier on Monday.\n")
    brief = make_brief([read_article], created=DAY)
    assert [notice.code for notice in brief.notices] == ["metadata-line", "one-source"]


def test_a_brief_on_markdown_shows_words_without_marks() -> None:
    text = (
        "# The pier\n\nThe mayor **warned** on Monday that the [pier](https://example.org/p_1) could *fail*.\n\n"
        "**Officials** may shift from old **boats to ferries** soon. Mayor Ida **Solberg** said that _crews_ left.\n"
    )
    made = make_brief(read(text.encode(), origin="pier.md"), created=DAY)
    assert made.bottom_line.text == "The mayor warned on Monday that the pier could fail."
    assert made.bottom_line.citations[0].quote.startswith("The mayor **warned**")
    shown = [statement.text for statement in (made.bottom_line, *made.key_shifts, *made.implications)]
    assert not any(mark in words for words in shown for mark in "*`")


class TestSides:
    TWENTY = "Police said 20,000 people marched through Lindmar to protest the ferry law."
    FIFTY = "Some 50,000 people marched through Lindmar to protest the ferry law."

    def test_each_side_has_its_words_and_its_sentences(self) -> None:
        brief = make_brief([article(self.TWENTY), article(self.FIFTY)], created=DAY)
        (difference,) = brief.differences
        assert difference.about == "The figure: “20,000 people” / “50,000 people”"
        assert (difference.point, difference.certain) == ("The figure", True)
        assert [(side.text, [one.source_id for one in side.citations]) for side in difference.sides] == [
            ("20,000 people", ["s1"]),
            ("50,000 people", ["s2"]),
        ]

    def test_articles_that_say_the_same_are_one_side(self) -> None:
        third = (
            "About 50,000 people marched through the old town of Lindmar on Sunday to protest the new ferry law. "
            "Boats run again, and the bakers of the lake sold out by noon."
        )
        brief = make_brief([article(text) for text in (self.TWENTY, self.FIFTY, third)], created=DAY)
        (difference,) = brief.differences
        assert [(side.text, [one.source_id for one in side.citations]) for side in difference.sides] == [
            ("20,000 people", ["s1"]),
            ("50,000 people", ["s2", "s3"]),
        ]
