"""Every writer accepts every document, loses no word of it, and writes the same bytes twice."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from readers import docx_text, html_tags, html_text, markdown_text, markdown_tokens, pdf_text
from strategies import documents

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    CodeBlock,
    Contents,
    Document,
    Figure,
    Heading,
    OrderedList,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.document.walk import contents_headings, document_text, heading_words, iter_blocks, source_numbers
from briefgen.writers.registry import WRITERS, find_losses, write

_CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]

quick = settings(deadline=None, max_examples=60, derandomize="CI" in os.environ, suppress_health_check=_CHECKS)
slow = settings(quick, max_examples=20)

_TOKENS = {
    "heading_open": "heading",
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "entry",
    "fence": "code",
    "hr": "rule",
    "table_open": "table",
    "footnote_reference_open": "source",
}
_TAGS = {"blockquote": "quote", "pre": "code", "hr": "rule", "table": "table"}
_OTHER_TAGS = (
    {"html", "head", "meta", "title", "style", "body", "header", "main", "div", "p", "ul", "ol", "li", "br", "code"}
    | {f"h{level}" for level in range(1, 7)}
    | {"thead", "tbody", "tr", "th", "td", "em", "strong", "a", "sup", "span"}
    | {"nav", "figure", "figcaption", "svg", "g", "rect", "line", "circle", "text"}
)


PLANE_ENDS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
UNWRITABLE = re.compile(rf"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffd{PLANE_ENDS}]")


def plain(text: str) -> str:
    """`text` with single blanks, without the characters that some format cannot hold."""
    return " ".join(UNWRITABLE.sub("", text).split())


def drawable(text: str) -> str:
    """The letters, digits and punctuation of `text` that a font for Europe holds, without blanks."""
    return "".join(char for char in text if _is_drawable(char))


def _is_drawable(char: str) -> bool:
    if unicodedata.category(char)[0] not in "LNP" or unicodedata.decomposition(char).startswith("<"):
        return False
    return char.isascii() or unicodedata.name(char, "").split(" ")[0] in {"LATIN", "GREEK", "CYRILLIC"}


@quick
@given(documents)
def test_html_holds_every_word(document: Document) -> None:
    assert plain(html_text(write(document, "html"))) == plain(document_text(document))


@quick
@given(documents)
def test_markdown_holds_every_word(document: Document) -> None:
    assert plain(markdown_text(write(document, "md"))) == plain(document_text(document))


@slow
@given(documents)
def test_word_holds_every_word(document: Document) -> None:
    assert plain(docx_text(write(document, "docx"))) == plain(document_text(document))


@slow
@given(documents)
def test_pdf_holds_every_word_that_it_can_draw(document: Document) -> None:
    # pypdf takes U+FEFF for an Arabic form and turns the words around it.
    assume("\ufeff" not in document_text(document))
    written = iter(drawable(pdf_text(write(document, "pdf"))))
    lost = [char for char in drawable(document_text(document)) if char not in written]
    assert not lost


@quick
@given(documents)
def test_no_word_becomes_markup_in_html(document: Document) -> None:
    tags = html_tags(write(document, "html"))
    assert set(tags) <= _TAGS.keys() | _OTHER_TAGS
    assert Counter(_TAGS[tag] for tag in tags if tag in _TAGS) == Counter(
        part for part in _parts(document) if part in _TAGS.values()
    )


@quick
@given(documents)
def test_every_link_inside_a_page_leads_to_one_place(document: Document) -> None:
    written = write(document, "html").decode()
    ids = re.findall(r' id="([^"]*)"', written)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]*)"', written)) <= set(ids)
    assert set(re.findall(r' href="#(cite-[^"]*)"', written)) == {id_ for id_ in ids if id_.startswith("cite-")}


@quick
@given(documents)
def test_no_word_becomes_markup_in_markdown(document: Document) -> None:
    tokens = markdown_tokens(write(document, "md"))
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "image", "s_open", "code_block"}
    written = Counter(_TOKENS[token.type] for token in tokens if token.type in _TOKENS)
    quoted = sum(isinstance(block, Callout) and block.kind in ("bottom-line", "warning") for block in _all(document))
    assert written == Counter(_parts(document)) + Counter(quote=quoted) + _contents(document)


def _all(document: Document) -> Iterator[Block]:
    return iter_blocks(document.blocks)


def _contents(document: Document) -> Counter[str]:
    """The list and its entries that each table of contents is in Markdown."""
    numbers = source_numbers(document)
    entries = sum(bool(heading_words(heading, numbers)) for heading in contents_headings(document))
    count = sum(isinstance(block, Contents) for block in _all(document))
    return Counter(list=count * bool(entries), entry=count * entries)


def _parts(document: Document) -> Iterator[str]:
    """A name for each block that shows in every format, and for each entry of a list."""
    for block in _all(document):
        match block:
            case Heading():
                yield "heading"
            case BlockQuote():
                yield "quote"
            case BulletList() | OrderedList():
                yield from ("list",) * bool(block.items)
                yield from ("entry",) * len(block.items)
            case CodeBlock():
                yield "code"
            case ThematicBreak():
                yield "rule"
            case Table() | Figure():
                yield "table"
            case SourceList():
                yield from ("source",) * len(block.entries)


@pytest.mark.parametrize("format_name", WRITERS)
def test_the_same_document_gives_the_same_bytes(format_name: str) -> None:
    @(quick if format_name in ("html", "md") else slow)
    @given(documents)
    def check(document: Document) -> None:
        assert write(document, format_name) == write(document, format_name)
        find_losses(document, format_name)

    check()
