"""Which kind of source some content is. Goes in: the bytes and the name. Comes out: yes or no, at next to no cost.

The content decides; the name counts only where kinds look alike. Nothing heavy is imported here.
"""

import re
import zipfile
from io import BytesIO

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_OFFICE = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""First bytes of the old formats of Office and Outlook, and of rich text."""
_OFFICE_PARTS = frozenset(
    {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "content.xml", "META-INF/container.xml"}
    | {"Index/Document.iwa", "Index.zip"}
)
# A line of a mail has at most 998 bytes (RFC 5322); the time in it is looked for by itself, so that no line takes long.
_MAILBOX = re.compile(rb"From ([^\r\n]{0,993})\r?\n[!-9;-~]{1,997}:")
_NEXT_MAIL = re.compile(rb"\n\r?\n" + _MAILBOX.pattern)
_CLOCK = re.compile(rb"\d:\d\d")
_POSTMARK = re.compile(rb">?From [^\r\n]*\r?\n")
_MAIL_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_MAIL_FIELDS = frozenset({b"from", b"to", b"cc", b"subject", b"date", b"sender", b"reply-to"})
_SURE_FIELDS = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"x-mailer", b"dkim-signature"}
    | {b"content-type", b"content-transfer-encoding", b"x-original-to", b"list-id", b"list-unsubscribe"}
)
_SNIFFED = 65_536
_SURE_HEADINGS = 2
_PDF_SIGNATURE = b"%PDF-"
_PDF_SIGNATURE_WITHIN = 1024
_SNIFFED_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#]", re.MULTILINE)
_SNIFFED_FEED = 4_096
_FEED_ELEMENT = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE_ELEMENT = re.compile(rb"<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)
_JSON_TEXT = re.compile(rb'"text"\s*:\s*"')
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')
_BEFORE_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)
_HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"<(?:html|head|body|title|meta|div|article|main|section|h[1-6]|p|br|span)[\s/>]", re.IGNORECASE)


def is_feed(content: bytes, _origin: str) -> bool:
    """Whether the content begins with an element of RSS, RDF or Atom, is other XML but no page, or is a JSON Feed."""
    head = _plain(content[:_SNIFFED])
    if head.startswith(b"{"):
        return _JSON_FEED.search(head) is not None
    start = head[:_SNIFFED_FEED]
    page = _PAGE_ELEMENT.search(start)
    feed = _FEED_ELEMENT.search(start, 0, page.start() if page else len(start))
    return start.startswith(b"<") and (feed is not None or (page is None and start.startswith(b"<?xml")))


def is_word(content: bytes, _origin: str) -> bool:
    """Whether the content is a Word document, or one of another office program, which its reader refuses by name."""
    if content.startswith(_OFFICE):
        return True
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return any(name in content[:_SNIFFED] for name in (b"[Content_Types].xml", b"word/document.xml"))
    return not names.isdisjoint(_OFFICE_PARTS)


def is_zip(content: bytes, _origin: str) -> bool:
    """Whether the content is a ZIP archive; what office programs write as one is told before."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_json_lines(content: bytes, _origin: str) -> bool:
    """Whether the first line that is not blank is a JSON object with a `text`; a JSON Feed is none."""
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = head[: head.find(b"\n") if b"\n" in head else len(head)].strip()
    return first.startswith(b"{") and first.endswith(b"}") and _JSON_TEXT.search(first) is not None


def is_mailbox(content: bytes, origin: str) -> bool:
    """Whether the content begins with a mailbox's `From ` line, and another follows or the name says so."""
    first = _MAILBOX.match(content)
    if first is None or _CLOCK.search(first[1]) is None:
        return False
    named = origin.lower().endswith((".mbox", ".mbx"))
    return named or any(_CLOCK.search(mail[1]) for mail in _NEXT_MAIL.finditer(content))


def is_mail(content: bytes, origin: str) -> bool:
    """Whether the content begins with the header of a mail; lines such as `Title:` and `Date:` alone are none."""
    head = content[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    postmark = _POSTMARK.match(head)
    names: set[bytes] = set()
    for line in head[postmark.end() if postmark else 0 :].splitlines():
        field = _MAIL_FIELD.match(line)
        if field:
            names.add(field[1].lower())
        elif not line.startswith((b" ", b"\t")):
            break
    if origin.lower().endswith(".eml") and names:
        return True
    sure, known = names & _SURE_FIELDS, names & _MAIL_FIELDS
    return bool(sure and len(known | sure) > 1) or (b"from" in known and not known.isdisjoint({b"to", b"subject"}))


def is_html(content: bytes, origin: str) -> bool:
    """Whether the content begins as a web page, behind comments and a declaration; or is named so and holds tags."""
    head = content[:_SNIFFED].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    begins = _BEFORE_HTML.match(head)
    if begins is not None and _HTML.match(head, begins.end()):
        return True
    return origin.lower().endswith(_HTML_SUFFIXES) and _TAG.search(head) is not None


def is_markdown(content: bytes, origin: str) -> bool:
    """Whether the name says so, or the text starts with a `#` heading or front matter and one, or holds two of them."""
    if origin.lower().endswith(_MARKDOWN_SUFFIXES):
        return True
    head = _plain(content[:_SNIFFED])
    needed = 1 if head.startswith((b"#", b"---", b"+++")) else _SURE_HEADINGS
    return len(_SNIFFED_HEADING.findall(head)) >= needed


def is_pdf(content: bytes, _origin: str) -> bool:
    """Whether the signature of a PDF stands where readers of PDFs look for it: within the first 1,024 bytes."""
    return _PDF_SIGNATURE in content[:_PDF_SIGNATURE_WITHIN]


def is_anything(_content: bytes, _origin: str) -> bool:
    """True: what no other kind fits is read as plain text, or refused there."""
    return True


def _plain(head: bytes) -> bytes:
    """`head` without a mark of its encoding: UTF-16 of a Latin text, without zero bytes, can be searched like UTF-8."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0").replace(b"\0", b"").lstrip()
