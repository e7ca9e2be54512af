from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders_brief import IMPLICATIONS, brief
from msgspec.structs import replace

from briefgen.brief.json import brief_from_json
from briefgen.composition.compose import compose
from briefgen.composition.select import narrow
from briefgen.errors import SourceError, TemplateError, UsageError
from briefgen.pipeline import FORMATS, Request, check_formats, fit, make
from briefgen.template.load import load_template
from briefgen.writers.registry import measure_pages

DAY = datetime(2026, 11, 22, tzinfo=UTC)
HARBOR = b"""Title: Velm to close its harbor

The city of Velm will close its northern harbor in March. Ferries could move south, Mayor Ada Brun said.

It is unclear who will pay for the move.
"""
FERRIES = b"""Title: Ferries are to move

The city of Velm will close its northern harbor in March. The Island Council does not oppose the move.
"""


def request(*sources: Path | bytes, formats: tuple[str, ...] = ("json",), template: str = "executive") -> Request:
    return Request(sources=sources, created=DAY, formats=formats, template=template)


def test_every_format_is_made_in_the_order_asked_for() -> None:
    formats = ("json", *reversed(FORMATS[:-1]))
    made = make(request(HARBOR, FERRIES, formats=formats))
    assert tuple(made.contents) == formats
    assert made.contents["pdf"].startswith(b"%PDF-")
    assert made.contents["docx"].startswith(b"PK")


def test_the_json_is_the_brief_with_the_notices_of_every_stage(tmp_path: Path) -> None:
    template = tmp_path / "short"
    template.mkdir()
    (template / "template.toml").write_text(
        'extends = "executive"\ntitle = "Short"\ndescription = "Short"\nsections = ["sources"]\n', "utf-8"
    )
    made = make(request(HARBOR, formats=("md", "json"), template=str(template)))
    assert brief_from_json(made.contents["json"]) == made.brief
    assert "left-out" in {notice.code for notice in made.brief.notices}


def test_the_title_block_reaches_the_page() -> None:
    told = replace(request(HARBOR, formats=("md",)), audience="the Mayor", author="Harbor desk", cutoff="2026-11-21")
    head = make(told).contents["md"].decode().replace("\u00a0", " ")
    assert head.startswith("BRIEF · For the Mayor · By Harbor desk\\\n22 November 2026 · Information cut-off: 21 Nov")


def test_the_stages_are_told_in_order() -> None:
    stages: list[str] = []
    make(request(HARBOR, formats=("md", "json")), on_stage=stages.append)
    assert stages == ["read", "analyze", "compose", "write md"]


def test_files_and_bytes_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "ferries.txt").write_bytes(FERRIES)
    made = make(request(HARBOR, tmp_path / "ferries.txt"))
    assert [article.origin for article in made.articles] == ["-", "ferries.txt"]


def test_one_bad_article_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        make(request(HARBOR, FERRIES, tmp_path / "missing.txt"))


def test_an_unknown_template_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        make(request(tmp_path / "missing.txt", template="no-such-template"))


def test_an_unknown_format_is_told_with_the_closest_one() -> None:
    with pytest.raises(UsageError, match="unknown format `pfd`") as caught:
        check_formats(("docx", "pfd"))
    assert caught.value.hint == "did you mean `pdf`?"
    check_formats(FORMATS)


def test_a_page_budget_is_kept_by_leaving_statements_out() -> None:
    template = load_template("executive")
    sample = brief(implications=tuple(replace(IMPLICATIONS[0], id=f"implication-{n}") for n in range(60)))
    loose = replace(template, sections=tuple(replace(section, limit=None) for section in template.sections))
    document, notices = fit(sample, loose)
    assert 0.9 < measure_pages(document) <= 1
    assert [notice.code for notice in notices if notice.where == "implications"] == ["left-out"]


def test_what_does_not_fit_with_the_least_is_told_and_shows_no_more_than_the_least() -> None:
    template = load_template("executive")
    low = replace(template.style, page=replace(template.style.page, margin_top_pt=600))
    document, notices = fit(brief(), replace(template, style=low))
    least = replace(template, style=low)
    while narrower := narrow(brief(), least):
        least = narrower
    assert document == compose(brief(), least)
    assert notices[-1].code == "over-budget"
    assert notices[-1].where == "executive"
