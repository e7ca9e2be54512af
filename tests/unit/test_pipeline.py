from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders_brief import IMPLICATIONS, brief
from msgspec.structs import replace

from briefgen.brief.json import brief_from_json
from briefgen.composition.compose import compose
from briefgen.composition.select import narrow
from briefgen.document.walk import count_words
from briefgen.errors import BriefError, SourceError, TemplateError, UsageError
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


ASKING = """extends = "executive"
title = "Asking"
formats = ["md"]
audience = "The Mayor"
marking_scheme = "uk"
[field.reply]
label = "Reply by"
"""


def asking(tmp_path: Path, manifest: str = ASKING) -> Request:
    folder = tmp_path / "asking"
    folder.mkdir()
    (folder / "template.toml").write_text(manifest, "utf-8")
    return Request(sources=(HARBOR, FERRIES), created=DAY, template=str(folder))


def test_the_template_says_formats_audience_and_scheme_where_nobody_else_does(tmp_path: Path) -> None:
    quiet = asking(tmp_path)
    made = make(replace(quiet, marking="OFFICIAL"))
    assert list(made.contents) == ["md"]
    assert "The Mayor" in made.contents["md"].decode()
    assert (made.brief.marking, made.brief.marking_scheme) == ("OFFICIAL", "uk")
    made = make(replace(quiet, formats=("html",), audience="the Board", marking_scheme="tlp", marking="TLP:GREEN"))
    assert list(made.contents) == ["html"]
    assert "the Board" in made.contents["html"].decode()
    assert made.brief.marking_scheme == "tlp"
    with pytest.raises(UsageError):
        make(replace(quiet, marking_scheme="none", marking="OFFICIAL"))


def test_where_nobody_says_formats_there_are_three() -> None:
    assert list(make(Request(sources=(HARBOR,), created=DAY)).contents) == ["docx", "pdf", "json"]


def test_an_unfilled_field_is_noticed_and_stops_what_is_strict(tmp_path: Path) -> None:
    waiting = asking(tmp_path)
    assert [n.where for n in make(waiting).brief.notices if n.code == "to-be-completed"] == ["reply"]
    with pytest.raises(BriefError, match=r"not finished: to be completed: reply$") as caught:
        make(replace(waiting, strict=True))
    assert "--set reply=" in caught.value.hint
    filled = make(replace(waiting, strict=True, fields={"reply": "Friday"}))
    assert "to-be-completed" not in {notice.code for notice in filled.brief.notices}


def test_an_unknown_field_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown field `replay`"):
        make(replace(asking(tmp_path), sources=(tmp_path / "missing.txt",), fields={"replay": "x"}))


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (
            ASKING.replace("[field.reply]\nlabel", "words = 20\n[labels]\nkicker"),
            "words more than its template allows (20)",
        ),
        (ASKING.replace("[field.reply]\nlabel", "[labels]\npage = '{page} {pages}'\nkicker"), None),
    ],
)
def test_a_strict_request_is_refused_for_a_budget_only(manifest: str, message: str | None, tmp_path: Path) -> None:
    strict = replace(asking(tmp_path, manifest), strict=True)
    if message is None:
        assert make(strict).contents
        return
    with pytest.raises(BriefError) as caught:
        make(strict)
    assert message in caught.value.message
    assert caught.value.exit_code == 30


def test_a_word_budget_is_kept_by_leaving_statements_out() -> None:
    sample = brief(implications=tuple(replace(IMPLICATIONS[0], id=f"implication-{n}") for n in range(60)))
    loose = load_template("base")
    assert count_words(fit(sample, loose)[0]) > 600
    document, notices = fit(sample, replace(loose, words=600))
    assert 550 < count_words(document) <= 600
    assert [notice.code for notice in notices if notice.where == "implications"] == ["left-out"]
    assert "over-budget" not in {notice.code for notice in notices}


def test_words_that_cannot_be_saved_are_counted() -> None:
    document, notices = fit(brief(), replace(load_template("base"), words=5))
    assert notices[-1].code == "over-budget"
    assert notices[-1].message.startswith(f"the brief takes {count_words(document) - 5} words more than")
