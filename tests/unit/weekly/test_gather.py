"""Several briefs become the sections of one report, which keeps the promise of each."""

from datetime import UTC, datetime
from typing import Any

import pytest

from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief, iter_cited
from briefgen.brief.model import SCHEMA_VERSION, Brief, Report
from briefgen.sources.read import read
from briefgen.weekly.gather import Gathered, gather

WEEK = "samples/weekly/2026-W45"
STORIES = (
    ("ferry-strike-called", "ferry-strike-islanders", "ferry-strike-agency"),
    ("bridge-cost", "bridge-traders"),
    ("terminal-sale",),
)


@pytest.fixture(scope="module")
def briefs() -> list[Brief]:
    return [make_brief(read(*(f"{WEEK}/{name}.txt" for name in story))) for story in STORIES]


def report(gathered: Gathered) -> Report:
    return Report(
        schema_version=SCHEMA_VERSION,
        title="The week",
        created=datetime(2026, 11, 6, tzinfo=UTC),
        language="en",
        engine="builtin",
        bottom_line=gathered.bottom_line,
        origins=gathered.origins,
        sources=gathered.sources,
        notices=(),
        **dict[str, Any](gathered.sections),
    )


def test_the_report_keeps_the_invariant_and_every_statement_of_the_briefs(briefs: list[Brief]) -> None:
    gathered = gather(briefs)
    check_brief(report(gathered))
    kept = [part.text for part in (gathered.bottom_line, *gathered.week) if part]
    assert kept == [brief.bottom_line.text for brief in briefs]
    for name in ("key_shifts", "implications", "open_questions", "agreements", "differences"):
        texts = [getattr(part, "text", None) or part.about for part in gathered.sections[name]]
        assert texts == [getattr(part, "text", None) or part.about for brief in briefs for part in getattr(brief, name)]


def test_each_brief_finds_its_own_sources_and_parts_again(briefs: list[Brief]) -> None:
    gathered = gather(briefs)
    assert [source.origin for source in gathered.sources] == [f"{name}.txt" for story in STORIES for name in story]
    parts = {part.id: part for part in (*iter_cited(report(gathered)), *gathered.week)}
    for brief, source_ids, part_ids in zip(briefs, gathered.source_ids, gathered.part_ids, strict=True):
        assert len(source_ids) == len(brief.sources)
        assert len(part_ids) == len(list(iter_cited(brief)))
        for part_id in part_ids:
            assert {citation.source_id for citation in parts[part_id].citations} & set(source_ids)


def test_an_actor_of_several_stories_stands_once_and_cites_each(briefs: list[Brief]) -> None:
    gathered = gather([briefs[1], briefs[1]])
    actors = gathered.sections["actors"]
    assert [actor.name for actor in actors] == [actor.name for actor in briefs[1].actors]
    for actor, alone in zip(actors, briefs[1].actors, strict=True):
        assert all(actor.id in part_ids for part_ids in gathered.part_ids)
        assert {citation.source_id for citation in actor.citations} > {c.source_id for c in alone.citations}
        assert (actor.stance, actor.citations[0]) == (alone.stance, alone.citations[0])


def test_no_story_gives_a_report_without_a_bottom_line() -> None:
    gathered = gather([])
    assert gathered.bottom_line is None
    assert not gathered.sources
    assert not gathered.week
    check_brief(report(gathered))
