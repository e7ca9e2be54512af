"""Mails, made here with the standard library or written line by line."""

from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.sources import kinds
from briefgen.sources.article import Article
from briefgen.sources.read import read

TITLE = "Old pier closed after divers find cracks"
FIRST = "The harbor board closed the old pier on Monday after divers found cracks in three of its pillars."
SECOND = "Ferries to the islands will leave from the north quay until spring, the board said in a statement."
THIRD = "Repairs will cost 4 million euros and begin in January, said the harbor master, Jane Doe, on Tuesday."
STORY = f"{TITLE}\n\nBy Jane Doe\n\n{FIRST}\n\nNext steps\n\n{SECOND}\n\n{THIRD}\n"
PAGE = f"<html><body><h1>{TITLE}</h1><p>By Jane Doe</p><p>{FIRST}</p><h2>Next steps</h2><p>{SECOND}</p><p>{THIRD}</p>"
PARAGRAPHS = [FIRST, SECOND, THIRD]


def mail(text: str = "", html: str = "", *, subject: str = TITLE, **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "Max Moe <max@harbor.example>", "me@harbor.example", subject
    message["Date"] = "Mon, 23 Nov 2026 10:00:00 +0100"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def read_one(message: EmailMessage | bytes | str) -> Article:
    content = message.encode() if isinstance(message, str) else bytes(message)
    (article,) = read(content, origin="a.eml")
    return article


def kinds_of(article: Article) -> list[tuple[str, str]]:
    return [(one.kind, article.text[one.start : one.end]) for one in article.passages]


def words_of(article: Article) -> list[str]:
    return [words for _, words in kinds_of(article)]


# ---- the same story ---------------------------------------------------------------------------------

FORWARDED = f"""FYI, see below.

Max
--{" "}
Max Moe, Harbor Office

---------- Forwarded message ---------
From: Harbor Weekly <news@harbor.example>
Date: Fri, 20 Nov 2026 at 16:00
Subject: {TITLE}
To: <max@harbor.example>


{STORY}"""
WRAPPED = STORY.replace(" until", "\nuntil").replace(" in three", "\nin three").replace(" said the", "\nsaid the")


@pytest.mark.parametrize(
    "message",
    [mail(STORY), mail(WRAPPED), mail("", PAGE), mail(STORY, PAGE), mail(FORWARDED, subject=f"Fwd: {TITLE}")],
    ids=["plain", "wrapped", "html", "both", "forwarded"],
)
def test_the_same_story_is_the_same_article_as_in_plain_text(message: EmailMessage) -> None:
    (plain,), article = read(STORY.encode()), read_one(message)
    told = [(kind, " ".join(words.split())) for kind, words in kinds_of(article)]
    assert told == kinds_of(plain)
    assert (article.headline, article.byline) == (plain.headline, plain.byline)


# ---- headers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sender", ["(" * 5000, f"max@harbor.example {'(' * 5000}"])
def test_comments_that_nest_without_end_state_no_sender(sender: str) -> None:
    head = f"From: {sender}\nSubject: {TITLE}\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n\n"
    (article,) = read(f"{head}{FIRST}\n\n{SECOND}\n".encode(), origin="odd.eml")
    assert (article.headline, article.publisher) == (TITLE, None)


@pytest.mark.parametrize("headers", [{}, {"List_Id": "<weekly.harbor.example>"}], ids=["person", "list"])
@pytest.mark.parametrize("parts", [(STORY, ""), ("", PAGE)], ids=["text", "html"])
def test_a_mail_states_its_sender_and_its_time(parts: tuple[str, str], headers: dict[str, str]) -> None:
    article = read_one(mail(*parts, **headers))
    assert (article.byline, article.publisher) == ("Jane Doe", "Max Moe")
    assert article.published == "2026-11-23T10:00:00+01:00"
    assert article.stated_in["published"] == "mail header Date"


def test_of_a_person_s_mail_the_text_counts_first() -> None:
    article = read_one(mail(f"Source: Harbor Weekly\nPublished: 20 November 2026\n\n{FIRST}\n\n{SECOND}\n"))
    assert (article.headline, article.publisher, article.published) == (TITLE, "Harbor Weekly", "20 November 2026")
    assert article.stated_in["published"] == "line 2"


@pytest.mark.parametrize("prefix", ["Fwd: ", "WG: ", "Re: "])
def test_who_forwards_or_answers_is_no_publisher(prefix: str) -> None:
    for text in (STORY, FORWARDED.replace("From: Harbor Weekly <news@harbor.example>\nDate", "From: a@b.example\nDay")):
        article = read_one(mail(text, subject=prefix + TITLE))
        assert (article.publisher, article.published) == (None, None)


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: FW: [port-list] Pier closed", "Pier closed"),
        ("AW: WG: Pier closed", "Pier closed"),
        ("=?utf-8?q?Pier_gesperrt_=E2=80=93_f=C3=BCr_immer?=", "Pier gesperrt – für immer"),
        ("=?unknown-x?b?UGllciBjbG9zZWQ=?=", "Pier closed"),
        ("Pier clös", "Pier clös"),
    ],
)
def test_subjects_are_cleaned_and_decoded(subject: str, headline: str) -> None:
    assert read_one(f"From: a@b.example\nTo: c@d.example\nSubject: {subject}\n\n{FIRST}\n").headline == headline


