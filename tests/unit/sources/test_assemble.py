"""Blocks of any reader become one article, by the steps that plain text takes."""

import pytest

from briefgen.errors import SourceError
from briefgen.notices import Notice
from briefgen.sources.assemble import Block, assemble
from briefgen.sources.read import read
from briefgen.sources.text.edges import Stated

FIRST = "The harbor board closed the old pier on Monday after divers found cracks in three pillars."
SECOND = "Ferries to the islands will leave from the north quay until spring, the board said."


def test_the_same_story_in_blocks_and_as_plain_text_is_the_same_article() -> None:
    text = f"Pier closed\n\nBy Jane Doe\n\n{FIRST}\n\nNext steps\n\n{SECOND}"
    blocks = [Block(part) for part in text.split("\n\n")]
    assert assemble(blocks, content=text.encode(), origin="-") == read(text.encode())[0]


def test_white_space_in_a_block_is_single_blanks_and_blank_blocks_are_no_text() -> None:
    article = assemble([Block(" \n"), Block(f" {FIRST}\n\t{SECOND} "), Block(SECOND)], content=b"", origin="a")
    assert article.text == f"{FIRST} {SECOND}\n\n{SECOND}"


def test_what_is_stated_elsewhere_holds_before_the_lines_and_keeps_its_place() -> None:
    stated = [Stated("headline", "Pier closed", "JSON-LD headline"), Stated("headline", "Port news", "title")]
    blocks = [Block("Pier closed", "heading"), Block("By Jane Doe"), Block(FIRST)]
    article = assemble(blocks, stated=stated, content=b"", origin="a")
    assert (article.headline, article.byline) == ("Pier closed", "Jane Doe")
    assert article.stated_in == {"headline": "JSON-LD headline", "byline": "line 3"}
    assert [article.text[passage.start : passage.end] for passage in article.passages] == [FIRST]


def test_pages_begin_where_their_first_block_does_and_a_page_without_one_where_the_next_does() -> None:
    blocks = [Block(FIRST), Block(SECOND, page=3), Block("Nobody was hurt on Monday.", page=3)]
    article = assemble(blocks, content=b"", origin="a", has_pages=True)
    second = article.text.index(SECOND)
    assert article.page_starts == (0, second, second)
    assert assemble(blocks, content=b"", origin="a").page_starts == ()


def test_notices_of_the_reader_stand_first_and_its_language_counts() -> None:
    told = Notice("skipped", "an image is left out", "a")
    article = assemble([Block(FIRST)], content=b"", origin="a", language="de", notices=[told])
    assert article.notices[0] is told
    assert article.language == "de"


def test_blocks_without_a_body_are_refused() -> None:
    with pytest.raises(SourceError, match="empty"):
        assemble([], content=b"", origin="a")
