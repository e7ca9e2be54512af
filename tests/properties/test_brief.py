"""Whatever articles hold: a brief that keeps its invariant and is the same on every run, or a refusal."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from builders import DAY
from builders_article import SAMPLES, article, samples
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st
from msgspec import json

from briefgen.brief.build import make_brief
from briefgen.brief.check import check_brief, iter_cited
from briefgen.brief.json import brief_from_json, brief_to_json
from briefgen.brief.model import Brief
from briefgen.brief.seen import see
from briefgen.errors import AnalysisError, SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read

PLAIN = """the a its board mayor pier boats fares crews plan document said warned that could may not will if moved from
to rather than instead of including what who how questions include remains unclear he she it announced is weighing"""
NAMES = """The However, But According to Instead, He She It They Mayor Ida Solberg Holm's Norway U.S. Pentagon Oslo
Harbor Board of Lindmar (HBL) Ms. 9 a.m. Monday May 3.5 $4 million 1. a) - * Anna,"""
ODD = """“ ” " ' ’ “We ,” ?” [the ] ( ) … ... ; : — | # \\ < & порт Γέφυρα 碼頭 الرصيف 🙂 e\u0301"""
WORDS = st.sampled_from([*PLAIN.split(), *NAMES.split(), *ODD.split(), "\u00a0", "\u200b", "\u2028"])
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), max_size=12
)
STOPS = st.sampled_from([". ", "? ", ".” ", '." ', "! ", " ", "… "])
PARAGRAPHS = st.lists(st.tuples(SENTENCES, STOPS).map("".join), max_size=4).map("".join)
TEXTS = st.lists(PARAGRAPHS, max_size=5).map("\n\n".join)
SHARED = "The Harbor Board of Lindmar may close the old pier because of deep cracks. It said that boats could stop."
ARTICLES = st.tuples(TEXTS, st.integers(0, 5)).map(lambda row: f"{SHARED}\n\n{row[0]}" if row[1] else row[0])
"""Five in six hold a passage in common, so that most sets of articles give a brief."""
modestly = settings(max_examples=60, deadline=None)


def brief_or_refuse(texts: list[str]) -> Brief | str:
    """The brief on articles that are read as the command reads them, or why they are refused."""
    articles: list[Article] = []
    try:
        for number, text in enumerate(texts):
            articles.extend(read(text.encode("utf-8", "ignore"), origin=f"{number}.txt"))
        return make_brief(articles, created=DAY)
    except (AnalysisError, SourceError) as error:
        return f"{error.message}; {error.hint}"


def brief_on(texts: list[str]) -> Brief:
    """The brief; an example that is refused is drawn anew, and too many of those fail the test."""
    brief = brief_or_refuse(texts)
    return brief if isinstance(brief, Brief) else reject()


@modestly
@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_every_quote_is_a_slice_and_the_invariant_holds(texts: list[str]) -> None:
    brief = brief_on(texts)
    check_brief(brief)
    held = {source.id: source.text for source in brief.sources}
    for part in (*iter_cited(brief), *brief.origins):
        assert all(held[one.source_id][one.start : one.end] == one.quote for one in part.citations)


@modestly
@given(st.lists(ARTICLES, min_size=1, max_size=3))
def test_the_same_articles_give_the_same_bytes(texts: list[str]) -> None:
    assert brief_to_json(brief_on(texts)) == brief_to_json(brief_on(texts))


@modestly
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_the_same_articles_are_refused_alike(texts: list[str]) -> None:
    assert brief_or_refuse(texts) == brief_or_refuse(texts)


@modestly
@given(st.lists(ARTICLES, min_size=1, max_size=3))
@example(texts=["0]AĀ. 0]AĀ. 0]AĀ. "])
def test_every_brief_survives_the_round_trip(texts: list[str]) -> None:
    brief = brief_on(texts)
    assert brief_from_json(brief_to_json(brief)) == brief


@modestly
@given(ARTICLES)
def test_an_article_beside_itself_changes_nothing_but_the_notices(text: str) -> None:
    alone, twice = brief_on([text]), brief_or_refuse([text, text])
    assert isinstance(twice, Brief)
    assert twice.sources == alone.sources
    assert list(iter_cited(twice)) == list(iter_cited(alone))
    assert [notice.code for notice in twice.notices].count("same-article") == 1


@modestly
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_passage_is_analyzed_or_refused(text: str) -> None:
    try:
        brief = make_brief([article(text), article(SHARED, origin="b.txt")], created=DAY)
    except AnalysisError:
        return
    check_brief(brief)


def test_the_order_of_hashes_changes_no_byte() -> None:
    program = (
        "import sys\nfrom datetime import UTC, datetime\nfrom briefgen.brief.build import make_brief\n"
        "from briefgen.brief.json import brief_to_json\nfrom briefgen.brief.seen import see\n"
        "from briefgen.sources.read import read\nfrom msgspec import json\n"
        "articles = [article for path in sys.argv[1:] for article in read(path)]\n"
        "brief = make_brief(articles, created=datetime(2026, 11, 22, tzinfo=UTC))\n"
        "sys.stdout.buffer.write(brief_to_json(brief) + json.encode(see(articles)))\n"
    )
    here = brief_to_json(make_brief(samples(), created=DAY)) + json.encode(see(samples()))
    root = str(Path(__file__).parent.parent.parent)
    for seed in ("1", "2"):
        environ = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root}
        command = [sys.executable, "-c", program, *map(str, SAMPLES)]
        done = subprocess.run(command, env=environ, capture_output=True, check=True, timeout=60)
        assert done.stdout == here


def test_the_day_changes_nothing_but_the_date() -> None:
    today = make_brief(samples(), created=DAY)
    tomorrow = make_brief(samples(), created=DAY + timedelta(days=1))
    assert list(iter_cited(today)) == list(iter_cited(tomorrow))
    assert today.created != tomorrow.created