def test_a_broken_encoded_subject_is_kept_as_it_stands() -> None:
    article = read_one(f"From: a@b.example\nSubject: =?utf-8?b?a?= Pier\n\n{FIRST}\n")
    assert article.headline is not None
    assert article.headline.endswith("Pier")


@pytest.mark.parametrize("subject", ["[TLP:AMBER] Pier closed", "Fwd: Pier closed [TLP:AMBER]"])
def test_a_marking_in_the_subject_is_stated(subject: str) -> None:
    article = read_one(mail(f"{FIRST}\n\n{SECOND}\n", subject=subject))
    assert (article.marking, article.headline) == ("TLP:AMBER", "Pier closed")
    assert article.stated_in["marking"] == "mail header Subject"


# ---- forwarded, answered, signed --------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        f"Begin forwarded message:\n\nFrom: Harbor Weekly <n@h.example>\nSubject: {TITLE}\nDate: 20 Nov 2026\n",
        f"From: Harbor Weekly <n@h.example>\nSent: 20 Nov 2026\nTo: Max\nSubject: {TITLE}\n",
        f"Von: Harbor Weekly <n@h.example>\nGesendet: 20 Nov 2026\nAn: Max\nBetreff: {TITLE}\n",
        f"De : Harbor Weekly <n@h.example>\nEnvoyé : 20 Nov 2026\nÀ : Max\nObjet : {TITLE}\n",
        f"-----Mensaje original-----\nDe: Harbor Weekly\nEnviado el: 20 Nov 2026\nPara: Max\nAsunto: {TITLE}\n",
        f"Від: Harbor Weekly <n@h.example>\nНадіслано: 20 Nov 2026\nКому: Max\nТема: {TITLE}\n",
        f"보낸 사람: Harbor Weekly\n보낸 날짜: 20 Nov 2026\n받는 사람: Max\n제목: {TITLE}\n",
    ],
)
def test_the_header_of_a_forwarded_article_becomes_its_fields(header: str) -> None:
    article = read_one(mail(f"Worth a look.\n\n{header}\n" + "\n\n".join(PARAGRAPHS), subject="WG: something"))
    assert words_of(article) == PARAGRAPHS
    assert (article.headline, article.publisher, article.published) == (TITLE, "Harbor Weekly", "20 Nov 2026")
    assert article.stated_in["headline"] == "forwarded Subject"
    assert article.notices[0].message.startswith("1 line above a forwarded mail, ")


def test_a_forwarded_header_in_one_paragraph_of_html_and_forwards_of_forwards() -> None:
    header = (
        "<div><b>From:</b> {} &lt;a@b.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Max<br><b>Subject:</b> {}</div>"
    )
    story = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    inner = f"{header.format('Harbor Weekly', TITLE)}{story}"
    html = f"<p>See below.</p>{header.format('Ann Boe', 'FW: x')}<p>Look.</p>{inner}"
    article = read_one(mail("", html, subject="FW: x"))
    assert (words_of(article), article.headline, article.publisher) == (PARAGRAPHS, TITLE, "Harbor Weekly")


def test_a_quoted_forward_is_unquoted() -> None:
    header = f"> From: Harbor Weekly <n@h.example>\n> Subject: {TITLE}\n> Date: 20 Nov 2026\n>\n"
    quoted = "\n>\n".join(f"> {words}" for words in PARAGRAPHS)
    article = read_one(mail(f"Begin forwarded message:\n\n{header}{quoted}\n", subject="Fwd: x"))
    assert (words_of(article), article.headline) == (PARAGRAPHS, TITLE)


def test_answers_keep_their_own_words_and_not_the_mail_they_answer() -> None:
    below = f"From: Ann <a@b.example>\nSent: Monday\nTo: Max\nSubject: Pier\n\n{THIRD}"
    article = read_one(mail(f"{FIRST}\n\n{SECOND}\n\n-----Original Message-----\n{below}", subject="Re: Pier"))
    assert words_of(article) == [FIRST, SECOND]
    article = read_one(mail(f"{FIRST}\n\n{SECOND}\n\nOn Monday Ann wrote:\n> {THIRD}\n", subject="Re: Pier"))
    assert words_of(article) == [FIRST, SECOND]
    assert article.notices[0].message == "2 lines of an earlier mail are left out"


