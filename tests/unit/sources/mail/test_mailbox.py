"""Mailboxes: each mail an article, one bad mail no loss."""

import time

import pytest

from briefgen.errors import SourceError
from briefgen.sources import kinds
from briefgen.sources.read import read

FIRST = "The harbor board closed the old pier on Monday after divers found cracks in three of its pillars."
SECOND = "Ferries to the islands will leave from the north quay until spring, the board said in a statement."
POSTMARK = "From max@harbor.example Mon Nov 23 10:00:00 2026\n"


def message(subject: str, text: str) -> str:
    return f"{POSTMARK}From: max@harbor.example\nSubject: {subject}\n\n{text}\n\n"


def test_each_mail_is_an_article_and_a_bad_one_is_told() -> None:
    box = (
        message("One", FIRST)
        + message("Two", "")
        + message("Three", f"{SECOND}\n\n>From the quay they go on to the islands.")
    )
    first, third = read(box.encode(), origin="inbox.mbox")
    assert (first.origin, first.headline) == ("inbox.mbox#1", "One")
    assert (third.origin, third.headline) == ("inbox.mbox#3", "Three")
    assert third.text.rstrip().endswith("\nFrom the quay they go on to the islands.")
    assert [(notice.code, notice.where) for notice in first.notices] == [("skipped", "inbox.mbox#2")]


def test_one_mail_behind_a_postmark_is_a_mailbox_by_its_name_only() -> None:
    content = message("One", FIRST).encode()
    assert kinds.is_mailbox(content, "a.mbox")
    assert not kinds.is_mailbox(content, "a.eml")
    assert kinds.is_mail(content, "a.eml")


def test_a_mailbox_without_an_article_is_refused() -> None:
    with pytest.raises(SourceError, match=r"inbox\.mbox"):
        read((message("One", "") * 2).encode(), origin="inbox.mbox")


@pytest.mark.parametrize("start", [b"From ", POSTMARK.encode() + b"A: b\n\nFrom "], ids=["first", "next"])
def test_a_postmark_that_never_ends_takes_no_time_to_tell(start: bytes) -> None:
    begun = time.process_time()
    assert not kinds.is_mailbox(start + b"1:11 " * 20_000, "page")
    assert time.process_time() - begun < 1
