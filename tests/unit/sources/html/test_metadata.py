"""What a page states of itself: in the documented order, with the place that states it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.sources.article import Article
from briefgen.sources.html.times import read_time
from briefgen.sources.read import read

STORY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The harbor board of Northhaven closed the old pier on Monday after divers found cracks in its pillars.",
        "Ferries to the islands will leave from the north quay until spring, the board said in a statement.",
        "Repairs are expected to cost 4 million crowns, and the county was asked to pay half of it.",
    )
)
JSON_LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Pier &amp; quay closed",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "publisher": {"@type": "Organization", "name": "Harbor Post"},
    "datePublished": "2026-11-20T16:00:00+01:00",
    "dateModified": "2026-11-21T08:30:00Z",
    "inLanguage": "en-GB",
    "mainEntityOfPage": {"@id": "https://post.example/pier"},
}
METAS = """
<meta property="og:title" content="Old pier closed | Harbor Post"><meta property="og:site_name" content="Harbor Post">
<meta property="article:published_time" content="2026-11-19 08:00:00"><meta name="author" content="By Ann Poe">
<meta property="og:updated_time" content="1795161600"><meta property="og:url" content="https://post.example/og">
"""
MICRODATA = """<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Pier shut for good</h2>
<span itemprop="author"><b itemprop="name">Max Moe</b></span><meta itemprop="datePublished" content="2026-11-18">
</div>"""


def ld(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


def one(head: str = "", body: str = "", lang: str = "") -> Article:
    (article,) = read(f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{body}{STORY}</body></html>".encode())
    return article


def test_json_ld_counts_before_all_else_and_each_field_keeps_its_place() -> None:
    article = one(ld(JSON_LD) + METAS + '<link rel="canonical" href="https://post.example/pier">', MICRODATA)
    assert (article.headline, article.byline) == ("Pier & quay closed", "Jane Doe, John Roe")
    assert (article.publisher, article.url) == ("Harbor Post", "https://post.example/pier")
    assert (article.published, article.updated) == ("2026-11-20T16:00:00+01:00", "2026-11-21T08:30:00+00:00")
    assert article.language == "en-GB"
    assert article.stated_in == {
        "headline": "JSON-LD headline",
        "byline": "JSON-LD author",
        "publisher": "JSON-LD publisher",
        "published": "JSON-LD datePublished",
        "updated": "JSON-LD dateModified",
        "url": "link rel=canonical",
        "language": "JSON-LD inLanguage",
    }


def test_then_open_graph_and_other_metas_count() -> None:
    article = one(METAS, MICRODATA)
    assert (article.headline, article.byline, article.publisher) == ("Old pier closed", "Ann Poe", "Harbor Post")
    assert (article.published, article.updated) == ("2026-11-19T08:00:00", "2026-11-20T08:00:00+00:00")
    assert article.stated_in["headline"] == "meta og:title"
    assert article.stated_in["published"] == "meta article:published_time"
    assert article.url == "https://post.example/og"


def test_then_microdata_and_last_what_the_page_shows() -> None:
    article = one(body=MICRODATA)
    assert (article.headline, article.byline, article.published) == ("Pier shut for good", "Max Moe", "2026-11-18")
    assert article.stated_in["published"] == "itemprop datePublished"
    shown = one("<title>Pier closed</title>", '<h1>Pier closed</h1><time datetime="2026-11-20T16:00Z">today</time>')
    assert (shown.headline, shown.published) == ("Pier closed", "2026-11-20T16:00:00+00:00")
    assert shown.stated_in == {"headline": "<h1>", "published": "<time>"}


def test_what_a_page_does_not_state_is_none() -> None:
    article = one()
    assert (article.headline, article.byline, article.publisher, article.published) == (None, None, None, None)
    assert (article.updated, article.url, article.language) == (None, None, "en")


@pytest.mark.parametrize(
    "things",
    [
        [{"@graph": [{"@type": "WebPage", "name": "Home"}, JSON_LD]}],
        [[{"@type": "BreadcrumbList"}, JSON_LD]],
        [{"@type": "WebSite", "name": "Post"}, JSON_LD],
        [{"@type": "WebPage", "mainEntity": JSON_LD}],
        [{**JSON_LD, "@type": ["Article", "NewsArticle"]}],
        [{**JSON_LD, "headline": ["Pier &amp; quay closed", "x"]}],
    ],
)
def test_an_article_is_found_wherever_json_ld_holds_it(things: list[object]) -> None:
    article = one(ld(*things))
    assert (article.headline, article.published) == ("Pier & quay closed", "2026-11-20T16:00:00+01:00")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Pier closed",}',
        '<!-- {"@type": "NewsArticle", "headline": "Pier closed"} -->',
        '{"@type": "NewsArticle", "headline": "Pier\nclosed"}',
        '{"@type": "NewsArticle", "headline": "<b>Pier</b> closed"}',
    ],
)
def test_json_ld_that_is_written_carelessly_is_read(script: str) -> None:
    assert one(f'<script type="application/ld+json">{script}</script>').headline == "Pier closed"


@pytest.mark.parametrize(
    "thing",
    [
        "{broken",
        "[" * 10_000,
        '{"@type": {"a": 1}}',
        '{"@type": "NewsArticle", "headline": 7, "author": [[[]]], "publisher": {}, "datePublished": {"a": []}}',
        '{"@type": "NewsArticle", "datePublished": 1e400, "dateModified": [true], "url": "http://[", "headline": ""}',
        '{"@type": "NewsArticle", "articleBody": {"a": 1}, "isAccessibleForFree": [], "inLanguage": {"name": 1}}',
    ],
)
def test_json_ld_that_makes_no_sense_leaves_the_field_to_the_next_place(thing: str) -> None:
    article = one(f'<script type="application/ld+json">{thing}</script>{METAS}')
    assert article.headline == "Old pier closed"
    assert article.published == "2026-11-19T08:00:00"


@pytest.mark.parametrize(
    ("stated", "headline"),
    [
        ("Pier closed - Harbor Post", "Pier closed"),
        ("Harbor Post: Pier closed", "Harbor Post: Pier closed"),
        ("Harbor Post | Pier closed", "Pier closed"),
        ("Pier closed | Sea | Harbor Post", "Pier closed | Sea"),
        ("Pier – a history", "Pier – a history"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(stated: str, headline: str) -> None:
    metas = f'<meta property="og:title" content="{stated}"><meta property="og:site_name" content="The Harbor Post">'
    assert one(metas).headline == headline


def test_a_headline_that_breaks_off_or_adds_a_rubric_is_read_as_the_page_shows_it() -> None:
    cut = '<meta property="og:title" content="Northhaven closes its old…">'
    assert one(cut, "<h1>Northhaven closes its old pier</h1>").headline == "Northhaven closes its old pier"
    rubric = '<meta property="og:title" content="Northhaven closes its old pier | Editorial">'
    assert one(rubric, "<h1>Northhaven closes its old pier</h1>").headline == "Northhaven closes its old pier"


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20T16:00:00.123+0100", "2026-11-20T16:00:00+01:00"),
        ("2026-11-20T16:00Z", "2026-11-20T16:00:00+00:00"),
        ("2026-11-20 9:05", "2026-11-20T09:05:00"),
        ("2026/11/20", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("20261120T160000Z", "2026-11-20T16:00:00+00:00"),
        ("Fri, 20 Nov 2026 16:00:00 GMT", "2026-11-20T16:00:00+00:00"),
        (1795161600, "2026-11-20T08:00:00+00:00"),
        ("1795161600000", "2026-11-20T08:00:00+00:00"),
        ("November 20, 2026, 04:00 PM", "November 20, 2026, 04:00 PM"),
        ("2026-13-45", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-99-99", None),
        ("yesterday", None),
        ("", None),
        (True, None),
        (None, None),
        (1e300, None),
    ],
)
def test_times_are_kept_in_iso_8601_and_absurd_ones_are_none(value: object, time: str | None) -> None:
    assert read_time(value) == time


@given(st.text() | st.integers() | st.floats() | st.from_regex(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*"))
def test_no_time_raises(value: object) -> None:
    assert read_time(value) is None or isinstance(read_time(value), str)


@pytest.mark.parametrize(
    ("lang", "head", "language", "place"),
    [
        (' lang="en-NZ"', "", "en-NZ", "html lang"),
        ("", ld({"@type": "Article", "inLanguage": "fr"}), "en", "the text; JSON-LD inLanguage says `fr`"),
        (
            "",
            '<meta http-equiv="Content-Language" content="nl, en">',
            "en",
            "the text; meta content-language says `nl`",
        ),
        ("", '<meta property="og:locale" content="en_US">', "en-US", "meta og:locale"),
        (' lang="{{ lang }}"', "", "en", None),
    ],
)
def test_the_language_is_what_the_page_states_where_its_text_agrees(
    lang: str, head: str, language: str, place: str | None
) -> None:
    article = one(head, lang=lang)
    assert (article.language, article.stated_in.get("language")) == (language, place)
