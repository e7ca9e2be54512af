"""Web pages become articles: the main text, as plain text of the same story would give it."""

import logging
import socket
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read
from briefgen.text import collapse

LEAD = "The harbor board of Northhaven closed the old pier on Monday after divers found cracks in three of its pillars."
REST = (
    "Ferries to the islands will leave from the north quay until spring, the board said in a statement.",
    "“Nobody was in danger,” said Jane Doe, who chairs the board, “but we could not wait for another storm.”",
    "Repairs are expected to cost 4 million crowns, and the board has asked the county to pay half of it.",
    "The pier was built in 1911 and carried freight until a rail line reached the town forty years later.",
)
HEADLINE = "Northhaven closes its old pier"
STORY = "".join(f"<p>{words}</p>" for words in (LEAD, *REST))


def a_page(body: str, *, head: str = "", title: str = f"{HEADLINE} | Harbor Post") -> bytes:
    opening = f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head>'
    return f"{opening}<body>{body}</body></html>".encode()


NEWS = f"""
<header class="top"><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav></header>
<div class="cookie-banner"><p>We use cookies to make this site better.</p><button>Accept all</button></div>
<main><article class="story"><h1>{HEADLINE}</h1><p class="byline">By John Roe</p>
<div class="story-body"><p>{LEAD}</p><p>{REST[0]}</p>
<p><a href="/x">Read more: Ferries were late on Sunday</a></p>
<blockquote><p>{REST[1]}</p></blockquote><h2>What it costs</h2><p>{REST[2]}</p>
<ul><li>Two million crowns come from the town of Northhaven itself.</li><li>The rest is still open.</li></ul>
<p>{REST[3]}</p><script>var pier = "<p>closed</p>";</script><style>p {{ color: red }}</style>
<p>Sign up for our daily newsletter and get the harbor in your inbox.</p></div></article>
<aside class="related"><h3>Most read</h3><p><a href="/y">A whale was seen off the north quay</a></p></aside>
<section id="comments" class="comments"><h3>Comments</h3><p>anna: They should have mended it years ago!</p></section>
</main><footer><p>© Harbor Post. All rights reserved.</p></footer>
"""


def one(content: bytes, origin: str = "page.html") -> Article:
    (article,) = read(content, origin=origin)
    return article


def passages(article: Article) -> list[tuple[str, str]]:
    return [(passage.kind, article.text[passage.start : passage.end]) for passage in article.passages]


def test_the_main_text_of_a_page_is_its_article_and_nothing_around_it() -> None:
    assert passages(one(a_page(NEWS))) == [
        ("paragraph", LEAD),
        ("paragraph", REST[0]),
        ("paragraph", REST[1]),
        ("heading", "What it costs"),
        ("paragraph", REST[2]),
        ("paragraph", "Two million crowns come from the town of Northhaven itself."),
        ("paragraph", "The rest is still open."),
        ("paragraph", REST[3]),
    ]


def test_what_was_left_out_of_the_main_text_is_told() -> None:
    (notice,) = (notice for notice in one(a_page(NEWS)).notices if notice.code == "metadata-line")
    assert "Sign up for our daily newsletter" in notice.message
    assert notice.where == "page.html"


def test_a_page_and_plain_text_of_one_story_give_the_same_passages_and_headline() -> None:
    text = "\n\n".join((HEADLINE, "By John Roe", LEAD, *REST)).encode()
    plain, page = one(text, "a.txt"), one(a_page(f"<h1>{HEADLINE}</h1><p>By John Roe</p>{STORY}"))
    assert (page.text, page.passages) == (plain.text, plain.passages)
    assert (page.headline, page.byline) == (plain.headline, plain.byline) == (HEADLINE, "John Roe")


def test_a_page_full_of_furniture_and_plain_text_of_one_story_give_the_same_passages() -> None:
    listed = ("Two million crowns come from the town of Northhaven itself.", "The rest is still open.")
    text = "\n\n".join((HEADLINE, "By John Roe", LEAD, *REST[:2], "What it costs", REST[2], *listed, REST[3])).encode()
    plain, page = one(text, "a.txt"), one(a_page(NEWS))
    assert passages(page) == passages(plain)
    assert (page.headline, page.byline) == (plain.headline, plain.byline)


def test_a_byline_that_the_page_states_for_machines_is_no_paragraph() -> None:
    head = '<meta name="author" content="John Roe">'
    page = one(a_page(f"<h1>{HEADLINE}</h1><p>By John Roe</p>{STORY}", head=head))
    assert passages(page)[0] == ("paragraph", LEAD)
    assert page.byline == "John Roe"


def test_parts_of_an_article_with_advertisements_between_are_all_read() -> None:
    part = '<div class="row"><div class="chunk body">{}</div><div class="ad">Buy a boat</div></div>'
    more = "".join(
        f"<p>Pillar {number} was repaired by the crew of the yard during that week, the report says.</p>"
        for number in range(6)
    )
    page = one(
        a_page("<h1>Pier</h1>" + part.format(STORY) + part.format(more) + part.format(f"<p>{LEAD[:-1]} again.</p>" * 3))
    )
    assert "Pillar 0" in page.text
    assert "Pillar 5" in page.text
    assert "Buy a boat" not in page.text


def test_text_that_only_scripts_would_show_is_taken_from_json_ld() -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s"}</script>'
    page = one(
        a_page('<div id="app"></div>', head=stated % "\\n".join((LEAD, *REST)).replace("“", "").replace("”", ""))
    )
    assert passages(page)[0] == ("paragraph", LEAD)
    assert len(page.passages) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_is_read_in_any_unicode_encoding(encoding: str) -> None:
    page = one(a_page(STORY).decode().encode(encoding), "-")
    assert passages(page)[2] == ("paragraph", REST[1])
    assert page.notices == ()


