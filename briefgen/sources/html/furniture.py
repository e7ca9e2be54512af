"""Paragraphs that papers set among those of an article: links to other stories, letters to subscribe to.

Goes in: the blocks of the main text. Comes out: those of the article, and a notice for the rest.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from briefgen.notices import Notice
from briefgen.sources.assemble import Block
from briefgen.sources.html.body import Body
from briefgen.sources.html.metadata import Metadata
from briefgen.sources.text.labels import read_byline
from briefgen.text import fold
from briefgen.wordlist import read_word_list

_MOST_WORDS = 60
_MOST_LABELED_WORDS = 30
_FEWEST_WORDS_OF_BODY = 20
_MOST_SHOWN = 3
_MOST_LETTERS_SHOWN = 50
_NUMBER = re.compile(r"\d+")
_CREDITS = re.compile(
    r"\(?\s*(?:additional\s+)?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled)\s+by\s+[^.]{3,400}[\s.)]*",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\W_]+")
_SHORTCODE = re.compile(r"\[(?P<name>[a-z_]+)(?:\s[^\]]*)?\].*\[/(?P=name)\]", re.IGNORECASE)


def without_furniture(body: Body, metadata: Metadata, origin: str) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """The blocks of the article, and a notice where some were left out.

    What the page shows of its fields above the article goes too, without a notice: the article keeps the fields. A page
    that holds nothing but text keeps all of it, as a text file would, but for what is no line of its own there.
    """
    if body.is_plain:
        headline = next((stated.value for stated in metadata.stated if stated.name == "headline"), "")
        other = [words for words in (*metadata.titles, *metadata.bylines) if fold(words) != fold(headline)]
        return tuple(_below_fields(body.blocks, other)), ()
    blocks = tuple(_below_fields(body.blocks, metadata.shown))
    if all(is_furniture(block.text) for block in blocks):
        return blocks, ()
    kept = [block for block in blocks if not is_furniture(block.text)]
    # A heading at the very end headed what is gone.
    end = max(index for index, block in enumerate(kept) if block.kind != "heading" or index == 0) + 1
    dropped = (*(block for block in blocks if is_furniture(block.text)), *kept[end:], *body.beside)
    return tuple(kept[:end]), (_notice(dropped, origin),) if dropped else ()


def is_furniture(words: str) -> bool:
    """Whether a paragraph is a link to another story, a call to subscribe or follow, a credit, or signs alone."""
    count = words.count(" ") + 1
    if count > _MOST_WORDS:
        return False
    if _SIGNS.fullmatch(words) or _CREDITS.fullmatch(words) or _SHORTCODE.fullmatch(words):
        return True
    key = _NUMBER.sub("0", fold(words))
    label = fold(words.partition(":")[0]) if ":" in words else ""
    labels, begins, holds, whole = _lexicon()
    if label in labels and count <= _MOST_LABELED_WORDS:
        return True
    return key in whole or begins.match(fold(words)) is not None or holds.search(fold(words)) is not None


def _below_fields(blocks: Sequence[Block], shown: Collection[str]) -> Iterator[Block]:
    keys = {key for words in shown if (key := fold(words))}
    body_begins = False
    for block in blocks:
        if not body_begins and (fold(block.text) in keys or _is_known_byline(block.text, shown)):
            continue
        body_begins = body_begins or block.text.count(" ") >= _FEWEST_WORDS_OF_BODY
        yield block


def _is_known_byline(words: str, shown: Collection[str]) -> bool:
    """Whether `words` name an author who is shown already, and say no more."""
    byline = read_byline(words)
    return byline is not None and byline.day is None and byline.names in shown


def _notice(dropped: Sequence[Block], origin: str) -> Notice:
    shown = ", ".join(f"“{_cut(block.text)}”" for block in dropped[:_MOST_SHOWN])
    more = f" and {len(dropped) - _MOST_SHOWN} more" if len(dropped) > _MOST_SHOWN else ""
    said = "a paragraph of the page is" if len(dropped) == 1 else f"{len(dropped)} paragraphs of the page are"
    return Notice("metadata-line", f"{said} not part of the article: {shown}{more}", origin)


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS_SHOWN else words[:_MOST_LETTERS_SHOWN].rstrip() + " …"


@cache
def _lexicon() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """The labels, what begins a paragraph, what it holds, and what it is."""
    sections: dict[str, list[str]] = {}
    for entry in read_word_list(Path(__file__).parent / "lexicons" / "furniture.txt"):
        if entry.row:
            sections.setdefault(entry.section, []).append(entry.row[0])
    begins, holds = (
        re.compile(rf"(?:^|\b)(?:{'|'.join(map(_pattern, sections[name]))})\b") for name in ("begins", "holds")
    )
    return frozenset(map(fold, sections["labels"])), begins, holds, frozenset(map(fold, sections["whole"]))


def _pattern(entry: str) -> str:
    return r" (?:\w+ ){0,10}".join(fold(part) for part in entry.split("..."))
