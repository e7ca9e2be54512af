"""Whole briefs are as they were accepted. `make accept` accepts what they have become; review the difference.

`accepted/` holds a folder for each story, and in it the brief as JSON and each format of each template, in a form that
a person can read. What changes with the day or the machine is not in it.
"""

import os
from collections.abc import Callable
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from builders import DAY
from reviewable import docx_review, html_review, json_review, markdown_review, pdf_review

from briefgen.pipeline import Made, Request, make
from briefgen.template.load import load_template
from briefgen.template.search import list_templates
from briefgen.writers.registry import WRITERS

HERE = Path(__file__).parent
ACCEPTED = HERE / "accepted"
ACCEPTING = bool(os.environ.get("BRIEFGEN_ACCEPT"))

STORIES = {
    "samples": tuple(sorted((HERE.parents[1] / "samples").glob("*.txt"))),
    "reservoir": tuple(sorted((HERE / "articles").glob("reservoir-*"))),
}
REVIEWS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "docx": ("docx.xml", docx_review),
    "pdf": ("pdf.txt", pdf_review),
    "html": ("html.txt", html_review),
    "md": ("md", markdown_review),
}
"""Format, the ending of its file in `accepted/`, and how it becomes that file."""
TEMPLATES = sorted(entry.name for entry in list_templates() if load_template(entry.name).kind == "brief")
CASES = [(story, template, name) for story in STORIES for template in TEMPLATES for name in REVIEWS]


@cache
def made(story: str, template: str, formats: tuple[str, ...]) -> Made:
    return make(Request(sources=STORIES[story], created=DAY, formats=formats, template=template))


def hold(file: Path, found: str, *, accepting: bool = ACCEPTING) -> None:
    """Fail with the difference where `file` does not hold `found`; where that is to be accepted, write it."""
    if accepting:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found.encode())
        return
    accepted = file.read_bytes().decode() if file.exists() else ""
    if found != accepted:
        name = f"{file.parent.name}/{file.name}"
        lines = unified_diff(accepted.splitlines(), found.splitlines(), f"{name} as accepted", "now", lineterm="", n=1)
        pytest.fail("\n".join((*lines, "", "If it should be so, run `make accept` and review.")), pytrace=False)


@pytest.mark.parametrize("story", STORIES)
def test_the_brief_is_as_accepted(story: str) -> None:
    hold(ACCEPTED / story / "brief.json", json_review(made(story, "base", ("json",)).contents["json"]))


@pytest.mark.parametrize(("story", "template", "format_name"), CASES)
def test_the_file_is_as_accepted(story: str, template: str, format_name: str) -> None:
    ending, review = REVIEWS[format_name]
    content = made(story, template, tuple(REVIEWS)).contents[format_name]
    hold(ACCEPTED / story / f"{template}.{ending}", review(content))


def test_every_format_has_a_form_to_review() -> None:
    assert list(REVIEWS) == list(WRITERS)


def test_every_story_has_two_articles() -> None:
    assert {story: len(articles) for story, articles in STORIES.items()} == dict.fromkeys(STORIES, 2)


def test_nothing_else_is_kept_as_accepted() -> None:
    files = {f"{story}/{template}.{REVIEWS[name][0]}" for story, template, name in CASES}
    files |= {f"{story}/brief.json" for story in STORIES}
    assert {file.relative_to(ACCEPTED).as_posix() for file in ACCEPTED.rglob("*") if file.is_file()} == files


def test_a_difference_is_shown_with_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\ntwo\n", "utf-8")
    hold(tmp_path / "a.md", "one\ntwo\n", accepting=False)
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-two\n\+three\n.*`make accept`"):
        hold(tmp_path / "a.md", "one\nthree\n", accepting=False)


def test_what_is_accepted_is_written(tmp_path: Path) -> None:
    hold(tmp_path / "new" / "a.md", "one\n", accepting=True)
    assert (tmp_path / "new" / "a.md").read_bytes() == b"one\n"
