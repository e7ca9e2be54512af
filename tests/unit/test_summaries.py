"""A summary goes in; its files and the body of its mail come out, the same each time."""

from pathlib import Path

import pytest

from briefgen.errors import BriefError, UsageError
from briefgen.pipeline import Layout, Rendering, Request, make, render
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.summaries import MadeSummary, lay_out_summary
from briefgen.weekly.json import summary_from_json
from briefgen.weekly.model import WeeklySummary
from briefgen.weekly.summarize import summarize
from briefgen.workshop.sample import sample_summary

FORMATS = ("docx", "pdf", "html", "md", "json")


def articles() -> tuple[Article, ...]:
    return tuple(article for file in sorted(Path("samples/weekly/2026-W46").glob("*.txt")) for article in read(file))


def summary_of(*given: Article) -> WeeklySummary:
    return summarize(given, series="harbor", period=sample_summary().period, zone="Europe/London")


def lay_out(summary: WeeklySummary, template: str = "weekly-executive") -> MadeSummary:
    return lay_out_summary(summary, Layout(template=template, formats=FORMATS))


@pytest.fixture(scope="module")
def made() -> MadeSummary:
    return lay_out(summary_of(*articles()))


def test_every_format_is_there_and_a_second_time_is_the_same(made: MadeSummary) -> None:
    assert tuple(made.contents) == FORMATS
    assert lay_out(summary_of(*articles())) == made


def test_its_json_is_the_summary_and_does_not_depend_on_the_template(made: MadeSummary) -> None:
    assert summary_from_json(made.contents["json"]) == made.summary
    other = lay_out_summary(made.summary, Layout(template="weekly-analyst", formats=("json", "md")))
    assert other.contents["json"] == made.contents["json"]
    assert other.contents["md"] != made.contents["md"]


def test_what_is_not_shown_is_told(made: MadeSummary) -> None:
    told = {notice.where for notice in made.notices if notice.code == "left-out"}
    assert "implications" in told
    stories = [story for story in made.summary.stories if story.source_ids]
    first = next(part_id for part_id in stories[0].part_ids if part_id.startswith("implication-"))
    (message,) = [notice.message for notice in made.notices if notice.where == "implications"]
    assert f"{first} " not in f"{message} "


def test_the_mail_says_it_as_text_and_as_html(made: MadeSummary) -> None:
    assert made.mail_text.startswith("WEEKLY SUMMARY")
    assert "What changed since the last summary\n----" in made.mail_text
    assert " | " not in made.mail_text
    assert made.mail_html.startswith("<!DOCTYPE html>")
    assert "style=" in made.mail_html


def test_a_template_for_briefs_is_refused(made: MadeSummary) -> None:
    with pytest.raises(UsageError, match="`executive` is for briefs") as caught:
        lay_out(made.summary, "executive")
    assert "weekly-executive" in caught.value.hint


def test_a_brief_is_not_made_with_a_template_for_summaries() -> None:
    asked = Request(
        sources=(Path("samples/weekly/2026-W46/bridge-opposition.txt"),),
        created=sample_summary().created,
        template="weekly-executive",
    )
    with pytest.raises(UsageError, match="is for weekly summaries"):
        make(asked)


@pytest.mark.parametrize("template", ["executive", "weekly-executive"])
def test_a_summary_is_not_rendered_as_a_brief(made: MadeSummary, template: str) -> None:
    with pytest.raises(BriefError, match="weekly summary"):
        render(Rendering(content=made.contents["json"], template=template))


def test_a_quiet_week_makes_files_too() -> None:
    assert "A quiet week" in lay_out(summary_of()).contents["md"].decode()
