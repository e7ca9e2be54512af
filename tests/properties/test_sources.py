"""Whatever is read: an article whose passages are slices of its text, or a SourceError."""

import re

from hypothesis import given
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
CONTENTS = TEXTS.map(lambda text: text.encode("utf-8", "ignore")) | TEXTS.map(
    lambda text: text.encode("utf-16", "ignore")
)
ORIGINS = st.sampled_from(["a.txt", "a.md"])


def read_or_refuse(content: bytes, origin: str) -> Article | str:
    try:
        (article,) = read(content, origin=origin)
    except SourceError as error:
        return f"{error.message}; {error.hint}"
    return article


@given(CONTENTS | st.binary(), ORIGINS)
def test_passages_are_ordered_trimmed_slices_of_the_text(content: bytes, origin: str) -> None:
    article = read_or_refuse(content, origin)
    if isinstance(article, str):
        return
    behind = 0
    for passage in article.passages:
        words = article.text[passage.start : passage.end]
        assert behind <= passage.start < passage.end <= len(article.text)
        assert words == words.strip()
        assert re.search(r"[^\W_]", words)
        behind = passage.end
    assert any(passage.kind == "paragraph" for passage in article.passages)


@given(CONTENTS, ORIGINS)
def test_reading_again_gives_the_same(content: bytes, origin: str) -> None:
    assert read_or_refuse(content, origin) == read_or_refuse(content, origin)


@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
def test_the_text_is_what_was_encoded(text: str) -> None:
    content = text.encode("utf-8", "ignore")
    article = read_or_refuse(content, "a.txt")
    assert isinstance(article, str) or article.text.encode() == content


@given(TEXTS)
def test_every_letter_is_in_a_passage_unless_a_field_or_a_notice_speaks_of_it(text: str) -> None:
    article = read_or_refuse(text.encode("utf-8", "ignore"), "a.txt")
    if isinstance(article, str) or article.notices:
        return
    if any((article.headline, article.byline, article.publisher, article.published, article.url)):
        return
    passages = "".join(article.text[passage.start : passage.end] for passage in article.passages)
    assert re.findall(r"[^\W\d_]", passages) == re.findall(r"[^\W\d_]", article.text)
