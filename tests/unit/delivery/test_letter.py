"""A letter as a message that any reader of mail takes apart again."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, get_args

import pytest

from briefgen.delivery.letter import Attachment, Letter, message_id, read_address, write_letter
from briefgen.errors import DeliveryError
from briefgen.template.template import Format

KEY = ("harbor", "2026-W47", "weekly-executive", "mail:board@example.org")


def letter(**changes: Any) -> Letter:
    return Letter(
        **{
            "key": KEY,
            "sender": "Briefs <briefs@example.org>",
            "recipient": "board@example.org",
            "subject": "Harbor, week 47: ferries sail again — “at last”",
            "date": datetime(2026, 11, 20, 16, tzinfo=UTC),
            "text": "The ferries sail again.\n",
            "html": "<p>The ferries sail again – süß.</p>",
            "attachments": (Attachment("2026-W47-harbor.pdf", b"%PDF-1.7\n"), Attachment("w.docx", b"PK\x03\x04")),
            **changes,
        }
    )


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_a_letter_comes_apart_into_text_page_and_files() -> None:
    message = read(write_letter(letter()))
    assert message["Subject"] == letter().subject
    assert message["From"] == "Briefs <briefs@example.org>"
    assert message["Date"].datetime == letter().date
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().splitlines() == ["The ferries sail again."]
    assert "süß" in page.get_content()
    files = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert files == {"2026-W47-harbor.pdf": b"%PDF-1.7\n", "w.docx": b"PK\x03\x04"}


def test_the_same_letter_is_the_same_bytes_and_lines_end_as_mail_asks() -> None:
    content = write_letter(letter())
    assert content == write_letter(letter())
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.splitlines())) <= 998


def test_the_message_id_follows_from_the_key_alone() -> None:
    one, two = (read(write_letter(letter(text=text)))["Message-ID"] for text in ("a", "b"))
    assert one == two == message_id(KEY)
    assert message_id((*KEY[:3], "mail:other@example.org")) != one
    assert message_id(("a", "bc")) != message_id(("ab", "c"))


def test_the_marking_stands_in_the_subject_and_around_the_text() -> None:
    message = read(write_letter(letter(marking="TLP:AMBER", attachments=(), html=None)))
    assert message["Subject"].startswith("[TLP:AMBER] Harbor")
    lines = message.get_content().splitlines()
    assert (lines[0], lines[-1]) == ("TLP:AMBER", "TLP:AMBER")


def test_a_line_end_in_a_subject_starts_no_header() -> None:
    message = read(write_letter(letter(subject="a\r\nBcc: thief@example.org")))
    assert message["Bcc"] is None
    assert message["Subject"] == "a Bcc: thief@example.org"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "board",
        "@example.org",
        "a@",
        "a b@example.org",
        "a@example.org\nBcc: b@example.org",
        "ä@example.org",
        "a@...",
        "a@x.org,b@y.org",
        "a@x.org, Board <b@y.org>",
        "a@x.org;b@y.org",
        "a@x.org;",
        "a@x.org>",
        "Board <a@x.org",
        "Board <a@x.org>, b@y.org",
        '"a@x.org',
        'a"b@x.org',
        "mailto:a@x.org",
        "a@x.org:25",
        ".a@x.org",
    ],
)
def test_what_is_no_address_is_refused(words: str) -> None:
    with pytest.raises(DeliveryError, match="no mail address"):
        read_address(words)


@pytest.mark.parametrize(
    ("words", "name", "plain"),
    [
        (" board@example.org ", "", "board@example.org"),
        ("o'brien+week.47@mail-1.example.org", "", "o'brien+week.47@mail-1.example.org"),
        ("Board <board@example.org>", "Board", "board@example.org"),
        ('"Smith, John" <john@example.org>', "Smith, John", "john@example.org"),
        ("<root@localhost>", "", "root@localhost"),
    ],
)
def test_an_address_may_have_a_name_before_it(words: str, name: str, plain: str) -> None:
    address = read_address(words)
    assert (address.display_name, address.addr_spec) == (name, plain)


def test_what_is_attached_is_named_by_what_it_is_whatever_the_host_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: (None, None))
    endings = get_args(Format)
    attachments = tuple(Attachment(f"week.{ending}", b"{}") for ending in endings)
    message = read(write_letter(letter(attachments=attachments)))
    assert {str(part.get_filename()): part.get_content_type() for part in message.iter_attachments()} == {
        "week.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "week.html": "text/html",
        "week.json": "application/json",
        "week.md": "text/markdown",
        "week.pdf": "application/pdf",
    }


def test_a_domain_in_other_letters_is_written_as_hosts_write_it() -> None:
    assert read_address("Grün <a@grün.example>").addr_spec == "a@xn--grn-ioa.example"
