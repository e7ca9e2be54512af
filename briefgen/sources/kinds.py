"""Which kind of source some content is. Goes in: the bytes and the name. Comes out: yes or no, at next to no cost.

The content decides; the name counts only where kinds look alike. Nothing heavy is imported here.
"""

import re

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_SNIFFED = 65_536
_SURE_HEADINGS = 2
_SNIFFED_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#]", re.MULTILINE)
_SNIFFED_FEED = 4_096
_FEED_ELEMENT = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE_ELEMENT = re.compile(rb"<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')


def is_feed(content: bytes, _origin: str) -> bool:
    """Whether the content begins with an element of RSS, RDF or Atom, is other XML but no page, or is a JSON Feed."""
    head = _plain(content[:_SNIFFED])
    if head.startswith(b"{"):
        return _JSON_FEED.search(head) is not None
    start = head[:_SNIFFED_FEED]
    page = _PAGE_ELEMENT.search(start)
    feed = _FEED_ELEMENT.search(start, 0, page.start() if page else len(start))
    return start.startswith(b"<") and (feed is not None or (page is None and start.startswith(b"<?xml")))


def is_markdown(content: bytes, origin: str) -> bool:
    """Whether the name says so, or the text starts with a `#` heading or front matter and one, or holds two of them."""
    if origin.lower().endswith(_MARKDOWN_SUFFIXES):
        return True
    head = _plain(content[:_SNIFFED])
    needed = 1 if head.startswith((b"#", b"---", b"+++")) else _SURE_HEADINGS
    return len(_SNIFFED_HEADING.findall(head)) >= needed


def is_anything(_content: bytes, _origin: str) -> bool:
    """True: what no other kind fits is read as plain text, or refused there."""
    return True


def _plain(head: bytes) -> bytes:
    """`head` without a mark of its encoding: UTF-16 of a Latin text, without zero bytes, can be searched like UTF-8."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0").replace(b"\0", b"").lstrip()
