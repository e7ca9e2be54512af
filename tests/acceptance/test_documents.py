"""Every built-in template, on every kind of sample, in every format: no rule broken, the same words everywhere."""

from pathlib import Path

import pytest
from builders import DAY
from builders_article import samples, sets_of_articles
from msgspec.structs import replace
from pdf_structure import read_structure
from readers import docx_text, html_text, markdown_text
from written import assert_valid_pdf, letters

from briefgen.brief.build import make_brief
from briefgen.composition.compose import compose
from briefgen.document.flaws import find_flaws
from briefgen.document.style import Paper
from briefgen.document.tree import Document
from briefgen.document.walk import document_text
from briefgen.inspect.check import check_files
from briefgen.template.load import load_template
from briefgen.template.search import list_templates
from briefgen.writers.registry import write

TEMPLATES = [entry.name for entry in list_templates() if load_template(entry.name).kind == "brief"]
UNREAD = frozenset({"Lbl", "Figure"})
"""What a document's text does not hold: labels that the format draws, words inside a drawing."""

CASES: dict[str, tuple[str | None, str | None, Paper]] = {
    "plain": (None, None, "a4"),
    "letter": (None, None, "letter"),
    "TLP:AMBER+STRICT": ("TLP:AMBER+STRICT", None, "a4"),
    "SECRET": ("SECRET", "us", "a4"),
}


ON = sets_of_articles()


def document_of(template: str, articles: str, case: str) -> Document:
    marking, scheme, paper = CASES[case]
    brief = make_brief(ON[articles], created=DAY, marking=marking, marking_scheme=scheme)
    return compose(brief, template, paper=paper, audience="the Minister", author="Desk 4")


@pytest.mark.parametrize(
    ("template", "articles", "case"),
    [
        (template, articles, case)
        for template in TEMPLATES
        for articles in ON
        for case in CASES
        if articles == "both" or case == "plain"
    ],
)
def test_no_rule_is_broken_and_every_format_holds_the_same_words(
    template: str, articles: str, case: str, tmp_path: Path
) -> None:
    document = document_of(template, articles, case)
    contents = {name: write(document, name) for name in ("pdf", "docx", "html", "md")}
    assert not find_flaws(document)
    assert not check_files([(f"a.{name}", contents[name]) for name in ("pdf", "docx")]).findings
    assert_valid_pdf(contents["pdf"], tmp_path / "a.pdf")
    said = letters(document_text(document))
    assert letters(read_structure(contents["pdf"]).words(without=UNREAD)) == said
    assert letters(docx_text(contents["docx"])) == said
    assert letters(html_text(contents["html"])) == said
    assert letters(markdown_text(contents["md"])) == said


@pytest.mark.parametrize("template", TEMPLATES)
def test_footnotes_and_comments_break_no_rule_of_word(template: str) -> None:
    chosen = replace(load_template(template), citations="footnotes", comments="provenance")
    document = compose(make_brief(samples(), created=DAY), chosen)
    assert not check_files([("a.docx", write(document, "docx"))]).findings
