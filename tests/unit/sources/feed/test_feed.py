"""Feeds: each entry with prose is an article with what the entry states."""

import json
import time

import pytest

from briefgen.errors import SourceError
from briefgen.sources.assemble import Block
from briefgen.sources.feed import articles, xml
from briefgen.sources.feed import json as json_feed
from briefgen.sources.feed.entries import find_entries
from briefgen.sources.feed.teaser import take_teaser
from briefgen.sources.read import read

FIRST = "The harbor board closed the old pier on Monday after divers found cracks in three of its pillars."
SECOND = "Ferries to the islands will leave from the north quay until spring, the board said."
BODY = f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;" * 1
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbor Post</title><language>en-gb</language>
<item><title>Pier closed</title><link>https://post.example/pier</link><guid>42</guid><dc:creator>Jane Doe</dc:creator>
<pubDate>Fri, 20 Nov 2026 16:00:00 +0100</pubDate><content:encoded>{BODY}</content:encoded></item>
<item><title>Only a picture</title><link>https://post.example/picture</link><description></description></item>
<item><title>Teaser</title><description>{FIRST} The board will [...]</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbor Post</title>
<author><name>The desk</name></author>
<entry><id>urn:1</id><title type="html">Pier &amp;amp; quay</title><link href="https://post.example/1"/>
<published>2026-11-20T16:00:00Z</published><updated>2026-11-21T08:00:00+02:00</updated>
<content type="html">{BODY}</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbor Post",
        "items": [
            {
                "id": "1",
                "url": "https://post.example/1",
                "title": "Pier closed",
                "content_text": f"{FIRST}\n\n{SECOND}",
                "date_published": "2026-11-20T16:00:00+01:00",
                "authors": [{"name": "Jane Doe"}],
            },
            {"id": "2", "content_html": 5},
        ],
    }
)


def test_an_entry_of_rss_is_an_article() -> None:
    article, teaser = read(RSS.encode(), origin="feed.xml")
    assert (article.headline, article.byline, article.publisher) == ("Pier closed", "Jane Doe", "Harbor Post")
    assert (article.published, article.url, article.origin) == (
        "2026-11-20T16:00:00+01:00",
        "https://post.example/pier",
        "https://post.example/pier",
    )
    assert [article.text[p.start : p.end] for p in article.passages] == [FIRST, SECOND]
    assert article.stated_in["published"] == "feed entry published"
    assert teaser.origin == "feed.xml#3"


def test_an_entry_without_prose_is_told_and_a_teaser_is_marked() -> None:
    article, teaser = read(RSS.encode(), origin="feed.xml")
    assert [n.where for n in article.notices if n.code == "skipped"] == ["https://post.example/picture"]
    assert "teaser" in {notice.code for notice in teaser.notices}
    assert [teaser.text[p.start : p.end] for p in teaser.passages] == [FIRST]


def test_an_entry_of_atom_keeps_both_times_and_the_shared_author() -> None:
    (article,) = read(ATOM.encode(), origin="feed.xml")
    assert (article.headline, article.byline) == ("Pier & quay", "The desk")
    assert article.published in ("2026-11-20T16:00:00+00:00", "2026-11-20T16:00:00Z")
    assert article.updated == "2026-11-21T08:00:00+02:00"


@pytest.mark.parametrize(
    "link", ["", '<link href="urn:1"/>', '<link href="/pier"/>', '<link href="mailto:a@b.example"/>']
)
def test_what_is_no_address_is_none(link: str) -> None:
    (article,) = read(ATOM.replace('<link href="https://post.example/1"/>', link).encode(), origin="feed.xml")
    assert (article.url, article.origin) == (None, "feed.xml#1")
    (article,) = read(JSON_FEED.replace("https://post.example/1", "tag:1").encode(), origin="feed.json")
    assert (article.url, article.origin) == (None, "feed.json#1")


def test_a_json_feed_is_read_and_a_wrong_item_is_told() -> None:
    (article,) = read(JSON_FEED.encode(), origin="feed.json")
    assert (article.headline, article.byline) == ("Pier closed", "Jane Doe")
    assert article.published == "2026-11-20T16:00:00+01:00"
    assert "skipped" in {notice.code for notice in article.notices}


def test_entries_are_given_with_what_tells_them_apart() -> None:
    feed = find_entries(RSS.encode(), "feed.xml")
    assert [entry.id for entry in feed.entries] == ["42", None, None]
    assert feed.entries[0].link == "https://post.example/pier"
    assert feed.title == "Harbor Post"


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    (article,) = read(ATOM.replace("</feed>", "<entry><title>x").encode(), origin="feed.xml")
    assert article.headline == "Pier & quay"
    assert any("broken" in notice.message for notice in article.notices)


@pytest.mark.parametrize("content", [RSS, JSON_FEED])
def test_of_a_feed_without_an_end_the_first_entries_are_read_and_the_rest_is_told(
    content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (articles, json_feed, xml):
        monkeypatch.setattr(module, "MOST_PARTS", 1)
    (article,) = read(content.encode(), origin="feed")
    assert article.headline == "Pier closed"
    told = [(notice.where, notice.message) for notice in article.notices if notice.code == "skipped"]
    assert ("feed#2", "more than 1 entries, this and all later ones are left out") in told


@pytest.mark.parametrize("ending", [" " * 100_000, "." * 100_000, "[ " * 50_000, '!""' * 30_000])
def test_an_entry_that_breaks_off_for_long_takes_no_time(ending: str) -> None:
    begun = time.process_time()
    take_teaser((Block(f"{FIRST} The board{ending}x"),), is_whole=True)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("ending", ["…", " ...", "..... ", " [...] ", "[ … ]", " [&hellip;]"])
def test_a_sentence_that_is_broken_off_is_left_out(ending: str) -> None:
    told = take_teaser((Block(f"{FIRST} The board will{ending}"),), is_whole=True)
    assert (told.blocks[0].text, told.is_teaser) == (FIRST, True)


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><note><to>Jane</to></note>',
        "<rss><channel><title>Empty</title></channel></rss>",
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
        '{"version": "https://jsonfeed.org/version/1.1", "items": 5}',
    ],
)
def test_what_is_no_feed_or_holds_nothing_is_refused(content: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(content.encode(), origin="feed.xml")
    assert "root:" not in caught.value.message


def test_external_entities_are_never_resolved() -> None:
    evil = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss').replace(
        "Pier closed", "Pier closed &x;"
    )
    articles = read(evil.encode(), origin="feed.xml")
    assert articles[0].headline is not None
    assert articles[0].headline.startswith("Pier closed")
    assert len(articles[0].headline) < 20
