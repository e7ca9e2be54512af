"""What a container holds is read part by part, and what cannot be is told."""

from collections.abc import Sequence

import pytest

from briefgen.errors import SourceError
from briefgen.sources import parts as parts_module
from briefgen.sources.article import Article
from briefgen.sources.assemble import Block, assemble
from briefgen.sources.parts import Parts, clean_name

STORY = "The harbor board closed the old pier on Monday after divers found cracks in three pillars."


def inside(content: bytes, name: str) -> tuple[Article, ...]:
    return (assemble([Block(content.decode())], content=content, origin=name),)


def collect(*held: tuple[bytes, str]) -> tuple[Article, ...]:
    parts = Parts("inbox.mbox", inside)
    for content, name in held:
        parts.read(content, name)
    return parts.collect()


def told(articles: Sequence[Article]) -> list[tuple[str, str, str | None]]:
    return [(notice.code, notice.message, notice.where) for article in articles for notice in article.notices]


def test_every_part_that_can_be_read_is_an_article_in_order() -> None:
    articles = collect((STORY.encode(), "inbox.mbox#1"), (b"Two piers stay open.", "inbox.mbox#2"))
    assert [article.origin for article in articles] == ["inbox.mbox#1", "inbox.mbox#2"]
    assert told(articles) == []


def test_a_part_that_cannot_be_read_is_told_on_the_first_article() -> None:
    articles = collect((b"", "inbox.mbox#1"), (STORY.encode(), "inbox.mbox#2"))
    assert told(articles) == [("skipped", "it is empty", "inbox.mbox#1")]


def test_parts_that_are_left_out_for_one_reason_are_told_together() -> None:
    articles = collect((STORY.encode(), "a"), *[(b"", f"b{number}") for number in range(6)])
    message = "it is empty; the same holds for `b1`, `b2`, `b3` and 2 more"
    assert told(articles) == [("skipped", message, "b0")]


def test_what_is_no_article_is_skipped_with_its_reason() -> None:
    parts = Parts("mail.eml", inside)
    parts.read(STORY.encode(), "mail.eml")
    parts.skip("plan.png", "an image is no article")
    assert told(parts.collect()) == [("skipped", "an image is no article", "plan.png")]


def test_a_container_without_an_article_is_refused_with_the_reasons() -> None:
    parts = Parts("mail.eml", inside)
    parts.skip("plan.png", "an image is no article")
    parts.read(b"", "mail.eml#1")
    with pytest.raises(SourceError) as refused:
        parts.collect()
    assert refused.value.message == (
        "`mail.eml` holds no article that can be read: `plan.png`: an image is no article; `mail.eml#1`: it is empty"
    )


def test_the_only_part_that_is_refused_says_so_itself() -> None:
    with pytest.raises(SourceError, match=r"^`inbox\.mbox#1` is empty$"):
        collect((b"", "inbox.mbox#1"))


def test_an_empty_container_is_refused() -> None:
    with pytest.raises(SourceError, match="holds nothing to read"):
        collect()


def test_notices_are_bounded_however_many_reasons_there_are() -> None:
    parts = Parts("inbox.mbox", inside)
    parts.read(STORY.encode(), "a")
    for number in range(50):
        parts.skip(f"b{number}", f"reason {number}")
    notices = parts.collect()[0].notices
    assert len(notices) == 21
    assert notices[-1].message == "30 more parts are left out, for other reasons"


def test_no_more_than_a_number_of_parts_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "MOST_PARTS", 2)
    articles = collect(*[(STORY.encode(), f"a{number}") for number in range(4)])
    assert len(articles) == 2
    (notice,) = articles[0].notices
    assert notice.message.startswith("it is left out: `inbox.mbox` holds more than 2 parts; the same holds for `a3`")


def test_parts_take_no_longer_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "MOST_PARTS_SECONDS", -1)
    with pytest.raises(SourceError, match="took -1 seconds already"):
        collect((STORY.encode(), "a"))


def test_names_that_strangers_chose_are_one_short_line() -> None:
    assert clean_name("a\x1b[31m\n`b`") == "a\ufffd[31m\ufffd\ufffdb\ufffd"
    assert clean_name("  ") == "part"
    assert len(clean_name("x" * 1000)) == 200