def test_signatures_disclaimers_and_furniture_are_left_out_and_told() -> None:
    text = (
        f"Trouble reading? View this email in your browser\n\n{FIRST}\n\n{SECOND}\n\n"
        "Unsubscribe | Manage preferences\n\nHarbor Weekly, 1 Quay Street\n\n-- \nsent by a program\n"
    )
    article = read_one(mail(text, List_Id="<w.harbor.example>"))
    assert words_of(article) == [FIRST, SECOND]
    assert article.notices[0].message == ("2 lines of a signature, 3 lines of a newsletter's furniture are left out")


def test_flowed_text_is_joined() -> None:
    message = (
        f"From: a@b.example\nSubject: Pier\nContent-Type: text/plain; format=flowed\n\n{FIRST[:40]} \n{FIRST[40:]}\n"
    )
    assert [" ".join(words.split()) for words in words_of(read_one(message))] == [
        " ".join(f"{FIRST[:40]} {FIRST[40:]}".split())
    ]


# ---- parts ------------------------------------------------------------------------------------------


def test_documents_attached_to_a_note_are_the_articles() -> None:
    document, file = Document(), BytesIO()
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND)
    document.save(file)
    message = mail("Please see the file.", subject="Pier")
    message.add_attachment(file.getvalue(), maintype="application", subtype="octet-stream", filename="../pier.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="pier.png")
    article = read_one(message)
    assert (article.origin, words_of(article)) == ("a.eml/pier.docx", [FIRST, SECOND])
    assert [(notice.code, notice.where) for notice in article.notices] == [
        ("skipped", "a.eml"),
        ("skipped", "a.eml/pier.png"),
    ]


def test_a_mail_forwarded_as_an_attachment_is_the_article() -> None:
    message = mail("See the mail.", subject="Fwd")
    message.add_attachment(mail(f"{FIRST}\n\n{SECOND}\n", subject="Pier closed", List_Id="<x>"))
    article = read_one(message)
    assert (article.headline, article.publisher, words_of(article)) == ("Pier closed", "Max Moe", [FIRST, SECOND])


def test_the_fuller_of_two_versions_is_read() -> None:
    article = read_one(mail("\n\n".join(PARAGRAPHS), f"<p>{FIRST}</p>"))
    assert words_of(article) == PARAGRAPHS


# ---- kinds and hostile ------------------------------------------------------------------------------


def test_front_lines_of_an_article_are_no_mail() -> None:
    text = f"Title: Pier closed\nDate: 20 November 2026\nSource: Harbor Weekly\n\n{FIRST}\n".encode()
    assert not kinds.is_mail(text, "a.txt")
    assert read(text, origin="a.txt")[0].publisher == "Harbor Weekly"
    assert kinds.is_mail(b"From x@y Mon Jan  1 10:00:00 2026\nReceived: by z\nFrom: x@y\n\n", "a")


@pytest.mark.parametrize(
    "headers",
    [
        "Content-Type: text/plain; charset=x-unknown",
        "Content-Type: text/plain; charset=punycode",
        "Content-Type: text/plain; charset=zlib_codec",
        "Content-Transfer-Encoding: x-nothing",
        "Content-Type: multipart/mixed",
        "Date: yesterday\nList-Id: x",
    ],
)
def test_broken_headers_still_give_the_text(headers: str) -> None:
    article = read_one(f"From: a@b.example\nSubject: Pier\nMIME-Version: 1.0\n{headers}\n\n{FIRST}\n\n{SECOND}\n")
    assert words_of(article) == [FIRST, SECOND]


def test_too_many_parts_levels_and_too_large_headers_are_refused() -> None:
    part = "--x\nContent-Type: text/plain\n\na\n"
    wide = f"From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n{part * 3000}--x--\n"
    level = "".join(f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(3000))
    for content in (wide, f"From: a@b\nSubject: x\n{level}", f"From: a@b\nSubject: x\n{'X: y' * 400_000}\n\n{FIRST}"):
        with pytest.raises(SourceError) as caught:
            read_one(content)
        assert caught.value.hint


WHOLE = bytes(mail(FORWARDED, PAGE, subject="Fwd: x"))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=20), st.integers(0, len(WHOLE)))
def test_a_damaged_mail_is_read_or_refused(place: int, noise: bytes, end: int) -> None:
    for content in (WHOLE[:place] + noise + WHOLE[place + len(noise) :], WHOLE[:end]):
        with suppress(SourceError):
            read(content, origin="a.eml")


def test_a_charset_with_a_zero_byte_in_its_name_is_told_and_raises_nothing() -> None:
    body = "The harbor board closed the old pier on Monday – divers found cracks.".encode()
    content = b'From: a@example.org\nSubject: Pier\nContent-Type: text/plain; charset="utf\0-8"\n\n' + body
    with suppress(SourceError):
        assert "harbor board" in read(content, origin="a.eml")[0].text