def test_a_page_is_read_in_the_encoding_that_it_states() -> None:
    words = "Der Hafen von Südhafen wurde nach einer Prüfung für größere Fähren geöffnet, wie der Rat mitteilte."
    for name, encoding in (("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8")):
        page = one(a_page(f"<p>{words}</p>{STORY}", head=f'<meta charset="{name}">').decode().encode(encoding))
        assert passages(page)[0] == ("paragraph", words)


def test_a_page_that_states_a_wrong_encoding_is_read_as_windows_1252_and_that_is_told() -> None:
    words = "Der Hafen von Südhafen wurde nach einer Prüfung für größere Fähren geöffnet."
    page = one(a_page(f"<p>{words}</p>", head='<meta charset="utf-8">').decode().encode("cp1252"))
    assert passages(page)[0] == ("paragraph", words)
    assert [notice.code for notice in page.notices] == ["encoding"]


def test_broken_letters_are_told() -> None:
    page = one(a_page(STORY).replace(b"danger", b"dan\xffger"))
    assert "encoding" in {notice.code for notice in page.notices}


def test_xhtml_with_entities_of_its_own_is_read_and_they_are_not() -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "bomb"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    opening = '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
    page = one(f"{declared}{opening}<p>&a; &x; {LEAD}</p>{STORY}</body></html>".encode())
    assert "bomb" not in page.text
    assert LEAD in page.text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<h1>Before you continue</h1><p>We and our partners use cookies.</p><button>Accept all</button>", "consent"),
        ("<noscript>x</noscript><p>Please enable JavaScript to view this page.</p>", "scripts"),
        ("<h1>404</h1><p>Page not found.</p>", "error"),
        ("<h1>Access denied</h1><p>You do not have permission.</p>", "error"),
        ("<h1>Checking your browser</h1><p>Complete the security check.</p>", "robot"),
        ("<p>Subscribe now to continue reading. Already a subscriber? Log in.</p>", "paywall"),
        ("<p>Please sign in.</p><form><input name='password'>Forgot your password?</form>", "login"),
        ('<div id="root"></div>', "without an article"),
    ],
)
def test_a_page_without_an_article_says_what_it_is_and_what_to_do(body: str, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        read(a_page(f'<div class="page">{body}</div>', title="Harbor Post"), origin="page.html")
    assert raised.value.hint


def test_an_article_about_cookies_is_no_form_for_consent() -> None:
    words = (
        "<p>We value your privacy, the harbor board told its clerks, and every clerk must accept cookies at noon.</p>"
    )
    assert (
        "accept cookies" in one(a_page(f'<div class="story">{STORY}{words}{STORY.replace("pier", "quay")}</div>')).text
    )


def test_an_article_that_is_not_free_is_read_with_a_notice() -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert "paywall" in {notice.code for notice in one(a_page(STORY, head=stated)).notices}


HOSTILE = {
    "deep": b"<html><body>" + b"<div>" * 100_000,
    "too deep": b"<html><body>" + b"<div>" * 300 + STORY.encode(),
    "attribute": b'<html><body><p class="' + b"a " * 2_000_000 + b'">x</p>',
    "tags": b"<html><body>" + b"<b>" * 3_000_000,
    "spans": b"<html><body>" + b'<span class="publish-date">1</span>' * 3_000,
    "nulls": b"<html>\0<body>" + b"\0" * 10_000,
    "brackets": b"<html><body>" + b"<" * 1_000_000,
    "comments": b"<html><body>" + b"<!--" * 1_000_000,
    "arrays": b'<html><head><script type="application/ld+json">' + b"[" * 100_000 + b"</script></head><body>",
    "empty": b"<html>",
    "cdata": b"<!DOCTYPE html><![CDATA[ x ]]>",
    "rows": b"<html><body class=x>" + b"<table><tr><td>" * 40 + b"<p>x" * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_or_refused(name: str) -> None:
    with suppress(SourceError):
        assert one(HOSTILE[name]).passages


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=80), max_size=5)
)
def test_any_text_survives_in_the_paragraphs_of_a_plain_page(lines: list[str]) -> None:
    from html import escape

    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    page = one(a_page(f"<p>{LEAD}</p>{body}<p>{REST[0]}</p>"))
    assert page.text == "\n\n".join(filter(None, map(collapse, (LEAD, *lines, REST[0]))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.integers(0, 2_000))
def test_any_bytes_in_a_page_are_read_or_refused(noise: bytes, place: int) -> None:
    content = a_page(NEWS)
    try:
        article = one(content[:place] + noise + content[place:])
    except SourceError:
        return
    assert "<script" not in article.text


def test_reading_says_nothing_and_opens_no_connection(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    with caplog.at_level(logging.CRITICAL):
        one(a_page(NEWS))
        with pytest.raises(SourceError):
            read(a_page('<div class="x"><img src="http://127.0.0.1/x.png"></div>'), origin="x.html")
    assert capfd.readouterr() == ("", "")


def test_the_order_of_pages_and_the_seed_of_hashes_change_nothing() -> None:
    first = [one(a_page(NEWS)), one(a_page(STORY))]
    assert [one(a_page(STORY)), one(a_page(NEWS))] == first[::-1]
    script = "import sys, briefgen; sys.stdout.write(repr(briefgen.read(sys.stdin.buffer.read(), origin='page.html')))"
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=a_page(NEWS),
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_what_reads_pages_is_imported_when_a_page_is_met() -> None:
    script = (
        "import sys, briefgen; briefgen.read(b'Pier closed\\n\\nThe board closed the pier on Monday, it said.');"
        "print('lxml' in sys.modules, 'trafilatura' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.split() == ["False", "False"]
