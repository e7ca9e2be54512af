"""Pages are scored as the benchmark scores them."""

import gzip
import json
import os
from pathlib import Path

import pytest

from quality.measures import figures_of
from quality.pages import Page, compare, is_headline, load_pages, rates, score_pages, titles_of

PARAGRAPHS = (
    "The harbor board of Northhaven closed the old pier on Monday after divers found cracks in its pillars.",
    "Ferries to the islands will leave from the north quay until spring, the board said in a statement.",
    "Repairs are expected to cost 4 million crowns, and the county was asked to pay half of it.",
)


def test_runs_of_four_words_count_as_often_as_they_stand() -> None:
    assert compare("one two three four five", "one two three four five") == (1, 0, 0)
    assert compare("one two three four five", "one two three four") == (0.5, 0, 0.5)
    assert compare("one two three four", "one two three four one two three four") == (1 / 5, 4 / 5, 0)
    assert compare("one two", "one two") == (1, 0, 0)
    assert compare("one two", "") == (0, 0, 1)
    assert compare("", "") == (0, 0, 0)


def test_precision_and_recall_are_means_over_pages_that_have_any() -> None:
    shares = [compare("one two three four", "one two three four"), compare("one two three four", "")]
    f1, precision, recall = rates(shares)
    assert (precision, recall) == (1, 0.5)
    assert f1 == pytest.approx(2 / 3)


def test_titles_are_read_by_another_parser() -> None:
    page = Page(b'<meta property="og:title" content="Pier shut | Post"><h1>Old <b>pier</b>\nclosed</h1><p>x', "")
    assert titles_of(page) == ("Pier shut | Post", "Old pier closed")
    assert is_headline("Old pier closed", titles_of(page))
    assert not is_headline("Pier", titles_of(page))
    assert not is_headline(None, titles_of(page))


def test_a_folder_of_pages_is_scored(tmp_path: Path) -> None:
    content = (
        '<html><head><meta property="og:title" content="Old pier closed">'
        '<meta property="article:published_time" content="2019-11-20T10:00:00Z"></head><body>'
        f"<h1>Old pier closed</h1>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</body></html>"
    )
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(content.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": "\n\n".join(PARAGRAPHS)}}))
    figures = figures_of(score_pages(tmp_path))
    assert {name: figures[name].value for name in figures} == {
        "page_precision": 1,
        "page_recall": 1,
        "headline_right": 1,
        "date_right": 1,
    }


def test_the_real_pages_are_read_as_well_as_asked() -> None:
    folder = Path(os.environ.get("BRIEFGEN_EVAL_DATA", "")) / "article_extraction"
    if not os.environ.get("BRIEFGEN_EVAL_DATA") or not folder.exists():
        pytest.skip("BRIEFGEN_EVAL_DATA names no folder with `article_extraction`")
    import briefgen

    read = [compare(page.body, briefgen.read(page.content, origin="page.html")[0].text) for page in load_pages(folder)]
    assert rates(read)[0] >= 0.96
