"""Whatever is read: an article whose passages are slices of its text, or a SourceError."""

import re

from hypothesis import given, reject
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read

LINES = st.sampled_from(
    [
        *("", " ", "Pier closed", "Title: Pier", "Tags: pier", "By Jane Doe", "key: value", "---", "+++", "***"),
        *("```", "# One", "> Two", "- three", "1. Four", "1. !", "- [ ]", "[a]: b", "![a](b)", "“Why?”", "..."),
        *("Who pays?", "It is so.", "The board closed the old pier on Monday because of cracks.", "ends open and"),
        *("goes on", "\u2028", "\ufeff"),
    ]
)
TEXTS = st.text() | st.lists(LINES | st.text(max_size=20), max_size=25).map("\n".join)
PROSE = "Ferries will stop at the new pier until the old one is safe."
PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
AROUND = st.lists(LINES | PRINTABLE, max_size=12).map("\n".join)
ARTICLES = st.tuples(AROUND, AROUND).map(lambda around: f"{around[0]}\n\n{PROSE}\n\n{around[1]}")
"""Texts that hold a paragraph, so that few of them are refused."""
ENCODINGS = st.sampled_from(["utf-8", "utf-16"])
CONTENTS = st.tuples(TEXTS, ENCODINGS).map(lambda drawn: drawn[0].encode(drawn[1], "ignore"))
LETTERS = re.compile(r"[^\W\d_]")
ORIGINS = st.sampled_from(["a.txt", "a.md"])
WORDS = st.sampled_from(
    ["the", "pier", "board,", "“ferries”", "порт", "1,200", "close;", "Мэр", "*so*", "a_b", "e\u0301"]
)
PARAGRAPHS = st.lists(WORDS, min_size=4, max_size=30).map(lambda words: f"Then {' '.join(words)}.")
PLAIN_ARTICLES = st.lists(PARAGRAPHS, min_size=1, max_size=5, unique=True).map("\n\n".join)


def read_or_refuse(content: bytes, origin: str) -> Article | str:
    try:
        (article,) = read(content, origin=origin)
    except SourceError as error:
        return f"{error.message}; {error.hint}"
    return article


def read_article(content: bytes, origin: str) -> Article:
    """The article; an example that is refused is drawn anew, and too many of those fail the test."""
    article = read_or_refuse(content, origin)
    return article if isinstance(article, Article) else reject()


def letters_of_passages(article: Article) -> list[str]:
    return LETTERS.findall("".join(article.text[passage.start : passage.end] for passage in article.passages))


@given(CONTENTS | st.binary(), ORIGINS)
def test_whatever_is_read_is_an_article_or_refused_with_a_hint(content: bytes, origin: str) -> None:
    article = read_or_refuse(content, origin)
    assert isinstance(article, Article) or not article.endswith("; ")


@given(ARTICLES, ENCODINGS, ORIGINS)
def test_passages_are_ordered_trimmed_slices_of_the_text(text: str, encoding: str, origin: str) -> None:
    article = read_article(text.encode(encoding, "ignore"), origin)
    behind = 0
    for passage in article.passages:
        words = article.text[passage.start : passage.end]
        assert behind <= passage.start < passage.end <= len(article.text)
        assert words == words.strip()
        assert re.search(r"[^\W_]", words)
        behind = passage.end
    assert any(passage.kind == "paragraph" for passage in article.passages)


@given(CONTENTS | ARTICLES.map(str.encode), ORIGINS)
def test_reading_again_gives_the_same(content: bytes, origin: str) -> None:
    assert read_or_refuse(content, origin) == read_or_refuse(content, origin)


@given(ARTICLES.filter(lambda text: not text.startswith("\ufeff")))
def test_the_text_is_what_was_encoded(text: str) -> None:
    content = text.encode("utf-8", "ignore")
    assert read_article(content, "a.txt").text.encode() == content


@given(PLAIN_ARTICLES)
def test_every_letter_of_plain_paragraphs_is_in_a_passage(text: str) -> None:
    article = read_or_refuse(text.encode(), "a.txt")
    assert isinstance(article, Article)
    assert letters_of_passages(article) == LETTERS.findall(text)


@given(ARTICLES)
def test_every_letter_is_in_a_passage_unless_a_field_or_a_notice_speaks_of_it(text: str) -> None:
    article = read_article(text.encode("utf-8", "ignore"), "a.txt")
    told = article.notices or article.headline or article.byline or article.publisher or article.published
    assert told or article.url or letters_of_passages(article) == LETTERS.findall(article.text)
