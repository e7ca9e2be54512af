"""Markdown: the markers are not part of a passage, and what is no prose is left out."""

import pytest

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.kinds import is_markdown
from briefgen.sources.read import read

FIRST = "The harbor board closed the **old pier** on Monday, see [its letter](https://harbor.example)."
SECOND = "Ferries leave from the north quay until spring."


def article(text: str) -> Article:
    return read(text.encode(), origin="pier.md")[0]


def passages(article: Article) -> list[tuple[str, str]]:
    return [(passage.kind, article.text[passage.start : passage.end]) for passage in article.passages]


def paragraphs(article: Article) -> list[str]:
    return [words for kind, words in passages(article) if kind == "paragraph"]


def test_headings_lose_their_signs_and_paragraphs_keep_their_markup() -> None:
    read = article(f"# Pier *closed* #\n\n{FIRST}\n\n## What is known. ##\n\n{SECOND}\n")
    assert read.headline == "Pier *closed"
    assert passages(read) == [("paragraph", FIRST), ("heading", "What is known."), ("paragraph", SECOND)]


def test_underlined_lines_are_headings() -> None:
    read = article(f"Pier closed\n===========\n\n{FIRST}\n\nNext steps\n---\n\n{SECOND}\n")
    assert read.headline == "Pier closed"
    assert passages(read) == [("paragraph", FIRST), ("heading", "Next steps"), ("paragraph", SECOND)]
    assert [notice.code for notice in read.notices] == ["heading"]


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "2)"])
def test_an_entry_of_a_list_is_a_paragraph(marker: str) -> None:
    read = article(f"# Pier closed\n\n{FIRST}\n\n{marker} {SECOND}\n{marker} It costs\n  ten euros\n")
    assert paragraphs(read) == [FIRST, SECOND, "It costs\n  ten euros"]


def test_a_quotation_loses_its_first_marker() -> None:
    read = article(f"# Pier closed\n\n{FIRST}\n\n> {SECOND}\n>\n> > Nobody asked us.\n")
    assert paragraphs(read) == [FIRST, SECOND, "Nobody asked us."]


def test_what_is_no_prose_is_left_out_and_told() -> None:
    code = "```python\nprint('The pier is closed.')\n# no heading\n```"
    image = "![The pier](pier.png)"
    read = article(
        f"# Pier closed\n\n{image}\n\n{FIRST}\n\n{code}\n\n---\n\n{SECOND}\n\n[letter]: https://harbor.example\n"
    )
    assert passages(read) == [("paragraph", FIRST), ("paragraph", SECOND)]
    (notice,) = read.notices
    assert (notice.code, notice.where) == ("left-out", "pier.md:3")
    assert notice.message == "4 code lines, 1 image, 1 link target, 1 rule are left out: no prose"


def test_a_fence_of_the_other_kind_closes_nothing() -> None:
    read = article(f"# Pier closed\n\n{FIRST}\n\n```\n~~~\nThe pier.\n```\n\n{SECOND}\n")
    assert paragraphs(read) == [FIRST, SECOND]


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert paragraphs(article(f"# Pier closed\n\n{FIRST}\n\n```\n\n{SECOND}\n")) == [FIRST, SECOND]


def test_front_matter_and_labels_are_read() -> None:
    read = article(f"---\nauthor: Jane Doe\n---\n\n# Pier closed\n\n**Published:** 3 May\n\n{FIRST}\n")
    assert (read.headline, read.byline, read.published) == ("Pier closed", "Jane Doe", "3 May")
    assert paragraphs(read) == [FIRST]


def test_headings_alone_are_refused() -> None:
    with pytest.raises(SourceError, match="no body"):
        article("# Pier closed\n\n## Next steps\n")


@pytest.mark.parametrize(
    ("content", "origin"),
    [
        (b"plain", "a.md"),
        (b"plain", "A.MARKDOWN"),
        (b"\xef\xbb\xbf# Pier closed\n\nText.", "a.txt"),
        ("# Pier closed\n\nText.".encode("utf-16"), "-"),
        (b"Text.\n\n## One\n\nText.\n\n## Two\n\nText.", "-"),
        (b"---\ntitle: Pier\n---\nText.\n\n## One\n\nText.", "-"),
    ],
)
def test_markdown_is_told_by_name_or_content(content: bytes, origin: str) -> None:
    assert is_markdown(content, origin)


@pytest.mark.parametrize("content", [b"Pier closed\n\nText.", b"#pier is a tag", b"Text.\n# 3 ferries\nText."])
def test_plain_text_is_not_markdown(content: bytes) -> None:
    assert not is_markdown(content, "a.txt")
