"""The templates of weekly summaries, on three weeks and on quiet ones: no rule broken, the same words, all cited."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace
from readers import docx_text, html_text, markdown_text
from written import assert_valid_pdf, letters

from briefgen.brief.check import iter_cited
from briefgen.brief.model import OpenQuestion, Statement
from briefgen.composition.compose import compose
from briefgen.composition.select import find_left_out
from briefgen.document.flaws import find_flaws
from briefgen.document.style import Paper
from briefgen.document.tree import Block, Callout, Cite, Document, Heading, SourceEntry, SourceList
from briefgen.document.walk import cited_sources, document_text, iter_inlines
from briefgen.errors import UsageError
from briefgen.fitting import fit
from briefgen.inspect.check import check_files
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.template.load import load_template
from briefgen.weekly.model import SilentSource, WeeklySummary
from briefgen.weekly.period import read_schedule
from briefgen.weekly.summarize import summarize
from briefgen.writers.mail import write_mail_html, write_mail_text
from briefgen.writers.registry import measure_pages, write

WEEKS = ("2026-W45", "2026-W46", "2026-W47")
SUMMARIES = (*WEEKS, "unread", "nothing at all")
TEMPLATES = ("weekly-executive", "weekly-analyst")
SCHEDULE = read_schedule("Fri 16:00", "Europe/London")
SINCE = datetime(2026, 10, 30, 16, tzinfo=UTC)
SILENT = SilentSource(name="https://news.example/rss", since="2026-11-19T16:00:00+00:00", reason="cannot be reached")


def articles(week: str) -> tuple[Article, ...]:
    return tuple(article for file in sorted(Path("samples/weekly", week).glob("*.txt")) for article in read(file))


@cache
def summaries() -> Mapping[str, WeeklySummary]:
    made: dict[str, WeeklySummary] = {}
    earlier = None
    for week in WEEKS:
        made[week] = earlier = summary(week, articles(week), earlier)
    return made | {
        "unread": summary("2026-W48", (), earlier, (SILENT,)),
        "nothing at all": summary("2026-W45", (), None),
    }


def summary(
    week: str, found: tuple[Article, ...], earlier: WeeklySummary | None, silent: tuple[SilentSource, ...] = ()
) -> WeeklySummary:
    late = [article for article in found if "late" in article.origin]
    period = SCHEDULE.find(week, since=SINCE)
    return summarize(
        found, series="harbor", period=period, zone=SCHEDULE.zone, earlier=earlier, late=late, silent_sources=silent
    )


def document_of(template: str, name: str, paper: Paper = "a4") -> Document:
    return fit(summaries()[name], load_template(template), paper=paper, audience="the Minister")[0]


every_document = pytest.mark.parametrize(("template", "name"), [(t, name) for t in TEMPLATES for name in SUMMARIES])


@pytest.mark.parametrize("paper", get_args(Paper))
@every_document
def test_no_rule_is_broken_and_every_format_holds_the_same_words(
    template: str, name: str, paper: Paper, tmp_path: Path
) -> None:
    document = document_of(template, name, paper)
    contents = {ending: write(document, ending) for ending in ("pdf", "docx", "html", "md")}
    assert not find_flaws(document)
    assert not check_files([(f"a.{ending}", contents[ending]) for ending in ("pdf", "docx")]).findings
    assert_valid_pdf(contents["pdf"], tmp_path / "a.pdf")
    said = letters(document_text(document))
    assert letters(docx_text(contents["docx"])) == said
    assert letters(html_text(contents["html"])) == said
    assert letters(markdown_text(contents["md"])) == said


@pytest.mark.parametrize("paper", get_args(Paper))
def test_the_executive_one_has_two_pages_at_most_and_a_quiet_week_has_one(paper: Paper) -> None:
    pages = {name: measure_pages(document_of("weekly-executive", name, paper)) for name in SUMMARIES}
    assert max(pages.values()) <= 2
    assert pages["unread"] <= 1
    assert pages["nothing at all"] <= 1


@every_document
def test_every_statement_that_is_printed_is_cited(template: str, name: str) -> None:
    document = document_of(template, name)
    words = document_text(document)
    cited = {inline.statement for inline in iter_inlines(document.blocks) if isinstance(inline, Cite)}
    ids: dict[str, set[str]] = {}
    for part in iter_cited(summaries()[name]):
        if isinstance(part, Statement | OpenQuestion) and part.text in words:
            ids.setdefault(part.text, set()).add(part.id)
    assert not [text for text, same in ids.items() if not same & cited]


@every_document
def test_no_head_stands_without_words(template: str, name: str) -> None:
    blocks = document_of(template, name).blocks
    for head, below in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(head, Heading):
            assert below is not None
            assert not isinstance(below, Heading) or below.level == head.level + 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_period_is_printed_by_the_clocks_of_the_series(template: str) -> None:
    (kicker,) = [b for b in document_of(template, "2026-W47").blocks if isinstance(b, Callout) and b.kind == "kicker"]
    words = document_text(with_blocks((kicker,))).replace("\u00a0", " ")
    assert "harbor · Week 2026-W47 · For the Minister" in words
    said = "from Friday 13 November 2026 16:00 until, but not including, Friday 20 November 2026 16:00 (Europe/London)"
    assert f"{said} · 8 articles" in words


def with_blocks(blocks: tuple[Block, ...]) -> Document:
    whole = document_of("weekly-executive", "2026-W47")
    cited = [inline for inline in iter_inlines(blocks) if isinstance(inline, Cite)]
    ids = dict.fromkeys(source_id for cite in cited for source_id in cite.source_ids)
    listed = SourceList(tuple(SourceEntry(source_id, ()) for source_id in ids))
    return Document(title="", blocks=(*blocks, listed), created=whole.created, style=whole.style)


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_changed_is_told_with_before_and_now(template: str) -> None:
    words = document_text(document_of(template, "2026-W46"))
    told = words[words.index("Before: “4.2 million euros”") :]
    places = [
        told.index(said) for said in ("Now: “6.8 million euros”.", "stated\u00a0· Engineers", "Before: “in March”")
    ]
    assert places == sorted(places)
    assert "This is the first summary" not in words
    assert "This is the first summary of the series" in document_text(document_of(template, "2026-W45"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_was_open_is_answered_or_carried_with_its_age(template: str) -> None:
    words = document_text(document_of(template, "2026-W46"))
    assert "Answer: The navy will carry medicine and food to the island, the government said." in words
    later = document_text(document_of(template, "2026-W47")).replace("\u00a0", " ")
    assert "2 weeks without an answer, first asked in week 2026-W45" in later


@every_document
def test_no_story_says_twice_that_it_was_told_above(template: str, name: str) -> None:
    blocks = document_of(template, name).blocks
    heads = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in zip(heads, (*heads[1:], len(blocks)), strict=True):
        words = document_text(with_blocks(blocks[start:end]))
        assert words.count("As said above.") <= 1


@pytest.mark.parametrize("week", WEEKS[1:])
def test_a_short_page_has_a_row_for_what_changed_counts_the_rest_and_lists_what_it_cites(week: str) -> None:
    summary = summaries()[week]
    template = load_template("weekly-executive")
    short = {"changes": 1, "carried_questions": 1}
    sections = tuple(replace(one, limit=short.get(one.name, one.limit), least=0) for one in template.sections)
    document = compose(summary, replace(template, sections=sections))
    words = document_text(document).replace("\u00a0", " ")
    table = words[words.index("Compared with") : words.index("Top stories")]
    for story in summary.stories:
        assert (str(story.headline) in table) == (story.state in ("changed", "closed"))
    assert "more entries are not shown here." in table
    (listed,) = [block for block in document.blocks if isinstance(block, SourceList)]
    assert {entry.source_id for entry in listed.entries} == cited_sources(document.blocks)
    assert len(listed.entries) < len(summary.sources)


def test_what_a_short_page_leaves_out_is_told_in_words() -> None:
    template = load_template("weekly-executive")
    short = {"week": 1, "stories": 1}
    sections = tuple(replace(one, limit=short.get(one.name, one.limit), least=0) for one in template.sections)
    told = {
        one.where: one.message for one in find_left_out(summaries()["2026-W46"], replace(template, sections=sections))
    }
    assert told["week"].startswith("2 of 3 statements are not shown")
    assert told["stories"].startswith("3 of 4 stories are not shown")


def test_what_was_passed_over_is_counted_for_the_one_and_named_for_the_other() -> None:
    counted = document_text(document_of("weekly-executive", "2026-W45")).replace("\u00a0", " ")
    assert "1 story was passed over" in counted
    named = document_text(document_of("weekly-analyst", "2026-W45"))
    assert "1 origin, where a new story needs 2 (museum-whale.txt)" in named


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_quiet_week_says_so(template: str) -> None:
    words = document_text(document_of(template, "nothing at all"))
    assert "A quiet week" in words
    assert "could not be read" not in words


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_week_of_which_nothing_could_be_read_is_not_called_quiet(template: str) -> None:
    words = document_text(document_of(template, "unread")).replace("\u00a0", " ")
    assert "A quiet week" not in words
    assert "Nothing can be said of this week: sources of this series could not be read." in words
    assert "https://news.example/rss; last read 19 November 2026, 16:00 UTC: cannot be reached" in words


def test_a_week_of_which_something_was_read_is_quiet_also_where_a_source_was_silent() -> None:
    whale = tuple(one for one in articles("2026-W45") if one.origin == "museum-whale.txt")
    assert whale
    told = summary("2026-W45", whale, None, (SILENT,))
    words = document_text(fit(told, load_template("weekly-executive"))[0])
    assert "A quiet week" in words
    assert "Nothing can be said" not in words


def test_a_story_that_silence_has_closed_says_so() -> None:
    said = document_text(document_of("weekly-executive", "unread"))
    assert "no longer reported; last told: The opposition in Varnholt" in said
    assert "no longer reported" not in document_text(document_of("weekly-executive", "2026-W47"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_articles_that_do_not_count_beside_another_are_counted_in_the_head(template: str) -> None:
    twice = Path("samples/weekly/2026-W47/airport-fog.txt").read_bytes()
    copies = read(twice, origin="a-copy.txt") + read(twice, origin="another-copy.txt")
    made = summary("2026-W47", (*articles("2026-W47"), *copies), summaries()["2026-W46"])
    words = document_text(compose(made, template)).replace("\u00a0", " ")
    assert "8 articles (left out: 2 copies)" in words
    words = document_text(document_of(template, "2026-W46")).replace("\u00a0", " ")
    assert "9 articles (left out: 1 earlier version)" in words


def test_how_well_sourced_a_week_is_tells_the_articles_of_earlier_weeks_apart() -> None:
    made = summaries()["2026-W47"]
    all_of_them, now = len(made.sources), sum(len(story.source_ids) for story in made.stories)
    words = document_text(document_of("weekly-analyst", "2026-W47")).replace("\u00a0", " ")
    assert f"{all_of_them} articles ({all_of_them - now} of them of earlier weeks), " in words
    first = document_text(document_of("weekly-analyst", "2026-W45")).replace("\u00a0", " ")
    assert "8 articles, 7 independent origins;" in first


def test_a_late_article_is_marked() -> None:
    words = document_text(document_of("weekly-executive", "2026-W46"))
    assert "received in it: How ferry crews voted for the strike" in words
    assert "· late ·" in words.replace("\u00a0", " ")


@every_document
def test_the_mail_says_what_the_document_says(template: str, name: str) -> None:
    document = document_of(template, name)
    text, page = write_mail_text(document), write_mail_html(document)
    for part in iter_cited(summaries()[name]):
        if isinstance(part, Statement) and part.text in document_text(document):
            assert letters(part.text) in letters(text)
    assert max(map(len, text.splitlines())) <= 80
    assert not [word for word in ("<script", "<svg", "<img", "<link", "url(") if word in page]


def test_a_brief_is_not_laid_out_as_a_summary() -> None:
    with pytest.raises(UsageError, match="is for briefs"):
        compose(summaries()["unread"], "executive")
