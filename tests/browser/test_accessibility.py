"""Every page in a real browser: axe-core finds no violation, on a phone, on a desk, in the dark and on paper.

Covered are the rules of axe-core that a program can decide (WCAG 2.2 A and AA, and its best practices), on each
built-in template with each sample, and on pages with every block and a marking. A desk is wide enough for the sources
beside the text. Paper is the same page on a screen, with the rules for paper taken for all media. Whether an alt text
is apt, and how a voice really reads, no program can tell.
"""

from functools import cache
from pathlib import Path

import pytest
from audit import View, audit
from builders import document
from every_block import EVERY_BLOCK, MARKING
from msgspec.structs import replace

import briefgen
from briefgen.document.tree import Document
from briefgen.template.load import load_template
from briefgen.template.search import list_templates
from briefgen.workshop.sample import sample_summary
from briefgen.writers.html import write

pytestmark = pytest.mark.slow

SAMPLES = {file.stem: file for file in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))}
TEMPLATES = tuple(entry.name for entry in list_templates() if load_template(entry.name).kind == "brief")

EVERY = document(*EVERY_BLOCK, title="The harbor closes")
PAGES = {
    "every block": EVERY,
    "every block, marked at the right": replace(EVERY, marking=MARKING),
    "every block, marked in the middle": replace(EVERY, marking=replace(MARKING, align="center"), language="ar"),
}
VIEWS = {
    "phone": View(390),
    "phone in the dark": View(390, dark=True),
    "desk": View(1280),
    "desk in the dark": View(1280, dark=True),
    "paper": View(794, on_paper=True),
}


@cache
def page_of(template: str, sample: str) -> bytes:
    made: Document = briefgen.compose(briefgen.make_brief(briefgen.read(SAMPLES[sample])), template)
    return write(made)


def check(page: bytes, view: View, folder: Path) -> None:
    """Hold `page` to axe-core, and the browser to the view that was asked for."""
    said = audit(page, view, folder)
    assert said.violations == ()
    assert {"color-contrast", "document-title", "link-name"} <= set(said.passed)
    assert (said.width, said.dark) == (view.width, view.dark)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_every_block_is_accessible(page: str, view: str, tmp_path: Path) -> None:
    check(write(PAGES[page]), VIEWS[view], tmp_path)


@pytest.mark.parametrize(
    ("template", "sample", "view"),
    [
        (template, sample, view)
        for place, template in enumerate(TEMPLATES)
        for number, sample in enumerate(SAMPLES)
        for turn, view in enumerate(VIEWS)
        # Each template in one view of each sample, by turns; the one that most people use in every view.
        if template == "executive" or turn == (place + 2 * number) % len(VIEWS)
    ],
)
def test_a_brief_is_accessible(template: str, sample: str, view: str, tmp_path: Path) -> None:
    check(page_of(template, sample), VIEWS[view], tmp_path)


@pytest.mark.parametrize(("template", "view"), [*zip(("weekly-executive", "weekly-analyst"), VIEWS, strict=False)])
def test_a_weekly_summary_is_accessible(template: str, view: str, tmp_path: Path) -> None:
    document = briefgen.compose(sample_summary(), template)
    check(briefgen.write(document, "html"), VIEWS[view], tmp_path)


@pytest.mark.parametrize("tag", ["de", "ko", "uk"])
def test_a_brief_in_another_language_is_accessible(tag: str, tmp_path: Path) -> None:
    brief = briefgen.make_brief([article for file in SAMPLES.values() for article in briefgen.read(file)])
    check(write(briefgen.compose(brief, "base", language=tag)), VIEWS["phone"], tmp_path)


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ('role="img" aria-label', "role='img' data-label", "svg-img-alt"),
        (' lang="en"', "", "html-has-lang"),
        ("--text: #1A1A1A", "--text: #AAAAAA", "color-contrast"),
        ('id="cite-2"', 'id="cite-1" tabindex="3"', "tabindex"),
        ("<h1>The harbor closes</h1>", "", "page-has-heading-one"),
    ],
)
def test_a_fault_is_found(good: str, bad: str, rule: str, tmp_path: Path) -> None:
    page = write(PAGES["every block"]).decode()
    assert good in page
    said = audit(page.replace(good, bad).encode(), VIEWS["desk"], tmp_path)
    assert [violation.partition(":")[0] for violation in said.violations] == [rule]
